import type { ScorerOf } from '#project/schema/framework.ts';
import { ranks } from '#statistics/distributions/ranks.ts';
import { type IndicatorColumns, towardsBetter } from '../evidence.ts';
import { noGrades } from '../grades.ts';
import { roundTo } from '../round.ts';
import { standardOf } from '../standard.ts';
import type { ScorerFunction } from './scorer.ts';

const reasons = [{ is: 'rank' }, { is: 'standard-reached' }, { is: 'floor-missed' }];

/**
 * Spreads areas evenly by rank: from the best score to the worst by (rank − 1)/(n − 1). Ties take the better score of the
 * tied. With a standard, areas that reach it have the best score and the others are spread from `next`; with a floor, areas
 * below it have the worst score and the others are spread down to `rest`.
 *
 * Edges — one area to spread has the better end; a missing value has no score.
 *
 * @see the frameworks that use it; the first is the provider segments of 2025/26
 */
export const spread: ScorerFunction<'spread'> = (scorer, columns, frame) => {
  const grades = noGrades(frame.areas, reasons);
  const missed = (at: 'standard' | 'floor') => sideOf(scorer, at, columns, frame.areas);
  const [belowStandard, belowFloor] = [missed('standard'), missed('floor')];
  const ranked = new Float64Array(frame.areas).fill(Number.NaN);
  for (let area = 0; area < frame.areas; area++) {
    const value = columns.value[area] as number;
    if (Number.isNaN(value)) continue;
    if (scorer.floor && belowFloor(area)) set(area, scorer.worst, 2);
    else if (scorer.standard && !belowStandard(area)) set(area, scorer.best, 1);
    else ranked[area] = value;
  }
  const from = scorer.standard ? scorer.standard.next : scorer.best;
  const to = scorer.floor ? scorer.floor.rest : scorer.worst;
  const sign = towardsBetter(columns.polarity);
  const n = ranked.filter((value) => !Number.isNaN(value)).length;
  ranks(
    ranked.map((value) => -sign * value),
    'smallest',
  ).forEach((rank, area) => {
    if (!Number.isNaN(rank)) set(area, n === 1 ? from : from + ((to - from) * (rank - 1)) / (n - 1), 0);
  });
  return grades;

  function set(area: number, score: number, reason: number) {
    grades.score[area] = scorer.digits === undefined ? score : roundTo(score, scorer.digits);
    grades.rule[area] = reason;
  }
};

/** Whether an area misses the standard or the floor: worse than it, by the polarity of the indicator. */
function sideOf(scorer: ScorerOf<'spread'>, at: 'standard' | 'floor', columns: IndicatorColumns, areas: number) {
  const line = standardOf(scorer[at]?.at, columns, areas);
  const sign = towardsBetter(columns.polarity);
  return (area: number) => sign * ((columns.value[area] as number) - (line[area] as number)) < 0;
}
