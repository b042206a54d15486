const isAre = (count: number) => (count === 1 ? '1 is' : `${count.toLocaleString('en-GB')} are`);

/** Words of the pages about one measure. */
export const indicator = {
  listTitle: 'All measures',
  listLead: 'Everything that this site measures, with where it comes from.',
  listCaption: 'All measures in this release',
  listColumns: { measure: 'Measure', unit: 'Unit', period: 'Newest period', good: 'Which way is good' },
  headline: 'headline measure',
  why: 'Why it matters',
  definition: 'What exactly is counted',
  polarity: 'Which way is good',
  unit: 'Unit',
  period: 'Period',
  method: 'Method',
  fullName: 'Full name',
  sources: 'Where the numbers come from',
  sourcesCaption: 'Sources of this measure',
  sourceColumns: { source: 'Source', publisher: 'Publisher', licence: 'Licence', accessed: 'Read on' },
  caveats: 'What to keep in mind',
  breaks: 'Changes of definition',
  goal: (limits: string[], name: string) => `${name}: ${limits.join(' to ')}`,
  goalTitle: 'Goal',
  protection: {
    title: 'Which numbers are hidden',
    hidden: (smallest: number, zero: boolean) => {
      const counts =
        smallest <= 1
          ? 'of 0'
          : smallest === 2
            ? zero
              ? 'of 0 and 1'
              : 'of 1'
            : `from ${zero ? 0 : 1} to ${smallest - 1}`;
      return `Counts ${counts} are hidden, and so is any number that would give them away, so that nobody can be recognised.`;
    },
    ofSide: (side: 'counted' | 'among', sentence: string) =>
      `${side === 'counted' ? 'What is counted' : 'The people it is counted among'}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
    rounded: (multiple: number) => `Counts that are shown are rounded to the nearest ${multiple}.`,
    withheld: (plural: string, because: string) => `No figures are shown for ${plural}. ${because}`,
  },
  accountable: 'Who answers for it',
  reviewed: (author: string, date: string) => `Written by ${author}, last checked ${date}.`,
  reviewTitle: 'Review',
  areaType: 'Kind of area',
  choosePeriod: 'Choose a period',
  show: 'Show',
  mapTitle: (measure: string, period: string) => `${measure}, ${period}: map`,
  mapHeading: 'On the map',
  factsTitle: 'About this measure',
  rankedHeading: 'Areas beside each other',
  rankedTitle: (measure: string, plural: string, period: string) => `${measure}: ${plural}, ${period}`,
  rankedLead:
    'Each dot is an area. The line through it is its likely range. Where two lines overlap a lot, do not rank one above the other.',
  thinnedLead: (each: number, plural: string) =>
    each === 1
      ? `Each dot is one of the ${plural}. The ring is the average.`
      : `Each dot stands for ${each} ${plural}. The ring is the average.`,
  trendHeading: 'Over time',
  trendTitle: (measure: string, name: string) => `${measure} over time: ${name}`,
  tableTitle: 'Every area',
  tableCaption: (measure: string, plural: string, period: string) => `${measure}: ${plural}, ${period}`,
  columns: {
    area: 'Area',
    value: 'Value',
    interval: 'Likely range',
    compared: 'Compared',
    numerator: 'Counted',
    denominator: 'Out of',
    trend: 'Change over time',
  },
  countsLine: (better: number, similar: number, worse: number, plural: string, benchmark: string, period: string) =>
    `Of the ${plural} with a number for ${period}, ${isAre(better)} better than ${benchmark}, ${isAre(similar)} similar and ${isAre(worse)} worse.`,
  noValues: 'There are no numbers for this kind of area and period.',
  unmapped: (count: number) =>
    count === 1 ? '1 area has no shape on the map.' : `${count} areas have no shape on the map.`,
  downloads: 'Download',
  downloadAll: 'All areas and periods (CSV)',
  history: {
    title: (measure: string, area: string) => `${measure}: ${area}`,
    lead: (area: string, benchmark: string) => `How the number for ${area} has moved, beside ${benchmark}.`,
    chart: (measure: string, area: string) => `${measure} in ${area} over time`,
    caption: (measure: string, area: string) => `${measure} in ${area}, by period`,
    now: 'Now',
    tableTitle: 'Every period',
    all: 'See all areas on this measure',
    like: 'Areas around it',
  },
};
