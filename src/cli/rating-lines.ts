import type { Framework } from '#project/schema/framework.ts';
import type { ExplainedPart, RatingExplanation } from '#rating/explanation.ts';
import { Formatter } from '#site/format.ts';
import { nextWords } from '#site/pages/why/next-words.ts';
import { exactSentences, inputCells, partSentences } from '#site/pages/why/part-words.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';

/** Why an area has its rating, as lines for people: each part with its measures, then the nearest way to the next label. */
export function ratingLines(
  { framework, area, whole, next }: RatingExplanation,
  { classes, certainty, overall }: Framework,
  locale: string,
): string[] {
  const words = { messages: messagesFor(locale), format: new Formatter(locale) };
  const className = (id: string) => classes.find((entry) => entry.id === id)?.name ?? id;
  const inputs = new Map(everyInput(whole).map((input) => [input.indicator, input]));
  const measure = (id: string) => inputs.get(id) ?? { name: id, unit: '', decimals: 1 };
  const told = words.messages.explanation.next;
  const ways = (next ?? []).flatMap((one) => {
    const { lead, ways: changes, reached, notes } = nextWords(words, one, measure, className);
    return [
      '',
      (next ?? []).length > 1 ? told.titleOf(one.name) : told.title,
      ...lead.map((line) => `  ${line}`),
      ...changes.map((line) => `    ${line}`),
      ...[...reached, ...notes].map((line) => `  ${line}`),
    ];
  });
  return [
    `${framework.name}, version ${framework.version}: ${area.name} (${area.code})`,
    ...partLines(whole, 0),
    ...(certainty.method === 'posterior' ? exactSentences(words, whole, classes).map((line) => `  ${line}`) : []),
    ...ways,
    ...(ways.length > 0 ? ['', told.note] : []),
  ];

  function partLines(part: ExplainedPart, depth: number): string[] {
    const indent = '  '.repeat(depth);
    return [
      ...(depth > 0 ? [`${indent}${part.name}${part.weight === 1 ? '' : ` (weight ${part.weight})`}`] : []),
      // Where there is no rating of the whole, what its rule would give is nobody’s rating.
      ...(depth > 0 || overall || part.part !== ''
        ? partSentences(words, part, className).map((line) => `${indent}  ${line}`)
        : [`  ${words.messages.explanation.noOverall}`]),
      ...part.inputs.map((input) => {
        const { value, range, counts, rule, score, rating } = inputCells(words, input, className);
        const grade = [score === null ? undefined : `score ${score}`, rating === null ? undefined : `“${rating}”`];
        const given = grade.filter(Boolean).join(', ') || 'no score';
        const shown = [value, range && `95 % range ${range}`, counts].filter(Boolean).join(', ');
        return `${indent}    ${input.name}: ${shown}${rule === null ? '' : `; ${rule}`} → ${given}${input.weight === 1 ? '' : `, weight ${input.weight}`}`;
      }),
      ...part.parts.flatMap((child) => partLines(child, depth + 1)),
    ];
  }
}

function everyInput(part: ExplainedPart): ExplainedPart['inputs'] {
  return [...part.inputs, ...part.parts.flatMap(everyInput)];
}
