/** Words about ratings that other publishers gave: on the page of an area, and in the account of a release. */
export const othersRatings = {
  title: 'Ratings that others gave',
  lead: 'We show these as their publishers gave them. We did not make them.',
  by: (publisher: string) => `Given by ${publisher}.`,
  caption: (area: string) => `Ratings that others gave ${area}`,
  columns: {
    rating: 'Rating',
    period: 'Period',
    word: 'Result',
    score: 'Score',
    publisher: 'Given by',
    about: 'What to know',
  },
  unknown: 'Not known here',
  /** What is shown first when there is no word. */
  scored: (score: string) => `Score ${score}`,

  checksTitle: 'Our ratings against published ones',
  checksLead:
    'Where a publisher has rated the same areas by the same rules, we compare its ratings and scores with what we work out ourselves.',
  noChecks: 'There were no published ratings to check against.',
  checksCaption: 'Ratings and scores that agree with the publisher’s',
  checksColumns: {
    rating: 'Rating',
    period: 'Period',
    checked: 'Ratings checked',
    equal: 'Ratings the same',
    scores: 'Scores checked',
    scoresEqual: 'Scores close enough',
    largest: 'Largest difference of a score',
    tolerance: 'Close enough means within',
  },
};
