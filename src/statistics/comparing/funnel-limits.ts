import { requireNumber, requireWhole } from '../argument.ts';
import { TWO_LEVELS } from '../confidence.ts';
import { countFunnel, effectivePopulations, funnelInputs, proportionFunnel } from './funnel.ts';
import { numbersIn, optionalNumbersIn, optionIn, type StatisticMethod, wordIn } from '../method.ts';

/** One point of a funnel's curves. `size` is what the horizontal axis shows. */
export interface FunnelPoint {
  size: number;
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}

/** A point of a funnel of counts also says at which expectation (or population of one year) each limit is reached. */
export interface CountFunnelPoint extends FunnelPoint {
  events: number;
  sizeLower95: number;
  sizeUpper95: number;
  sizeLower998: number;
  sizeUpper998: number;
}

const POINTS = 100;

/**
 * Whole numbers from one end of an axis to the other, spaced in equal ratios where they are more than 1 apart.
 *
 * @param shortOfEnd  ends one step early, as the published funnel of ratios does
 */
export function funnelAxis(from: number, to: number, shortOfEnd = false): number[] {
  requireWhole('funnel-axis', 'from', from, 0);
  requireNumber('funnel-axis', 'to', to);
  const axis = [Math.max(1, from)];
  const steps = shortOfEnd ? POINTS + 2 : POINTS + 1;
  for (let j = 2; j <= POINTS; j++) {
    const last = axis.at(-1) as number;
    axis.push(Math.max(Math.round((to / last) ** (1 / (steps - j)) * last), last + 1));
  }
  return axis;
}

/**
 * Curves of a funnel of proportions.
 *
 * @param numerators    events of each area
 * @param denominators  at risk in each area
 * @param multiplier    scale of the limits: 100 for percentages
 */
export function proportionFunnelLimits(
  numerators: readonly number[],
  denominators: readonly number[],
  multiplier = 1,
): { overall: number; points: FunnelPoint[] } {
  const overall = sum(numerators) / sum(denominators);
  const [inner, outer] = TWO_LEVELS;
  const points = funnelAxis(axisStart(denominators), axisEnd(denominators)).map((size) => {
    const narrow = proportionFunnel(overall, size, inner);
    const wide = proportionFunnel(overall, size, outer);
    return {
      size,
      lower95: narrow.lower * multiplier,
      upper95: narrow.upper * multiplier,
      lower998: wide.lower * multiplier,
      upper998: wide.upper * multiplier,
    };
  });
  return { overall: overall * multiplier, points };
}

/**
 * Curves of a funnel of observed over expected counts.
 *
 * @param expected  expected count of each area
 * @param scale     a ratio of 1 as this: 1 or 100
 */
export function ratioFunnelLimits(expected: readonly number[], scale = 1): { points: CountFunnelPoint[] } {
  const axis = funnelAxis(axisStart(expected), axisEnd(expected), true);
  return { points: axis.map((events) => countPoint(events, 1, scale)) };
}

/**
 * Curves of a funnel of rates over population.
 *
 * @param events       count of each area, over all years
 * @param populations  population of each area, over all years
 * @param options.rates       standardised rates; the funnel then rests on the populations that would give them
 * @param options.multiplier  rates are per this many
 * @param options.years       years of data; the axis shows the population of one year
 */
export function rateFunnelLimits(
  events: readonly number[],
  populations: readonly number[],
  {
    rates,
    multiplier = 1,
    years = 1,
  }: { rates?: readonly number[] | undefined; multiplier?: number; years?: number } = {},
): { overall: number; points: CountFunnelPoint[] } {
  const people = effectivePopulations(events, populations, rates, multiplier);
  const overall = sum(events) / sum(people);
  const yearly = people.map((population) => population / years);
  const start = Math.floor(axisStart(yearly) * years * overall);
  const axis = funnelAxis(start, Math.ceil(axisEnd(yearly) * years * overall));
  return {
    overall: overall * multiplier,
    points: axis.map((count) => countPoint(count, overall * years, multiplier / years)),
  };
}

/** Limits for one count: sizes (expectation ÷ `perSize`) at which it is at each limit, and its rate there × `scale`. */
function countPoint(events: number, perSize: number, scale: number): CountFunnelPoint {
  const [inner, outer] = TWO_LEVELS.map((level) => countFunnel(events, level)) as [CountLimit, CountLimit];
  const rateAt = (expected: number) => (events / (expected / perSize)) * scale;
  return {
    events,
    size: events / perSize,
    sizeLower95: inner.low / perSize,
    lower95: rateAt(inner.low),
    sizeUpper95: inner.high / perSize,
    upper95: rateAt(inner.high),
    sizeLower998: outer.low / perSize,
    lower998: rateAt(outer.low),
    sizeUpper998: outer.high / perSize,
    upper998: rateAt(outer.high),
  };
}

interface CountLimit {
  low: number;
  high: number;
}

/** 0 unless all sizes lie within a factor of two; then a round number below the smallest. */
function axisStart(sizes: readonly number[]): number {
  const smallest = Math.min(...sizes);
  if (Math.max(...sizes) > 2 * smallest) return 0;
  const step = 10 ** Math.floor(Math.log10(smallest * 0.95));
  return Math.floor((smallest * 0.95) / step) * step;
}

/** Five per cent beyond the largest size, rounded up to two figures. */
function axisEnd(sizes: readonly number[]): number {
  const end = Math.max(...sizes) * 1.05;
  const step = 10 ** (Math.floor(Math.log10(end)) - 1);
  return Math.ceil(end / step) * step;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export const describe: StatisticMethod = {
  name: 'funnel-limits',
  title: 'Curves of a funnel',
  summary: 'A hundred points of the 95 % and 99.8 % limits of a funnel of proportions, ratios or rates.',
  inputs: [
    ...funnelInputs,
    {
      name: 'years',
      shape: 'option',
      unit: 'years',
      required: false,
      description: 'Years of data behind the counts; default 1.',
    },
  ],
  outputs: ['size', 'lower95', 'upper95', 'lower998', 'upper998'].map((name) => ({
    name,
    unit: 'list',
    description: name === 'size' ? 'Places on the horizontal axis.' : 'Limit at each place.',
  })),
  edges: ['Limits of proportions are cut at 0 and at the multiplier.'],
  source: 'Spiegelhalter 2005, Statistics in Medicine 24:1185–1202',
  run: (row) => {
    const [x, n] = [numbersIn(row, 'numerators'), numbersIn(row, 'denominators')];
    const multiplier = optionIn(row, 'multiplier');
    const statistic = wordIn(row, 'statistic', ['proportion', 'ratio', 'rate'] as const);
    if (statistic === 'proportion') return columnsOf(proportionFunnelLimits(x, n, multiplier).points);
    if (statistic === 'ratio') return columnsOf(ratioFunnelLimits(n, multiplier).points);
    const rates = optionalNumbersIn(row, 'rates');
    return columnsOf(rateFunnelLimits(x, n, { rates, multiplier, years: optionIn(row, 'years') }).points);
  },
};

function columnsOf(points: readonly FunnelPoint[]): Record<string, number[]> {
  const names = ['size', 'lower95', 'upper95', 'lower998', 'upper998'] as const;
  return Object.fromEntries(names.map((name) => [name, points.map((point) => point[name])]));
}
