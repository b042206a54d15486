import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { formatPeriod, type PeriodKind } from '#vocabulary/period.ts';
import { type CellTable, published } from './cell-table.ts';
import type { Side } from './collect/protected-indicators.ts';

interface Exposed extends Record<string, string | number | null> {
  side: number;
  indicator: string | null;
  area: string;
  name: string;
  type: string;
  start: string | null;
  end: string | null;
  kind: string | null;
  stratum: string;
}

/**
 * What to tell of small counts that nothing protects: one problem for each side and area type, with one count as example. The
 * count itself is not told, because reports are passed around.
 *
 * Reads the temporary tables of `gatherCells`.
 */
export async function exposedIssues(
  database: Database,
  project: Project,
  { table, sides, exposed }: { table: CellTable; sides: readonly Side[]; exposed: Int32Array },
): Promise<Issue[]> {
  const groups = new Map<string, { example: Exposed; rest: boolean; by: string; count: number }>();
  const stored = new Map<number, Exposed>();
  for (const cell of exposed) {
    const { at, rest } = nearestStored(table, cell, await storedCells(database));
    const found = stored.get(at) ?? (await readCell(database, at));
    if (!found) continue;
    stored.set(at, found);
    const key = `${found.side} ${found.type} ${rest}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { example: found, rest, by: await givenAwayBy(database, table, cell, sides), count: 1 });
  }
  return [...groups.values()].map(({ example, rest, by, count }) => {
    const side = sides[example.side] as Side;
    const { indicator, file, locate } = using(project, example, side);
    const when = example.start ? `, ${period(example)}` : '';
    return issue(
      'DISCLOSURE_COUNT_EXPOSED',
      { file, ...locate([]), path: indicator },
      {
        what: `${rest ? 'those left out of ' : ''}${side.measures.map(({ measure }) => measure.name).join(' with ')}`,
        area: `${example.name} (${example.type} ${example.area}${when}${example.stratum})`,
        more: count > 1 ? ` So would ${count - 1} more of the kind.` : '',
        by,
        indicator,
        type: example.type,
      },
    );
  });
}

async function storedCells(database: Database): Promise<number> {
  return (await database.single<{ n: number }>('SELECT count(*) AS n FROM sup_cell')).n;
}

/** What a proportion leaves out has no row of its own: it is told of by the numerator beside it. */
function nearestStored({ sums }: CellTable, cell: number, stored: number): { at: number; rest: boolean } {
  if (cell < stored) return { at: cell, rest: false };
  for (let r = 0; r < sums.total.length; r++)
    for (let k = sums.start[r]!; k < sums.start[r + 1]!; k++)
      if (sums.part[k] === cell) return { at: sums.part[sums.start[r]!]!, rest: true };
  return { at: -1, rest: true };
}

async function readCell(database: Database, cell: number): Promise<Exposed | undefined> {
  const [row] = await database.rows<Exposed>(`SELECT c.side, i.key AS indicator, a.code AS area, a.name, t.key AS type,
      p.start_date::VARCHAR AS start, p.end_date::VARCHAR AS "end", p.kind, concat_ws('', nullif(', ' || s.sex, ', '), nullif(', ' || s.age, ', '), nullif(', ' || s.category_value, ', ')) AS stratum
    FROM sup_cell c JOIN area a ON a.id = c.area JOIN area_type t ON t.id = a.type JOIN stratum s ON s.id = c.stratum
    LEFT JOIN indicator i ON i.id = c.indicator LEFT JOIN period p ON p.id = c.period WHERE c.id = ${cell} ORDER BY c.id`);
  return row;
}

/** The sides whose figures stand in a sum with the count and can never be hidden, by name. */
async function givenAwayBy(
  database: Database,
  { sums, loss, standing }: CellTable,
  cell: number,
  sides: readonly Side[],
): Promise<string> {
  const open = new Set<number>();
  for (let r = 0; r < sums.total.length; r++) {
    const members = [sums.total[r]!, ...sums.part.subarray(sums.start[r]!, sums.start[r + 1]!)];
    if (!members.includes(cell)) continue;
    for (const other of members)
      if (loss[other] === Number.POSITIVE_INFINITY && standing[other] === published) open.add(other);
  }
  if (open.size === 0) return '';
  const rows = await database.rows<{ side: number }>(
    `SELECT DISTINCT side FROM sup_cell WHERE id IN (${[...open].slice(0, 1000).join(', ')}) ORDER BY side`,
  );
  const names = rows.flatMap(({ side }) => sides[side]?.measures.map(({ measure }) => measure.id) ?? []);
  return names.length > 0 ? ` What gives it away and cannot be hidden: ${[...new Set(names)].join(', ')}.` : '';
}

function period({ start, end, kind }: Exposed): string {
  return formatPeriod({ start: start as string, end: end as string, kind: kind as PeriodKind });
}

/** The indicator to change: the one of the count, or the first that counts the same. */
function using(project: Project, { indicator }: Exposed, side: Side) {
  const measures = new Set(side.measures.map(({ measure }) => measure.id));
  const found =
    project.indicators.find(({ value }) => value.id === indicator) ??
    project.indicators.find(({ value }) =>
      [value.numerator, value.denominator].some((operand) => operand && measures.has(operand.measure)),
    );
  return {
    indicator: found?.value.id ?? '',
    file: found?.file ?? '',
    locate: found?.locate ?? (() => ({ line: 1, column: 1 })),
  };
}
