import type { Database } from '#evidence/database.ts';
import type { Columns } from '#evidence/stream-columns.ts';
import { statusCode } from '#vocabulary/status.ts';

/** The counts of estimates of one indicator, period and stratum, on both maps. */
export interface CountsOfSlot {
  indicator: number;
  period: number;
  stratum: number;
  length: number;
  map: Int8Array;
  area: Int32Array;
  /** Missing counts are NaN. */
  numerator: Float64Array;
  denominator: Float64Array;
  /** 1 where the estimate is there to be shown, or says without a value that nobody is counted below. */
  ok: Int8Array;
}

/** What tells a count: a value, and that there is none because the denominator is 0. */
const telling = [statusCode('ok'), statusCode('denominator-zero')];

/** Reads the counts of the estimates of the given indicators as they were before rounding, slot after slot; none without a numerator. */
export async function* readCounts(database: Database, indicators: readonly number[]): AsyncGenerator<CountsOfSlot> {
  if (indicators.length === 0) return;
  const { n } = await database.single<{ n: number }>('SELECT count(*) AS n FROM counted_exactly');
  const exact = (column: string) => (n > 0 ? `coalesce(x.${column}, e.${column})` : `e.${column}`);
  const join = n > 0 ? 'LEFT JOIN exact_count x USING (indicator, area, map, period, stratum)' : '';
  const query = `SELECT e.indicator, e.period, e.stratum, e.map, e.area, ${exact('numerator')} AS numerator,
      ${exact('denominator')} AS denominator, (e.status IN (${telling.join(', ')}))::TINYINT AS ok
    FROM estimate e ${join} WHERE e.indicator IN (${indicators.join(', ')}) AND ${exact('numerator')} IS NOT NULL
    ORDER BY e.indicator, e.period, e.stratum, e.map, e.area`;
  let rest: CountsOfSlot | undefined;
  for await (const batch of database.columns(query)) {
    for (const slot of slotsOf(batch)) {
      if (rest && rest.indicator === slot.indicator && rest.period === slot.period && rest.stratum === slot.stratum) {
        rest = joined(rest, slot);
        continue;
      }
      if (rest) yield rest;
      rest = slot;
    }
  }
  if (rest) yield rest;
}

function* slotsOf(batch: Columns): Generator<CountsOfSlot> {
  const [indicator, period, stratum] = ['indicator', 'period', 'stratum'].map((name) => batch[name] as Int32Array) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let from = 0, to = 0; from < indicator.length; from = to) {
    const same = (i: number) =>
      indicator[i] === indicator[from] && period[i] === period[from] && stratum[i] === stratum[from];
    while (to < indicator.length && same(to)) to++;
    yield {
      indicator: indicator[from]!,
      period: period[from]!,
      stratum: stratum[from]!,
      length: to - from,
      map: batch.map!.subarray(from, to) as Int8Array,
      area: batch.area!.subarray(from, to) as Int32Array,
      numerator: batch.numerator!.subarray(from, to) as Float64Array,
      denominator: batch.denominator!.subarray(from, to) as Float64Array,
      ok: batch.ok!.subarray(from, to) as Int8Array,
    };
  }
}

/** Two halves of a slot that a batch ended in. */
function joined(a: CountsOfSlot, b: CountsOfSlot): CountsOfSlot {
  const both = <T extends Int8Array | Int32Array | Float64Array>(first: T, second: T): T => {
    const all = new (first.constructor as new (length: number) => T)(first.length + second.length);
    all.set(first as never);
    all.set(second as never, first.length);
    return all;
  };
  return {
    ...a,
    length: a.length + b.length,
    map: both(a.map, b.map),
    area: both(a.area, b.area),
    numerator: both(a.numerator, b.numerator),
    denominator: both(a.denominator, b.denominator),
    ok: both(a.ok, b.ok),
  };
}
