import type { RoundsOf } from '../../movement.ts';

/** A part as it begins a sentence. */
const begun = (part: string) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`;

const one = { periods: 'period', releases: 'release' } as const;

const times = (count: number, of: RoundsOf) => (count === 1 ? `1 ${one[of]}` : `${count} ${of}`);

/** Words of what is said about ratings that stay low from one round of ratings to the next. */
export const persistence = {
  title: 'Ratings that stay low',
  rule: (name: string, below: string, rounds: number, of: RoundsOf) =>
    `${name}: a rating that is worse than “${below}” in ${rounds} ${of} in a row.`,
  roundsOf: {
    periods:
      'When a later release rates the same period again, such as one that puts an error right, only the later one counts.',
    releases: 'Each release counts, also one that rates the same period again.',
  },
  parts: (parts: string) => `It looks at each of these: ${parts}.`,
  improving: {
    excuses: (level: string) =>
      `An area is excused when it has got better since this began by more than chance: we must be ${level} sure.`,
    ignored: 'It counts whether or not the area is getting better.',
  },
  missing: {
    breaks: 'A time without a rating ends the row.',
    bridged: 'A time without a rating is passed over.',
  },
  none: 'No rating has stayed low for so long.',
  caption: (name: string) => `${name}: areas, with their rating in each release`,
  columns: {
    area: 'Area',
    part: 'Topic',
    state: 'What follows',
    rounds: 'Times in a row',
    better: 'How sure that it is better',
  },
  state: {
    triggered: 'stays low',
    excused: 'low, but getting better',
    watched: 'one time short',
  },
  sentence: {
    triggered: (name: string, part: string, below: string, rounds: number, since: string, of: RoundsOf) =>
      `${name}: ${part} has been worse than “${below}” for ${times(rounds, of)} in a row, since ${since}.`,
    excused: (_name: string, part: string, below: string, rounds: number, since: string, of: RoundsOf) =>
      `${begun(part)} has been worse than “${below}” for ${times(rounds, of)} in a row, since ${since}. It is getting better by more than chance.`,
    watched: (_name: string, part: string, below: string, rounds: number, since: string, of: RoundsOf) =>
      `${begun(part)} has been worse than “${below}” for ${times(rounds, of)} in a row, since ${since}. One more, and it counts as staying low.`,
  },
  better: (chance: string) => `We are ${chance} sure that it is better than when this began.`,
  betterNot: 'It is not clearly better than when this began.',
  betterUnknown: 'We do not know whether it is better than when this began by more than chance.',
  whole: 'the rating of the whole',
  notRated: 'not rated',
  replaced: (rating: string) => `${rating} (rated again later: does not count)`,
  notKnown: 'not known',
};
