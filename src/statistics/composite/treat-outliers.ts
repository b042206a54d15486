import { requireOneOf } from '../argument.ts';
import { optionIn, type StatisticMethod, wordIn } from '../method.ts';
import { columnIn, listOfColumn } from './column.ts';
import { dominatedByOutliers, shapeOf } from './shape.ts';
import { logOfRange } from './transform.ts';
import { winsorise, type WinsoriseOptions, winsoriseInputs } from './winsorise.ts';

const NAME = 'treat-outliers';

export interface TreatmentOptions extends WinsoriseOptions {
  /** What is done where outliers still dominate after winsorising: the logarithm of the untreated values, or nothing. */
  otherwise?: 'log' | 'nothing';
}

export interface Treated {
  values: Float64Array;
  treatment: 'none' | 'winsorised' | 'log';
  /** Points moved; 0 after a logarithm. */
  points: number;
  /** False where outliers still dominate. */
  passes: boolean;
}

/**
 * An indicator made fit to be combined: left alone, winsorised, or where that does not do, on a logarithmic scale.
 *
 * Edges — missing values stay missing. Fewer than 3 values, or equal ones, have no shape and are left alone.
 *
 * @param values  any unit; NaN where missing
 * @throws STATISTIC_ARGUMENT_INVALID  an infinite value, a negative limit
 * @see OECD & JRC 2008, Handbook on Constructing Composite Indicators
 */
export function treatOutliers(values: Float64Array, options: TreatmentOptions = {}): Treated {
  const otherwise = requireOneOf(NAME, 'otherwise', options.otherwise ?? 'log', ['log', 'nothing']);
  if (!dominatedByOutliers(shapeOf(values), options)) {
    return { values: values.slice(), treatment: 'none', points: 0, passes: true };
  }
  const brought = winsorise(values, options);
  if (brought.passes || otherwise === 'nothing') {
    const points = brought.moved.filter((side) => side !== 0).length;
    return { values: brought.values, treatment: 'winsorised', points, passes: brought.passes };
  }
  const logged = logOfRange(values);
  return { values: logged, treatment: 'log', points: 0, passes: !dominatedByOutliers(shapeOf(logged), options) };
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Treatment of outliers',
  summary: 'Leaves an indicator alone, winsorises it, or takes its logarithm, as its shape asks.',
  inputs: [
    ...winsoriseInputs,
    {
      name: 'otherwise',
      shape: 'option',
      kind: 'word',
      unit: 'word',
      required: false,
      words: ['log', 'nothing'],
      description: 'What is done where winsorising does not do; default log.',
    },
  ],
  outputs: [
    { name: 'values', unit: 'list', description: 'The values, treated; empty where missing.' },
    { name: 'treatment', unit: 'word', description: 'none, winsorised or log.' },
    { name: 'points', unit: 'count', description: 'Points that were moved.' },
    { name: 'passes', unit: 'true or false', description: 'Whether outliers no longer dominate.' },
  ],
  edges: ['Fewer than 3 values, or equal ones, are left alone.'],
  source: 'OECD & JRC 2008, Handbook on Constructing Composite Indicators',
  run: (row) => {
    const treated = treatOutliers(columnIn(row, 'values'), {
      mostPoints: optionIn(row, 'mostPoints'),
      skewness: optionIn(row, 'skewness'),
      kurtosis: optionIn(row, 'kurtosis'),
      otherwise: wordIn(row, 'otherwise', ['log', 'nothing'] as const, 'log'),
    });
    return { ...treated, values: listOfColumn(treated.values) };
  },
};
