const countOf = (count: number) => (count === 0 ? 'none has' : count === 1 ? '1 topic has' : `${count} topics have`);

/** Words of the pages that look back: ratings by release, measures by period, boundaries of the time, groups of people. */
export const history = {
  title: (area: string) => `${area}: over time`,
  lead: (area: string) =>
    `How the ratings of ${area} have moved from release to release, and each measure from period to period.`,
  link: 'Over time: ratings and measures',

  ratingsTitle: 'Ratings in each release',
  ratingsLead:
    'A release is a set of ratings that is published on one day and never changes. A rating that moves may mean that care has changed. It may also mean that the rules or the data have.',
  ratingsCaption: (area: string, framework: string) => `${framework}: ratings of ${area} in each release`,
  ratingsNone: 'This area has no ratings in this release.',
  ratingsFirst: 'This is the first release, so there is nothing to look back to yet.',
  part: 'Topic',
  moved: 'Since the release before',
  movement: {
    up: 'up',
    down: 'down',
    same: 'no change',
    new: 'rated for the first time',
    lost: 'no longer rated',
    none: 'not rated',
    other: 'changed',
  },
  sure: {
    real: (moved: string) => `${moved}, more than chance`,
    maybe: (moved: string) => `${moved}, may be chance`,
    unknown: (moved: string) => `${moved}; not known whether by chance`,
  },
  movedLine: (up: number, down: number, same: number, real: number | undefined) =>
    [
      `Since the release before, ${countOf(up)} moved up, ${countOf(down)} moved down, and ${same === 1 ? '1 has' : `${same} have`} stayed.`,
      ...(real === undefined || up + down === 0
        ? []
        : [
            real === 0
              ? up + down === 1
                ? 'The move may be chance.'
                : 'All of the moves may be chance.'
              : `Of the moves ${real === 1 ? '1 is' : `${real} are`} more than chance.`,
          ]),
    ].join(' '),

  measuresTitle: 'Each measure, period by period',
  measuresLead: (benchmark: string) =>
    `One sign for each period, the oldest first: how the area stood beside ${benchmark}. Up to 12 periods are shown.`,
  measuresCaption: (area: string) => `Measures of ${area} by period`,
  measuresNone: 'There are no numbers for this area in this release.',
  periods: 'Period by period',
  newest: 'Newest',
  span: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),

  mapsTitle: 'On the map of the time',
  asItWas: {
    title: (measure: string, area: string) => `${measure}: ${area}, as it was`,
    titleOfType: (measure: string, plural: string) => `${measure}: ${plural}, as they were`,
    lead: 'Areas merge, split and change their borders. “As it was” counts each period with the borders of that time. “On today’s map” works the past out again for the areas of today, so that a line over time compares like with like.',
    sameLead: 'Here both give the same numbers in every period.',
    chart: (measure: string, area: string) => `${measure} in ${area}, with the borders of each period`,
    caption: (measure: string, area: string) => `${measure} in ${area}: as it was, and on today’s map`,
    was: 'As it was',
    today: 'On today’s map',
    note: 'Note',
    same: 'the same',
    differs: 'differs, because borders have changed',
    notYet: 'the area did not exist yet; today’s map works it out from those it was made from',
    noLonger: 'not on today’s map',
    link: 'See it with the borders of each period',
    back: 'See it on today’s map',
    typeLink: 'See areas as they were then',
    typeNote: (day: string) => `These are the areas and borders of ${day}. Some of them have since closed.`,
    compare: 'Both side by side',
  },

  closed: {
    title: 'What became of it',
    closedOn: (date: string) => `It closed on ${date}.`,
    into: 'It became part of',
    split: 'It was split into',
    share: (share: string) => `${share} of it`,
    none: (date: string) =>
      `It closed on ${date}, and no other took its place. Its history counts for the areas it belonged to.`,
    lastTitle: 'Its last numbers',
    lastLead: 'The newest number of each measure before it closed, with the borders of that time.',
    lastCaption: (area: string) => `Last numbers of ${area}`,
    lastNone: 'There are no numbers for it in this release.',
  },
  madeFrom: {
    title: 'What it was made from',
    text: (date: string) => `It took over from these on ${date}:`,
    textUndated: 'It took over from these:',
  },
};
