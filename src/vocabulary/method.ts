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
] as const;
export type Method = (typeof methods)[number];

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
