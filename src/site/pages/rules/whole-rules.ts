import type { FrameworkRecord } from '#release/reader/records.ts';
import { combinedByDefault, combinedInWhole } from './combined.ts';
import { combinerSentences } from './combiner-words.ts';
import { finishSentences } from './finish-words.ts';
import type { RuleWords } from './rule-words.ts';

/** How a framework makes ratings of what is in them, and what becomes of the score of the whole, as sentences. */
export function wholeRules(declaration: FrameworkRecord['declaration'], tell: RuleWords): string[] {
  return [
    ...combinerSentences(declaration.combiner, tell, combinedByDefault(declaration), declaration.nodes),
    ...finishSentences(declaration, tell, combinedInWhole(declaration)),
  ];
}
