import { type AggregateOptions, aggregate } from '#statistics/composite/aggregate.ts';
import { copeland } from '#statistics/composite/copeland.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, maybe, numbers, type OracleCase, UnmappedCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-11 };

/** The reference leaves missing values out, except in its power mean. */
const aggregations: Record<string, AggregateOptions> = {
  a_amean: { by: 'arithmetic' },
  a_gmean: { by: 'geometric' },
  a_hmean: { by: 'harmonic' },
  a_genmean: { by: 'power', missing: 'no-value' },
};

function rowsOf(given: OracleCase): (number | null)[][] {
  if (!Array.isArray(given.rows)) throw new UnmappedCase('rows of values');
  return given.rows.map(list);
}

function answer(given: OracleCase): (number | null)[] {
  const [rows, weights] = [rowsOf(given), numbers(given.w)];
  if (given.fn === 'a_copeland') {
    return [
      ...copeland(
        Float64Array.from(rows.flat(), (value) => value ?? Number.NaN),
        weights,
      ),
    ];
  }
  const options = aggregations[String(given.fn)];
  if (!options) throw new UnmappedCase(`a known function, not ${String(given.fn)}`);
  return rows.map((row) => aggregate(row, weights, { ...options, power: maybe(given.p) ?? undefined }).value);
}

function compare(given: OracleCase): Comparison[] {
  return [{ what: String(given.fn), ours: answer(given), recorded: list(given.result), tolerance }];
}

/** Copeland's scores written out: pairs on what both have, whichever of the two stands first. */
function pairwise(given: OracleCase): number[] {
  const [rows, weights] = [rowsOf(given), numbers(given.w)];
  const part = (a: (number | null)[], b: (number | null)[]) =>
    weights.filter((_, k) => a[k] !== null && b[k] !== null && (a[k] as number) > (b[k] as number));
  const sum = (parts: number[]) => parts.reduce((total, weight) => total + weight, 0);
  return rows.map((a) => sum(rows.map((b) => Math.sign(sum(part(a, b)) - sum(part(b, a))))));
}

export const coinrAggregate: Mapping = {
  files: ['coinr_aggregate'],
  compare,
  refuse: answer,
  divergences: [
    {
      quirk:
        'Copeland with missing values: pairs are compared on what both have; the reference lets the later area win them',
      applies: (given) => given.fn === 'a_copeland' && rowsOf(given).some((row) => row.includes(null)),
      compare: (given) => [{ what: 'a_copeland', ours: answer(given), recorded: pairwise(given) }],
    },
  ],
};
