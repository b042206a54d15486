export const home = {
  title: 'How good is health care where you live?',
  lead: 'Find your area to see how it does, in plain words. Every number leads back to where it came from.',
  searchLabel: 'Find your area or practice',
  searchHint: (postcodes: boolean) => (postcodes ? 'Type a name, a code or a postcode' : 'Type a name or a code'),
  button: 'Search',
  mapTitle: 'Areas at a glance',
  mapLead: (plural: string, period: string) => `How ${plural} compare, ${period}:`,
  mapChoose: 'Show another measure',
  areasTitle: 'Browse areas',
  topicsTitle: 'Browse topics',
  topicsLead: 'See every area on one topic.',
  whatTitle: 'What is this?',
  what: [
    'Health services record what they do. This site turns those records into ratings of local areas.',
    'Each rating is made by rules that you can read. Each number shows how sure we are of it.',
    'Where there is no number, we say why. We never leave a blank.',
  ],
  how: (postcodes: boolean) => [
    {
      title: 'Find your place',
      text: postcodes ? 'Search by name, code or postcode.' : 'Search by name or code.',
    },
    {
      title: 'See what is better or worse',
      text: 'Colour, shape and words say how it compares. “Similar” means the difference could be chance.',
    },
    { title: 'Check it yourself', text: 'Open any rating to see its measures, its rules and the sources of its data.' },
  ],
  methodsLink: 'How we work things out',
  newestTitle: 'Newest release',
  newestLink: 'What is in it',
  counts: (areas: string, indicators: string) =>
    `${areas} ${areas === '1' ? 'place' : 'places'}, ${indicators} ${indicators === '1' ? 'measure' : 'measures'}.`,
  areaCount: (count: string) => `${count}`,
};
