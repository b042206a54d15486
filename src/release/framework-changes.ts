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
 * by default, so that a new programme alone changes nothing. Classes that have other words only, as in another year, count as another wording.
 */
export function frameworkChanges(before: unknown, after: Framework): string[] {
  const known = frameworkSchema.safeParse(before);
  const earlier = withoutDetail(known.success ? known.data : (before as object));
  const changed = changedKeys(earlier, withoutDetail(after));
  if (!changed.includes('classes') || !sameBesideWords(earlier.classes, after.classes)) return changed;
  return [...new Set([...changed.filter((key) => key !== 'classes'), 'wordings'])].sort();
}

function sameBesideWords(before: unknown, after: Framework['classes']): boolean {
  if (!Array.isArray(before)) return false;
  const bare = (classes: readonly Framework['classes'][number][]) =>
    classes.map(({ id, worse, counted }) => ({ id, worse, counted }));
  return changedKeys({ classes: bare(before) }, { classes: bare(after) }).length === 0;
}

/** The declaration with its levels of detail under a key of their own: how much readers see first is no rule. */
function withoutDetail(declaration: object): Record<string, unknown> {
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
