/** Statistical methods by which an indicator may be computed from its measures. */
export const methods = [
  'proportion',
  'rate',
  'ratio',
  'mean',
  'directly-standardised-rate',
  'indirectly-standardised-ratio',
  'indirectly-standardised-rate',
  'count',
  'slope-index',
  'relative-index',
  'group-gap',
  'gradient',
] as const;
export type Method = (typeof methods)[number];

/** Methods that measure the inequality of another indicator: they are made from its values that may be shown, and count nothing. */
export const inequalityMethods = ['slope-index', 'relative-index', 'group-gap', 'gradient'] as const;
export type InequalityMethod = (typeof inequalityMethods)[number];

export function isInequality(method: Method): method is InequalityMethod {
  return (inequalityMethods as readonly Method[]).includes(method);
}

/** What a measure counts. `people` is protected by the disclosure policy of people; the others are not people. */
export const countedThings = [
  'people',
  'events',
  'items',
  'money',
  'beds',
  'days',
  'points',
  'organisations',
  'share',
] as const;
export type CountedThing = (typeof countedThings)[number];
