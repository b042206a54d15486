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
  'detail',
]);

/**
 * Keys in which two declarations of a framework differ, sorted. Keys that the earlier programme did not know are taken as they are
 * by default, so that a new programme alone changes nothing.
 */
export function frameworkChanges(before: unknown, after: Framework): string[] {
  const known = frameworkSchema.safeParse(before);
  const [earlier, later] = [known.success ? known.data : before, after].map((one) => withoutDetail(one as object));
  return changedKeys(earlier as Record<string, unknown>, later as Record<string, unknown>);
}

/** The declaration with its levels of detail under a key of their own: how much readers see first is no rule. */
function withoutDetail(declaration: object): object {
  const levels: unknown[] = [];
  const rules = JSON.parse(JSON.stringify(declaration), function (key, value) {
    if (key === 'detail' || key === 'taggedDetail') {
      levels.push([this.id ?? this.indicator, value]);
      return undefined;
    }
    // An indicator that was written out for its level only is the same as its id.
    if (key !== '' && value?.indicator && Object.keys(value).every((own) => own === 'indicator' || own === 'weight'))
      return value.weight === 1 ? value.indicator : value;
    return value;
  }) as object;
  return { ...rules, detail: levels };
}

/** Whether changed keys can change a rating, as against the words about it. */
export function changesRules(changed: readonly string[]): boolean {
  return changed.some((key) => !wordsOnly.has(key));
}
