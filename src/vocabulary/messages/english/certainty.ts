/**
 * A chance in tenths, in words that need no per cent.
 *
 * @param only whether nothing else is possible
 */
function chance(tenths: number, only = false): string {
  if (tenths < 1) return 'less than 1 in 10';
  if (tenths < 10) return `${tenths} in 10`;
  return only ? '10 in 10' : 'more than 9 in 10';
}

/** Words about how sure ratings are. */
export const certainty = {
  title: 'How sure are these ratings?',
  lead: (draws: string) =>
    `Numbers vary by chance, most of all in small areas. So we ask: if chance played no part, which rating would the rules give? We put ${draws} sets of values that may well be the true ones through the same rules.`,
  resampled: (draws: string) =>
    `Another choice of measures might have given another rating. We took the measures of each area ${draws} times, each time some of them more than once and others not at all, and rated them by the same rules.`,
  /** How many numbers have no range; none where all have one. */
  exact: (exact: number, of: number) => {
    if (exact === 0) return '';
    if (exact === of)
      return 'No number that went in has a likely range. We take them as exactly right, so we seem surer than we are.';
    return exact === 1
      ? `1 of the ${of} numbers that went in has no likely range. We take it as exactly right, so we may seem surer than we are.`
      : `${exact} of the ${of} numbers that went in have no likely range. We take them as exactly right, so we may seem surer than we are.`;
  },
  exactMeasures: (names: readonly string[]) => `No likely range: ${names.join('; ')}.`,
  link: 'How sure the ratings are, area by area',
  chance,
  /** One sentence for the rating of the whole, with its chance in words. */
  holds: (share: number, told: string) =>
    share > 0.995
      ? 'We are almost certain of this rating.'
      : share < 0.5
        ? `We are not sure of this rating: the chance that it is the true one is ${told}.`
        : `The chance that this is the true rating is ${told}.`,
  otherwise: (word: string, told: string) => `${word}: ${told}`,
  otherwiseNone: 'Nothing else',
  otherwiseUnrated: 'No rating',
  otherwiseHardly: 'Hardly anything else',
  place: (lower: string, upper: string, of: string) =>
    lower === upper ? `Place ${lower} of ${of}` : `Place ${lower} to ${upper} of ${of}`,
  placeSentence: (lower: string, upper: string, of: string, plural: string) =>
    lower === upper
      ? `Its place is most likely ${lower} of ${of} ${plural}.`
      : `Its place lies most likely somewhere from ${lower} to ${upper} of ${of} ${plural}.`,
  again: (share: number) => chance(Math.round(share * 10)),
  choices: (held: string, of: string) => `${held} of ${of}`,
  most: {
    'left-out': (name: string) => `Leaving out “${name}”`,
    weight: (name: string, more: boolean) => `Giving “${name}” ${more ? 'more' : 'less'} weight`,
    'cut-point': (name: string, from: string, to: string) => `Moving the line for “${name}” from ${from} to ${to}`,
    normalisation: () => 'Another way to a common scale',
  },
  mostTo: (choice: string, word: string) => `${choice}: ${word}`,
  mostNone: 'None',
  columns: {
    topic: 'Topic',
    area: 'Area',
    rating: 'Rating',
    holds: 'Chance that it is right',
    otherwise: 'Could also be',
    place: 'Likely place',
    score: 'Likely score',
    again: 'Chance of such a rating next time',
    choices: 'Same rating under other rules',
    most: 'What matters most in the rules',
  },
  caption: (area: string) => `How sure the ratings of ${area} are`,
  rules: 'What if the rules were others?',
  rulesCaption: (area: string) => `The ratings of ${area} under other rules`,
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  notes: {
    place: 'Place 1 is the best. In 95 of 100 tries the place lies in the range given.',
    again:
      'Next time: if nothing changes, the chance that the next numbers lead to a rating that counts as worse again.',
    choices:
      'Other rules: we changed each weight, each dividing line and each measure in turn, and counted how often the rating stayed the same.',
  },
  league: {
    title: (part: string, plural: string) => `${part}: all ${plural}`,
    lead: 'Areas stand by the alphabet under each rating. We show no order within a rating, because the numbers do not carry one.',
    group: (word: string, count: string) => `${word} (${count})`,
    caption: (part: string, plural: string) => `${part}: how sure the ratings of ${plural} are`,
    pictureTitle: (part: string, plural: string) => `${part}: where each of the ${plural} may stand`,
    picture: 'Where each area may stand',
    pictureAbout: 'The longer the line, the less the numbers say about the place. Place 1 is the best.',
    more: 'Other topics',
    none: 'Nobody is rated here.',
    listTitle: 'How sure are we?',
    list: 'For each topic: every area with its rating, how sure it is, and where it may stand.',
  },
};
