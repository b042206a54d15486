import { flagIn, listIn, listOf, numberIn, optionIn, type StatisticMethod, wordIn } from '../method.ts';
import { spc } from './spc.ts';

/** The chart's description stands apart from it, since the chart's own file is long enough. */
export const describe: StatisticMethod = {
  name: 'spc',
  title: 'Control chart with special causes (XmR)',
  summary: 'Mean, limits and special causes of a series, and whether its target will be met whatever chance does.',
  inputs: [
    listOf('values', 'any unit', 'Observations at equal intervals, oldest first; empty where missing.'),
    {
      name: 'direction',
      shape: 'option',
      kind: 'word',
      unit: 'word',
      required: false,
      words: ['increase', 'decrease', 'neutral'],
      description: 'Which direction is an improvement; default neutral.',
    },
    {
      name: 'screenOutliers',
      shape: 'option',
      kind: 'flag',
      unit: 'true or false',
      required: false,
      description: 'Leave out very large moving ranges, once; default true.',
    },
    {
      name: 'fixAfter',
      shape: 'option',
      unit: 'count',
      required: false,
      description: 'Take the limits of each baseline from its first points only.',
    },
    listOf('rebaseAt', 'position', 'Positions, counted from 1, at which a new baseline starts.', false),
    { name: 'target', shape: 'option', unit: 'any unit', required: false, description: 'Value aimed at.' },
  ],
  outputs: [
    { name: 'mean', unit: 'list', description: 'Mean at each point.' },
    { name: 'lower', unit: 'list', description: 'Lower limit at each point.' },
    { name: 'upper', unit: 'list', description: 'Upper limit at each point.' },
    { name: 'cause', unit: 'list', description: 'Special cause of each point, or common-cause.' },
    { name: 'variation', unit: 'list', description: 'What the cause means, by the direction of improvement.' },
    { name: 'assurance', unit: 'word', description: 'consistently-pass, consistently-fail or hit-and-miss.' },
  ],
  edges: [
    'A missing point breaks every run and has no range to its neighbours.',
    'A baseline of one point, or a flat one that is screened, has no limits.',
    'No target, no limits or no good direction: no assurance.',
  ],
  source: 'Wheeler & Chambers 1992, Understanding Statistical Process Control; the programme “Making Data Count”',
  run: (row) => {
    const { points, assurance } = spc(listIn(row, 'values'), {
      direction: wordIn(row, 'direction', ['increase', 'decrease', 'neutral'] as const, 'neutral'),
      screenOutliers: flagIn(row, 'screenOutliers', true),
      fixAfter: optionIn(row, 'fixAfter'),
      rebaseAt: listIn(row, 'rebaseAt').map((position) => (position ?? 0) - 1),
      target: numberIn(row, 'target'),
    });
    return {
      mean: points.map((point) => point.mean),
      lower: points.map((point) => point.lower),
      upper: points.map((point) => point.upper),
      cause: points.map((point) => point.cause),
      variation: points.map((point) => point.variation),
      assurance,
    };
  },
};
