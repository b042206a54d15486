/** Words of the page that sets areas side by side. */
export const compare = {
  title: 'Compare areas',
  titleOf: (names: string) => `Compare ${names}`,
  lead: 'See up to six areas side by side.',
  label: 'Areas to compare',
  hint: 'Codes with commas between them. You find the code of an area on its page.',
  button: 'Compare',
  unknown: (codes: string) => `There is no area with this code: ${codes}.`,
  ratingsTitle: 'Ratings',
  measuresTitle: 'Measures',
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
