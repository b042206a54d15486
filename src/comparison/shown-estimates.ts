import type { Database } from '#evidence/database.ts';
import type { Columns } from '#evidence/stream-columns.ts';

/**
 * Estimates of one indicator as readers will see them: a hidden value is missing here too. Whatever is computed from these
 * alone says nothing about hidden values that the release does not say itself.
 */
export interface ShownEstimates {
  length: number;
  map: Int8Array;
  stratum: Int32Array;
  area: Int32Array;
  /** Area type. */
  type: Int32Array;
  period: Int32Array;
  /** NaN where there is no value or it is hidden; so are the limits. */
  value: Float64Array;
  lower95: Float64Array;
  upper95: Float64Array;
  lower998: Float64Array;
  upper998: Float64Array;
}

const numbers = ['value', 'lower95', 'upper95', 'lower998', 'upper998'] as const;

/**
 * Reads the estimates of an indicator that may be shown, without placeholders of areas; the disclosure step must have run.
 *
 * @param order `by-group`: map, period, stratum, area type, area; `by-series`: everyone only, by map, area, end of period
 */
export async function readShownEstimates(
  database: Database,
  indicator: number,
  order: 'by-group' | 'by-series',
): Promise<ShownEstimates> {
  const query = `SELECT e.map, e.stratum, e.area, a.type, e.period, ${shownNumbers()}
    FROM estimate e JOIN area a ON a.id = e.area JOIN period p ON p.id = e.period
    ${withDisclosure}
    WHERE e.indicator = ${indicator} AND a.kind = 'area'
    ${order === 'by-group' ? 'ORDER BY e.map, e.period, e.stratum, a.type, e.area' : 'AND e.stratum = 0 ORDER BY e.map, e.area, p.end_date, e.period'}`;
  const batches: Columns[] = [];
  for await (const batch of database.columns(query)) batches.push(batch);
  return joined(batches);
}

/**
 * Reads what may be shown of everyone in some areas, on today's map: for each indicator the newest period in which any area of the
 * country has a value that may be shown, as its pages show it.
 *
 * @returns estimates of each indicator, by area
 */
export async function readNewestEstimates(
  database: Database,
  areas: Iterable<number>,
): Promise<Map<number, ShownEstimates>> {
  const query = `WITH shown AS (
      SELECT e.indicator, e.map, e.stratum, e.area, e.period, ${shownNumbers()} FROM estimate e ${withDisclosure}
      WHERE e.map = 1 AND e.stratum = 0 AND e.status = 0 AND d.status IS NULL
    ), newest AS (
      SELECT s.indicator, arg_max(s.period, (p.end_date, p.start_date, p.kind)) AS period
      FROM shown s JOIN period p ON p.id = s.period GROUP BY s.indicator
    )
    SELECT s.indicator, s.map, s.stratum, s.area, a.type, s.period, ${numbers.map((name) => `s.${name}`).join(', ')}
    FROM shown s JOIN newest n ON n.indicator = s.indicator AND n.period = s.period JOIN area a ON a.id = s.area
    WHERE s.area IN (${[...areas].join(', ') || -1}) ORDER BY s.indicator, s.area`;
  const parts = new Map<number, Columns[]>();
  for await (const batch of database.columns(query)) {
    const indicator = batch.indicator as Int32Array;
    for (let from = 0, to = 0; from < indicator.length; from = to) {
      while (to < indicator.length && indicator[to] === indicator[from]) to += 1;
      const part = Object.fromEntries(Object.entries(batch).map(([name, column]) => [name, column.subarray(from, to)]));
      parts.set(indicator[from] as number, [...(parts.get(indicator[from] as number) ?? []), part]);
    }
  }
  return new Map([...parts].map(([indicator, batches]) => [indicator, joined(batches)]));
}

/** Joins an estimate `e` to what hides it, `d`. */
export const withDisclosure =
  'LEFT JOIN disclosure d ON d.indicator = e.indicator AND d.area = e.area AND d.map = e.map AND d.period = e.period AND d.stratum = e.stratum';

/** Numbers of an estimate `e` with its disclosure `d`: NULL where it has none or they are hidden. */
function shownNumbers(): string {
  return numbers.map((name) => `CASE WHEN d.status IS NULL AND e.status = 0 THEN e.${name} END AS ${name}`).join(', ');
}

function joined(batches: readonly Columns[]): ShownEstimates {
  const length = batches.reduce((sum, batch) => sum + (batch.area as Int32Array).length, 0);
  const join = <T extends Int8Array | Int32Array | Float64Array>(name: string, column: T): T => {
    let at = 0;
    for (const batch of batches) {
      column.set(batch[name] as never, at);
      at += (batch[name] as T).length;
    }
    return column;
  };
  return {
    length,
    map: join('map', new Int8Array(length)),
    stratum: join('stratum', new Int32Array(length)),
    area: join('area', new Int32Array(length)),
    type: join('type', new Int32Array(length)),
    period: join('period', new Int32Array(length)),
    value: join('value', new Float64Array(length)),
    lower95: join('lower95', new Float64Array(length)),
    upper95: join('upper95', new Float64Array(length)),
    lower998: join('lower998', new Float64Array(length)),
    upper998: join('upper998', new Float64Array(length)),
  };
}
