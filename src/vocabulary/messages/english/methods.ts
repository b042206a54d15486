import type { Method } from '../../method.ts';
import { ratingStatistics } from './rating-statistics.ts';
import { type MethodGroup, type MethodWords, statistics } from './statistics.ts';

/** How numbers come about, each method in plain words. */
export const methods = {
  title: 'How we work things out',
  lead: 'Each method in plain words. Its proper name stands below it.',
  names: {
    proportion: 'share of people (proportion)',
    rate: 'rate',
    ratio: 'ratio',
    mean: 'mean',
    'directly-standardised-rate': 'age-standardised rate (direct)',
    'indirectly-standardised-ratio': 'standardised ratio (indirect)',
    'indirectly-standardised-rate': 'standardised rate (indirect)',
    count: 'count',
    'slope-index': 'difference from worst-off to best-off (slope index of inequality)',
    'relative-index': 'ratio of worst-off to best-off (relative index of inequality)',
    'group-gap': 'gap between two groups',
    gradient: 'difference from worst-off to best-off places (gradient within an area)',
  } satisfies Record<Method, string>,
  expert: 'For experts:',
  usedFor: (count: number) => (count === 1 ? 'Used for 1 measure' : `Used for ${count} measures`),
  group: 'About',
  contents: 'On this page',
  judging: 'What we always do',
  groups: [...statistics, ...ratingStatistics] as readonly MethodGroup[],
  judgements: [
    {
      id: 'likely-range',
      title: 'How sure are we?',
      text: 'Numbers go up and down by chance. The likely range says where the true number very probably lies. It is wide when few people were counted.',
      expert: '95% and 99.8% confidence intervals.',
    },
    {
      id: 'ratings',
      title: 'Ratings',
      text: 'A rating gathers the measures of a topic into one word. The rules are written down, and each rating shows the measures it came from.',
      expert: 'see the page of each framework.',
    },
    {
      id: 'hidden',
      title: 'Numbers we hide',
      text: 'Where very few people are counted, someone could be recognised. We hide such numbers, and any other number from which they could be worked out.',
      expert: 'primary and complementary suppression over all outputs of a release together.',
    },
    {
      id: 'coverage',
      title: 'When too little was sent in',
      text: 'If too few organisations of an area sent in their data, the number would not be fair. Then we show none, and say so.',
      expert: 'a minimum coverage is declared for each indicator.',
    },
    {
      id: 'boundaries',
      title: 'When areas merge or split',
      text: 'Areas are redrawn from time to time. We work out the past for the areas of today, so that a line over time compares like with like.',
      expert: 'series exist both as it was and on today’s map, by dated relations.',
    },
    {
      id: 'like-practices',
      title: 'Beside others like it',
      text: 'A small practice in the country is not like a large one in a city. So each stands beside others like it.',
      expert: 'nearest neighbours where the release has them; else those under the same parent.',
    },
  ] as readonly MethodWords[],
};
