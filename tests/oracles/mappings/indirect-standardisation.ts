import {
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
} from '#statistics/intervals/indirectly-standardised.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { limitNames, list, maybe, number, numbers, type OracleCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-12 };

type Missing = 'unknown' | 'zero';

function answers(given: OracleCase, confidenceLevel: number, missingCounts: Missing) {
  const input = [list(given.x), list(given.n), list(given.x_ref), numbers(given.n_ref)] as const;
  const options = { confidenceLevel, missingCounts };
  return {
    israte: indirectlyStandardisedRate(...input, { ...options, multiplier: number(given.multiplier) }),
    isratio: indirectlyStandardisedRatio(...input, { ...options, referenceValue: number(given.refvalue) }),
  };
}

function recordedOf(given: OracleCase, kind: 'israte' | 'isratio'): OracleCase {
  return { confidence: given.confidence, ...(given[kind] as OracleCase) };
}

function agrees(given: OracleCase, missing: Missing): Comparison[] {
  return (['israte', 'isratio'] as const).flatMap((kind) => {
    const recorded = recordedOf(given, kind);
    return limitNames(recorded).flatMap(({ lower, upper, level }): Comparison[] => {
      const both = answers(given, level, missing);
      const ours = both[kind];
      return [
        { what: `${kind} observed`, ours: ours.observed, recorded: maybe(recorded.observed), tolerance },
        { what: `${kind} expected`, ours: ours.expected, recorded: maybe(recorded.expected), tolerance },
        { what: `${kind} value`, ours: ours.value, recorded: maybe(recorded.value), tolerance },
        { what: `${kind} ${lower}`, ours: ours.lower, recorded: maybe(recorded[lower]), tolerance },
        { what: `${kind} ${upper}`, ours: ours.upper, recorded: maybe(recorded[upper]), tolerance },
        { what: `${kind} method`, ours: ours.method, recorded: String(recorded.method).replace('Byars', 'Byar') },
        ...(kind === 'israte'
          ? [{ what: 'reference rate', ours: both.israte.referenceRate, recorded: maybe(recorded.ref_rate), tolerance }]
          : []),
      ];
    });
  });
}

function withoutValue(given: OracleCase, missing: Missing, reason: string): Comparison[] {
  const { israte, isratio } = answers(given, 0.95, missing);
  return [israte, isratio].flatMap((ours) => [
    { what: 'value and limits', ours: [ours.value, ours.lower, ours.upper], recorded: [null, null, null] },
    { what: 'reason', ours: ours.reason, recorded: reason },
  ]);
}

function nothingExpected(given: OracleCase): boolean {
  const population = list(given.n);
  return list(given.x_ref).every((events, i) => (events ?? 0) === 0 || population[i] === 0);
}

function missesCounts(given: OracleCase): boolean {
  return list(given.x).includes(null) || list(given.x_ref).includes(null);
}

const recordedAnswer = (given: OracleCase) => given.error === undefined || given.error === null;

export const indirectStandardisation: Mapping = {
  files: ['indirect_standardisation'],
  compare: (given) => agrees(given, 'unknown'),
  refuse: (given) => answers(given, 0.95, 'unknown').isratio,
  divergences: [
    {
      quirk: 'nothing expected: no value and no limits, where the reference gives NaN and infinity',
      applies: (given) => recordedAnswer(given) && nothingExpected(given),
      compare: (given) => withoutValue(given, 'zero', 'denominator-zero'),
    },
    {
      quirk: 'quirk 4: a missing count is not zero; equal again when told that it is',
      applies: (given) => recordedAnswer(given) && missesCounts(given),
      compare: (given) => [...withoutValue(given, 'unknown', 'not-available'), ...agrees(given, 'zero')],
    },
  ],
};
