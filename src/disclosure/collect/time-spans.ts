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

/** When facts of each measure were taken. */
export interface FactPeriods {
  /** Every period, by its end. */
  stored: readonly StoredPeriod[];
  /** Measure → the periods of its facts. */
  taken: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Reads for all measures at once when their facts were taken. */
export async function readFactPeriods(database: Database): Promise<FactPeriods> {
  const stored = await database.rows<{ id: number; start: string; end: string; kind: StoredPeriod['kind'] }>(
    'SELECT id, start_date::VARCHAR AS start, end_date::VARCHAR AS "end", kind FROM period ORDER BY end_date, start_date, kind',
  );
  const taken = new Map<number, Set<number>>();
  const facts = await database.rows<{ measure: number; period: number }>(
    'SELECT DISTINCT measure, period FROM fact ORDER BY measure, period',
  );
  for (const { measure, period } of facts) {
    const periods = taken.get(measure) ?? new Set();
    taken.set(measure, periods.add(period));
  }
  return { stored, taken };
}

/** For each estimate period of an indicator, the times of its sides, as the estimates took them. */
export function timesOf(
  { stored, taken }: FactPeriods,
  { indicator, numerator, denominator }: ProtectedIndicator,
  measureIds: ReadonlyMap<string, number>,
  spans: TimeSpans,
): EstimateTime[] {
  const ids = new Map(stored.map(({ id, start, end, kind }) => [`${start} ${end} ${kind}`, id]));
  const periodsOf = (side: Side | undefined) => {
    const used = (side?.measures ?? []).map(({ measure }) => taken.get(measureIds.get(measure.id) as number));
    return stored.filter(({ id }) => used.some((periods) => periods?.has(id)));
  };
  return estimatePeriods(indicator, periodsOf(numerator), periodsOf(denominator)).flatMap((estimate) => {
    const period = ids.get(`${estimate.start} ${estimate.end} ${estimate.kind}`);
    if (period === undefined) return [];
    return [{ period, numerator: spans.of(estimate.numerator), denominator: spans.of(estimate.denominator) }];
  });
}
