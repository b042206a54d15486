/**
 * Patterns of names: `/` between folders; `*` and `?` within one name; `**` for any folders; `{a,b}` for either. Names that begin
 * with a dot match only a pattern that begins with one. A letter with an accent may be written as one sign or as two, since systems
 * differ in how they store it.
 */

/** `{a,b}` written out; braces do not nest. */
export function alternatives(pattern: string): string[] {
  const found = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern);
  if (!found) return [pattern];
  return found[2]!.split(',').flatMap((choice) => alternatives(`${found[1]}${choice}${found[3]}`));
}

/** The parts of one of the alternatives, between which `/` stood. */
export function segmentsOf(pattern: string): string[] {
  return pattern.split('/').filter((part) => part !== '' && part !== '.');
}

/** Whether one name, without folders, is one that a segment stands for. */
export function segmentMatcher(segment: string): (name: string) => boolean {
  const text = segment
    .normalize('NFC')
    .replace(/[.+^$()|[\]\\{}]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  const matches = new RegExp(`^${/^[*?]/.test(segment) ? '(?!\\.)' : ''}${text}$`, 'u');
  return (name) => matches.test(name.normalize('NFC'));
}

/** Whether a name with its folders, such as one in an archive, is one that the pattern stands for. */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const ways = alternatives(pattern).map(segmentsOf);
  return (name) => ways.some((segments) => fits(segmentsOf(name), segments));
}

function fits(names: readonly string[], [segment, ...rest]: readonly string[]): boolean {
  if (segment === undefined) return names.length === 0;
  if (segment === '**')
    return (
      fits(names, rest) || (names.length > 0 && !names[0]!.startsWith('.') && fits(names.slice(1), [segment, ...rest]))
    );
  return names.length > 0 && segmentMatcher(segment)(names[0]!) && fits(names.slice(1), rest);
}
