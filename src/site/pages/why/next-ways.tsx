import type { ChartTable } from '#charts/chart.ts';
import type { PartNextLabel } from '#release/reader/records.ts';
import type { SiteContext } from '../../context.ts';
import type { NextWords } from './next-words.ts';
import type { ClassName } from './part-words.ts';

interface NextWaysProps {
  next: PartNextLabel;
  /** In words. */
  told: NextWords;
  /** Whether there are others beside it, so that it needs a heading of its own. */
  titled: boolean;
}

/** What would have to change in one part for a better rating. */
export function NextWays({ next, told: { lead, ways, reached }, titled }: NextWaysProps) {
  return (
    <>
      {titled && <h3>{next.name}</h3>}
      {lead.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {ways.length > 0 && (
        <ol>
          {ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ol>
      )}
      {reached.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

/** The same as rows: one for each change. */
export function waysTable(
  site: SiteContext,
  parts: readonly PartNextLabel[],
  measure: (id: string) => string,
  className: ClassName,
): ChartTable {
  const { columns, next: words } = site.messages.explanation;
  const { from, to } = site.messages.whatIf.columns;
  return {
    caption: words.title,
    columns: [
      { key: 'part', label: columns.part },
      { key: 'measure', label: columns.measure },
      { key: 'from', label: from, numeric: true },
      { key: 'to', label: to, numeric: true },
      { key: 'counts', label: columns.counts, numeric: true },
      { key: 'rating', label: columns.rating },
    ],
    rows: parts.flatMap(({ name, ways }) =>
      ways.flatMap((way) =>
        way.changes.map((change) => ({
          part: name,
          measure: measure(change.indicator),
          from: change.from,
          to: change.to,
          counts: change.counts,
          rating: className(way.to),
        })),
      ),
    ),
  };
}
