import type { Area, EstimateRow, IndicatorRecord, ProfileRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { isInequality } from '#vocabulary/method.ts';
import { readGroups } from '../measure/group-rows.ts';

/** One measure of the inequality of another measure, in one area. */
export interface InequalityStory {
  row: ProfileRow;
  base: IndicatorRecord;
  /** What is shown of the groups that it lies between, the worst-off first; none for a gradient between places. */
  groups: EstimateRow[];
  everyone: EstimateRow | undefined;
}

/** Every measure of inequality that has a value in an area. */
export async function readInequality(
  release: Release,
  area: Area,
  profile: readonly ProfileRow[],
): Promise<InequalityStory[]> {
  const rows = profile.filter((row) => isInequality(row.indicator.declaration.method) && row.value !== null);
  const stories = await Promise.all(
    rows.map(async (row): Promise<InequalityStory | undefined> => {
      const { of, by, groups: order } = row.indicator.declaration;
      const base = release.indicator(of ?? '');
      if (!base) return undefined;
      if (!order) return { row, base, groups: [], everyone: undefined };
      const found = await readGroups(release, area, base, row.map);
      const kind = found?.period === row.period ? found.kinds.find((one) => one.kind === by) : undefined;
      const place = ({ stratum }: EstimateRow) => order.indexOf(by === 'sex' ? stratum.sex : stratum.categoryValue);
      const groups = (kind?.rows ?? []).filter((one) => place(one) >= 0).sort((a, b) => place(a) - place(b));
      return { row, base, groups, everyone: found?.everyone };
    }),
  );
  return stories.flatMap((story) => story ?? []);
}
