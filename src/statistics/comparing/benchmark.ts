import type { Outcome } from '#vocabulary/outcome.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import { refuse, requireNotNegative, requireNumber } from '../argument.ts';
import { requireConfidence, zOf } from '../confidence.ts';
import { wilsonLower, wilsonSpread, wilsonUpper } from '../intervals/proportion.ts';
import { poissonControlLimits } from './poisson-control-limits.ts';
import { NOT_COMPARED, outcomeAt, outcomeCodes, type Position } from './position.ts';
import { numberIn, optionIn, outcomeOutput, scalar, shared, type StatisticMethod, wordIn } from '../method.ts';

const NAME = 'benchmark-comparison';

/** Limits of one level; null where missing. */
export interface Limits {
  lower: number | null;
  upper: number | null;
}

/** Limits with the value that they belong to, where it is known. */
export interface LimitedValue extends Limits {
  value?: number | null | undefined;
}

/**
 * An area's interval against a benchmark's value.
 *
 * Method — above when the whole interval lies above the benchmark, below when it lies below, otherwise similar; with outer
 * limits (99.8 %) given, a further class beyond them.
 * Edges — a benchmark on the end of an interval counts as inside it. A missing value, limit or benchmark: not compared.
 *
 * @param inner      95 % limits of the area
 * @param benchmark  value compared with; null where missing
 * @param polarity   turns above and below into better and worse, or higher and lower
 * @param outer      99.8 % limits, for a comparison at two levels
 */
export function compareWithBenchmark(
  inner: Limits,
  benchmark: number | null,
  polarity: Polarity,
  outer?: Limits,
): Outcome {
  const first = positionOf(inner, benchmark, benchmark);
  if (first === null) return 'not-compared';
  if (outer === undefined) return outcomeAt(first, polarity);
  const second = positionOf(outer, benchmark, benchmark);
  return second === null ? 'not-compared' : outcomeAt((first + second) as Position, polarity);
}

/**
 * An area's interval against a benchmark's interval: different only when the two do not touch.
 *
 * This is stricter than a test at the intervals' level.
 * Edges — as for `compareWithBenchmark`. Where the values are given too, they must lie apart in the same direction as their
 * intervals; a benchmark whose value lies outside its own interval is then no ground for a difference.
 */
export function compareIntervals(area: LimitedValue, benchmark: LimitedValue, polarity: Polarity): Outcome {
  const position = positionOf(area, benchmark.lower, benchmark.upper);
  if (position === null) return 'not-compared';
  const [mine, theirs] = [area.value ?? null, benchmark.value ?? null];
  const contradicted = mine !== null && theirs !== null && Math.sign(mine - theirs) !== position;
  return outcomeAt(contradicted ? 0 : position, polarity);
}

function positionOf(area: Limits, low: number | null, high: number | null): Position | null {
  for (const [name, end] of Object.entries({ lower: area.lower, upper: area.upper, low, high })) {
    if (end === null) return null;
    requireNumber(NAME, name, end);
  }
  if ((area.lower as number) > (area.upper as number)) refuse(NAME, 'lower', 'at most the upper limit', area.lower);
  if ((area.lower as number) > (high as number)) return 1;
  return (area.upper as number) < (low as number) ? -1 : 0;
}

export interface ControlOptions {
  /** Level of the control limits, a proportion from 0.9; default 0.998. */
  confidenceLevel?: number;
  /** The limits' distance in standard errors, instead of the level (3 is customary in control charts). */
  z?: number;
  /** Scale of value and benchmark: 100 for percentages; default 1. */
  multiplier?: number;
}

/**
 * A proportion against control limits about the benchmark, as wide as chance would make it for this denominator.
 *
 * Method — Wilson limits of the benchmark's proportion with the area's denominator. This is not the other funnel that is
 * also called Wilson (`funnelLimits`); the two differ for small denominators.
 * Edges — a value on a limit is similar. Missing value, denominator or benchmark: not compared.
 */
export function compareWithProportionControl(
  value: number | null,
  denominator: number | null,
  benchmark: number | null,
  polarity: Polarity,
  options: ControlOptions = {},
): Outcome {
  const z = options.z ?? zOf(requireConfidence(NAME, options.confidenceLevel ?? 0.998));
  const { multiplier = 1 } = options;
  if (value === null || denominator === null || benchmark === null || denominator === 0) return 'not-compared';
  requireNumber(NAME, 'value', value);
  const n = requireNotNegative(NAME, 'denominator', denominator);
  const share = requireNotNegative(NAME, 'benchmark', benchmark) / multiplier;
  if (share > 1) refuse(NAME, 'benchmark', `at most the multiplier (${multiplier})`, benchmark);
  const square = z * z;
  const spread = wilsonSpread(share * n, n, z, square);
  const lower = wilsonLower(share * n, n, square, spread) * multiplier;
  const upper = wilsonUpper(share * n, n, square, spread) * multiplier;
  return outcomeAt(value > upper ? 1 : value < lower ? -1 : 0, polarity);
}

/**
 * A rate against Poisson control limits about the count that the benchmark's rate leads to expect here.
 *
 * Edges — a value on a limit is similar. Nothing expected: the benchmark is 0 events, of which none are expected, so an
 * area with none is similar. Missing value, denominator or benchmark: not compared.
 *
 * @param options.tail  probability beyond each limit, such as 0.001; default 0.001
 */
export function compareWithPoissonControl(
  value: number | null,
  denominator: number | null,
  benchmark: number | null,
  polarity: Polarity,
  { tail = 0.001, multiplier = 1 }: { tail?: number; multiplier?: number } = {},
): Outcome {
  if (value === null || denominator === null || benchmark === null || denominator === 0) return 'not-compared';
  requireNumber(NAME, 'value', value);
  requireNotNegative(NAME, 'denominator', denominator);
  requireNotNegative(NAME, 'benchmark', benchmark);
  const expected = (benchmark * denominator) / multiplier;
  const limits = poissonControlLimits(expected, tail);
  const count = (value * denominator) / multiplier;
  return outcomeAt(count > limits.upper ? 1 : count < limits.lower ? -1 : 0, polarity);
}

export interface BenchmarkColumns {
  lower95: Float64Array;
  upper95: Float64Array;
  /** Given together for a comparison at two levels. */
  lower998?: Float64Array | undefined;
  upper998?: Float64Array | undefined;
  /** One value for all rows, or one a row; NaN where missing. */
  benchmark: number | Float64Array;
  polarity: Polarity;
  /** Codes of `vocabulary/outcome.ts`. */
  out: Uint8Array;
  from?: number;
  to?: number;
}

/** Column form of `compareWithBenchmark`. A NaN in a row's limits or benchmark gives `not-compared`. */
export function benchmarkColumns(columns: BenchmarkColumns): void {
  const { lower95, upper95, lower998, upper998, benchmark, polarity, out } = columns;
  const { from = 0, to = out.length } = columns;
  const codes = outcomeCodes(polarity);
  const fixed = typeof benchmark === 'number' ? benchmark : Number.NaN;
  const each = typeof benchmark === 'number' ? undefined : benchmark;
  const two = lower998 !== undefined && upper998 !== undefined;
  for (let i = from; i < to; i++) {
    const b = each === undefined ? fixed : each[i]!;
    const l = lower95[i]!;
    const u = upper95[i]!;
    // Comparisons with NaN are false, so a missing limit would pass as similar: the sum finds it.
    let known = l + u + b;
    let position = Number(l > b) - Number(u < b) + 2;
    if (two) {
      const outerLower = lower998[i]!;
      const outerUpper = upper998[i]!;
      known += outerLower + outerUpper;
      position += Number(outerLower > b) - Number(outerUpper < b);
    }
    out[i] = known === known ? codes[position]! : NOT_COMPARED;
  }
}

const POLARITIES = ['high-is-good', 'low-is-good', 'neither'] as const;
const missingEdge = 'A missing value, limit or benchmark: not-compared.';

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Comparison of an interval with a benchmark',
  summary: 'Better, similar or worse by whether the benchmark lies outside the area’s interval, at one or two levels.',
  inputs: [
    scalar('lower95', 'any unit', 'Lower 95 % limit; empty where missing.'),
    scalar('upper95', 'any unit', 'Upper 95 % limit; empty where missing.'),
    { ...scalar('lower998', 'any unit', 'Lower 99.8 % limit, for two levels.'), required: false },
    { ...scalar('upper998', 'any unit', 'Upper 99.8 % limit, for two levels.'), required: false },
    scalar('benchmark', 'any unit', 'Value compared with; empty where missing.'),
    shared.polarity,
  ],
  outputs: [outcomeOutput],
  edges: ['A benchmark on the end of an interval counts as inside it.', missingEdge],
  source: 'Public health technical guidance: comparing with a benchmark',
  run: (row) => {
    const two = 'lower998' in row || 'upper998' in row;
    const outer = { lower: numberIn(row, 'lower998'), upper: numberIn(row, 'upper998') };
    const inner = { lower: numberIn(row, 'lower95'), upper: numberIn(row, 'upper95') };
    const polarity = wordIn(row, 'polarity', POLARITIES);
    return { outcome: compareWithBenchmark(inner, numberIn(row, 'benchmark'), polarity, two ? outer : undefined) };
  },
};

export const describeIntervals: StatisticMethod = {
  name: 'interval-comparison',
  title: 'Comparison of two intervals',
  summary: 'Better, similar or worse by whether the area’s and the benchmark’s intervals lie apart.',
  inputs: [
    scalar('lower', 'any unit', 'Lower limit of the area; empty where missing.'),
    scalar('upper', 'any unit', 'Upper limit of the area; empty where missing.'),
    scalar('benchmarkLower', 'any unit', 'Lower limit of the benchmark; empty where missing.'),
    scalar('benchmarkUpper', 'any unit', 'Upper limit of the benchmark; empty where missing.'),
    shared.polarity,
  ],
  outputs: [outcomeOutput],
  edges: ['Intervals that touch are similar.', missingEdge],
  source: 'Schenker & Gentleman 2001, The American Statistician 55:182–186, on what this test leaves out',
  run: (row) => ({
    outcome: compareIntervals(
      { lower: numberIn(row, 'lower'), upper: numberIn(row, 'upper') },
      { lower: numberIn(row, 'benchmarkLower'), upper: numberIn(row, 'benchmarkUpper') },
      wordIn(row, 'polarity', POLARITIES),
    ),
  }),
};

const controlInputs = [
  scalar('value', 'as multiplied', 'Value of the area; empty where missing.'),
  scalar('denominator', 'count', 'Its denominator; empty where missing.'),
  scalar('benchmark', 'as multiplied', 'Value compared with; empty where missing.'),
  shared.polarity,
  shared.multiplier,
];

export const describeProportionControl: StatisticMethod = {
  name: 'proportion-control-comparison',
  title: 'Comparison of a proportion with control limits',
  summary: 'Better, similar or worse by whether the proportion lies outside what chance would do about the benchmark.',
  inputs: [
    ...controlInputs,
    { ...shared.confidenceLevel, description: 'Level of the control limits; default 0.998.' },
    {
      name: 'z',
      shape: 'option',
      unit: 'standard errors',
      required: false,
      description: 'Width instead of the level.',
    },
  ],
  outputs: [outcomeOutput],
  edges: ['A value on a limit is similar.', missingEdge],
  source: 'Wilson 1927, J Am Stat Assoc 22:209–212, about the benchmark',
  run: (row) => ({
    outcome: compareWithProportionControl(
      numberIn(row, 'value'),
      numberIn(row, 'denominator'),
      numberIn(row, 'benchmark'),
      wordIn(row, 'polarity', POLARITIES),
      {
        confidenceLevel: optionIn(row, 'confidenceLevel'),
        z: optionIn(row, 'z'),
        multiplier: optionIn(row, 'multiplier'),
      },
    ),
  }),
};

export const describePoissonControl: StatisticMethod = {
  name: 'poisson-control-comparison',
  title: 'Comparison of a rate with Poisson control limits',
  summary: 'Better, similar or worse by whether the rate lies outside what chance would do about the benchmark.',
  inputs: [
    ...controlInputs,
    {
      name: 'tail',
      shape: 'option',
      unit: 'probability',
      required: false,
      description: 'Probability beyond each limit; default 0.001.',
    },
  ],
  outputs: [outcomeOutput],
  edges: ['Nothing expected: an area without events is similar.', missingEdge],
  source: 'Garwood 1936, Biometrika 28:437–442, about the benchmark',
  run: (row) => ({
    outcome: compareWithPoissonControl(
      numberIn(row, 'value'),
      numberIn(row, 'denominator'),
      numberIn(row, 'benchmark'),
      wordIn(row, 'polarity', POLARITIES),
      { tail: optionIn(row, 'tail'), multiplier: optionIn(row, 'multiplier') },
    ),
  }),
};
