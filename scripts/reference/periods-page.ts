import { periodPatterns } from '#sources/periods/parse-period.ts';
import { periodKinds } from '#vocabulary/period.ts';
import { code, codes, page, table } from './markdown.ts';

const lead = `How publishers write periods. A source names the pattern under \`period.pattern\`; \`auto\` tries them in the order of this
page and takes the first that reads the text. \`2010-11\` could be a month or a financial year, so \`auto\` refuses it, and takes
\`2010/11\` for a financial year: a source that means otherwise names the pattern. White space and the kind of dash do not
matter. Days that do not exist, such as 30 February, are refused. Both days of a period belong to it.

Financial years and their quarters begin in the month that \`yearStart\` in \`coxcomb.yaml\` gives; the examples are for April.
`;

/** The period patterns with texts that they read. */
export function periodsPage(): string {
  const parts = periodPatterns.map(({ name, examples }) => {
    const rows = examples.map(([text, start, end]) => [code(text), start, end]);
    return `## ${name}\n\n${table(['text', 'first day', 'last day'], rows)}`;
  });
  const kinds = `## Kinds of period\n\nEach period is of one kind: ${codes(periodKinds)}.\n`;
  return [page('Periods', 'src/sources/periods/', lead), ...parts, kinds].join('\n');
}
