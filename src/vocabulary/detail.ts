/** How much of a framework a reader sees: the headline, more of it, or everything. */
export const detailLevels = ['headline', 'broader', 'everything'] as const;
export type DetailLevel = (typeof detailLevels)[number];

/** Whether what stands at a level is shown to a reader who asked for a level. */
export function isShownAt(level: DetailLevel, asked: DetailLevel): boolean {
  return detailLevels.indexOf(level) <= detailLevels.indexOf(asked);
}

/** The later of two levels: what stands in a part is shown no sooner than the part. */
export function laterLevel(one: DetailLevel, other: DetailLevel): DetailLevel {
  return isShownAt(one, other) ? other : one;
}
