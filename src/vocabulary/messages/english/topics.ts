/** Words of the pages about one topic over all areas. */
export const topics = {
  title: 'Topics',
  lead: 'Choose a topic to see its measures and how areas do on them.',
  measuresTitle: 'Measures of this topic',
  areasTitle: (plural: string) => `How ${plural} do`,
  areasCaption: (topic: string, plural: string) => `${topic}: ${plural}, measures better, similar and worse`,
  measuresCaption: (topic: string) => `${topic}: how areas do on each measure`,
  columns: {
    area: 'Area',
    measure: 'Measure',
    better: 'Better',
    similar: 'Similar',
    worse: 'Worse',
    other: 'Not judged',
    missing: 'No number',
  },
  none: 'No measure has this topic yet.',
  countsNote: (plural: string, benchmark: string) =>
    `How many ${plural} are better than, similar to or worse than ${benchmark}.`,
  alphabetical:
    'Areas are in the order of the alphabet here: small differences between neighbours in a list are mostly chance.',
  count: (count: number) => (count === 1 ? '1 measure' : `${count} measures`),
};
