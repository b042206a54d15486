import { z } from 'zod';
import type { Area, EstimateRow, IndicatorRecord } from '#release/reader/records.ts';
import { assurances, causes, variations } from '#vocabulary/control.ts';
import { outcomes, trends } from '#vocabulary/outcome.ts';
import { polarities } from '#vocabulary/polarity.ts';
import { statuses } from '#vocabulary/status.ts';

export const areaAnswer = z.strictObject({
  type: z.string().describe('Key of the area type'),
  code: z.string(),
  name: z.string(),
  opened: z.string().nullable(),
  closed: z.string().nullable(),
});

export function areaOut(area: Area): z.input<typeof areaAnswer> {
  return { type: area.type.key, code: area.code, name: area.name, opened: area.opened, closed: area.closed };
}

export const indicatorAnswer = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  name: z.string(),
  plainName: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  polarity: z.enum(polarities),
  headline: z.boolean(),
});

export function indicatorOut(indicator: IndicatorRecord): z.input<typeof indicatorAnswer> {
  const { key, number, name, plainName, unit, decimals, polarity, headline } = indicator;
  return { id: key, number, name, plainName, unit, decimals, polarity, headline };
}

const number = z.number().nullable();

/** One estimate with its comparison; flat, so that the CSV has the same columns. */
export const estimateAnswer = z.strictObject({
  indicator: z.string(),
  areaType: z.string(),
  area: z.string(),
  areaName: z.string(),
  map: z.enum(['as-it-was', 'today']),
  periodStart: z.string(),
  periodEnd: z.string(),
  period: z.string(),
  group: z.string().describe('Who is counted: everyone, or a sex, age band or other group'),
  value: number,
  lower95: number,
  upper95: number,
  lower998: number,
  upper998: number,
  numerator: number,
  denominator: number,
  status: z
    .enum(statuses.map((status) => status.id) as [string, ...string[]])
    .describe('`ok`, or why there is no value'),
  coverage: number.describe('Share of the population that reported, 0 to 1'),
  benchmarkValue: number,
  comparedWithBenchmark: z.enum(outcomes),
  trend: z.enum(trends),
  quantile: z
    .number()
    .int()
    .nullable()
    .describe('Group of the areas of its type, 1 the best or highest; null where there are none'),
  quantiles: z.number().int().nullable().describe('Number of such groups; null where the indicator declares none'),
  quantileAreas: z
    .number()
    .int()
    .nullable()
    .describe('Areas with a value that were ranked; with fewer than `quantiles` there are no groups'),
  controlMean: number.describe('Average of its control chart; null where there is none'),
  controlLower: number,
  controlUpper: number,
  specialCause: z.enum(causes).nullable(),
  variation: z.enum(variations).nullable().describe('What the special cause means, by the polarity of the indicator'),
  assurance: z.enum(assurances).nullable().describe('Whether the process, left as it is, meets the goal'),
});

export function estimateOut(row: EstimateRow): z.input<typeof estimateAnswer> {
  const { value, lower95, upper95, lower998, upper998, numerator, denominator, status, coverage } = row;
  return {
    indicator: row.indicator.key,
    areaType: row.area.type.key,
    area: row.area.code,
    areaName: row.area.name,
    map: row.map === 1 ? 'today' : 'as-it-was',
    periodStart: row.period.start,
    periodEnd: row.period.end,
    period: row.period.label,
    group: row.stratum.label,
    value,
    lower95,
    upper95,
    lower998,
    upper998,
    numerator,
    denominator,
    status,
    coverage,
    benchmarkValue: row.benchmarkValue,
    comparedWithBenchmark: row.benchmarkOutcome,
    trend: row.trend,
    quantile: row.quantile?.quantile ?? null,
    quantiles: row.quantile?.of ?? null,
    quantileAreas: row.quantile?.areas ?? null,
    controlMean: row.control?.mean ?? null,
    controlLower: row.control?.lower ?? null,
    controlUpper: row.control?.upper ?? null,
    specialCause: row.control?.cause ?? null,
    variation: row.control?.variation ?? null,
    assurance: row.control?.assurance ?? null,
  };
}
