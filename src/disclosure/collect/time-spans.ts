import type { Database } from '#evidence/database.ts';
import { estimatePeriods, type StoredPeriod } from '#estimates/estimate-periods.ts';
import type { ProtectedIndicator, Side } from './protected-indicators.ts';

/** The periods of facts over which the two sides of an estimate are added up. */
export interface EstimateTime {
  period: number;
  numerator: number;
  denominator: number;
}

/** Sets of fact periods, each once: two estimates that add up the same facts have the same time. */
export class TimeSpans {
  readonly parts: number[][] = [];
  readonly #ids = new Map<string, number>();

  /** @returns the id of a set of periods; -1 for none */
  of(periods: readonly number[]): number {
    if (periods.length === 0) return -1;
    const sorted = [...periods].sort((a, b) => a - b);
    const key = sorted.join(' ');
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.parts.length);
    this.parts.push(sorted);
    return this.parts.length - 1;
  }
}

/** For each estimate period of an indicator, the times of its sides, as the estimates took them. */
export async function timesOf(
  database: Database,
  { indicator, numerator, denominator }: ProtectedIndicator,
  measureIds: ReadonlyMap<string, number>,
  spans: TimeSpans,
): Promise<EstimateTime[]> {
  const stored = await database.rows<{ id: number; start: string; end: string; kind: StoredPeriod['kind'] }>(
    'SELECT id, start_date::VARCHAR AS start, end_date::VARCHAR AS "end", kind FROM period ORDER BY end_date, start_date, kind',
  );
  const ids = new Map(stored.map(({ id, start, end, kind }) => [`${start} ${end} ${kind}`, id]));
  const periodsOf = async (side: Side | undefined) => {
    if (!side) return [];
    const measures = side.measures.map(({ measure }) => measureIds.get(measure.id));
    const used = await database.rows<{ period: number }>(
      `SELECT DISTINCT period FROM fact WHERE measure IN (${measures.join(', ')}) ORDER BY period`,
    );
    const known = new Set(used.map(({ period }) => period));
    return stored.filter(({ id }) => known.has(id));
  };
  const periods = estimatePeriods(indicator, await periodsOf(numerator), await periodsOf(denominator));
  return periods.flatMap((estimate) => {
    const period = ids.get(`${estimate.start} ${estimate.end} ${estimate.kind}`);
    if (period === undefined) return [];
    return [{ period, numerator: spans.of(estimate.numerator), denominator: spans.of(estimate.denominator) }];
  });
}
