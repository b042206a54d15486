import { byName } from '#release/reader/relations.ts';
import type { AreaType, Area, EstimateRow, IndicatorRecord, PeriodRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';

export interface IndicatorStory {
  indicator: IndicatorRecord;
  types: AreaType[];
  type: AreaType | undefined;
  map: 0 | 1;
  /** Maps on which areas of this kind have numbers. */
  maps: readonly (0 | 1)[];
  periods: PeriodRecord[];
  period: PeriodRecord | undefined;
  rows: EstimateRow[];
  benchmark: Area | undefined;
  benchmarkValue: number | null;
  /** What the colours of map and bars say; quantiles only where the measure declares them. */
  colour: 'outcome' | 'quantile';
}

/** One measure over all areas of one kind and period; the kind that is rated and the newest period unless asked. */
export async function readIndicatorStory(
  release: Release,
  indicator: IndicatorRecord,
  wanted: { type?: string | undefined; period?: string | undefined; colour?: string | undefined; map?: 0 | 1 },
): Promise<IndicatorStory | undefined> {
  const types = await release.typesOf(indicator);
  const type = wanted.type === undefined ? usualType(release, types) : types.find((one) => one.key === wanted.type);
  if (wanted.type !== undefined && !type) return undefined;
  const { benchmark } = release;
  const ranked = wanted.colour === 'quantile' && indicator.declaration.quantiles !== undefined;
  const colour: IndicatorStory['colour'] = ranked ? 'quantile' : 'outcome';
  const nothing = {
    colour,
    indicator,
    types,
    type,
    map: 1 as const,
    maps: [],
    periods: [],
    period: undefined,
    rows: [],
    benchmark,
  };
  if (!type) return { ...nothing, benchmarkValue: null };
  const { map, maps, periods } = await release.periodsOf(indicator, type, wanted.map);
  const period = periods.find((one) => periodKey(one) === wanted.period) ?? periods[0];
  if (!period) return { ...nothing, benchmarkValue: null };
  const rows = await release.estimatesOf(indicator, type, period, map);
  rows.sort((a, b) => byName(a.area, b.area));
  const benchmarkValue = rows.find((row) => row.benchmarkValue !== null)?.benchmarkValue ?? null;
  return { colour, indicator, types, type, map, maps, periods, period, rows, benchmark, benchmarkValue };
}

function usualType(release: Release, types: AreaType[]): AreaType | undefined {
  const several = types.filter((type) => release.areasOf(type).length > 1);
  return several.find((type) => type.rated) ?? several[0] ?? types[0];
}

/** How a period stands in an address. */
export function periodKey(period: PeriodRecord): string {
  return `${period.start}_${period.end}`;
}
