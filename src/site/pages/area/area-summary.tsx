import type { SiteContext } from '../../context.ts';
import { isUnusual } from '../../views/rating-sign.tsx';
import type { AreaStory } from './area-story.ts';

/** What the numbers of an area mean, in sentences. */
export function summarySentences(site: SiteContext, { counts, profile }: AreaStory): string[] {
  const words = site.messages.area.summary;
  const compared = counts.better + counts.similar + counts.worse + counts.unjudged;
  const benchmark = site.benchmarkName;
  if (compared === 0) return [words.none(benchmark)];
  const parts = [
    counts.better > 0 ? words.better(counts.better) : '',
    counts.similar > 0 ? words.similar(counts.similar) : '',
    counts.worse > 0 ? words.worse(counts.worse) : '',
    counts.unjudged > 0 ? words.unjudged(counts.unjudged) : '',
  ].filter((part) => part !== '');
  const going = (end: '-better' | '-worse', unusual: boolean) =>
    profile.filter((row) => row.trend.endsWith(end) && isUnusual(row) === unusual).length;
  const [improving, declining] = [going('-better', false), going('-worse', false)];
  const known = profile.some((row) => row.trend !== 'cannot-be-calculated');
  const [above, below] = [going('-better', true), going('-worse', true)];
  return [
    words.counted(compared, benchmark),
    words.list(parts),
    ...(improving > 0 ? [words.improving(improving)] : []),
    ...(declining > 0 ? [words.declining(declining)] : []),
    ...(above > 0 ? [words.betterThanUsual(above)] : []),
    ...(below > 0 ? [words.worseThanUsual(below)] : []),
    ...(improving + declining + above + below > 0 ? [] : [known ? words.steady : words.noHistory]),
    ...(counts.uncompared > 0 ? [words.uncompared(counts.uncompared)] : []),
    ...(counts.missing > 0 ? [words.missing(counts.missing)] : []),
  ];
}

export function AreaSummary({ site, story }: { site: SiteContext; story: AreaStory }) {
  const words = site.messages.area;
  const [first, ...further] = summarySentences(site, story);
  const { better, similar, worse } = story.counts;
  return (
    <section className="summary" aria-labelledby="summary-title">
      <h2 id="summary-title">{words.summaryTitle}</h2>
      {better + similar + worse > 0 && (
        <ul className="tally" aria-hidden="true">
          <li className="tally__item tally__item--better">
            <b>{better}</b> {site.messages.outcomes.short['better-95']}
          </li>
          <li className="tally__item tally__item--similar">
            <b>{similar}</b> {site.messages.outcomes.short.similar}
          </li>
          <li className="tally__item tally__item--worse">
            <b>{worse}</b> {site.messages.outcomes.short['worse-95']}
          </li>
        </ul>
      )}
      <p>
        {first} {further[0]}
      </p>
      {further.length > 1 && <p>{further.slice(1).join(' ')}</p>}
      {similar > 0 && <p className="muted">{words.summary.similarMeans}</p>}
    </section>
  );
}
