import type { Combined } from '../../combined.ts';

/** What a rule counts, as one and as many; shared by the sentences that tell rules and those that tell what they found. */
export const combinedWords: Readonly<Record<Combined, { one: string; many: string }>> = {
  measures: { one: 'measure', many: 'measures' },
  parts: { one: 'part', many: 'parts' },
  either: { one: 'measure or part', many: 'measures or parts' },
};
