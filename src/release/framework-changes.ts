import { type Framework, frameworkSchema } from '#project/schema/framework.ts';
import { changedKeys } from './diff/changed-keys.ts';

/** Keys of a framework that are words about it, or what is said beside its ratings: a change of them changes no rating. */
const wordsOnly = new Set([
  'name',
  'about',
  'source',
  'standing',
  'audience',
  'wordings',
  'triggers',
  'certainty',
  'version',
]);

/**
 * Keys in which two declarations of a framework differ, sorted. Keys that the earlier programme did not know are taken as they are
 * by default, so that a new programme alone changes nothing.
 */
export function frameworkChanges(before: unknown, after: Framework): string[] {
  const known = frameworkSchema.safeParse(before);
  return changedKeys((known.success ? known.data : before) as Record<string, unknown>, after);
}

/** Whether changed keys can change a rating, as against the words about it. */
export function changesRules(changed: readonly string[]): boolean {
  return changed.some((key) => !wordsOnly.has(key));
}
