import type { ChartTable } from '#charts/chart.ts';
import type { StatedEntry, StatedRating } from '#release/reader/published-ratings.ts';
import type { Area } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';
import { Prose } from '../../markdown.tsx';

/** A rating that others gave areas of this kind, with what they gave this area; nothing where it is not known. */
export interface OthersRating {
  stated: StatedRating;
  entries: StatedEntry[];
}

/** What others rated areas of the kind of this one by. An area that has none of it is told so, and why that may be. */
export function othersRatingsOf(release: Release, area: Area): OthersRating[] {
  return area.closed ? [] : release.dimensions.publishedRatings.of(area);
}

export function OthersRatings({ site, ratings }: { site: SiteContext; ratings: OthersRating[] }) {
  const words = site.messages.othersRatings;
  if (ratings.length === 0) return null;
  return (
    <section aria-labelledby="others-ratings-title">
      <h2 id="others-ratings-title">{words.title}</h2>
      <p>{words.lead}</p>
      {ratings.map(({ stated, entries }) => (
        <div key={stated.rating}>
          <h3>{stated.name}</h3>
          <dl className="facts">
            {entries.length === 0 && (
              <div>
                <dt>{words.columns.word}</dt>
                <dd>{words.unknown}</dd>
              </div>
            )}
            {entries.map((entry) => (
              <div key={entry.period.id}>
                <dt>{entry.period.label}</dt>
                <dd>{told(site, entry)}</dd>
              </div>
            ))}
          </dl>
          <p>{words.by(stated.source.publisher)}</p>
          {stated.about && <Prose text={stated.about} />}
        </div>
      ))}
    </section>
  );
}

/** The word, with the score behind it where there are both. */
function told(site: SiteContext, { word, score }: StatedEntry): string {
  const written = score === null ? undefined : site.format.score(score);
  if (word === null) return site.messages.othersRatings.scored(written ?? '');
  return written === undefined ? word : `${word} (${site.messages.othersRatings.scored(written)})`;
}

/** The same as a table, for readers of the data. */
export function othersRatingsTable(site: SiteContext, area: Area, ratings: OthersRating[]): ChartTable {
  const words = site.messages.othersRatings;
  return {
    caption: words.caption(area.name),
    columns: [
      { key: 'rating', label: words.columns.rating },
      { key: 'period', label: words.columns.period },
      { key: 'word', label: words.columns.word },
      { key: 'score', label: words.columns.score, numeric: true },
      { key: 'publisher', label: words.columns.publisher },
      { key: 'about', label: words.columns.about },
    ],
    rows: ratings.flatMap(({ stated, entries }): ChartTable['rows'] => {
      const same = { rating: stated.name, publisher: stated.source.publisher, about: stated.about };
      if (entries.length === 0) return [{ ...same, period: null, word: words.unknown, score: null }];
      return entries.map(({ period, word, score }) => ({ ...same, period: period.label, word, score }));
    }),
  };
}
