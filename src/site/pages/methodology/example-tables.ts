import type { ChartTable } from '#charts/chart.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { TextTable } from '#release/reader/past.ts';
import { type Outcome, outcomes } from '#vocabulary/outcome.ts';
import type { SiteContext } from '../../context.ts';
import { partNames } from '../rules/part-names.ts';

/** Measures of one cell that are named where there are more than two; the others are counted. */
const namedOfMany = 1;

/** A table of worked examples in words: ids of measures, parts, ratings and comparisons by their names. */
export function exampleTable(
  site: SiteContext,
  { declaration }: FrameworkRecord,
  table: TextTable,
  { names, caption }: { names: ReadonlyMap<string, string>; caption: string },
): ChartTable {
  const words = site.messages.methodology.tables;
  if (table.header[0] !== 'area') return plainTable(words, caption, table);
  const part = partNames(declaration);
  const classes = new Map(declaration.classes.map(({ id, name }) => [id, name]));
  const named = (id: string) => names.get(id) ?? (part(id) === id ? id : part(id));
  const several = (ids: string) => {
    const list = ids.split(',').map((id) => named(id.trim()));
    return list.length <= 2
      ? list.join(', ')
      : words.more(list.slice(0, namedOfMany).join(', '), list.length - namedOfMany);
  };
  const heading = (text: string): string => {
    if (text === 'area') return words.example;
    const answer = /^→\s*(\S+)(?:\s+(score|before|rank))?$/.exec(text);
    if (answer) {
      const [, id = '', what] = answer;
      const name = id === 'whole' ? site.messages.frameworks.whole : named(id);
      return words.answer(name, what as keyof typeof words.what | undefined);
    }
    const [ids = '', side] = text.split(/\s+/);
    return side === undefined ? several(ids) : words.input(several(ids), words.sides[side] ?? side);
  };
  const cell = (text: string): string | null => {
    if (text === '') return null;
    if (text === 'none') return words.none;
    return (
      classes.get(text) ?? (outcomes.includes(text as Outcome) ? site.messages.outcomes.short[text as Outcome] : text)
    );
  };
  return {
    caption,
    columns: table.header.map((text, i) => ({ key: `c${i}`, label: heading(text) })),
    rows: table.rows.map(({ cells }) =>
      Object.fromEntries(table.header.map((_, i) => [`c${i}`, i === 0 ? (cells[0] ?? '') : cell(cells[i] ?? '')])),
    ),
  };
}

type TableWords = SiteContext['messages']['methodology']['tables'];

/** Any other table as it stands; the table of measures with its headings in words. */
function plainTable(words: TableWords, caption: string, { header, rows }: TextTable): ChartTable {
  const label = (text: string) =>
    header[0] === 'measure' ? (words.measures[text] ?? text.replace(/^tag:/, '')) : text;
  return {
    caption,
    columns: header.map((text, i) => ({ key: `c${i}`, label: label(text) })),
    rows: rows.map(({ cells }) => Object.fromEntries(header.map((_, i) => [`c${i}`, cells[i] || null]))),
  };
}
