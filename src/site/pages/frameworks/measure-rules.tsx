import type { ChartTable } from '#charts/chart.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import { outcomes } from '#vocabulary/outcome.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import { RuleWords } from '../rules/rule-words.ts';
import { scorerSentences } from '../rules/scorer-words.ts';
import { Sentences } from './sentences.tsx';

/** How a measure is judged, unless a part says otherwise. */
export function MeasureRules(props: { site: SiteContext; framework: FrameworkRecord; level?: 2 | 3 }) {
  const { site, framework, level = 2 } = props;
  const Heading = `h${level}` as const;
  const { frameworks: words, outcomes: outcomeWords } = site.messages;
  const { scorer, classes } = framework.declaration;
  const tell = new RuleWords(site, framework.declaration);
  if (scorer.kind !== 'significance') {
    return (
      <section aria-labelledby="measure-title">
        <Heading id="measure-title">{words.measure}</Heading>
        <Sentences of={scorerSentences(scorer, tell)} />
      </section>
    );
  }
  const named = new Map(classes.map((entry) => [entry.id, entry]));
  const known = outcomes.filter((outcome) => scorer.classes[outcome] !== undefined);
  const entries = [
    ...known.map((outcome) => ({
      word: outcomeWords.short[outcome],
      entry: named.get(scorer.classes[outcome] ?? ''),
      points: scorer.scores?.[outcome] ?? null,
    })),
    { word: words.missingAs, entry: named.get(scorer.missing), points: null },
  ];
  const table: ChartTable = {
    caption: words.measureCaption,
    columns: [
      { key: 'outcome', label: words.measureColumns.outcome },
      { key: 'rating', label: words.measureColumns.rating },
      ...(entries.some(({ points }) => points !== null)
        ? [{ key: 'points', label: words.measureColumns.points, numeric: true }]
        : []),
    ],
    rows: entries.map(({ word, entry, points }) => ({
      outcome: word,
      rating: entry?.name ?? null,
      points: points === null ? null : site.format.quantity(points),
    })),
  };
  return (
    <section aria-labelledby="measure-title">
      <Heading id="measure-title">{words.measure}</Heading>
      <p>{site.messages.explanation.compared(tell.standard(scorer.comparator))}</p>
      <DataTable
        table={table}
        cell={(key, _, at) => {
          const entry = entries[at]?.entry;
          return key === 'rating' && entry ? <SignedWord name={entry.look} word={entry.name} /> : undefined;
        }}
      />
    </section>
  );
}
