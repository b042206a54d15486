import type { Evaluation, NodeResult } from './evaluate.ts';
import { indicatorsBelow } from './framework-tree.ts';

/** Of the indicators at and below a part whose class counts, how many there are and which share is not worse; NaN of none. */
export function sharesNotWorse(
  evaluation: Evaluation,
  result: NodeResult,
): { counted: Int16Array; share: Float64Array } {
  const { counted: counts, worse } = evaluation.plan;
  const areas = evaluation.evidence.areas.length;
  const counted = new Int16Array(areas);
  const bad = new Int16Array(areas);
  for (const id of indicatorsBelow(result.node)) {
    const classes = evaluation.indicators.get(id)?.class;
    for (let area = 0; area < areas; area++) {
      const own = classes?.[area] ?? -1;
      if (!counts[own]) continue;
      counted[area] = (counted[area] as number) + 1;
      if (worse[own]) bad[area] = (bad[area] as number) + 1;
    }
  }
  return {
    counted,
    share: Float64Array.from(counted, (n, area) => (n > 0 ? (n - (bad[area] as number)) / n : Number.NaN)),
  };
}
