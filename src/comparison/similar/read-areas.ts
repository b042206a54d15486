import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';

export interface OpenArea extends Record<string, string | number> {
  id: number;
  type: number;
  code: string;
}

/** Areas that are open on a day (YYYY-MM-DD) by their type, in the order of their codes. */
export async function areasOpen(database: Database, day: string): Promise<Map<number, OpenArea[]>> {
  const rows = await database.rows<OpenArea>(
    `SELECT id, type, code FROM area WHERE kind = 'area'
       AND DATE ${literal(day)} BETWEEN coalesce(opened, DATE '0001-01-01') AND coalesce(closed, DATE '9999-12-31') ORDER BY type, code, id`,
  );
  const byType = new Map<number, OpenArea[]>();
  for (const row of rows) {
    const list = byType.get(row.type);
    if (list) list.push(row);
    else byType.set(row.type, [row]);
  }
  return byType;
}

/** The texts of some attributes: by attribute, then by area. */
export async function attributeValues(
  database: Database,
  keys: readonly string[],
): Promise<Map<string, Map<number, string>>> {
  const found = new Map(keys.map((key) => [key, new Map<number, string>()]));
  if (keys.length === 0) return found;
  const rows = await database.rows<{ area: number; key: string; value: string }>(
    `SELECT area, key, value FROM attribute WHERE key IN (${keys.map(literal).join(', ')}) ORDER BY area, key`,
  );
  for (const { area, key, value } of rows) found.get(key)?.set(area, value);
  return found;
}

/** The statement that lays down the lists of like areas that files of areas give: those that hold on a day, the weightiest first. */
export function declaredSimilarRows(day: string): string {
  return `INSERT INTO similar_area SELECT -1, child, row_number() OVER (PARTITION BY child ORDER BY weight DESC, parent)::INTEGER, parent, NULL
    FROM (SELECT r.child, r.parent, max(r.weight) AS weight FROM relation r JOIN area c ON c.id = r.child JOIN area p ON p.id = r.parent
      WHERE r.kind = 'similar' AND r.child <> r.parent AND c.kind = 'area' AND p.kind = 'area'
        AND DATE ${literal(day)} BETWEEN coalesce(r.valid_from, DATE '0001-01-01') AND coalesce(r.valid_to, DATE '9999-12-31')
      GROUP BY r.child, r.parent) ORDER BY child, weight DESC, parent`;
}
