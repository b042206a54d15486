import type { FrameworkRecord } from '#release/reader/records.ts';
import { outcomes } from '#vocabulary/outcome.ts';
import type { RuleWords } from './rule-words.ts';
import { scorerSentences } from './scorer-words.ts';

type Scorer = FrameworkRecord['declaration']['scorer'];

/** How a measure is judged, all of it in sentences: a comparison outcome by outcome, anything else by the words of its scorer. */
export function measureSentences(scorer: Scorer, tell: RuleWords): string[] {
  if (scorer.kind !== 'significance') return scorerSentences(scorer, tell);
  const { frameworks: words, outcomes: outcomeWords, explanation } = tell.site.messages;
  const known = outcomes.flatMap((outcome) => {
    const name = scorer.classes[outcome];
    const score = scorer.scores?.[outcome];
    return name === undefined ? [] : [words.judged(outcomeWords.short[outcome], tell.award({ score, class: name }))];
  });
  return [
    explanation.compared(tell.standard(scorer.comparator)),
    ...known,
    words.judged(words.missingAs, tell.award({ class: scorer.missing })),
  ];
}
