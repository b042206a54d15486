import { kMeans as clustersOf } from '#statistics/clustering/k-means.ts';
import { percentile } from '#statistics/distributions/percentile.ts';
import { award, noGrades } from '../grades.ts';
import type { LabelFunction } from './label.ts';
import { peerGroups } from './peers.ts';

/**
 * Groups of areas whose scores are close to each other, within each group of peers; the group of the lowest scores has the
 * first class. Nothing is random: the centres start at given scores, or at the medians of equal numbers of areas.
 *
 * Edges — a group of peers with fewer different scores than classes has none.
 *
 * @see CMS Overall Hospital Quality Star Rating, 2021 methodology, step 6
 */
export const kMeans: LabelFunction<'k-means'> = (label, score, frame) => {
  const count = label.classes.length;
  const grades = noGrades(
    frame.areas,
    label.classes.map((_, i) => ({ is: 'cluster', values: { cluster: i + 1, count } })),
  );
  for (const group of peerGroups(score, label.peers, frame).values()) {
    const scores = Float64Array.from(group, (area) => score[area] as number);
    if (new Set(scores).size < count) continue;
    const starts = label.starts === 'quantile-medians' ? quantileMedians(scores, count) : label.starts;
    const { cluster, centres } = clustersOf(scores, starts, 1, { passes: label.passes, emptied: 'keep' });
    const order = Array.from(centres.keys()).sort((a, b) => (centres[a] as number) - (centres[b] as number));
    const rankOf = new Map(order.map((position, rank) => [position, rank]));
    group.forEach((area, i) => {
      const rank = rankOf.get(cluster[i] as number) as number;
      award(grades, area, rank, { class: label.classes[rank] }, frame.classes);
    });
  }
  return grades;
};

/** Medians of equal numbers of scores, from the lowest up; bins end at observed scores (the inverse of the distribution). */
export function quantileMedians(scores: Float64Array, count: number): number[] {
  const sorted = Float64Array.from(scores).sort();
  const cuts = Array.from({ length: count - 1 }, (_, i) => percentile(sorted, (i + 1) / count, 'observed'));
  return Array.from({ length: count }, (_, bin) => {
    const above = bin === 0 ? -Infinity : (cuts[bin - 1] as number);
    const upTo = bin === count - 1 ? Infinity : (cuts[bin] as number);
    const own = sorted.filter((value) => value > above && value <= upTo);
    // Many equal scores can leave a bin empty; its cut then stands for it.
    return own.length > 0 ? percentile(own, 0.5) : upTo;
  });
}
