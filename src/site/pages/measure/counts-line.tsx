import { verdictOf } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import type { IndicatorStory } from '../indicator-data.ts';

/** How many areas are better, similar and worse; nothing where neither is judged, or there is no number. */
export function CountsLine({ site, story }: { site: SiteContext; story: IndicatorStory }) {
  const { rows, type, period, indicator } = story;
  if (!type || !period || indicator.polarity === 'neither' || !rows.some((row) => row.value !== null)) return null;
  const count = (verdict: string) =>
    rows.filter((row) => verdictOf(row.benchmarkOutcome, row.status) === verdict).length;
  const [better, similar, worse] = [count('better'), count('similar'), count('worse')];
  if (better + similar + worse === 0) return null;
  const line = site.messages.indicator.countsLine(
    better,
    similar,
    worse,
    type.plural,
    site.benchmarkName,
    period.label,
  );
  return <p className="lead">{line}</p>;
}
