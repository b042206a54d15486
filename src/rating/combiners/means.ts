import { aggregateColumns, type AggregateOptions } from '#statistics/composite/aggregate.ts';
import { type Grades, noGrades, type Reason } from '../grades.ts';
import type { Part } from './combiner.ts';

/** Scores of every area one after another, as many as there are parts; NaN where a part has none. */
export function scoresByArea(parts: readonly Part[], areas: number): Float64Array {
  const rows = new Float64Array(areas * parts.length);
  parts.forEach(({ grades }, k) => {
    for (let area = 0; area < areas; area++) rows[area * parts.length + k] = grades.score[area] as number;
  });
  return rows;
}

/**
 * Weighted mean of the scores of the parts. Weights of missing parts are shared among the others, or the whole has no score.
 *
 * Edges — no part with a score, or a score below 0 in a mean that has no answer to it: no score.
 */
export function meanOf(
  parts: readonly Part[],
  areas: number,
  absent: 're-proportion' | 'none',
  options: Pick<AggregateOptions, 'by' | 'power'>,
  reason: Reason,
): Grades {
  const grades = noGrades(areas, [reason]);
  if (parts.length === 0) return grades;
  aggregateColumns({
    rows: scoresByArea(parts, areas),
    weights: parts.map(({ weight }) => weight),
    ...options,
    missing: absent === 'none' ? 'no-value' : 'leave-out',
    out: { value: grades.score, coverage: new Float64Array(areas), status: new Uint8Array(areas) },
  });
  for (let area = 0; area < areas; area++) grades.rule[area] = Number.isNaN(grades.score[area] as number) ? -1 : 0;
  return grades;
}
