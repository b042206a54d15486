/** Words of the field and their meaning. */
export const glossary = {
  title: 'Words we use',
  lead: 'What the words on this site mean.',
  columns: { term: 'Word', meaning: 'Meaning' },
  terms: [
    {
      id: 'area',
      term: 'Area',
      meaning: 'A part of the country, or an organisation that looks after the people in it.',
    },
    {
      id: 'average',
      term: 'Average',
      meaning: 'The number for the whole country, or for all areas together. We compare each area with it.',
    },
    {
      id: 'chance',
      term: 'Chance',
      meaning: 'Numbers go up and down a little without any cause. The fewer people are counted, the more they do.',
    },
    {
      id: 'change',
      term: 'Change over time',
      meaning: 'We call something a change only when it is bigger than chance.',
    },
    {
      id: 'clearly',
      term: 'Clearly better or worse',
      meaning: 'The difference is so large that chance would bring it about only about twice in a thousand times.',
    },
    {
      id: 'expected-range',
      term: 'Expected range',
      meaning:
        'Where a number that goes up and down from month to month should lie if nothing has changed. Experts call its ends control limits.',
    },
    {
      id: 'fifth',
      term: 'Fifth',
      meaning:
        'Put all areas in order and cut the list into five groups of the same size: each group is a fifth. Experts say quintile.',
    },
    { id: 'goal', term: 'Goal', meaning: 'A number that a health service has set out to reach.' },
    {
      id: 'hidden',
      term: 'Hidden number',
      meaning: 'A number we do not show because so few people are in it that someone could be recognised.',
    },
    {
      id: 'likely-range',
      term: 'Likely range',
      meaning:
        'The number we see is not exact. The likely range shows where the true number very probably lies. Experts call it a 95% confidence interval.',
    },
    {
      id: 'measure',
      term: 'Measure',
      meaning:
        'One thing that is counted in the same way everywhere, such as the share of people who were seen within four weeks. Experts call it an indicator.',
    },
    {
      id: 'middle',
      term: 'Middle',
      meaning: 'Put all areas in order: the middle is the one with half above it and half below. Experts say median.',
    },
    {
      id: 'most-like-it',
      term: 'Most like it',
      meaning: 'Areas whose people and places are most like those of this area, wherever they are.',
    },
    {
      id: 'neighbours',
      term: 'Neighbours',
      meaning: 'Areas of the same kind that lie right beside this one.',
    },
    { id: 'rating', term: 'Rating', meaning: 'A word for how a group of measures does, made by written rules.' },
    {
      id: 'release',
      term: 'Release',
      meaning: 'A set of numbers and ratings published together. It never changes afterwards.',
    },
    { id: 'similar', term: 'Similar', meaning: 'The difference is small enough to be chance.' },
  ],
};
