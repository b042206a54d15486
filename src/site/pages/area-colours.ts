import { classOf, comparedWords } from '../classes.ts';
import type { SiteContext } from '../context.ts';
import type { AreaColours } from '../views/area-map.tsx';
import { quantileStep } from '../views/standing-words.tsx';
import type { IndicatorStory } from './indicator-data.ts';

/** By the comparison with the benchmark or, where the reader asks for them, by quantiles: the first group is the darkest. */
export function areaColours(site: SiteContext, { indicator, colour }: IndicatorStory): AreaColours {
  const { charts, standing } = site.messages;
  const of = indicator.declaration.quantiles;
  if (colour === 'outcome' || of === undefined) {
    return { classOf: (row) => classOf(row.benchmarkOutcome, row.status), words: comparedWords(site.messages) };
  }
  const judged = indicator.polarity !== 'neither';
  const groups = Array.from({ length: of }, (_, at) => at + 1);
  const steps = groups.map((quantile) => [
    quantileStep({ quantile, of }),
    standing.quantile.group(quantile, of, judged),
  ]);
  return {
    classOf: ({ status, quantile }) => {
      if (status !== 'ok') return 'no-data';
      return quantile?.quantile ? quantileStep({ quantile: quantile.quantile, of }) : 'no-direction';
    },
    words: {
      ...charts.words,
      rating: standing.quantile.column(of),
      classes: { ...charts.words.classes, ...Object.fromEntries(steps) },
    },
  };
}
