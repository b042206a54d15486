/** Where a rating has gone from one release to another. */
export const moveKinds = ['up', 'down', 'same', 'appeared', 'left', 'not-comparable'] as const;
export type MoveKind = (typeof moveKinds)[number];

/** What a round of ratings is: a period that was rated, or a release. */
export const roundsOf = ['periods', 'releases'] as const;
export type RoundsOf = (typeof roundsOf)[number];

/**
 * What a release was to a rating that is watched: below the label, not below, without a rating, or with one that the rules of today do
 * not have. `replaced`: a later release rated the same period, and counts in its place.
 */
export const roundKinds = ['below', 'not-below', 'not-rated', 'not-comparable', 'replaced'] as const;
export type RoundKind = (typeof roundKinds)[number];

/**
 * `triggered`: below the label for as many rounds as declared. `excused`: so too, but better than at their start by more than chance.
 * `watched`: one round short of it.
 */
export const triggerStates = ['triggered', 'excused', 'watched'] as const;
export type TriggerState = (typeof triggerStates)[number];
