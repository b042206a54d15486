/**
 * Whether a list of entity tags, as `If-Match` and `If-None-Match` give it, names a representation (RFC 9110, section 8.8.3.2).
 *
 * @param list  the field as it was sent: `*`, or tags in quotation marks after one another
 * @param tag  the tag of the representation, with its quotation marks and, when it is weak, `W/`
 * @param comparison  `weak` takes tags for equal that differ in `W/` alone; under `strong` a weak tag equals none
 */
export function namesTag(list: string | undefined, tag: string, comparison: 'weak' | 'strong'): boolean {
  if (list === undefined) return false;
  if (list.trim() === '*') return true;
  const opaque = (one: string) => one.replace(/^W\//, '');
  return [...list.matchAll(/(?:W\/)?"[^"]*"/g)].some(([one]) =>
    comparison === 'weak' ? opaque(one) === opaque(tag) : one === tag && !tag.startsWith('W/'),
  );
}
