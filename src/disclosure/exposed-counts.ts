import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { formatPeriod, type PeriodKind } from '#vocabulary/period.ts';
import { type CellTable, published } from './cell-table.ts';
import type { Gathered } from './collect/gather-cells.ts';
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
 */
export async function exposedIssues(
  database: Database,
  project: Project,
  {
    table,
    gathered,
    sides,
    exposed,
  }: {
    table: CellTable;
    gathered: Gathered;
    sides: readonly Side[];
    exposed: Int32Array;
  },
): Promise<Issue[]> {
  const groups = new Map<string, { example: Exposed; rest: boolean; by: string; count: number }>();
  const stored = new Map<number, Exposed>();
  for (const cell of exposed) {
    const { at, rest } = nearestStored(table, cell, gathered.cells.length);
    const found = stored.get(at) ?? (await readCell(database, gathered, at));
    if (!found) continue;
    stored.set(at, found);
    const key = `${found.side} ${found.type} ${rest}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { example: found, rest, by: givenAwayBy(gathered, table, cell, sides), count: 1 });
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

/** What a proportion leaves out has no row of its own: it is told of by the numerator beside it. */
function nearestStored({ sums }: CellTable, cell: number, stored: number): { at: number; rest: boolean } {
  if (cell < stored) return { at: cell, rest: false };
  for (let r = 0; r < sums.total.length; r++)
    for (let k = sums.start[r]!; k < sums.start[r + 1]!; k++)
      if (sums.part[k] === cell) return { at: sums.part[sums.start[r]!]!, rest: true };
  return { at: -1, rest: true };
}

/** A cell of the table in words. */
async function readCell(database: Database, { cells, order }: Gathered, at: number): Promise<Exposed | undefined> {
  const cell = order[at] ?? -1;
  if (cell < 0) return undefined;
  const { side, stratum } = cells.blocks[cells.at('block', cell)]!;
  const [row] = await database.rows<
    Omit<Exposed, 'side'>
  >(`SELECT i.key AS indicator, a.code AS area, a.name, t.key AS type,
      p.start_date::VARCHAR AS start, p.end_date::VARCHAR AS "end", p.kind, concat_ws('', nullif(', ' || s.sex, ', '), nullif(', ' || s.age, ', '), nullif(', ' || s.category_value, ', ')) AS stratum
    FROM area a JOIN area_type t ON t.id = a.type JOIN stratum s ON s.id = ${stratum}
    LEFT JOIN indicator i ON i.id = ${cells.at('indicator', cell)} LEFT JOIN period p ON p.id = ${cells.at('period', cell)}
    WHERE a.id = ${cells.at('area', cell)} ORDER BY a.id`);
  return row && ({ side, ...row } as Exposed);
}

/** The sides whose figures stand in a sum with the count and can never be hidden, by name. */
function givenAwayBy(
  { cells, order }: Gathered,
  { sums, loss, standing }: CellTable,
  cell: number,
  sides: readonly Side[],
): string {
  const open = new Set<number>();
  for (let r = 0; r < sums.total.length; r++) {
    const members = [sums.total[r]!, ...sums.part.subarray(sums.start[r]!, sums.start[r + 1]!)];
    if (!members.includes(cell)) continue;
    for (const other of members)
      if (loss[other] === Number.POSITIVE_INFINITY && standing[other] === published) open.add(other);
  }
  if (open.size === 0) return '';
  const given = new Set(
    [...open].flatMap((id) => (id < cells.length ? [cells.blocks[cells.at('block', order[id]!)]!.side] : [])),
  );
  const names = [...given]
    .sort((a, b) => a - b)
    .flatMap((side) => sides[side]?.measures.map(({ measure }) => measure.id) ?? []);
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
