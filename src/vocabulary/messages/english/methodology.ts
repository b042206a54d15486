/** Words of the page that explains the rules of a framework to those who use its ratings. */
export const methodology = {
  title: (framework: string) => `How it works: ${framework}`,
  lead: 'What is rated and how, what is known and what is an example, and where the limits are. For everyone who works with these ratings.',
  link: 'How it works, with examples',
  backLink: 'The ratings',
  contents: 'On this page',
  rates: 'What it rates',
  ratesTypes: (plurals: string) => `It rates ${plurals}.`,
  audience: {
    public: 'It is written for the public.',
    professionals: 'It is written for those who plan care and oversee it.',
  },
  overall: 'Each gets a rating of the whole, and one for each part.',
  noOverall: 'Each part has its own rating. There is no rating of the whole.',
  labels: 'What the ratings mean',
  standing: 'What is published and what is an example',
  standingWords: {
    published: 'These rules were published by those who used them.',
    example: 'These rules are an example. Do not take what comes out for an official rating.',
  },
  rules: 'The rules in sentences',
  parts: 'The parts and their measures',
  partsCaption: 'Each part, with the measures that it is made of',
  partColumns: { part: 'Part', about: 'What it asks', measures: 'Measures' },
  persistence: 'When a rating stays low',
  used: 'How it is used here',
  usedLead: 'These rules were written for other measures. These stand in their places here:',
  usedCaption: 'Measures of the rules, and what stands in their places here',
  usedColumns: { theirs: 'In the rules', ours: 'Here' },
  usedTypes: (plurals: string) => `Here it rates ${plurals}.`,
  leftOut: 'Measures that there are not here are left out, and parts that have none of theirs.',
  examples: 'Worked examples',
  examplesLead:
    'This text comes with the rules. Columns with an arrow are answers: the program works them out by the same rules whenever it is tested.',
  noText:
    'No text with worked examples comes with these rules. The sentences above are made from the rules themselves.',
  limits: 'Limits',
  limitsList: [
    'A rating says how an area stands by these measures. What is not measured is not in it.',
    'Numbers come some months late. A rating shows how care was then.',
    'A rating near the border of two words could have come out as the other. A small move may be chance.',
    'Areas differ in how old, ill and poor their people are. Not all of that can be taken into account.',
  ],
  exact:
    'A number without a likely range is taken as exactly right when we work out how sure a rating is. So we may seem surer than we are.',
  exactNow: (exact: number, of: number, plural: string) =>
    `Of the numbers for ${plural} in this release, that holds for ${exact === 0 ? 'none' : `${exact} of ${of}`}.`,
  coverage:
    'A part without enough measures has no rating. The page of each area says which measures are missing, and why.',
  versions: 'Versions',
  versionsCaption: 'Which version each release used, and what changed',
  versionColumns: { release: 'Release', version: 'Version', changed: 'What changed in the rules' },
  versionFirst: 'first release with these rules',
  versionSame: 'nothing',
  versionWords: 'words only; no rule',
  changedKeys: (keys: string) => `rules changed: ${keys}`,
  keys: {
    classes: 'the ratings',
    combiner: 'how parts become one',
    scorer: 'how a measure is scored',
    label: 'where the ratings begin and end',
    limits: 'overrides',
    minimum: 'how much must be known',
    nodes: 'parts and measures',
    inputs: 'measures that overrides read',
    overall: 'whether there is a rating of the whole',
    areaTypes: 'which areas are rated',
    within: 'how old a number may be',
    better: 'which scores are better',
  } as Record<string, string>,
  tables: {
    example: 'Example',
    answer: (name: string, what: 'score' | 'before' | 'rank' | undefined) =>
      what === 'score'
        ? `→ ${name}: score`
        : what === 'before'
          ? `→ ${name}: before overrides`
          : what === 'rank'
            ? `→ ${name}: place`
            : `→ ${name}`,
    what: { score: 'score', before: 'before overrides', rank: 'place' },
    input: (name: string, side: string) => `${name}: ${side}`,
    sides: {
      outcome: 'compared',
      lower: 'lower end of the likely range',
      upper: 'upper end of the likely range',
      count: 'how many',
      of: 'out of how many',
      score: 'score',
    } as Record<string, string>,
    more: (names: string, count: number) => `${names} and ${count} more`,
    none: 'no answer',
    measures: {
      measure: 'Code',
      name: 'Measure',
      better: 'Which is better',
      goal: 'Goal',
      times: 'Times',
      'tag:patient-group': 'Group of people',
      'tag:aspect': 'Aspect of care',
      'tag:clinical-area': 'Clinical area',
      'tag:domain': 'Part',
      'tag:scorecard': 'Part',
    } as Record<string, string>,
  },
};
