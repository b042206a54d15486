import { streamKey, streamOf, uniform } from './random/stream.ts';
import { type Evaluation, evaluate, type NodeResult } from '../evaluate.ts';
import { type NodeTally, Tally } from './tally.ts';

/**
 * Rates on resamples: for each area and part, as many of its own parts with a score as it has are taken with replacement, and the
 * mean is taken anew. What the score would be had other measures of the same kind been chosen; it says nothing of how well
 * each measure is known.
 *
 * Method — percentile bootstrap over the parts of each area, independently for each area and part. Weights go with the parts. Only means
 * are resampled; a part with another combiner keeps its score. Labels and limits follow from the drawn scores.
 * Edges — an area with one part with a score has the same score in every draw.
 *
 * @see Efron 1979, Annals of Statistics 7:1–26; the framework that uses it says where it was published
 */
export function bootstrapRatings(base: Evaluation, draws: number): NodeTally[] {
  const { plan, evidence } = base;
  const tally = new Tally(base, draws);
  const seed = streamKey('bootstrap', plan.framework.certainty.seed);
  const areas = evidence.areas.map(({ type, code }) => streamKey(`${type}:${code}`));
  const parts = new Map([...base.nodes].map(([id, result]) => [id, presentParts(result, areas.length)]));
  for (let draw = 0; draw < draws; draw++) {
    const evaluation = evaluate(plan, evidence, {
      before: base,
      changed: () => true,
      combined: (node, grades) => {
        if (node.combiner.kind !== 'mean') return;
        const name = streamKey(node.id);
        parts.get(node.id)?.forEach((own, area) => {
          if (own.length === 0 || Number.isNaN(grades.score[area] as number)) return;
          const stream = streamOf([seed, areas[area] as (typeof areas)[number], name], draw);
          let [sum, weights] = [0, 0];
          for (let taken = 0; taken < own.length; taken++) {
            const [score, weight] = own[Math.floor(uniform(stream) * own.length)] as [number, number];
            sum += weight * score;
            weights += weight;
          }
          grades.score[area] = sum / weights;
        });
      },
    });
    tally.add(evaluation, draw);
  }
  return tally.nodes;
}

/** For each area the scores of the parts that have one, with their weights. */
function presentParts({ parts }: NodeResult, areas: number): [score: number, weight: number][][] {
  return Array.from({ length: areas }, (_, area) =>
    parts.flatMap(({ grades, weight }): [number, number][] => {
      const score = grades.score[area] as number;
      return Number.isNaN(score) ? [] : [[score, weight]];
    }),
  );
}
