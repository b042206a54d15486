import { joined } from './joined.ts';

/** Words of the page that sets areas side by side. */
export const compare = {
  title: 'Compare areas',
  titleOf: (names: readonly string[]) => `Compare ${joined(names)}`,
  lead: 'See up to six areas side by side.',
  label: 'Areas to compare',
  hint: 'Names or codes, with commas between them.',
  button: 'Compare',
  unknown: (written: string) => `There is no area with this name or code: ${written}.`,
  tooMany: (names: string) => `Up to six areas fit side by side. Leave some out: ${names} would be left over.`,
  ratingsTitle: 'Ratings',
  measuresTitle: 'Measures',
  noMeasures: 'These areas have no measures on this topic.',
  allTopics: 'All topics',
  chooseTopic: 'Show one topic',
  caption: (names: string) => `Measures of ${names}`,
  ratingsCaption: (names: string) => `Ratings of ${names}`,
  measure: 'Measure',
  topic: 'Topic',
  care: 'Two areas can have different numbers and still not differ by more than chance. Look at the likely ranges.',
  examples: 'Try one',
  besideColumn: (area: string, first: string) => `${area} beside its neighbour ${first}`,
  besideNote: (first: string) =>
    `Where an area is a neighbour of ${first}, we say whether it is better or worse than ${first} by more than chance.`,
};
