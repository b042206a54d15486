export interface ChartKind {
  title: string;
  /** How to read it. */
  read: string;
  /** By the name of the example: what it shows that the others do not. */
  examples: Record<string, string>;
}

/** Words of the gallery: each kind of chart, how to read it, and what its examples show. */
export const gallery: Record<string, ChartKind> = {
  coxcomb: {
    title: 'Coxcomb: all topics of one area',
    read: 'Each petal is a topic. Its colour, its pattern and the sign at its tip say how the topic is rated. The longer the petal, the more of its measures are not worse than the average. The table says the same in words.',
    examples: {
      'coxcomb-narrow': 'Five groups of people with three parts each, and two further topics',
      'coxcomb-six-areas': 'Six topics, rated in four words',
      'coxcomb-empty': 'Nothing is rated yet',
    },
  },
  spine: {
    title: 'Bar with a dot: where one area lies',
    read: 'The line down the middle is the average. The grey bar runs from the worst area to the best, and its darker part holds the middle half. The sign is this area, the line through it its likely range. Right is better.',
    examples: {
      'spine-better': 'Clearly on the better side',
      'spine-expected': 'Similar: the likely range crosses the average',
      'spine-worse-95': 'Worse',
      'spine-less-is-better': 'Where low numbers are good, they stand on the right',
      'spine-neutral': 'Higher, where neither high nor low is better',
      'spine-suppressed': 'The number is hidden, and the chart says so',
    },
  },
  trend: {
    title: 'Line: one area over time',
    read: 'The line is the area, the band around it its likely range, the dashed line the average. Each sign says how the area stood in that period. A line is never drawn across a period without a number.',
    examples: {
      'trend-narrow': 'Ten years with two gaps, each with its reason, and a new definition',
      'trend-control-narrow':
        'Month by month: the dashed lines show how far numbers usually move, the signs where something has changed',
      'trend-one-point': 'Only one period',
      'trend-all-missing': 'No period has a number',
    },
  },
  caterpillar: {
    title: 'Ranked areas with likely ranges',
    read: 'Each sign is an area, the line through it its likely range. The best stand first. Where two lines overlap a lot, do not rank one above the other.',
    examples: {
      'caterpillar-rows-narrow': 'Areas in rows, with one marked',
      'caterpillar-600-narrow': 'Six hundred areas side by side',
      'caterpillar-none': 'There is no area to show',
    },
  },
  map: {
    title: 'Map',
    read: 'Colour and pattern say how each area compares. Point at an area, or go to it with the keyboard, for its name and number.',
    examples: {
      'map-ratings': 'Better, similar and worse',
      'map-fifths': 'Fifths, where neither high nor low is better',
    },
  },
  distribution: {
    title: 'Dots: one area among its peers',
    read: 'Each dot is one of the areas most like it. The sign is this area, the line the middle of all.',
    examples: {
      'distribution-peers': 'A practice among ten like it',
      'distribution-suppressed': 'Its own number is hidden',
    },
  },
  moves: {
    title: 'Bars: how ratings moved',
    read: 'Each bar is a topic. At the left are the areas that moved down, at the right those that moved up, and in the middle those that stayed. What is more than chance has a colour and a pattern of its own.',
    examples: {
      'moves-topics-narrow': 'Six topics between two releases',
      'moves-none': 'Nothing is rated in both',
    },
  },
  groups: {
    title: 'Groups of people within one area',
    read: 'Each dot is a group, the line beside it its likely range. The worst-off stand first. The upright line is everyone, the dashed line goes through all groups: the more it leans, the more unequal they are.',
    examples: {
      'groups-fifths-narrow': 'Fifths by deprivation, with the line through them',
      'groups-hidden-narrow': 'One of two groups is hidden, and the chart says so',
      'groups-none-narrow': 'There is no group to show',
    },
  },
};
