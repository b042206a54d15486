import type { Database } from '#evidence/database.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { comparators, scoredComparators } from '#vocabulary/outcome.ts';
import { statusCode } from '#vocabulary/status.ts';
import type { IndicatorColumns, RatedArea, RatingEvidence } from './evidence.ts';

export interface EvidenceWanted {
  /** Id of the area type whose areas are rated. */
  type: number;
  /** Indicators of the framework, with the ids by which the store knows them. */
  indicators: readonly { id: number; declaration: Indicator }[];
  /** Day on which areas must be open; the day of the map. */
  mapDate: string;
  /** Days by which the latest period of an indicator may be older than the newest of all. */
  within: number;
  /** Day up to which figures count; by default all do. */
  asOf?: string;
  /** Where it is noted which periods were found, for reads on the same connection while the estimates stay as they are. */
  periods?: FoundPeriods | undefined;
}

/** For which `within` and day the table `latest_period` holds. */
export interface FoundPeriods {
  of?: string;
}

/** Evidence of one area type, with the ids of its areas in the same order. */
export interface EvidenceRead extends RatingEvidence {
  ids: readonly number[];
}

const notAvailable = statusCode('not-available');

/**
 * Reads what a framework is evaluated over: on today’s map, of everyone, in the latest period of each indicator. Hidden
 * values count as missing, and so do comparisons with a hidden value: a rating must not tell what the tables do not.
 */
export async function readEvidence(database: Database, wanted: EvidenceWanted): Promise<EvidenceRead> {
  const { ids, areas } = await readAreas(database, wanted);
  const position = new Map(ids.map((id, index) => [id, index]));
  const byId = new Map<number, IndicatorColumns>();
  const indicators = new Map<string, IndicatorColumns>();
  for (const { id, declaration } of wanted.indicators) {
    const columns = emptyColumns(areas.length, declaration);
    byId.set(id, columns);
    indicators.set(declaration.id, columns);
  }
  if (areas.length > 0 && byId.size > 0) {
    await findLatestPeriods(database, wanted);
    await readEstimates(database, wanted, byId, position);
    await readHidden(database, wanted, byId, position);
    await readComparisons(database, wanted, byId, position);
    await readTrends(database, wanted, byId, position);
  }
  return { ids, areas, indicators };
}

function emptyColumns(areas: number, { polarity, multiplier, goal }: Indicator): IndicatorColumns {
  const missing = () => new Float64Array(areas).fill(Number.NaN);
  return {
    polarity,
    multiplier,
    goal,
    value: missing(),
    lower95: missing(),
    upper95: missing(),
    numerator: missing(),
    denominator: missing(),
    status: new Int8Array(areas).fill(notAvailable),
    outcomes: {},
    against: {},
    trend: new Int8Array(areas).fill(-1),
  };
}

async function readAreas(database: Database, { type, mapDate }: EvidenceWanted) {
  const rows = await database.rows<{ id: number; code: string; name: string; type: string }>(
    `SELECT a.id, a.code, a.name, t.key AS type FROM area a JOIN area_type t ON t.id = a.type WHERE a.kind = 'area' AND a.type = ${type}
     AND DATE '${mapDate}' BETWEEN coalesce(a.opened, DATE '0001-01-01') AND coalesce(a.closed, DATE '9999-12-31') ORDER BY a.id`,
  );
  const attributes = await database.rows<{ area: number; key: string; value: string }>(
    `SELECT t.area, t.key, t.value FROM attribute t JOIN area a ON a.id = t.area WHERE a.type = ${type} ORDER BY t.area, t.key`,
  );
  const known = new Map<number, Record<string, string | number>>();
  for (const { area, key, value } of attributes) {
    const own = known.get(area) ?? {};
    own[key] = value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
    known.set(area, own);
  }
  const areas = rows.map(
    ({ id, code, name, type: key }): RatedArea => ({ code, type: key, name, attributes: known.get(id) ?? {} }),
  );
  return { ids: rows.map(({ id }) => id), areas };
}

/** The latest period of each indicator in which any total may be shown: readers of a release must find the same one. */
export async function findLatestPeriods(database: Database, { within, asOf, periods }: EvidenceWanted): Promise<void> {
  const wanted = `${within} ${asOf ?? ''}`;
  if (periods?.of === wanted) return;
  const known = asOf === undefined ? '' : `WHERE p.end_date <= DATE '${asOf}'`;
  await database.run(`CREATE OR REPLACE TEMP TABLE latest_period AS
    WITH shown AS (
      SELECT e.indicator, e.map, e.period, p.start_date, p.end_date, p.kind FROM (
        SELECT DISTINCT indicator, map, period FROM estimate x ${withoutHidden(['area'])} WHERE status = 0 AND stratum = 0
      ) e JOIN period p ON p.id = e.period ${known})
    SELECT indicator, arg_max(period, (end_date, start_date, kind)) AS period FROM shown WHERE map = 1 GROUP BY indicator
    HAVING max(end_date) >= (SELECT max(end_date) FROM shown) - INTERVAL ${within} DAY`);
  if (periods) periods.of = wanted;
}

/** Leaves out the rows of `x` whose estimate of any of these areas is hidden. */
const withoutHidden = (areas: readonly string[]) =>
  areas
    .map(
      (area) =>
        `ANTI JOIN disclosure of_${area} ON of_${area}.indicator = x.indicator AND of_${area}.area = x.${area} AND of_${area}.map = x.map AND of_${area}.period = x.period AND of_${area}.stratum = x.stratum`,
    )
    .join(' ');

/** FROM and WHERE of the rows of a table of results that may be shown: of the wanted areas and indicators, on today’s map, in the latest period. */
export const shown = (
  table: string,
  { type, indicators }: EvidenceWanted,
  areas: readonly string[] = ['area'],
  further = '',
) =>
  `FROM ${table} x JOIN latest_period l ON l.indicator = x.indicator AND l.period = x.period JOIN area a ON a.id = x.area
   ${withoutHidden(areas)} ${further}
   WHERE x.map = 1 AND x.stratum = 0 AND a.type = ${type} AND x.indicator IN (${indicators.map(({ id }) => id).join(', ')})`;

type Place = (indicator: number, area: number) => [IndicatorColumns, number] | undefined;
const places =
  (byId: ReadonlyMap<number, IndicatorColumns>, position: ReadonlyMap<number, number>): Place =>
  (indicator, area) => {
    const columns = byId.get(indicator);
    const at = position.get(area);
    return columns === undefined || at === undefined ? undefined : [columns, at];
  };

async function readEstimates(
  database: Database,
  wanted: EvidenceWanted,
  byId: ReadonlyMap<number, IndicatorColumns>,
  position: ReadonlyMap<number, number>,
): Promise<void> {
  const place = places(byId, position);
  const numbers = ['value', 'lower95', 'upper95', 'numerator', 'denominator'] as const;
  const query = `SELECT x.indicator, x.area, x.status, ${numbers.map((name) => `x.${name}`).join(', ')} ${shown('estimate', wanted)} ORDER BY x.indicator, x.area`;
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.area?.length ?? 0); i++) {
      const found = place(batch.indicator?.[i] as number, batch.area?.[i] as number);
      if (!found) continue;
      const [columns, at] = found;
      columns.status[at] = batch.status?.[i] as number;
      if (batch.status?.[i] !== 0) continue;
      for (const name of numbers) columns[name][at] = batch[name]?.[i] as number;
    }
  }
}

/** Why a value is hidden: for explanations; rules see that there is none. */
async function readHidden(
  database: Database,
  { type, indicators }: EvidenceWanted,
  byId: ReadonlyMap<number, IndicatorColumns>,
  position: ReadonlyMap<number, number>,
): Promise<void> {
  const place = places(byId, position);
  const rows = await database.rows<{ indicator: number; area: number; status: number }>(
    `SELECT d.indicator, d.area, d.status FROM disclosure d JOIN latest_period l ON l.indicator = d.indicator AND l.period = d.period
     JOIN area a ON a.id = d.area WHERE d.map = 1 AND d.stratum = 0 AND a.type = ${type}
     AND d.indicator IN (${indicators.map(({ id }) => id).join(', ')}) ORDER BY d.indicator, d.area`,
  );
  for (const { indicator, area, status } of rows) {
    const found = place(indicator, area);
    if (found) found[0].status[found[1]] = status;
  }
}

async function readComparisons(
  database: Database,
  wanted: EvidenceWanted,
  byId: ReadonlyMap<number, IndicatorColumns>,
  position: ReadonlyMap<number, number>,
): Promise<void> {
  const place = places(byId, position);
  const counted = scoredComparators.map((comparator) => comparators.indexOf(comparator));
  const query = `SELECT x.indicator, x.area, x.comparator, x.outcome, x.comparator_value AS against ${shown('comparison', wanted, ['area', 'comparator_area'])} AND x.comparator IN (${counted.join(', ')}) ORDER BY x.indicator, x.area, x.comparator, x.comparator_area`;
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.area?.length ?? 0); i++) {
      const found = place(batch.indicator?.[i] as number, batch.area?.[i] as number);
      const comparator = comparators[batch.comparator?.[i] as number];
      if (!found || !comparator) continue;
      const [columns, at] = found;
      columns.outcomes[comparator] ??= new Int8Array(columns.value.length);
      columns.against[comparator] ??= new Float64Array(columns.value.length).fill(Number.NaN);
      columns.outcomes[comparator][at] = batch.outcome?.[i] as number;
      columns.against[comparator][at] = batch.against?.[i] as number;
    }
  }
}

async function readTrends(
  database: Database,
  wanted: EvidenceWanted,
  byId: ReadonlyMap<number, IndicatorColumns>,
  position: ReadonlyMap<number, number>,
): Promise<void> {
  const place = places(byId, position);
  // A trend tells something of every period that it runs over, so none of them may be hidden.
  const open =
    'ANTI JOIN disclosure d ON d.indicator = x.indicator AND d.area = x.area AND d.map = x.map AND d.stratum = x.stratum';
  const query = `SELECT x.indicator, x.area, x.direction ${shown('trend', wanted, [], open)} ORDER BY x.indicator, x.area`;
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.area?.length ?? 0); i++) {
      const found = place(batch.indicator?.[i] as number, batch.area?.[i] as number);
      if (found) found[0].trend[found[1]] = batch.direction?.[i] as number;
    }
  }
}
