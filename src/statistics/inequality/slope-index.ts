import { refuse, requireNotNegative, requireNumber, requireOneOf, requireSameLength } from '../argument.ts';
import { requireConfidence, zOf } from '../confidence.ts';
import { lineEnds, limitsOfLine, limitsOfSums, type SlopeLimits } from './slope-limits.ts';
import { backTransform, type Uncertain } from './uncertain-sum.ts';
import {
  flagIn,
  listOf,
  numbersIn,
  optionalNumbersIn,
  optionIn,
  shared,
  type StatisticMethod,
  wordIn,
} from '../method.ts';

const NAME = 'slope-index';

export interface SlopeInput {
  /** Population of each group, most deprived first; above 0. */
  populations: readonly number[];
  /** Value of each group, such as a rate or a proportion. */
  values: readonly number[];
  /** Limits of each value, at `limitsLevel`. Either these or `errors` must be given. */
  limits?: { lower: readonly number[]; upper: readonly number[] } | undefined;
  /** Standard errors on the scale of the kind: of the value, of its logarithm (rate) or of its logit (proportion). */
  errors?: readonly number[] | undefined;
}

export interface SlopeOptions {
  /** `continuous`: errors are normal; `rate`: of the logarithm; `proportion`: of the logit. */
  kind: 'continuous' | 'rate' | 'proportion';
  /** Fit the line to logarithms (rate) or logits (proportion); default false. */
  transform?: boolean;
  /** Scale of the answer; negative where a high value is bad, so that the answer counts in favour of the well-off. */
  multiplier?: number;
  confidenceLevel?: number;
  /** Level of `limits`; default 0.95. */
  limitsLevel?: number;
  /** False leaves out the limits of the relative index, which take far longer to find than all the rest; default true. */
  relativeLimits?: boolean;
}

export interface SlopeIndex {
  /** Slope index: difference between the ends of the fitted line. */
  slope: number;
  slopeLower: number | null;
  slopeUpper: number | null;
  /** Relative index: ratio of the ends. */
  relative: number;
  relativeLower: number | null;
  relativeUpper: number | null;
  /** Fitted value of the most deprived end, on the values' own scale. */
  intercept: number;
  method: string;
}

/**
 * Slope and relative index of inequality over groups ranked by deprivation.
 *
 * Method — regression of the groups' values on the midpoint of their share of the ranked population, weighted by that
 * share. The limits follow from the errors of the values themselves, without simulation, so they are the same at each run.
 * With `transform` the line is held at its middle, the population's mean, and turns as far as its slope may be wrong.
 * Edges — with errors so great that the expansion fails, the indices stand without limits.
 *
 * @throws STATISTIC_ARGUMENT_INVALID  fewer than 3 groups, a population of 0, a rate that is not positive, a proportion
 *   outside 0 to 1 (both excluded), neither limits nor errors
 * @see Mackenbach & Kunst 1997, Social Science & Medicine 44:757–771; Low & Low 2004, J Public Health 26:388–395
 */
export function slopeIndex(input: SlopeInput, options: SlopeOptions): SlopeIndex {
  const { kind, transform = false, multiplier = 1 } = options;
  requireOneOf(NAME, 'kind', kind, ['continuous', 'rate', 'proportion']);
  if (requireNumber(NAME, 'multiplier', multiplier) === 0) refuse(NAME, 'multiplier', 'other than 0', multiplier);
  const level = requireConfidence(NAME, options.confidenceLevel ?? 0.95);
  const values = uncertainValues(input, kind, options.limitsLevel ?? 0.95);
  const line = lineWeights(input.populations);
  const tail = (1 - level) / 2;
  if (!transform || kind === 'continuous') {
    const fitted = values.map(({ centre, back }) => backTransform(centre, back));
    const bottom = dot(line.intercept, fitted);
    const limits = limitsOfSums(values, line.slope, options.relativeLimits === false ? null : line.intercept, tail);
    return scaled([bottom, bottom + dot(line.slope, fitted)], limits, multiplier);
  }
  const fitted = values.map(({ centre }) => centre);
  const slope = dot(line.slope, fitted);
  const middle = dot(line.intercept, fitted) + slope / 2;
  const error = Math.sqrt(values.reduce((sum, value, i) => sum + (line.slope[i]! * value.error) ** 2, 0));
  const turned = { middle, slope, error };
  return scaled(lineEnds(turned, backOf(kind)), limitsOfLine(turned, backOf(kind), tail), multiplier);
}

function scaled([bottom, top]: [number, number], limits: SlopeLimits, multiplier: number): SlopeIndex {
  const turned = multiplier < 0;
  const slope = limits.slope?.map((limit) => limit * multiplier) as [number, number] | undefined;
  const relative = limits.relative?.map((limit) => (turned ? 1 / limit : limit)) as [number, number] | undefined;
  if (turned) {
    slope?.reverse();
    relative?.reverse();
  }
  return {
    slope: (top - bottom) * multiplier,
    slopeLower: slope?.[0] ?? null,
    slopeUpper: slope?.[1] ?? null,
    relative: turned ? bottom / top : top / bottom,
    relativeLower: relative?.[0] ?? null,
    relativeUpper: relative?.[1] ?? null,
    intercept: bottom,
    method: 'Weighted regression on ranked population',
  };
}

function backOf(kind: SlopeOptions['kind']): Uncertain['back'] {
  if (kind === 'continuous') return 'identity';
  return kind === 'rate' ? 'exp' : 'logistic';
}

function uncertainValues(input: SlopeInput, kind: SlopeOptions['kind'], limitsLevel: number): Uncertain[] {
  const { populations, values, limits, errors } = input;
  const groups = requireSameLength(NAME, { populations, values, errors, lower: limits?.lower, upper: limits?.upper });
  if (groups < 3) refuse(NAME, 'values', 'of at least 3 groups', groups);
  const z = zOf(requireConfidence(NAME, limitsLevel));
  const back = backOf(kind);
  const onScale = (name: string, value: number | undefined) => toScale(name, value, back);
  return values.map((value, i) => {
    const centre = onScale('values', value);
    if (errors) return { centre, error: requireNotNegative(NAME, 'errors', errors[i]), back };
    if (!limits) return refuse(NAME, 'errors', 'given, or limits in their place', undefined);
    const width = onScale('upper', limits.upper[i]) - onScale('lower', limits.lower[i]);
    return { centre, error: requireNotNegative(NAME, 'width of the limits', width) / (2 * z), back };
  });
}

function toScale(name: string, value: number | undefined, back: Uncertain['back']): number {
  const number = requireNumber(NAME, name, value);
  if (back === 'identity') return number;
  if (number <= 0) refuse(NAME, name, 'above 0', number);
  if (back === 'exp') return Math.log(number);
  if (number >= 1) refuse(NAME, name, 'below 1', number);
  return Math.log(number / (1 - number));
}

/** The weights with which each group's value enters the slope and the intercept of the weighted regression. */
function lineWeights(populations: readonly number[]): { slope: Float64Array; intercept: Float64Array } {
  const total = populations.reduce((sum, people) => sum + requireNotNegative(NAME, 'populations', people), 0);
  const slope = new Float64Array(populations.length);
  const intercept = new Float64Array(populations.length);
  let before = 0;
  let spread = 0;
  // The share-weighted mean of the midpoints is one half whatever the shares.
  for (const [i, people] of populations.entries()) {
    if (people === 0) refuse(NAME, 'populations', 'above 0 in every group', people);
    const share = people / total;
    const offset = before + share / 2 - 0.5;
    slope[i] = share * offset;
    intercept[i] = share;
    spread += share * offset * offset;
    before += share;
  }
  for (let i = 0; i < slope.length; i++) {
    slope[i] = slope[i]! / spread;
    intercept[i] = intercept[i]! - slope[i]! / 2;
  }
  return { slope, intercept };
}

function dot(weights: Float64Array, values: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + weights[i]! * value, 0);
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Slope and relative index of inequality',
  summary: 'Difference and ratio between the ends of the line through groups ranked by deprivation.',
  inputs: [
    listOf('populations', 'population', 'Population of each group, most deprived first.'),
    listOf('values', 'any unit', 'Value of each group.'),
    listOf('lower', 'as the values', '95 % limits of the values; or give errors.', false),
    listOf('upper', 'as the values', '95 % limits of the values; or give errors.', false),
    listOf(
      'errors',
      'scale of the kind',
      'Standard errors: of the value, its logarithm (rate) or its logit (proportion).',
      false,
    ),
    {
      name: 'kind',
      shape: 'scalar',
      kind: 'word',
      unit: 'word',
      required: true,
      words: ['continuous', 'rate', 'proportion'],
      description: 'What the values are.',
    },
    {
      name: 'transform',
      shape: 'option',
      kind: 'flag',
      unit: 'true or false',
      required: false,
      description: 'Fit the line to logarithms or logits; default false.',
    },
    shared.multiplier,
    shared.confidenceLevel,
  ],
  outputs: [
    { name: 'slope', unit: 'as multiplied', description: 'Slope index: difference between the ends of the line.' },
    { name: 'slopeLower', unit: 'as multiplied', description: 'Its lower limit.' },
    { name: 'slopeUpper', unit: 'as multiplied', description: 'Its upper limit.' },
    { name: 'relative', unit: 'ratio', description: 'Relative index: ratio of the ends.' },
    { name: 'relativeLower', unit: 'ratio', description: 'Its lower limit.' },
    { name: 'relativeUpper', unit: 'ratio', description: 'Its upper limit.' },
    { name: 'intercept', unit: 'as the values', description: 'Fitted value of the most deprived end.' },
    { name: 'method', unit: 'word', description: 'Name of the method.' },
  ],
  edges: ['With errors too great for the expansion, no limits.', 'A negative multiplier turns both indices round.'],
  source: 'Mackenbach & Kunst 1997, Social Science & Medicine 44:757–771; Low & Low 2004, J Public Health 26:388–395',
  run: (row) => {
    const [lower, upper] = [optionalNumbersIn(row, 'lower'), optionalNumbersIn(row, 'upper')];
    const limits = lower && upper ? { lower, upper } : undefined;
    const values = numbersIn(row, 'values');
    const input = {
      populations: numbersIn(row, 'populations'),
      values,
      errors: optionalNumbersIn(row, 'errors'),
      limits,
    };
    return {
      ...slopeIndex(input, {
        kind: wordIn(row, 'kind', ['continuous', 'rate', 'proportion'] as const),
        transform: flagIn(row, 'transform', false),
        multiplier: optionIn(row, 'multiplier'),
        confidenceLevel: optionIn(row, 'confidenceLevel'),
      }),
    };
  },
};
