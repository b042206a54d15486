import { refuse, requireNotNegative, requireWhole } from '../argument.ts';
import { listOf, optionIn, type StatisticInput, type StatisticMethod } from '../method.ts';
import { columnIn, listOfColumn, requireColumn } from './column.ts';
import { dominatedByOutliers, type ShapeLimits, shapeOf } from './shape.ts';

const NAME = 'winsorise';

/** Points moved before an indicator is given up, unless declared otherwise. */
export const MOST_POINTS = 5;

export interface WinsoriseOptions extends ShapeLimits {
  /** No further step once this many points are moved; default 5. */
  mostPoints?: number;
}

export interface Winsorised {
  values: Float64Array;
  /** 1 where a value was brought down from the top, −1 where up from the bottom, else 0. */
  moved: Int8Array;
  /** True where outliers no longer dominate. */
  passes: boolean;
}

/**
 * Values whose outliers are brought in, one step at a time, until they no longer dominate.
 *
 * Method — while absolute skewness and kurtosis both exceed their limits: the extreme value on the side of the long tail,
 * with all that equal it, takes the next value's place.
 * Edges — missing values stay missing and do not count. Three values, or values that are all equal, are left as they are.
 * Ties can carry the last step beyond `mostPoints`.
 *
 * @param values  any unit; NaN where missing; at least 3 there
 * @throws STATISTIC_ARGUMENT_INVALID  fewer than 3 values, which have no shape; an infinite value; a negative limit
 * @see OECD & JRC 2008, Handbook on Constructing Composite Indicators
 */
export function winsorise(values: Float64Array, options: WinsoriseOptions = {}): Winsorised {
  const { mostPoints = MOST_POINTS } = options;
  requireColumn(NAME, 'values', values);
  requireWhole(NAME, 'mostPoints', mostPoints, 0);
  requireNotNegative(NAME, 'skewness', options.skewness ?? 0);
  const treated = values.slice();
  const moved = new Int8Array(values.length);
  let shape = shapeOf(treated);
  if (shape.count < 3) refuse(NAME, 'values', 'a list of at least 3 that are there', shape.count);
  let count = 0;
  while (dominatedByOutliers(shape, options) && count < mostPoints) {
    count = step(treated, moved, (shape.skewness as number) >= 0 ? 1 : -1);
    shape = shapeOf(treated);
  }
  return { values: treated, moved, passes: !dominatedByOutliers(shape, options) };
}

/** Brings the extreme values of one side to the next; answers how many points are moved by now. */
function step(values: Float64Array, moved: Int8Array, side: 1 | -1): number {
  let [extreme, next] = [-Infinity, -Infinity];
  for (const value of values) {
    const height = side * value;
    if (height > extreme) {
      next = extreme;
      extreme = height;
    } else if (height > next && height < extreme) next = height;
  }
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (side * values[i]! === extreme) {
      values[i] = side * next;
      moved[i] = side;
    }
    if (moved[i] !== 0) count += 1;
  }
  return count;
}

export const winsoriseInputs: readonly StatisticInput[] = [
  listOf('values', 'any unit', 'Values of all areas; empty where missing.'),
  {
    name: 'mostPoints',
    shape: 'option',
    unit: 'count',
    required: false,
    description: 'No further step once this many points are moved; default 5.',
  },
  {
    name: 'skewness',
    shape: 'option',
    unit: 'number',
    required: false,
    description: 'Absolute skewness that must be exceeded; default 2.',
  },
  {
    name: 'kurtosis',
    shape: 'option',
    unit: 'number',
    required: false,
    description: 'Excess kurtosis that must be exceeded too; default 3.5.',
  },
];

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Outliers brought in',
  summary: 'Moves extreme values to the next until they no longer dominate skewness and kurtosis.',
  inputs: winsoriseInputs,
  outputs: [
    { name: 'values', unit: 'list', description: 'The values, treated; empty where missing.' },
    { name: 'moved', unit: 'list', description: '1 where brought down, -1 where brought up, else 0.' },
    { name: 'passes', unit: 'true or false', description: 'Whether outliers no longer dominate.' },
  ],
  edges: [
    'Fewer than 3 values are refused; 3 values, or equal ones, stay as they are.',
    'Equal extremes move together, which may go beyond the most points.',
  ],
  source: 'OECD & JRC 2008, Handbook on Constructing Composite Indicators',
  run: (row) => {
    const { values, moved, passes } = winsorise(columnIn(row, 'values'), {
      mostPoints: optionIn(row, 'mostPoints'),
      skewness: optionIn(row, 'skewness'),
      kurtosis: optionIn(row, 'kurtosis'),
    });
    return { values: listOfColumn(values), moved: [...moved], passes };
  },
};
