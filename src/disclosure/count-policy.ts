import type { DisclosurePolicy } from '#project/schema/coxcomb.ts';

/** What a disclosure policy says about one count. */
export type CountPolicy = Pick<DisclosurePolicy, 'smallest' | 'hideZero' | 'rounding'>;

/** The counts that a reader cannot tell apart, both ends included. */
export interface Range {
  low: number;
  high: number;
}

/** Whether the policy hides this count for its own sake. Fractions, which come from apportioned counts, hide like counts. */
export function isSmall(amount: number, policy: CountPolicy): boolean {
  return amount > 0 ? amount < policy.smallest : policy.hideZero;
}

/** The count as it is shown: the nearest multiple of the policy's rounding, halves up. */
export function roundCount(amount: number, policy: Pick<CountPolicy, 'rounding'>): number {
  if (policy.rounding <= 1) return amount;
  return Math.floor(amount / policy.rounding + 0.5) * policy.rounding;
}

/**
 * What a reader knows of a count that is shown. Without rounding it is the count itself. With rounding it is every count
 * that rounds to the same figure, except those that would have been hidden.
 */
export function shownRange(amount: number, policy: CountPolicy): Range {
  if (policy.rounding <= 1) return { low: amount, high: amount };
  const shown = roundCount(amount, policy);
  const below = Math.floor(policy.rounding / 2);
  const high = shown + policy.rounding - below - 1;
  if (shown > 0) return { low: Math.max(shown - below, policy.smallest), high: Math.max(high, amount) };
  if (high < policy.smallest) return { low: amount, high: amount };
  return { low: policy.hideZero ? policy.smallest : 0, high };
}

/**
 * What the rule alone tells a reader of a count that is hidden: that it is not zero, because zeros are shown, unless the
 * policy hides them too or counts are apportioned and so need not be whole.
 */
export function lowestHidden(amount: number, policy: CountPolicy | undefined): number {
  return policy?.hideZero || !Number.isInteger(amount) ? 0 : 1;
}

/**
 * What must stay possible for a small count, in the light of everything published: a count of at least `reach`, and a range at
 * least `width` wide. For a policy that shows 7 and more: 7 or more, and at least seven counts in a row. Of a count that is never
 * published it is enough that it cannot be worked out: at least two counts.
 *
 * @param upper  what the reader knows anyway that the count cannot exceed, such as an unprotected denominator; else Infinity
 */
export function protectionNeeded(
  policy: CountPolicy,
  { upper, neverPublished }: { upper: number; neverPublished: boolean },
): { reach: number; width: number } {
  if (neverPublished) return { reach: 0, width: 1 };
  const lowest = policy.hideZero ? 0 : 1;
  const reach = Math.min(policy.smallest, upper);
  return { reach, width: Math.max(0, reach - lowest) };
}
