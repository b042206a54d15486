import { listIn, listOf, optionIn, shared, type StatisticMethod, wordIn } from '../method.ts';
import { funnelScales } from './dispersion.ts';
import { overdispersedFunnel } from './overdispersed-funnel.ts';

const limitNames = ['lower95', 'upper95', 'lower998', 'upper998'] as const;

/** The funnel's description stands apart from it, since the funnel's own file is long enough. */
export const describe: StatisticMethod = {
  name: 'overdispersed-funnel',
  title: 'Funnel with overdispersion',
  summary: 'Scores and limits of areas that allow for differences between them beyond chance.',
  inputs: [
    {
      name: 'scale',
      shape: 'scalar',
      kind: 'word',
      unit: 'word',
      required: true,
      words: funnelScales,
      description:
        'What the funnel is of: a proportion, observed over expected (logarithm or root), a ratio of counts.',
    },
    listOf('numerators', 'count', 'Events of each area; empty where missing.'),
    listOf('denominators', 'count', 'At risk, expected events or the other count; empty where missing.'),
    {
      name: 'tails',
      shape: 'option',
      kind: 'word',
      unit: 'word',
      required: false,
      words: ['winsorise', 'truncate'],
      description: 'What happens to extreme scores; default truncate on the logarithmic scale, else winsorise.',
    },
    {
      name: 'trim',
      shape: 'option',
      unit: 'proportion',
      required: false,
      description: 'Share at each end that is extreme; default 0.1.',
    },
    shared.multiplier,
  ],
  outputs: [
    { name: 'target', unit: 'as multiplied', description: 'Overall value; 1 for observed over expected.' },
    { name: 'phi', unit: 'ratio', description: 'Dispersion: about 1 when areas differ by chance alone.' },
    { name: 'tauSquared', unit: 'transformed scale', description: 'Variance between areas beyond chance.' },
    { name: 'overdispersed', unit: 'true or false', description: 'Whether to judge by the adjusted limits.' },
    { name: 'value', unit: 'list', description: 'Value of each area; empty where missing.' },
    { name: 'score', unit: 'list', description: 'Standard errors from the target, by chance alone.' },
    { name: 'adjustedScore', unit: 'list', description: 'The same with the variance between areas.' },
    ...limitNames.map((name) => ({ name, unit: 'list', description: 'Adjusted limit at each area.' })),
    { name: 'flag', unit: 'list', description: 'Place by unadjusted limits: not-significant, low-95, … high-998.' },
    { name: 'adjustedFlag', unit: 'list', description: 'Place by adjusted limits.' },
  ],
  edges: [
    'Differences no greater than chance: the variance between areas is 0.',
    'An area with a missing number or a denominator of 0 is left out.',
    'No events: no score on the logarithmic scale, and the value 0 is held against the limits.',
  ],
  source: 'Spiegelhalter 2005, Statistics in Medicine 24:1185–1202; Spiegelhalter et al. 2012, JRSS A 175:1–47',
  run: (row) => {
    const { areas, ...overall } = overdispersedFunnel(listIn(row, 'numerators'), listIn(row, 'denominators'), {
      scale: wordIn(row, 'scale', funnelScales),
      tails: row.tails ? wordIn(row, 'tails', ['winsorise', 'truncate'] as const) : undefined,
      trim: optionIn(row, 'trim'),
      multiplier: optionIn(row, 'multiplier'),
    });
    return {
      ...overall,
      value: areas.map((area) => area?.value ?? null),
      score: areas.map((area) => area?.score ?? null),
      adjustedScore: areas.map((area) => area?.adjustedScore ?? null),
      ...Object.fromEntries(limitNames.map((name) => [name, areas.map((area) => area?.adjustedLimits[name] ?? null)])),
      flag: areas.map((area) => area?.flag ?? null),
      adjustedFlag: areas.map((area) => area?.adjustedFlag ?? null),
    };
  },
};
