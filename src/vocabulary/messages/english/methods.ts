import type { Method } from '../../method.ts';

interface MethodTopic {
  id: string;
  title: string;
  text: string;
  expert: string;
}

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
  } satisfies Record<Method, string>,
  expert: 'For experts:',
  usedFor: (count: number) => (count === 1 ? 'Used for 1 measure' : `Used for ${count} measures`),
  statistics: 'How a number is worked out',
  judging: 'How numbers are judged',
  topics: [
    {
      id: 'proportion',
      title: 'A share of people',
      text: 'We count those for whom something was done, and divide by all for whom it could have been done. 80 of 100 is 80%.',
      expert: 'proportion with Wilson score limits (Wilson 1927).',
    },
    {
      id: 'rate',
      title: 'How often something happens',
      text: 'We count how often it happened and divide by the number of people. So a large area and a small one can be compared.',
      expert: 'crude rate with Byar’s limits; exact Poisson limits for few events.',
    },
    {
      id: 'ratio',
      title: 'One number beside another',
      text: 'We divide one count by another, such as items handed out by patients on the list.',
      expert: 'ratio of two counts.',
    },
    {
      id: 'mean',
      title: 'A typical number',
      text: 'We add up all the numbers and divide by how many there are.',
      expert: 'arithmetic mean.',
    },
    {
      id: 'directly-standardised-rate',
      title: 'Fair between old and young areas',
      text: 'Older people are ill more often. To be fair, we work out what the rate would be if every area had the same mix of ages.',
      expert: 'directly standardised rate with limits by Dobson’s method (Dobson et al. 1991).',
    },
    {
      id: 'indirectly-standardised-ratio',
      title: 'More or fewer than we would expect',
      text: 'We work out how many cases we would expect among people of these ages, and set what happened beside it.',
      expert: 'indirectly standardised ratio with Byar’s limits.',
    },
    {
      id: 'indirectly-standardised-rate',
      title: 'More or fewer than we would expect, as a rate',
      text: 'The same, but written as a rate: the standardised ratio times the rate of the whole country.',
      expert: 'indirectly standardised rate.',
    },
    {
      id: 'count',
      title: 'A plain count',
      text: 'We count and do nothing else. Large areas have large counts, so we do not compare them.',
      expert: 'count.',
    },
  ] as MethodTopic[],
  judgements: [
    {
      id: 'likely-range',
      title: 'How sure are we?',
      text: 'Numbers go up and down by chance. The likely range says where the true number very probably lies. It is wide when few people were counted.',
      expert: '95% and 99.8% confidence intervals.',
    },
    {
      id: 'comparison',
      title: 'Better, similar or worse',
      text: 'If the average lies inside the likely range of an area, the area is similar: the difference may be chance. If not, it is better or worse. If it lies outside an even wider range too, we say “clearly”.',
      expert: 'the benchmark value against the area’s 95% and 99.8% intervals, judged by the indicator’s polarity.',
    },
    {
      id: 'neighbours',
      title: 'Beside its neighbours',
      text: 'Both numbers are unsure here: the area’s and its neighbour’s. So we look at the difference between the two. Only if its likely range leaves out “no difference” do we say better or worse.',
      expert:
        'interval of the difference of two independent estimates from their own limits (Newcombe’s method 10 for proportions; MOVER), at 95% and 99.8%.',
    },
    {
      id: 'quantiles',
      title: 'Fifths of areas',
      text: 'For some measures we put all areas of a kind in order and cut the list into equal groups. Areas without a number, or with a hidden one, are left out.',
      expert:
        'quantiles by rank, ties share a group; the first holds the best, or the highest where neither end is better.',
    },
    {
      id: 'trend',
      title: 'Change over time',
      text: 'We say “going up” or “going down” only if the change is bigger than chance. With too few periods we say nothing.',
      expert: 'test for a linear trend over the most recent points.',
    },
    {
      id: 'control-charts',
      title: 'Usual and unusual ups and downs',
      text: 'A number that is counted every month always moves a little. We work out how far it usually moves. A point outside that range, or many in a row on one side, is unusual: something has changed. If the whole range is on one side of the goal, we can say that the goal will be met, or will not.',
      expert:
        'XmR charts: mean and limits from moving ranges, four special-cause rules, a new baseline at each declared break, assurance against the goal; at least 13 points.',
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
  ] as MethodTopic[],
};
