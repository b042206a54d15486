import { ranks } from '#statistics/distributions/ranks.ts';
import type { NodeResult } from './evaluate.ts';

/**
 * Place of each area in a league: by class from best to worst, within a class by score. Equal areas share the better place.
 *
 * Edges — an area without a class that counts, or without a score, has no place (NaN).
 *
 * @param better  1 where higher scores are better, −1 where lower ones are
 */
export function leaguePlaces(result: NodeResult, counted: readonly boolean[], better: 1 | -1): Float64Array {
  const scores = result.grades.score;
  const order = [...new Set(scores)].filter((score) => !Number.isNaN(score)).sort((a, b) => better * (b - a));
  const place = new Map(order.map((score, position) => [score, position]));
  const key = scores.map((score, area) => {
    const position = result.limited.class[area] as number;
    if (Number.isNaN(score) || counted[position] !== true) return Number.NaN;
    return position * order.length + (place.get(score) as number);
  });
  return ranks(key, 'smallest');
}
