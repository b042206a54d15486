import type { ChartTable } from '#charts/chart.ts';
import type { ReleaseQuality } from '#release/reader/quality.ts';
import type { SiteContext } from '../context.ts';

/** How many published ratings and scores our own rules give again. */
export function ratingChecksTable(site: SiteContext, { ratingChecks }: ReleaseQuality): ChartTable {
  const words = site.messages.othersRatings;
  const numbers = ['checked', 'equal', 'scores', 'scoresEqual', 'largest', 'tolerance'] as const;
  return {
    caption: words.checksCaption,
    columns: [
      { key: 'rating', label: words.checksColumns.rating },
      { key: 'period', label: words.checksColumns.period },
      ...numbers.map((key) => ({ key, label: words.checksColumns[key], numeric: true })),
    ],
    rows: ratingChecks.map(({ stated, period, checked, equal, scores, scoresEqual, largest }) => ({
      rating: stated.name,
      period: period.label,
      checked,
      equal,
      scores,
      scoresEqual,
      largest: largest === null ? null : Number(largest.toPrecision(2)),
      tolerance: scores === 0 ? null : stated.tolerance,
    })),
  };
}
