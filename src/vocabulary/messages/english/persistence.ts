const releases = (count: number) => (count === 1 ? '1 release' : `${count} releases`);
/** A part as it begins a sentence. */
const begun = (part: string) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`;

/** Words of what is said about ratings that stay low from release to release. */
export const persistence = {
  title: 'Ratings that stay low',
  rule: (name: string, below: string, rounds: number) =>
    `${name}: a rating that is worse than “${below}” in ${rounds} releases in a row.`,
  parts: (parts: string) => `It looks at each of these: ${parts}.`,
  improving: {
    excuses: (level: string) =>
      `An area is excused when it is better than at the start of these releases by more than chance: we must be ${level} sure.`,
    ignored: 'It counts whether or not the area is getting better.',
  },
  missing: {
    breaks: 'A release without a rating ends the row.',
    bridged: 'A release without a rating is passed over.',
  },
  none: 'No rating has stayed low for so long.',
  caption: (name: string) => `${name}: areas, with their rating in each release`,
  columns: {
    area: 'Area',
    part: 'Topic',
    state: 'What follows',
    rounds: 'Releases in a row',
    better: 'How sure that it is better',
  },
  state: {
    triggered: 'stays low',
    excused: 'low, but getting better',
    watched: 'one release short',
  },
  sentence: {
    triggered: (name: string, part: string, below: string, rounds: number, since: string) =>
      `${name}: ${part} has been worse than “${below}” for ${releases(rounds)} in a row, since ${since}.`,
    excused: (_name: string, part: string, below: string, rounds: number, since: string) =>
      `${begun(part)} has been worse than “${below}” for ${releases(rounds)} in a row, since ${since}. It is getting better by more than chance.`,
    watched: (_name: string, part: string, below: string, rounds: number, since: string) =>
      `${begun(part)} has been worse than “${below}” for ${releases(rounds)} in a row, since ${since}. One more, and it counts as staying low.`,
  },
  better: (chance: string) => `We are ${chance} sure that it is better than at the start of these releases.`,
  betterNot: 'It is not clearly better than at the start of these releases.',
  betterUnknown: 'We do not know whether it is better than at the start of these releases by more than chance.',
  whole: 'the rating of the whole',
  notRated: 'not rated',
  notKnown: 'not known',
};
