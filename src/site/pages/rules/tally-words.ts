import type { ExplainedPart } from '#release/reader/records.ts';
import type { SiteContext } from '../../context.ts';

type Tallied = NonNullable<NonNullable<ExplainedPart['rule']>['counted']>;

/** What rules that count found, rule by rule, beside what they want; and what stands where none held. */
export function tallyWords(
  { messages, format }: Pick<SiteContext, 'messages' | 'format'>,
  { what, rules, otherwise }: Tallied,
  className: (id: string) => string,
): string {
  const words = messages.tally;
  const told = rules.map(({ class: given, when }) =>
    words.rule(
      when.map(({ classes, found, of }) => words.found(found, of, what, classes.map(className))),
      className(given),
      when.flatMap(({ atLeast, share }) => [
        ...(atLeast === undefined ? [] : [words.atLeast(atLeast, what)]),
        ...(share === undefined ? [] : [share === 1 ? words.all : words.share(format.share(share))]),
      ]),
    ),
  );
  return [...told, ...(otherwise === undefined ? [] : [words.otherwise(className(otherwise))])].join('. ');
}
