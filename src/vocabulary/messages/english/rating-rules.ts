import type { Combined } from '../../combined.ts';
import { combinedWords } from './combined.ts';

const readWords: Record<string, string> = {
  class: 'the rating',
  score: 'the score',
  numerator: 'the count',
  denominator: 'the number counted against',
  outcome: 'the comparison',
  trend: 'the change over time',
  scored: 'the number of measures with a score',
  of: 'the number of measures',
};
const counted = (count: string, of: Combined) => `${count} ${combinedWords[of][count === '1' ? 'one' : 'many']}`;

/** Sentences for the rules of rating frameworks: how measures are scored, combined and named. */
export const ratingRules = {
  list: (items: readonly string[]) => items.join(', '),
  award: {
    both: (score: string, word: string) => `score ${score}, “${word}”`,
    score: (score: string) => `score ${score}`,
    word: (word: string) => `“${word}”`,
    nothing: 'no score',
  },
  band: {
    below: (at: string, award: string) => `Below ${at}: ${award}.`,
    atMost: (at: string, award: string) => `${at} or less: ${award}.`,
    above: (at: string, award: string) => `Above ${at}: ${award}.`,
    atLeast: (at: string, award: string) => `${at} or more: ${award}.`,
    rest: (award: string) => `All that is left: ${award}.`,
  },
  standard: {
    goal: 'its goal',
    benchmark: 'the figure for the country',
    parent: 'the figure for the wider area',
    mean: 'the mean of all areas',
    median: 'the middle one of all areas',
    number: (at: string) => at,
  },
  scorer: {
    significance: 'Each measure is compared. What comes out decides, as in the table.',
    bands: {
      value: 'The value of the measure decides.',
      distance: (standard: string) => `How much better the value is than ${standard} decides. Worse counts below 0.`,
      ratio: (standard: string) => `The value divided by ${standard} decides.`,
    },
    zScore: {
      chance: (centre: string) =>
        `The score says how far the value is from ${centre}, counted in steps that chance would make. Better is higher.`,
      areas: (centre: string) =>
        `The score says how far the value is from ${centre}, counted in standard deviations of all areas. Better is higher.`,
    },
    zScale: {
      log: 'It is counted on a scale of logarithms.',
      logit: 'It is counted on a scale of log-odds.',
      'square-root': 'It is counted on a scale of square roots.',
      'arcsine-root': 'It is counted on the arcsine scale, which suits shares.',
    },
    zWider: 'Where areas differ by more than chance, the steps are made wider.',
    spread: (best: string, worst: string) =>
      `Areas are put in order. The best gets ${best}, the worst ${worst}, and the others are spread evenly between. Equal values share the best score that they would have.`,
    spreadStandard: (standard: string, best: string, next: string) =>
      `All that reach ${standard} get ${best}. The best of the others gets ${next}.`,
    spreadFloor: (floor: string, worst: string, rest: string) =>
      `All that miss ${floor} get ${worst}. The last of the others gets ${rest}.`,
    quantiles: (count: string) => `Areas are put in order and cut into ${count} groups of equal size.`,
    standardise:
      'The score says how far the value is from the mean of all areas, in standard deviations. Better is higher.',
    moreThan: (count: string) => `A measure with values for ${count} areas or fewer is left out.`,
    normalise: {
      'min-max': (low: string, high: string) => `The worst value becomes ${low} and the best ${high}.`,
      goalposts: (low: string, high: string) =>
        `The scale runs from ${low} to ${high}. Values beyond it count as at its end.`,
      'z-score': 'Values become standard deviations from the mean.',
      rank: 'Values become places, 1 for the worst.',
      borda: 'Values become the number of areas that they beat.',
      'percentile-rank': 'Values become the share of other areas that they beat.',
      'distance-to-target': (target: string) => `The worst value becomes 0, and ${target} becomes 1.`,
      'fraction-of-maximum': 'Values become shares of the largest one.',
    },
    impute: {
      mean: 'Where a value is missing, the mean stands in.',
      median: 'Where a value is missing, the middle value stands in.',
    },
    treat: 'Values far out are pulled in first.',
    map: 'Each value has its score.',
    mapValue: (value: string, award: string) => `${value}: ${award}.`,
    rules: 'The first rule that fits decides.',
    given: 'The value itself is the score.',
    missing: (word: string) => `Without a value: “${word}”.`,
  },
  rule: (because: string, award: string) => `${because} Then: ${award}.`,
  quoted: (name: string) => `“${name}”`,
  /** What a condition reads of a measure or a part; its value where nothing else is said. */
  read: (name: string, field: string | undefined) =>
    field === undefined || field === 'value' ? `“${name}”` : `${readWords[field] ?? field} of “${name}”`,
  condition: (when: string) => `When ${when}:`,
  otherwise: (award: string) => `Otherwise: ${award}.`,
  combiner: {
    mean: 'The mean of the scores counts.',
    geometric: 'The geometric mean of the scores counts: one low score weighs more than in a plain mean.',
    harmonic: 'The harmonic mean of the scores counts: one low score weighs much more than in a plain mean.',
    power: (exponent: string) => `The power mean of the scores counts, with the exponent ${exponent}.`,
    weights: (parts: string) => `Parts count with these weights: ${parts}.`,
    measureWeights: (measures: string) => `Its measures count with these weights: ${measures}.`,
    weight: (part: string, weight: string) => `${part} ${weight}`,
    shared: (of: Combined) => `Where a ${combinedWords[of].one} has no score, its weight is shared among the others.`,
    whole: (of: Combined) => `Where a ${combinedWords[of].one} has no score, there is none of the whole.`,
    sum: 'The scores are added up.',
    points: (of: Combined, most: string, outOf: string) =>
      `Each ${combinedWords[of].one} has ${most === '1' ? '1 point' : `${most} points`} at most. The points are added up and shown out of ${outOf}.`,
    best: (of: Combined, order: string) =>
      `The best rating among its ${combinedWords[of].many} decides. From worst to best: ${order}.`,
    grid: 'Two or more parts together decide, as in this list. The first line that fits counts.',
    cell: (parts: string, word: string) => `${parts}: “${word}”.`,
    is: (part: string, word: string) => `${part} is “${word}”`,
    any: (part: string) => `${part} is anything`,
    criteria: 'Criteria that are met are counted. Each step needs all before it.',
    step: (atLeast: string, of: string, award: string) => `At least ${atLeast} of ${of} met: ${award}.`,
    start: (award: string) => `Without a step: ${award}.`,
    expression: (of: string) => `The score is worked out: ${of}.`,
    copeland: 'Each two areas are set against each other. The score is how many an area beats, less how many beat it.',
    partsOfParts: 'The measures of all parts count side by side.',
  },
  finish: {
    standardise: 'The result is put in standard deviations from the mean of all areas.',
    rescale: (times: string, plus: string) => `The result is multiplied by ${times}, and ${plus} is added.`,
    worth: (classes: string) => `In the part above, what counts is the rating and not the score: ${classes}.`,
    classWorth: (word: string, value: string) => `“${word}” ${value}`,
    digits: (digits: string) =>
      digits === '0'
        ? 'The result is rounded to a whole number.'
        : `The result is rounded to ${digits} ${digits === '1' ? 'decimal' : 'decimals'}.`,
    minimum: (parts: string, share: string, of: Combined) =>
      `A result needs at least ${counted(parts, of)} and ${share} of the weight.`,
    minimumParts: (parts: string, of: Combined) => `A result needs at least ${counted(parts, of)}.`,
    minimumShare: (share: string, of: Combined) =>
      `A result needs ${combinedWords[of].many} with at least ${share} of the weight.`,
    minimumAll: (of: Combined) => `A result needs all of its ${combinedWords[of].many}.`,
    minimumOtherwise: (word: string) => `With less it is “${word}”.`,
  },
  label: {
    cutPoints: 'The score decides the word.',
    quantiles: (words: string) =>
      `Areas are put in order of score and cut into groups of equal size. From best to worst: ${words}.`,
    kMeans: (words: string) =>
      `Areas with scores close to each other get the same word. From lowest to highest: ${words}.`,
    peers: 'Areas are set only against others of their kind.',
  },
  limit: {
    title: 'What overrides the score',
    cap: (because: string, word: string) => `${because} No better than “${word}”.`,
    floor: (because: string, word: string) => `${because} No worse than “${word}”.`,
    force: (because: string, word: string) => `${because} Then “${word}”.`,
    setAside: (because: string, word: string) => `${because} Else “${word}”.`,
    notRated: (because: string, word: string) => `${because} Such areas are “${word}”.`,
  },
  example: 'These rules are an example. They were not published by any body.',
};
