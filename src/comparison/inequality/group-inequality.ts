import { differenceLimits } from '#statistics/comparing/difference.ts';
import { type SlopeIndex, slopeIndex } from '#statistics/inequality/slope-index.ts';
import type { InequalityMethod, Method } from '#vocabulary/method.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import { type Status, statuses } from '#vocabulary/status.ts';

/** What is shown of one group of people in one area and period; NaN where there is no number. */
export interface ShownGroup {
  status: Status;
  value: number;
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
  population: number;
}

/** A measure of inequality with its limits, or why there is none. */
export interface MeasuredInequality {
  status: Status;
  value: number;
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}

/** How the indicator is measured of which the inequality is taken. */
export interface BaseIndicator {
  method: Method;
  multiplier: number;
  polarity: Polarity;
}

/**
 * Inequality between groups of people in order, the worst-off first, from what is shown of them and nothing else.
 *
 * Method — slope-index and relative-index: the line through the groups, see `slopeIndex`; group-gap: the first group against the
 * last, with the limits of their difference (Newcombe's method 10, MOVER). All count in the disfavour of the worst-off: above 0, or
 * above 1 for the relative index, the worst-off fare worse, whichever way is good; of what is neither, they have more.
 * Edges — a group of whom anything is hidden: suppressed. Any other missing number: not available. In a slope a group without people
 * is left out, and fewer than 3 groups give none. A group at 0 (or at the whole) has no logarithm, so all errors are then taken on
 * the values’ own scale. A line that ends at or below 0 has no ratio; a ratio without an upper bound has no limits.
 *
 * @param groups  the worst-off first; undefined where an area has no such group
 */
export function groupInequality(
  method: Exclude<InequalityMethod, 'gradient'>,
  groups: readonly (ShownGroup | undefined)[],
  base: BaseIndicator,
): MeasuredInequality {
  const counted = method === 'group-gap' ? [groups[0], groups.at(-1)] : groups;
  const peopled = method === 'group-gap' ? counted : counted.filter((group) => group?.status !== 'denominator-zero');
  const complete: ShownGroup[] = [];
  const family = (group: ShownGroup | undefined) => statuses.find(({ id }) => id === group?.status)?.family;
  if (peopled.some((group) => family(group) === 'suppressed')) return notMeasured('suppressed');
  for (const group of peopled) {
    if (group?.status !== 'ok' || Number.isNaN(group.lower95)) return notMeasured('not-available');
    complete.push(group);
  }
  if (method === 'group-gap') return gap(complete as [ShownGroup, ShownGroup], base);
  if (complete.length < 3 || complete.some(({ population }) => !(population > 0)))
    return notMeasured('cannot-be-calculated');
  const relative = method === 'relative-index';
  const [inner, outer] = [0.95, 0.998].map((confidenceLevel) =>
    slope(complete, base, { confidenceLevel, relativeLimits: relative }),
  ) as [SlopeIndex, SlopeIndex];
  if (relative) return ratio(inner, outer);
  if (!Number.isFinite(inner.slope)) return notMeasured('cannot-be-calculated');
  return {
    status: 'ok',
    value: inner.slope,
    lower95: known(inner.slopeLower),
    upper95: known(inner.slopeUpper),
    lower998: known(outer.slopeLower),
    upper998: known(outer.slopeUpper),
  };
}

/** A ratio of the ends of a line: none where an end lies at or below 0, and no limits where one of them has no bound. */
function ratio(inner: SlopeIndex, outer: SlopeIndex): MeasuredInequality {
  const value = inner.relative;
  if (!(inner.intercept > 0 && value > 0 && Number.isFinite(value))) return notMeasured('cannot-be-calculated');
  // The reciprocal of a limit that passes 0 comes out on the other side.
  const limits = (lower: number | null, upper: number | null, within: readonly [number, number]) =>
    lower !== null && upper !== null && lower > 0 && lower <= within[0] && upper >= within[1]
      ? ([lower, upper] as const)
      : undefined;
  const near = limits(inner.relativeLower, inner.relativeUpper, [value, value]);
  const far = near && limits(outer.relativeLower, outer.relativeUpper, near);
  const [lower95, upper95] = near ?? [Number.NaN, Number.NaN];
  const [lower998, upper998] = far ?? [Number.NaN, Number.NaN];
  return { status: 'ok', value, lower95, upper95, lower998, upper998 };
}

function gap([worst, best]: [ShownGroup, ShownGroup], { polarity }: BaseIndicator): MeasuredInequality {
  const [over, under] = polarity === 'high-is-good' ? [best, worst] : [worst, best];
  const inner = (group: ShownGroup) => ({ value: group.value, lower: group.lower95, upper: group.upper95 });
  const outer = (group: ShownGroup) => ({
    value: group.value,
    lower: orNull(group.lower998),
    upper: orNull(group.upper998),
  });
  const found = differenceLimits(inner(over), inner(under));
  if (!found) return notMeasured('cannot-be-calculated');
  const wide = differenceLimits(outer(over), outer(under));
  return {
    status: 'ok',
    value: found.difference,
    lower95: found.lower,
    upper95: found.upper,
    lower998: known(wide?.lower ?? null),
    upper998: known(wide?.upper ?? null),
  };
}

function slope(
  groups: readonly ShownGroup[],
  base: BaseIndicator,
  options: { confidenceLevel: number; relativeLimits: boolean },
): SlopeIndex {
  const { method, multiplier, polarity } = base;
  const scaled = (of: (group: ShownGroup) => number) => groups.map((group) => of(group) / multiplier);
  const [values, lower, upper] = [
    scaled(({ value }) => value),
    scaled(({ lower95 }) => lower95),
    scaled(({ upper95 }) => upper95),
  ];
  const all = [...values, ...lower, ...upper];
  const within = (top: number) => all.every((one) => one > 0 && one < top);
  const kind =
    method === 'proportion' && within(1)
      ? 'proportion'
      : /rate|ratio/.test(method) && within(Number.POSITIVE_INFINITY)
        ? 'rate'
        : 'continuous';
  return slopeIndex(
    { populations: groups.map(({ population }) => population), values, limits: { lower, upper } },
    { kind, multiplier: polarity === 'high-is-good' ? multiplier : -multiplier, ...options },
  );
}

export function notMeasured(status: Status): MeasuredInequality {
  const value = Number.NaN;
  return { status, value, lower95: value, upper95: value, lower998: value, upper998: value };
}

const known = (limit: number | null) => limit ?? Number.NaN;
const orNull = (limit: number) => (Number.isNaN(limit) ? null : limit);
