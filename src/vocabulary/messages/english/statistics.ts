/** One method in plain words. The id is the name of a statistic, or of something that we always do. */
export interface MethodWords {
  id: string;
  title: string;
  text: string;
  /** The proper name, for experts. */
  expert: string;
}

export interface MethodGroup {
  title: string;
  methods: readonly MethodWords[];
}

/** Every statistical method that the software knows, in plain words. */
export const statistics: readonly MethodGroup[] = [
  {
    title: 'How a number is worked out',
    methods: [
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
        expert: 'crude rate with Byar’s limits; exact Poisson limits below ten events.',
      },
      {
        id: 'ratio',
        title: 'One number beside another',
        text: 'We divide one count by another, such as medicines handed out by patients on the list.',
        expert: 'ratio of two amounts, without limits.',
      },
      {
        id: 'mean',
        title: 'A typical number',
        text: 'We add up all the numbers and divide by how many there are.',
        expert: 'arithmetic mean with Student’s t limits.',
      },
      {
        id: 'mean-from-summary',
        title: 'A typical number, when only the summary is known',
        text: 'Sometimes we are given the average and how far the numbers lie apart, but not the numbers. That is enough to say how sure the average is.',
        expert: 'Student’s t limits from mean, standard deviation and count.',
      },
      {
        id: 'count',
        title: 'A plain count',
        text: 'We count and do nothing else. Large areas have large counts, so we do not compare them.',
        expert: 'count.',
      },
      {
        id: 'roll-up',
        title: 'From small areas to large ones',
        text: 'For a large area we add up the counts of its small ones and divide once. We never take the average of averages, because a small practice would then count as much as a large one.',
        expert: 'sums of numerators and denominators by group.',
      },
    ],
  },
  {
    title: 'Making areas fair to compare',
    methods: [
      {
        id: 'directly-standardised-rate',
        title: 'Fair between old and young areas',
        text: 'Older people are ill more often. To be fair, we work out what the rate would be if every area had the same mix of ages.',
        expert: 'directly standardised rate with Dobson’s limits (Dobson et al. 1991).',
      },
      {
        id: 'directly-standardised-rate-nonindependent',
        title: 'The same, when one person can be counted twice',
        text: 'Somebody who goes to hospital once often goes again. Then chance plays a larger part, and the likely range is wider.',
        expert: 'directly standardised rate with limits for non-independent events.',
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
        text: 'The same, but written as a rate: the ratio times the rate of the whole country.',
        expert: 'indirectly standardised rate.',
      },
    ],
  },
  {
    title: 'How sure we are',
    methods: [
      {
        id: 'binomial-exact',
        title: 'A likely range for few people',
        text: 'When few people were counted, rules of thumb fail. Then we work out every possible result and how likely each one is.',
        expert: 'exact binomial (Clopper–Pearson) limits of a proportion.',
      },
      {
        id: 'binomial-test',
        title: 'Could this share be chance?',
        text: 'If the true share were this, how often would we see a count as far away as ours? If hardly ever, it is not chance.',
        expert: 'exact binomial test.',
      },
      {
        id: 'poisson-exact',
        title: 'A likely range for few events',
        text: 'The same for things that happen now and then, such as deaths in a month.',
        expert: 'exact Poisson (Garwood) limits of a rate.',
      },
      {
        id: 'poisson-test',
        title: 'Could this rate be chance?',
        text: 'If it truly happened this often, how often would we see a count as far away as ours?',
        expert: 'exact Poisson test.',
      },
    ],
  },
  {
    title: 'Better, similar or worse',
    methods: [
      {
        id: 'benchmark-comparison',
        title: 'Beside the average',
        text: 'If the average lies inside the likely range of an area, the area is similar: the difference may be chance. If not, it is better or worse. If it lies outside an even wider range too, we say “clearly”.',
        expert: 'the benchmark against the area’s 95% and 99.8% intervals, judged by polarity.',
      },
      {
        id: 'interval-comparison',
        title: 'Two likely ranges beside each other',
        text: 'When the number compared with is itself not sure, we look whether the two likely ranges lie apart.',
        expert: 'comparison of two confidence intervals for overlap.',
      },
      {
        id: 'proportion-control-comparison',
        title: 'A share beside what chance would do',
        text: 'We ask how far from the average an area of this size could be by chance alone. Only beyond that is it better or worse.',
        expert: 'proportion against Wilson control limits about the benchmark.',
      },
      {
        id: 'poisson-control-comparison',
        title: 'A rate beside what chance would do',
        text: 'The same for rates.',
        expert: 'rate against Poisson control limits about the expected count.',
      },
      {
        id: 'poisson-control-limits',
        title: 'How far chance can go',
        text: 'When ten cases are expected, six or fourteen are nothing special. This says how far up and down chance alone can go.',
        expert: 'Poisson control limits of an expected count.',
      },
      {
        id: 'target-comparison',
        title: 'Beside a goal',
        text: 'We say whether the number has reached the goal. Chance is left aside here: a goal is met, or it is not.',
        expert: 'value against a target or a target range, without its interval.',
      },
    ],
  },
  {
    title: 'All areas together',
    methods: [
      {
        id: 'quantiles',
        title: 'Fifths of areas',
        text: 'We put the areas in order and cut them into five groups of the same size.',
        expert: 'quantiles by rank; equal values share a group.',
      },
      {
        id: 'area-bands',
        title: 'Bands on a map',
        text: 'The colours of a map without judgement: each band holds a quarter or a fifth of the areas.',
        expert: 'bands between percentiles.',
      },
      {
        id: 'funnel-flags',
        title: 'Which areas stand out',
        text: 'Small areas jump up and down more than large ones. A funnel is wide for small areas and narrow for large ones. Only an area outside it stands out.',
        expert: 'flags outside the 95% and 99.8% limits of a funnel plot.',
      },
      {
        id: 'funnel-limits',
        title: 'The shape of the funnel',
        text: 'The lines of that picture: how far from the average an area of each size may be by chance.',
        expert: 'limits of funnels of proportions, ratios and rates.',
      },
      {
        id: 'slope-index',
        title: 'The gap between rich and poor',
        text: 'We draw the best line through the groups from the poorest to the richest. The gap is how far the line falls or climbs from one end to the other.',
        expert: 'slope index and relative index of inequality.',
      },
      {
        id: 'relative-index',
        title: 'The gap between rich and poor, as a ratio',
        text: 'The same line, read in another way: how many times the number at the poorest end is that at the richest. At 1 there is no gap.',
        expert: 'relative index of inequality, from the same weighted line.',
      },
      {
        id: 'gradient',
        title: 'The gap between places within an area',
        text: 'We draw the best line through the smaller places of an area, from the poorest to the richest. The gap is how far the line falls or climbs.',
        expert: 'absolute gradient within an area, by weighted regression on the deprivation of its places.',
      },
      {
        id: 'weighted-regression',
        title: 'The best line where places differ in size',
        text: 'A line through many points, drawn so that large places pull it more than small ones.',
        expert: 'weighted least squares; the limits of the slope come from what is left over.',
      },
    ],
  },
  {
    title: 'Change over time',
    methods: [
      {
        id: 'recent-trend',
        title: 'Going up or going down',
        text: 'We say “going up” or “going down” only if the change over the last five periods is bigger than chance. With fewer we say nothing. Monthly numbers are read in another way, which stands below.',
        expert: 'chi-squared test for trend, or a weighted line, over the five latest points.',
      },
      {
        id: 'spc',
        title: 'Month by month',
        text: 'Numbers move a little every month. Two lines show how far they usually move. A point outside them, or many on one side, means that something has changed. Then we say “unusually high or rising” or “unusually low or falling”, else “as usual”.',
        expert: 'XmR control chart with four rules for special causes, and assurance against a target.',
      },
    ],
  },
];
