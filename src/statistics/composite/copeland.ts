import { refuse, requireNotNegative } from '../argument.ts';
import { listOf, numbersIn, type StatisticMethod } from '../method.ts';
import { columnIn, requireColumn } from './column.ts';

const NAME = 'copeland';

/**
 * Copeland's score of each area: how many others it beats, less how many beat it.
 *
 * Method — of two areas the one wins that is better by more of the weight; by how much it is better does not count, so a
 * very good value makes up for no bad one.
 * Edges — two areas are held against each other on the values that both have; with none in common, or equal weight on
 * both sides, neither wins. A weight of 0 leaves its value out. One area scores 0.
 *
 * @param rows     values of each area one after another, as many as there are weights; higher is better; NaN where missing
 * @param weights  0 or more; they need not sum to 1
 * @throws STATISTIC_ARGUMENT_INVALID  an infinite value, a negative weight, rows that do not divide by the weights
 * @see Copeland 1951; OECD & JRC 2008, Handbook on Constructing Composite Indicators
 */
export function copeland(rows: Float64Array, weights: readonly number[]): Int32Array {
  requireColumn(NAME, 'rows', rows);
  const read = Float64Array.from(weights, (weight) => requireNotNegative(NAME, 'weights', weight));
  const width = weights.length;
  if (width === 0 || rows.length % width !== 0) refuse(NAME, 'rows', `a multiple of ${width} values`, rows.length);
  const scores = new Int32Array(rows.length / width);
  for (let i = 0; i < scores.length; i++) {
    for (let j = i + 1; j < scores.length; j++) {
      const winner = lead(rows, i * width, j * width, read);
      scores[i]! += winner;
      scores[j]! -= winner;
    }
  }
  return scores;
}

/** 1 where the first of two areas wins, −1 where the second does, else 0. */
function lead(rows: Float64Array, first: number, second: number, weights: Float64Array): number {
  let ahead = 0;
  let behind = 0;
  for (let k = 0; k < weights.length; k++) {
    const a = rows[first + k]!;
    const b = rows[second + k]!;
    if (a > b) ahead += weights[k]!;
    else if (a < b) behind += weights[k]!;
  }
  // Weights such as 0.1 + 0.2 and 0.3 are equal, whatever the last digit of their sums.
  return Math.abs(ahead - behind) <= 1e-12 * (ahead + behind) ? 0 : Math.sign(ahead - behind);
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Copeland’s score',
  summary: 'How many other areas each area beats, less how many beat it.',
  inputs: [
    listOf('rows', 'any unit', 'Values of each area one after another; higher is better; empty where missing.'),
    listOf('weights', 'number', 'Weight of each of an area’s values.'),
  ],
  outputs: [{ name: 'score', unit: 'list of counts', description: 'Score of each area.' }],
  edges: ['Two areas are compared on the values that both have; with equal weight on both sides neither wins.'],
  source: 'Copeland 1951; OECD & JRC 2008, Handbook on Constructing Composite Indicators',
  run: (row) => ({ score: [...copeland(columnIn(row, 'rows'), numbersIn(row, 'weights'))] }),
};
