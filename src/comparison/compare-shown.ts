import type { Database } from '#evidence/database.ts';
import { doParts, hashOf, type WorkCount } from '#evidence/parts.ts';
import { literal } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { isCharted } from '#vocabulary/control.ts';
import { comparators } from '#vocabulary/outcome.ts';
import type { PeriodKind } from '#vocabulary/period.ts';
import { type ControlRows, controlCharts } from './control-charts.ts';
import { neighbourIndicator } from './neighbour-indicator.ts';
import { readNeighbours } from './neighbours.ts';
import { quantileIndicator } from './quantile-indicator.ts';
import { readNewestEstimates, readShownEstimates, type ShownEstimates } from './shown-estimates.ts';

const kind = 'shown-comparison';

interface StoredPeriod extends Record<string, string | number> {
  id: number;
  start: string;
  end: string;
  kind: PeriodKind;
}

interface Context {
  database: Database;
  neighbours: ReadonlyMap<number, readonly number[]>;
  periods: ReadonlyMap<number, StoredPeriod>;
  charted: ReadonlySet<string>;
  /** The newest estimates of areas that have neighbours, by indicator; read for all indicators at once, when first needed. */
  newest: () => Promise<ReadonlyMap<number, ShownEstimates>>;
  /** What an earlier build wrote, and of which indicators; deleting from a large table where nothing is costs as much as writing. */
  stored: readonly { table: string; condition: string; indicators: ReadonlySet<number> }[];
}

/**
 * Compares what readers will see with what they will see: quantiles, neighbours, and the past as a control chart. These draw on the
 * estimates of several areas or periods, so that one of them could tell something about a hidden value that it was made from; they
 * are therefore made after suppression, from the values that may be shown and from nothing else. Neighbours are compared on today's
 * map, in the newest period of each indicator.
 *
 * Fills `quantile`, `control` and the rows of `compared` with neighbours. An indicator is done anew when its estimates, or which
 * of them are hidden, have changed.
 *
 * @param indicatorIds ids of the indicators by key
 * @param method       changes when the programme computes otherwise than before
 */
export async function compareShown(
  database: Database,
  project: Project,
  indicatorIds: ReadonlyMap<string, number>,
  method: string,
  count: WorkCount,
): Promise<void> {
  const neighbours = await readNeighbours(database, project.declaration.mapDate);
  let newest: Promise<Map<number, ShownEstimates>> | undefined;
  const context: Context = {
    database,
    neighbours,
    periods: new Map((await readPeriods(database)).map((period) => [period.id, period])),
    charted: await chartedIndicators(database, project),
    newest: () => (newest ??= readNewestEstimates(database, neighbours.keys())),
    stored: await storedRows(database),
  };
  const due = project.indicators
    .map(({ value }) => value)
    .filter(({ id, quantiles }) => quantiles !== undefined || context.neighbours.size > 0 || context.charted.has(id));
  if (due.length === 0) return;
  const hidden = await hiddenEstimates(database);
  const estimated = new Map(
    (
      await database.rows<{ key: string; hash: string }>(
        "SELECT key, hash FROM part WHERE kind IN ('indicator', 'inequality') ORDER BY kind, key",
      )
    ).map(({ key, hash }) => [key, hash]),
  );
  const idOf = (indicator: Indicator) => indicatorIds.get(indicator.id) as number;
  const parts = due.map((indicator) => ({
    key: indicator.id,
    hash: hashOf(method, estimated.get(indicator.id), hidden.get(idOf(indicator)) ?? null),
  }));
  await doParts(database, kind, parts, count, async (index) => {
    const indicator = due[index] as Indicator;
    return compareOne(context, indicator, idOf(indicator));
  });
}

/** Lets the comparisons of indicators be made anew, because their estimates will be. */
export async function forgetShown(database: Database, indicators: readonly string[]): Promise<void> {
  if (indicators.length === 0) return;
  await database.run(`DELETE FROM part WHERE kind = '${kind}' AND key IN (${indicators.map(literal).join(', ')})`);
}

/** @returns the number of rows written */
async function compareOne(context: Context, indicator: Indicator, id: number): Promise<number> {
  const { database, neighbours, periods, charted, newest, stored } = context;
  for (const { table, condition, indicators } of stored)
    if (indicators.has(id)) await database.run(`DELETE FROM ${table} WHERE indicator = ${id} AND ${condition}`);
  let written = 0;
  if (indicator.quantiles !== undefined) {
    const shown = await readShownEstimates(database, id, 'by-group');
    const { row, quantile, areas, length } = quantileIndicator(shown, indicator.quantiles, indicator.polarity);
    const of = new Int8Array(length).fill(indicator.quantiles);
    await database.append('quantile', [...keys(shown, id, row), quantile, of, areas], length);
    written += length;
  }
  const latest = neighbours.size > 0 ? (await newest()).get(id) : undefined;
  if (latest) {
    const beside = neighbourIndicator(indicator, latest, neighbours);
    const { row, comparator, comparatorArea, comparatorValue, outcome, length } = beside;
    const columns = [comparator, comparatorArea, comparatorValue, Int8Array.from(outcome)];
    await database.append('compared', [...keys(latest, id, row), ...columns], length);
    written += length;
  }
  if (charted.has(indicator.id)) {
    const shown = await readShownEstimates(database, id, 'by-series');
    const charts = controlCharts(indicator, shown, (period) => periods.get(period)?.start ?? '');
    await appendControl(database, shown, id, charts);
    written += charts.length;
  }
  return written;
}

async function appendControl(database: Database, shown: ShownEstimates, id: number, charts: ControlRows) {
  const { row, mean, lower, upper, cause, variation, assurance, length } = charts;
  const [indicator, area, map, period] = keys(shown, id, row);
  const columns = [indicator, area, map, period, mean, lower, upper, cause, variation, assurance];
  await database.append('control', columns as Int32Array[], length);
}

/** Indicator, area, map, period and stratum of the rows. */
function keys(shown: ShownEstimates, indicator: number, rows: Int32Array): (Int32Array | Int8Array)[] {
  const pick = <T extends Int32Array | Int8Array>(column: T, picked: T): T => {
    for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i] as number] as number;
    return picked;
  };
  return [
    new Int32Array(rows.length).fill(indicator),
    pick(shown.area, new Int32Array(rows.length)),
    pick(shown.map, new Int8Array(rows.length)),
    pick(shown.period, new Int32Array(rows.length)),
    pick(shown.stratum, new Int32Array(rows.length)),
  ];
}

async function readPeriods(database: Database): Promise<StoredPeriod[]> {
  return database.rows<StoredPeriod>(
    'SELECT id, start_date::VARCHAR AS start, end_date::VARCHAR AS "end", kind FROM period ORDER BY id',
  );
}

async function chartedIndicators(database: Database, project: Project): Promise<Set<string>> {
  const rows = await database.rows<{ key: string; kind: PeriodKind }>(
    `SELECT DISTINCT i.key, p.kind FROM (SELECT DISTINCT indicator, period FROM estimate) e
     JOIN indicator i ON i.id = e.indicator JOIN period p ON p.id = e.period ORDER BY i.key, p.kind`,
  );
  const kinds = new Map(rows.map((row) => [row.key, row.kind]));
  return new Set(project.indicators.flatMap(({ value }) => (isCharted(value, kinds.get(value.id)) ? value.id : [])));
}

async function storedRows(database: Database): Promise<Context['stored']> {
  const stored = [];
  for (const [table, condition] of [
    ['compared', `comparator = ${comparators.indexOf('neighbours')}`],
    ['quantile', 'TRUE'],
    ['control', 'TRUE'],
  ] as const) {
    const rows = await database.rows<{ indicator: number }>(
      `SELECT DISTINCT indicator FROM ${table} WHERE ${condition} ORDER BY indicator`,
    );
    stored.push({ table, condition, indicators: new Set(rows.map(({ indicator }) => indicator)) });
  }
  return stored;
}

/** For each indicator that has hidden estimates a text that differs when others are hidden. */
export async function hiddenEstimates(database: Database): Promise<Map<number, string>> {
  const rows = await database.rows<{ indicator: number; hidden: string }>(
    `SELECT indicator, concat_ws(' ', count(*), bit_xor(hash(area, map, period, stratum))) AS hidden
     FROM disclosure GROUP BY indicator ORDER BY indicator`,
  );
  return new Map(rows.map(({ indicator, hidden }) => [indicator, hidden]));
}
