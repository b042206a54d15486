import type { Combined } from '../../combined.ts';
import { combinedWords } from './combined.ts';

const nouns = (count: number, of: Combined) => combinedWords[of][count === 1 ? 'one' : 'many'];

/** What rules that count found in an area, beside what they want. */
export const tally = {
  found: (found: number, of: number, what: Combined, classes: readonly string[]) =>
    `${found} of ${of} ${nouns(of, what)} ${found === 1 ? 'is' : 'are'} ${classes.map((name) => `“${name}”`).join(' or ')}`,
  atLeast: (count: number, what: Combined) => `from ${count} ${nouns(count, what)}`,
  share: (share: string) => `from ${share} of them`,
  all: 'when all of them are',
  rule: (found: readonly string[], word: string, needed: readonly string[]) =>
    `${found.join(' and ')}; “${word}”${needed.length === 0 ? '' : ` ${needed.join(' and ')}`}`,
  otherwise: (word: string) => `No rule above held, so: “${word}”`,
};
