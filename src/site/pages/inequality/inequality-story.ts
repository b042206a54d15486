import type { Area, GroupEstimate, IndicatorRecord, ProfileRow, Stratum } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { isInequality } from '#vocabulary/method.ts';

/** One measure of the inequality of another measure, in one area. */
export interface InequalityStory {
  row: ProfileRow;
  base: IndicatorRecord;
  /** What is shown of the groups that it lies between, the worst-off first; none for a gradient between places. */
  groups: GroupEstimate[];
  everyone: GroupEstimate | undefined;
}

/** Every measure of inequality that has a value in an area. */
export async function readInequality(
  release: Release,
  area: Area,
  profile: readonly ProfileRow[],
): Promise<InequalityStory[]> {
  const stories = profile.flatMap((row) => {
    const { method, of } = row.indicator.declaration;
    const base = isInequality(method) && row.value !== null ? release.indicator(of ?? '') : undefined;
    return base ? [{ row, base }] : [];
  });
  const between = stories.filter(({ row }) => row.indicator.declaration.groups);
  const found = await release.groupEstimates(
    area,
    between.map(({ row: { period, map }, base: indicator }) => ({ indicator, period, map })),
  );
  return stories.map(({ row, base }) => {
    const { by, groups: order } = row.indicator.declaration;
    if (!order) return { row, base, groups: [], everyone: undefined };
    const own = found.filter(
      ({ indicator, period, map }) => indicator === base && period === row.period && map === row.map,
    );
    const place = ({ stratum }: GroupEstimate) => order.indexOf(groupOf(stratum, by) ?? '');
    const groups = own.filter((one) => place(one) >= 0).sort((a, b) => place(a) - place(b));
    return { row, base, groups, everyone: own.find(({ stratum }) => stratum.id === 0) };
  });
}

/** The group of one kind that a stratum is; undefined for one that is of another kind, or of several at once. */
function groupOf({ sex, age, category, categoryValue }: Stratum, by: string | undefined): string | undefined {
  if (age !== '') return undefined;
  if (by === 'sex') return category === '' ? sex : undefined;
  return sex === '' && category === by ? categoryValue : undefined;
}
