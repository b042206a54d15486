type Values = Readonly<Record<string, number | string>>;

/** Why a score or a class came out, by the kind of rule that decided; for the trace of a rating. */
export const reasons: Readonly<Record<string, (values: Values) => string>> = {
  outcome: ({ comparator }) => `compared with the ${comparator}`,
  value: ({ value }) => `the value is ${value}`,
  given: () => 'the value is the score',
  stated: () => 'stated by hand',
  'band-below': ({ at }) => `below ${at}`,
  'band-atMost': ({ at }) => `${at} or less`,
  'band-above': ({ at }) => `above ${at}`,
  'band-atLeast': ({ at }) => `${at} or more`,
  'band-rest': () => 'beyond the other bands',
  rank: () => 'by its place among all areas',
  'standard-reached': () => 'it reaches the standard',
  'floor-missed': () => 'it misses the floor',
  quantile: ({ quantile, count }) => `in group ${quantile} of ${count}, from best to worst`,
  cluster: ({ cluster, count }) => `in cluster ${cluster} of ${count}, from lowest to highest`,
  'standard-deviations': () => 'by standard deviations from the mean',
  'min-max': () => 'between the worst and the best value',
  'z-score': () => 'by standard deviations from the mean',
  goalposts: () => 'between the ends of a fixed scale',
  borda: () => 'by the number of areas it beats',
  'percentile-rank': () => 'by the share of areas it beats',
  'distance-to-target': () => 'by the way to the target',
  'fraction-of-maximum': () => 'as a share of the largest value',
  'too-old': ({ days }) =>
    `it does not count: its period ends more than ${days} days before the newest of all measures`,
  'earlier-period': () => 'it does not count: other areas have a number for a newer period',
  filled: () => 'there is no value, so one stands in',
  rule: ({ when }) => `when ${when}`,
  'no-rule': () => 'no rule held',
  mean: () => 'the mean of the scores',
  geometric: () => 'the geometric mean of the scores',
  harmonic: () => 'the harmonic mean of the scores',
  power: ({ exponent }) => `the power mean of the scores with exponent ${exponent}`,
  sum: () => 'the sum of the scores',
  points: ({ outOf }) => `points out of ${outOf}`,
  worst: ({ of }) => `the worst of ${of}`,
  best: ({ of }) => `the best of ${of}`,
  'first-of': ({ of }) => `of ${of}, the one whose word comes first in the order of the rules`,
  'too-few': ({ minimum }) => `fewer than ${minimum} with a class that counts`,
  'too-little': () => 'too little of it has a score',
  'count-rule': ({ class: name }) => `rule for ${name}`,
  cell: ({ is }) => `the table says so for ${is}`,
  'no-cell': () => 'no line of the table fits',
  step: ({ atLeast, of }) => `at least ${atLeast} of ${of} criteria met`,
  'no-step': () => 'not enough criteria met',
  expression: ({ of }) => `worked out as ${of}`,
  copeland: () => 'areas beaten less areas that beat it',
};

/** The words of a reason: those that the framework declares, else those of its kind. */
export function reasonWords(
  words: typeof reasons,
  reason: { is: string; values?: Values | undefined; because?: string | undefined } | undefined,
): string {
  if (!reason) return '';
  return reason.because ?? words[reason.is]?.(reason.values ?? {}) ?? reason.is;
}
