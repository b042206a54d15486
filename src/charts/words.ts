import type { RatingClass, StepClass } from './palette.ts';

/** Why there is no value; the three families, which are never mixed up. */
export type MissingReason = 'suppressed' | 'not-available' | 'not-applicable';

/** The words that people read in and beside a chart. The caller takes them from its message catalogue. */
export interface ChartWords {
  classes: Record<RatingClass, string> & Partial<Record<StepClass, string>>;
  missing: Record<MissingReason, string>;
  group: string;
  aspect: string;
  rating: string;
  share: string;
  indicators: string;
  area: string;
  period: string;
  value: string;
  lower: string;
  upper: string;
  lowest: string;
  lowerQuartile: string;
  median: string;
  upperQuartile: string;
  highest: string;
  benchmark: string;
  target: string;
  mean: string;
  lowerControl: string;
  upperControl: string;
  controlLimits: string;
  signal: string;
  improvement: string;
  concern: string;
  rank: string;
  note: string;
  better: string;
  worse: string;
  interval: string;
  /** Key of a spine: the bar from the lowest to the highest area, and its darker part. */
  allAreas: string;
  middleHalf: string;
  noAreas: string;
}

/** The word of a class; a step that has no word is called by its name. */
export function classWord(name: RatingClass | StepClass, words: ChartWords): string {
  return words.classes[name] ?? name;
}

/** English words, for callers that have no catalogue of their own. */
export const englishWords: ChartWords = {
  classes: {
    'better-998': 'much better',
    better: 'better',
    expected: 'as expected',
    'worse-95': 'worse',
    'worse-998': 'much worse',
    higher: 'higher',
    lower: 'lower',
    'no-direction': 'not judged',
    'no-data': 'no data',
    'step-1': 'lowest fifth',
    'step-2': 'second fifth',
    'step-3': 'middle fifth',
    'step-4': 'fourth fifth',
    'step-5': 'highest fifth',
  },
  missing: { suppressed: 'suppressed', 'not-available': 'not available', 'not-applicable': 'not applicable' },
  group: 'Group',
  aspect: 'Aspect',
  rating: 'Rating',
  share: 'Share not worse',
  indicators: 'Indicators',
  area: 'Area',
  period: 'Period',
  value: 'Value',
  lower: 'Lower limit',
  upper: 'Upper limit',
  lowest: 'Lowest',
  lowerQuartile: 'Lower quartile',
  median: 'Median',
  upperQuartile: 'Upper quartile',
  highest: 'Highest',
  benchmark: 'Benchmark',
  target: 'Target',
  mean: 'Mean',
  lowerControl: 'Lower control limit',
  upperControl: 'Upper control limit',
  controlLimits: 'expected range',
  signal: 'Signal',
  improvement: 'improvement',
  concern: 'concern',
  rank: 'Rank',
  note: 'Note',
  better: 'better',
  worse: 'worse',
  interval: '95% confidence interval',
  allAreas: 'all areas',
  middleHalf: 'middle half of areas',
  noAreas: 'No areas to show',
};
