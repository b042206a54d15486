import type { Area, EstimateRow, IndicatorRecord, PeriodRecord, Stratum } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';

/** Groups of one kind, such as both sexes or all fifths of deprivation, in one area and period. */
export interface GroupKind {
  /** `sex`, `age`, `several`, or the name of a category. */
  kind: string;
  rows: EstimateRow[];
}

export interface GroupStory {
  period: PeriodRecord;
  everyone: EstimateRow | undefined;
  kinds: GroupKind[];
  /** The same group in the area that all are compared with, by stratum id. */
  benchmark: Map<number, EstimateRow>;
}

/** More periods of all groups than any project has; the store gives only what is there. */
const rowsAtMost = 20_000;

/** Every group of people for which an indicator has numbers in an area, in the newest period that has any; undefined without. */
export async function readGroups(
  release: Release,
  area: Area,
  indicator: IndicatorRecord,
  map: 0 | 1,
): Promise<GroupStory | undefined> {
  const strata = [...release.dimensions.strata.values()].filter((stratum) => stratum.id !== 0);
  if (strata.length === 0) return undefined;
  const read = async (of: Area, extra: object) =>
    (
      await release.select(
        { indicators: [indicator.id], areas: [of.id], map, strata: [0, ...strata.map(({ id }) => id)], ...extra },
        { limit: rowsAtMost, offset: 0 },
      )
    ).rows;
  const all = await read(area, {});
  const grouped = all.filter((row) => row.stratum.id !== 0);
  // The newest period in which a group has a number, else the newest with a reason.
  const period = newest(grouped.filter((row) => row.status === 'ok')) ?? newest(grouped);
  if (!period) return undefined;
  const own = all.filter((row) => row.period === period);
  const { benchmark } = release;
  const likewise = benchmark && benchmark !== area ? await read(benchmark, { periods: [period.id] }) : [];
  const kinds = new Map<string, EstimateRow[]>();
  for (const row of own) {
    if (row.stratum.id === 0) continue;
    const kind = kindOf(row.stratum);
    kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  }
  return {
    period,
    everyone: own.find((row) => row.stratum.id === 0),
    kinds: [...kinds].map(([kind, rows]) => ({ kind, rows })),
    benchmark: new Map(likewise.map((row) => [row.stratum.id, row])),
  };
}

function newest(rows: readonly EstimateRow[]): PeriodRecord | undefined {
  return rows
    .map((row) => row.period)
    .reduce<PeriodRecord | undefined>((last, one) => (last && last.end >= one.end ? last : one), undefined);
}

function kindOf({ sex, age, category }: Stratum): string {
  const parts = [sex && 'sex', age && 'age', category].filter((part) => part !== '');
  return parts.length === 1 ? (parts[0] as string) : 'several';
}
