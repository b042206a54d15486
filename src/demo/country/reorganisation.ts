import type { Piece } from './country.ts';

/** Which pieces formed one area before and after the day of the reorganisation. */
export interface Reorganisation {
  before: number[][];
  after: number[][];
  /** Positions of the pieces of the area that three, and that four, small areas became; and of the one that was split. */
  mergedThree: number[];
  mergedFour: number[];
  split: number[];
}

/**
 * 53 pieces are 52 areas before (two pieces are one area, which is split) and 48 after (three become one, four become one).
 *
 * All pieces of a change lie in one system and touch each other, as a real reorganisation would have it.
 */
export function reorganise(pieces: readonly Piece[]): Reorganisation {
  const used = new Set<number>();
  const mergedFour = smallestCluster(pieces, 4, used);
  const mergedThree = smallestCluster(pieces, 3, used);
  const split = largestPair(pieces, used);
  const alone = (among: readonly number[]) => pieces.map((_, i) => i).flatMap((i) => (among.includes(i) ? [] : [[i]]));
  return {
    before: [...alone(split), split],
    after: [...alone([...mergedThree, ...mergedFour]), mergedThree, mergedFour],
    mergedThree,
    mergedFour,
    split,
  };
}

function smallestCluster(pieces: readonly Piece[], size: number, used: Set<number>): number[] {
  let best: number[] | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  pieces.forEach((_, start) => {
    const cluster = [start];
    while (cluster.length < size) {
      const next = cluster
        .flatMap((i) => pieces[i]!.neighbours)
        .filter((i) => !cluster.includes(i) && pieces[i]!.system === pieces[start]!.system)
        .sort((a, b) => pieces[a]!.people - pieces[b]!.people || a - b)[0];
      if (next === undefined) return;
      cluster.push(next);
    }
    const people = cluster.reduce((sum, i) => sum + pieces[i]!.people, 0);
    // A system must keep an area besides, and no piece changes twice.
    const left = pieces.filter((piece, i) => piece.system === pieces[start]!.system && !cluster.includes(i)).length;
    if (left === 0 || people >= fewest || cluster.some((i) => used.has(i))) return;
    fewest = people;
    best = cluster;
  });
  if (!best) throw new RangeError(`no ${size} pieces of one system touch each other`);
  for (const i of best) used.add(i);
  return best.sort((a, b) => a - b);
}

function largestPair(pieces: readonly Piece[], used: Set<number>): number[] {
  let best: number[] = [];
  let most = 0;
  pieces.forEach((piece, i) => {
    for (const j of piece.neighbours) {
      const people = piece.people + pieces[j]!.people;
      if (j < i || pieces[j]!.system !== piece.system || used.has(i) || used.has(j) || people <= most) continue;
      // Two halves of a like size make a split that readers can follow.
      if (Math.min(piece.people, pieces[j]!.people) / people < 0.35) continue;
      most = people;
      best = [i, j];
    }
  });
  return best;
}
