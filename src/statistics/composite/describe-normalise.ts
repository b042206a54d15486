import { refuse } from '../argument.ts';
import {
  flagIn,
  listOf,
  optionalNumbersIn,
  optionIn,
  requiredNumberIn,
  type StatisticInput,
  type StatisticMethod,
  type StatisticRow,
  wordIn,
} from '../method.ts';
import { columnIn, listOfColumn } from './column.ts';
import { type Normalisation, normalisations, normalise } from './normalise.ts';

const option = (name: string, unit: string, description: string): StatisticInput => ({
  name,
  shape: 'option',
  unit,
  required: false,
  description,
});

/** The normalisation that a row asks for. */
function howOf(row: StatisticRow): Normalisation {
  const by = wordIn(row, 'by', normalisations);
  switch (by) {
    case 'min-max': {
      const range = optionalNumbersIn(row, 'range');
      if (range && range.length !== 2) refuse('normalise', 'range', 'two numbers', range);
      return { by, range: range as [number, number] | undefined };
    }
    case 'z-score':
      return { by, mean: optionIn(row, 'mean'), deviation: optionIn(row, 'deviation') };
    case 'goalposts': {
      const [low, high] = [requiredNumberIn(row, 'low'), requiredNumberIn(row, 'high')];
      return { by, low, high, top: optionIn(row, 'top'), cut: flagIn(row, 'cut', false) };
    }
    case 'distance-to-reference':
      return { by, reference: requiredNumberIn(row, 'reference') - 1, cut: flagIn(row, 'cut', false) };
    case 'distance-to-target':
      return { by, target: requiredNumberIn(row, 'target'), cut: flagIn(row, 'cut', false) };
    default:
      return { by };
  }
}

/** The description stands apart from the method, which has many kinds and parameters. */
export const describe: StatisticMethod = {
  name: 'normalise',
  title: 'Values on a common scale',
  summary: 'Brings values of any unit to a scale on which a higher number is better.',
  inputs: [
    listOf('values', 'any unit', 'Values of all areas; empty where missing.'),
    {
      name: 'by',
      shape: 'scalar',
      kind: 'word',
      unit: 'word',
      required: true,
      words: normalisations,
      description: 'The normalisation.',
    },
    {
      name: 'polarity',
      shape: 'option',
      kind: 'word',
      unit: 'word',
      required: false,
      words: ['high-is-good', 'low-is-good'],
      description: 'Which direction is good; default high-is-good.',
    },
    listOf('range', 'number', 'min-max: the ends; default 0 and 100.', false),
    option('mean', 'number', 'z-score: mean of the answers; default 0.'),
    option('deviation', 'number', 'z-score: their standard deviation; default 1.'),
    option('low', 'as the values', 'goalposts: the low post.'),
    option('high', 'as the values', 'goalposts: the high post.'),
    option('top', 'number', 'goalposts: what the better post becomes; default 100.'),
    option('reference', 'position', 'distance-to-reference: position of the reference area, counted from 1.'),
    option('target', 'as the values', 'distance-to-target: the target.'),
    {
      name: 'cut',
      shape: 'option',
      kind: 'flag',
      unit: 'true or false',
      required: false,
      description: 'goalposts and distances: no answer beyond the ends; default false.',
    },
  ],
  outputs: [{ name: 'values', unit: 'list', description: 'The values on the common scale; empty where missing.' }],
  edges: [
    'Missing values stay missing and do not count.',
    'A scale without width (equal values, a goal no better than the worst value) leaves every value missing.',
    'Equal values share the smallest rank.',
  ],
  source: 'OECD & JRC 2008, Handbook on Constructing Composite Indicators',
  run: (row) => {
    const polarity = wordIn(row, 'polarity', ['high-is-good', 'low-is-good'] as const, 'high-is-good');
    return { values: listOfColumn(normalise(columnIn(row, 'values'), howOf(row), polarity)) };
  },
};
