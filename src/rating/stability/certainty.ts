import { percentile } from '#statistics/distributions/percentile.ts';
import type { Evaluation, NodeResult } from '../evaluate.ts';
import { leaguePlaces } from '../league.ts';
import type { Choices } from './choices.ts';
import { keptNodes, type NodeTally, rankedGroups } from './tally.ts';

/** How sure the rating of one part of one area is. */
export interface AreaCertainty {
  node: string;
  /** Position of the area. */
  area: number;
  /** Chance that a draw has the class that the rules give. */
  holds: number;
  /** Class → chance, from the best class on; those that no draw had are left out. */
  probabilities: Readonly<Record<string, number>>;
  /** Range in which the score lies in 95 of 100 draws; absent where there is no score. */
  score?: { lower: number; upper: number } | undefined;
  /** Place by the rules, and the range in which it lies in 95 of 100 draws, among so many. */
  rank?: { place: number; lower: number; upper: number; of: number } | undefined;
  /** For a class that counts as worse: chance that the next look finds such a class again if nothing changes. */
  again?: number | undefined;
  /** How far it hangs on declared choices. */
  choices: Choices;
  draws: number;
}

/** What was drawn and varied of one kind of area. */
export interface Drawing {
  draws: number;
  tallies: readonly NodeTally[];
  /** Draws of what would be observed next; none where nothing counts as worse. */
  next?: { draws: number; tallies: readonly NodeTally[] } | undefined;
  choices: ReadonlyMap<string, readonly Choices[]>;
}

/**
 * Puts counted draws into numbers for every rated area and part.
 *
 * Edges — an area that has no class that counts by the rules and no score has no row: there is no rating to be sure of. A range is
 * given where at least half of the draws have a number.
 */
export function certaintyOf(base: Evaluation, { draws, tallies, next, choices }: Drawing): AreaCertainty[] {
  const { classNames, counted, framework } = base.plan;
  const width = classNames.length + 1;
  const better = framework.better === 'low' ? -1 : 1;
  const rows: AreaCertainty[] = [];
  const byNode = new Map(tallies.map((tally) => [tally.node, tally]));
  for (const result of keptNodes(base)) {
    const tally = byNode.get(result.node.id);
    if (!tally) continue;
    const groups = rankedGroups(base, result);
    const places = leaguePlaces({ score: result.grades.score, class: result.limited.class }, counted, better, groups);
    const rankedIn = countRanked(places, groups);
    for (let area = 0; area < base.evidence.areas.length; area++) {
      const own = result.limited.class[area] as number;
      if (counted[own] !== true && Number.isNaN(result.grades.score[area] as number)) continue;
      const counts = tally.classes.subarray(area * width, (area + 1) * width);
      const probabilities = Object.fromEntries(
        classNames.flatMap((name, position) => {
          const count = counts[position] as number;
          return count > 0 ? [[name, count / draws]] : [];
        }),
      );
      rows.push({
        node: result.node.id,
        area,
        holds: (counts[own < 0 ? width - 1 : own] as number) / draws,
        probabilities,
        score: likelyScore(tally, result, area, draws),
        rank: likelyPlace(tally, places[area] as number, rankedIn[area] as number, area, draws),
        again: next && chanceAgain(base, next, result, area),
        choices: choices.get(result.node.id)?.[area] ?? { held: 0, of: 0 },
        draws,
      });
    }
  }
  return rows;
}

/** Chance of a class that counts as worse among what would be observed next; undefined where the area has none now. */
function chanceAgain(
  { plan }: Evaluation,
  { draws, tallies }: NonNullable<Drawing['next']>,
  { node, limited }: NodeResult,
  area: number,
): number | undefined {
  if (plan.worse[limited.class[area] as number] !== true) return undefined;
  const width = plan.classNames.length + 1;
  const counts = tallies.find((tally) => tally.node === node.id)?.classes.subarray(area * width, (area + 1) * width);
  const worse = plan.worse.reduce((sum, is, position) => sum + (is ? (counts?.[position] ?? 0) : 0), 0);
  return worse / draws;
}

function countRanked(places: Float64Array, groups: readonly (readonly number[])[]): Int32Array {
  const ranked = new Int32Array(places.length);
  for (const group of groups) {
    const count = group.filter((area) => !Number.isNaN(places[area] as number)).length;
    for (const area of group) ranked[area] = count;
  }
  return ranked;
}

function likelyScore({ scores }: NodeTally, { grades }: NodeResult, area: number, draws: number) {
  if (scores.length === 0 || Number.isNaN(grades.score[area] as number)) return undefined;
  const own = scores
    .subarray(area * draws, (area + 1) * draws)
    .filter((score) => !Number.isNaN(score))
    .sort();
  if (own.length * 2 < draws) return undefined;
  return { lower: percentile(own, 0.025), upper: percentile(own, 0.975) };
}

function likelyPlace({ places }: NodeTally, place: number, of: number, area: number, draws: number) {
  if (places.length === 0 || Number.isNaN(place)) return undefined;
  const own = places
    .subarray(area * draws, (area + 1) * draws)
    .filter((drawn) => drawn > 0)
    .sort();
  if (own.length * 2 < draws) return undefined;
  return { place, lower: percentile(own, 0.025, 'observed'), upper: percentile(own, 0.975, 'observed'), of };
}
