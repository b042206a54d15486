import { type EstimateColumns, emptyEstimates } from '#estimates/estimate-columns.ts';
import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { type InequalityMethod, methods } from '#vocabulary/method.ts';
import { statusCode, statusOf } from '#vocabulary/status.ts';
import { withDisclosure } from '../shown-estimates.ts';
import { type InequalityRow, type InequalityTask, levelsOf } from './inequality-task.ts';
import { readGradients } from './read-gradients.ts';
import { groupInequality, type ShownGroup } from './group-inequality.ts';

/**
 * Estimates of an indicator that measures the inequality of another, for every area, period and map: from what is shown of groups or
 * of smaller areas, so that they tell nothing that readers could not work out. The disclosure step must have run.
 *
 * @returns columns sorted as all estimates are
 */
export async function inequalityEstimates(database: Database, task: InequalityTask): Promise<EstimateColumns> {
  const rows =
    task.indicator.method === 'gradient'
      ? await readGradients(database, task)
      : await readGroupMeasures(database, task);
  return columnsOf(rows, task.indicator);
}

const numbers = ['value', 'lower95', 'upper95', 'lower998', 'upper998', 'denominator'] as const;

async function readGroupMeasures(
  database: Database,
  { indicator, base, baseId, areaTypeIds }: InequalityTask,
): Promise<InequalityRow[]> {
  const by = indicator.by as string;
  const groups = indicator.groups ?? [];
  const column = by === 'sex' ? 'sex' : 'category_value';
  const strata = await database.rows<{ id: number; value: string }>(
    `SELECT id, ${column} AS value FROM stratum WHERE age = '' AND ${by === 'sex' ? "sex <> '' AND category = ''" : `sex = '' AND category = ${literal(by)}`} ORDER BY id`,
  );
  const places = new Map(strata.map(({ id, value }) => [id, groups.indexOf(value)]));
  const query = `SELECT e.map, e.area, e.period, e.stratum, coalesce(d.status, e.status)::TINYINT AS status, ${numbers.map((name) => `e.${name}`).join(', ')}
    FROM estimate e JOIN area a ON a.id = e.area JOIN period p ON p.id = e.period ${withDisclosure}
    WHERE e.indicator = ${baseId} AND a.kind = 'area' AND e.stratum IN (${[...places.keys()].join(', ') || -1})
      ${levelsOf(indicator, areaTypeIds)} ORDER BY e.map, e.area, p.end_date, e.period, e.stratum`;
  const rows: InequalityRow[] = [];
  let open: { map: number; area: number; period: number; groups: (ShownGroup | undefined)[] } | undefined;
  const close = () => {
    if (!open) return;
    const measured = groupInequality(indicator.method as Exclude<InequalityMethod, 'gradient'>, open.groups, base);
    const { map, area, period } = open;
    const reported = open.groups.filter((group) => group?.status === 'ok').length;
    rows.push({ ...measured, map, area, period, expected: groups.length, reported, coverage: 1 });
  };
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.area?.length ?? 0); i++) {
      const [map, area, period] = [batch.map?.[i], batch.area?.[i], batch.period?.[i]] as [number, number, number];
      if (!open || open.map !== map || open.area !== area || open.period !== period) {
        close();
        open = { map, area, period, groups: groups.map(() => undefined) };
      }
      const place = places.get(batch.stratum?.[i] as number) ?? -1;
      if (place >= 0) open.groups[place] = groupAt(batch, i);
    }
  }
  close();
  return rows;
}

function groupAt(batch: Record<string, ArrayLike<number>>, i: number): ShownGroup {
  const status = statusOf(batch.status?.[i] as number);
  const number = (name: (typeof numbers)[number]) => (status === 'ok' ? (batch[name]?.[i] as number) : Number.NaN);
  return {
    status,
    value: number('value'),
    lower95: number('lower95'),
    upper95: number('upper95'),
    lower998: number('lower998'),
    upper998: number('upper998'),
    population: number('denominator'),
  };
}

function columnsOf(rows: readonly InequalityRow[], indicator: Indicator): EstimateColumns {
  const columns = emptyEstimates(rows.length);
  for (const [i, row] of rows.entries()) {
    for (const name of ['map', 'area', 'period', 'expected', 'reported', 'coverage'] as const)
      columns[name][i] = row[name];
    for (const name of ['value', 'lower95', 'upper95', 'lower998', 'upper998'] as const) columns[name][i] = row[name];
    columns.status[i] = statusCode(row.status);
  }
  columns.method.fill(methods.indexOf(indicator.method));
  return columns;
}
