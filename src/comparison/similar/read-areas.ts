import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';

export interface OpenArea extends Record<string, string | number> {
  id: number;
  code: string;
}

/** Areas of a type that are open on a day (YYYY-MM-DD), in the order of their codes. */
export async function areasOpen(database: Database, type: number, day: string): Promise<OpenArea[]> {
  return database.rows<OpenArea>(
    `SELECT id, code FROM area WHERE kind = 'area' AND type = ${type}
       AND DATE ${literal(day)} BETWEEN coalesce(opened, DATE '0001-01-01') AND coalesce(closed, DATE '9999-12-31') ORDER BY code, id`,
  );
}

/** The texts of one attribute by area. */
export async function attributeValues(
  database: Database,
  key: string,
  areas: readonly OpenArea[],
): Promise<Map<number, string>> {
  const rows = await database.rows<{ area: number; value: string }>(
    `SELECT area, value FROM attribute WHERE key = ${literal(key)} ORDER BY area`,
  );
  const wanted = new Set(areas.map(({ id }) => id));
  return new Map(rows.flatMap(({ area, value }) => (wanted.has(area) ? [[area, value]] : [])));
}

/** The statement that lays down the lists of like areas that files of areas give: those that hold on a day, the weightiest first. */
export function declaredSimilarRows(day: string): string {
  return `INSERT INTO similar_area SELECT -1, child, row_number() OVER (PARTITION BY child ORDER BY weight DESC, parent)::INTEGER, parent, NULL
    FROM (SELECT r.child, r.parent, max(r.weight) AS weight FROM relation r JOIN area c ON c.id = r.child JOIN area p ON p.id = r.parent
      WHERE r.kind = 'similar' AND r.child <> r.parent AND c.kind = 'area' AND p.kind = 'area'
        AND DATE ${literal(day)} BETWEEN coalesce(r.valid_from, DATE '0001-01-01') AND coalesce(r.valid_to, DATE '9999-12-31')
      GROUP BY r.child, r.parent) ORDER BY child, weight DESC, parent`;
}
