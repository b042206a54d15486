import type { ExplainedInput, ExplainedPart } from '#release/reader/records.ts';
import { reasonWords } from '#vocabulary/messages/english/reasons.ts';
import type { Outcome, scoredComparators } from '#vocabulary/outcome.ts';
import type { SiteContext } from '../../context.ts';
import { tallyWords } from '../rules/tally-words.ts';

export type Words = Pick<SiteContext, 'messages' | 'format'>;
export type ClassName = (id: string) => string;

/** A rule in words, its numbers as scores are written and its classes as readers know them. */
export function ruleInWords({ messages, format }: Words, rule: ExplainedPart['rule'], className: ClassName): string {
  if (!rule) return '';
  if (rule.counted) return tallyWords({ messages, format }, rule.counted, className);
  const values = Object.fromEntries(
    Object.entries(rule.values ?? {}).map(([key, value]) => [
      key,
      typeof value === 'number' ? format.score(value) : className(value),
    ]),
  );
  return reasonWords(messages.reasons, { ...rule, values });
}

/** How a part came to its rating, in sentences: word, score, rule, coverage, overrides with before and after, certainty. */
export function partSentences(words: Words, part: ExplainedPart, className: ClassName): string[] {
  const { messages, format } = words;
  const told = messages.explanation;
  // Nothing else led to this: what is missing was left out on purpose.
  if (part.rule?.is === 'not-eligible' && part.class)
    return [told.notEligible(className(part.class), part.rule.because ?? '')];
  const score = part.score === null ? undefined : format.score(part.score);
  const overrides = part.overrides.map(({ because }) => {
    const after = className(part.class ?? '');
    return part.before === null
      ? told.overrideNew(after, because)
      : told.override(className(part.before), after, because);
  });
  return [
    part.class === null || part.class === ''
      ? score === undefined
        ? told.unrated
        : told.scoreOnly(score)
      : told.rated(className(part.class)),
    ...(score !== undefined && part.class ? [told.score(score)] : []),
    ...ruleSentences(words, part, className),
    ...(part.coverage < 1 ? [told.coverage(format.share(part.coverage))] : []),
    ...overrides,
    ...(part.certainty?.holds == null || !part.class ? [] : [told.certainty(format.share(part.certainty.holds))]),
  ];
}

/** The rule that decided; where none held, what that leads to. */
function ruleSentences(words: Words, part: ExplainedPart, className: ClassName): string[] {
  const told = words.messages.explanation;
  const rule = ruleInWords(words, part.rule, className);
  if (rule === '') return [];
  const given = part.overrides.length > 0 ? part.before : part.class;
  if (part.rule?.counted) return [part.rule.counted.otherwise === undefined ? told.rule(rule) : told.rules(rule)];
  if (part.rule?.is === 'no-rule' && given) return [told.noRule(className(given))];
  return [part.rule?.is.startsWith('band-') && !part.rule.because ? told.scoreRule(rule) : told.rule(rule)];
}

/** What is shown of a measure, cell by cell: value or why there is none, range, counts, rule, score, word, weight. */
export function inputCells(words: Words, input: ExplainedInput, className: ClassName) {
  const { messages, format } = words;
  const told = messages.explanation;
  const short = messages.missing.short as Record<string, string>;
  const value = input.value === null ? (short[input.status] ?? input.status) : format.value(input, input.value);
  const { lower95, upper95, numerator, denominator } = input;
  return {
    measure: input.name,
    value,
    range:
      lower95 === null || upper95 === null
        ? null
        : told.range(format.number(input, lower95), format.number(input, upper95)),
    counts:
      numerator === null || denominator === null
        ? null
        : told.countOf(format.count(numerator), format.count(denominator)),
    period: input.period,
    rule: inputRule(words, input, className) || null,
    score: input.score === null ? null : format.score(input.score),
    rating: input.class === null ? null : className(input.class),
    weight: format.quantity(input.weight),
  };
}

/** The rule for a measure; of a comparison its outcome, with whom, and both figures. */
function inputRule(words: Words, input: ExplainedInput, className: ClassName): string {
  const { messages, format } = words;
  const { rule, value, against } = input;
  if (rule === null && value !== null && input.score === null)
    return input.lower95 === null ? messages.explanation.noRange : messages.explanation.notCompared;
  const compared = rule?.is === 'outcome' ? messages.outcomes.compared[rule.values?.outcome as Outcome] : undefined;
  if (!compared) return ruleInWords(words, rule, className);
  const comparator = rule?.values?.comparator as (typeof scoredComparators)[number];
  const outcome = compared(against?.name ?? messages.ratingRules.standard[comparator]);
  if (value === null || against?.value == null) return outcome;
  return messages.explanation.against(outcome, format.value(input, value), format.value(input, against.value));
}

/**
 * How many of the numbers behind a rating count as exactly right in how sure it is, and of which measures they are. A number that
 * gives neither a score nor a class that counts has no part in it.
 */
export function exactSentences(
  { messages }: Words,
  whole: ExplainedPart,
  classes: readonly { id: string; counted: boolean }[],
): string[] {
  const counted = new Set(classes.flatMap((entry) => (entry.counted ? [entry.id] : [])));
  const everything = (part: ExplainedPart): ExplainedPart[] => [part, ...part.parts.flatMap(everything)];
  const parts = everything(whole);
  if (parts.every(({ certainty }) => certainty === null)) return [];
  const inputs = new Map(parts.flatMap((part) => part.inputs.map((input) => [input.indicator, input])));
  const known = [...inputs.values()].filter(
    (input) => input.value !== null && (input.score !== null || counted.has(input.class ?? '')),
  );
  const exact = known.filter((input) => input.exact).map(({ name }) => name);
  if (exact.length === 0) return [];
  return [messages.certainty.exact(exact.length, known.length), messages.certainty.exactMeasures(exact)];
}
