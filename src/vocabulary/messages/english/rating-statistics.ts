import type { MethodGroup } from './statistics.ts';

/** Statistics of ratings, inequality and whole populations, in plain words. */
export const ratingStatistics: readonly MethodGroup[] = [
  {
    title: 'How long people live, and rare events',
    methods: [
      {
        id: 'life-expectancy',
        title: 'How long people live',
        text: 'We ask: if people of every age kept dying as often as they do today, how long would a newborn live? It says how healthy a place is now. It does not say how long you will live.',
        expert: 'abridged life table (Chiang 1984) with the variance of Silcocks et al. 2001.',
      },
      {
        id: 'directly-standardised-rate-gamma',
        title: 'Fair between old and young areas, for rare events',
        text: 'When something happens seldom, the usual likely range is too narrow. This one is safer.',
        expert: 'directly standardised rate with gamma limits (Fay and Feuer 1997).',
      },
    ],
  },
  {
    title: 'Setting areas beside each other, with more care',
    methods: [
      {
        id: 'difference-comparison',
        title: 'Two areas that are both unsure',
        text: 'Each of two areas has a likely range. We look at the difference between them, and its likely range. Only if it leaves out “no difference” do we call one better.',
        expert: 'limits of the difference of two independent estimates (Newcombe 1998; MOVER).',
      },
      {
        id: 'overdispersed-funnel',
        title: 'When areas differ by more than chance',
        text: 'Areas are never quite alike, in ways that nobody counts. This method makes room for that. So fewer areas stand out, and those that do stand out more surely.',
        expert: 'funnel with additive overdispersion (Spiegelhalter 2005).',
      },
      {
        id: 'k-means',
        title: 'Areas that belong together',
        text: 'Areas with numbers close to each other are put in one group. No person draws the lines between the groups.',
        expert: 'k-means by Lloyd’s algorithm from given starts.',
      },
    ],
  },
  {
    title: 'How unequal things are',
    methods: [
      {
        id: 'group-gap',
        title: 'The gap between two groups',
        text: 'We take the best-off group and the worst-off group and look at the difference.',
        expert: 'difference and ratio between groups.',
      },
      {
        id: 'concentration-index',
        title: 'Who has more of it',
        text: 'It says whether something is found more among people who are well off or among people who are not. 0 means that it makes no difference.',
        expert: 'absolute and relative concentration index (Wagstaff, Erreygers).',
      },
      {
        id: 'between-group-variance',
        title: 'How far groups lie apart',
        text: 'It says how much groups of people differ, with large groups counting for more.',
        expert: 'between-group variance, standard deviation, coefficient of variation.',
      },
      {
        id: 'mean-difference',
        title: 'How far groups are from the middle or from the best',
        text: 'We take the distance of every group from one that we choose, and then the mean of those distances.',
        expert: 'mean difference from the mean, from the best group, from a reference group.',
      },
      {
        id: 'entropy-index',
        title: 'A share of people beside a share of something',
        text: 'If a tenth of the people had a tenth of it, it would be shared out evenly. This number says how far from that we are.',
        expert: 'Theil’s index and mean logarithmic deviation.',
      },
      {
        id: 'attributable-fraction',
        title: 'What would be gained if all had the best',
        text: 'We ask how much better the number for everyone would be if every group had what the best group has.',
        expert: 'population attributable risk and fraction.',
      },
    ],
  },
  {
    title: 'Many measures in one',
    methods: [
      {
        id: 'denominate',
        title: 'Divided by size',
        text: 'Large areas have more of everything. So each number is divided by the size of its area.',
        expert: 'values per unit of a denominator.',
      },
      {
        id: 'impute',
        title: 'When a number is missing',
        text: 'Sometimes a rule says that a middle number may stand in for one that is missing. Where that is done, we say so.',
        expert: 'imputation by mean or median, of all areas or of a group.',
      },
      {
        id: 'shape',
        title: 'Whether numbers are lopsided',
        text: 'A few very large numbers can pull everything their way. This tells us if they do.',
        expert: 'sample skewness and excess kurtosis.',
      },
      {
        id: 'winsorise',
        title: 'Very large and very small numbers pulled in',
        text: 'The most extreme number is set to the next one, then the next, until a few no longer decide everything.',
        expert: 'winsorisation until skewness and kurtosis are within limits.',
      },
      {
        id: 'box-cox',
        title: 'A long tail drawn in',
        text: 'Numbers with a long tail are put on a scale on which they lie more evenly.',
        expert: 'Box and Cox’s transformation of shifted values.',
      },
      {
        id: 'log-of-range',
        title: 'A scale by factors',
        text: 'On this scale each step is a doubling, not an adding. It draws in a long tail.',
        expert: 'logarithm of values shifted within their range.',
      },
      {
        id: 'treat-outliers',
        title: 'What is done with extreme numbers',
        text: 'We leave them alone where they do no harm. Else they are pulled in, or put on another scale.',
        expert: 'winsorisation, else a logarithm, by the shape of the values.',
      },
      {
        id: 'normalise',
        title: 'All measures on one scale',
        text: 'Days, pounds and shares cannot be added up. So each is first put on the same scale, on which more is better.',
        expert: 'min–max, z-scores, goalposts, ranks and others.',
      },
      {
        id: 'aggregate',
        title: 'One score from many',
        text: 'We take the mean of the scores. Some kinds of mean let a good score make up for a bad one; others hardly do.',
        expert: 'weighted arithmetic, geometric, harmonic or power mean.',
      },
      {
        id: 'copeland',
        title: 'Each against each',
        text: 'Each two areas are set side by side, like teams in a league. The score is how many an area beats, less how many beat it.',
        expert: 'Copeland’s score.',
      },
    ],
  },
  {
    title: 'Whether two things go together',
    methods: [
      {
        id: 'pearson-correlation',
        title: 'Do two numbers rise together?',
        text: '1 means that they always rise together, 0 that they have nothing to do with each other. It does not say that one causes the other.',
        expert: 'Pearson’s correlation with Fisher’s limits.',
      },
      {
        id: 'rank-correlation',
        title: 'Are two lists in the same order?',
        text: 'It looks only at the order of areas in two lists, not at how far apart they are.',
        expert: 'Spearman’s and Kendall’s rank correlation.',
      },
      {
        id: 'simple-regression',
        title: 'A straight line through the points',
        text: 'We draw the line that lies closest to all points. Its slope says how much one number goes up when the other does.',
        expert: 'least squares on one variable.',
      },
    ],
  },
];
