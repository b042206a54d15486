import { type Grades, noGrades, type Reason } from '../grades.ts';
import type { Part } from './combiner.ts';

/**
 * Weighted mean of the scores that are there, on the scale of a function and back: the plain mean with x, the geometric one
 * with ln x, the harmonic one with 1/x, power means with x^p. Weights of missing parts are shared among the others.
 *
 * Edges — no part with a score, or `whenAbsent` is none and one is missing: no score. A score outside the domain of the
 * function (0 or less for a geometric mean): no score.
 */
function meanThrough(
  parts: readonly Part[],
  areas: number,
  whenAbsent: 're-proportion' | 'none',
  reason: Reason,
  there: (score: number) => number,
  back: (mean: number) => number,
): Grades {
  const grades = noGrades(areas, [reason]);
  for (let area = 0; area < areas; area++) {
    let sum = 0;
    let weights = 0;
    let absent = 0;
    for (const part of parts) {
      const score = part.grades.score[area] as number;
      if (Number.isNaN(score)) {
        absent += 1;
        continue;
      }
      sum += part.weight * there(score);
      weights += part.weight;
    }
    if (weights === 0 || (absent > 0 && whenAbsent === 'none')) continue;
    const mean = back(sum / weights);
    if (!Number.isFinite(mean)) continue;
    grades.score[area] = mean;
    grades.rule[area] = 0;
  }
  return grades;
}

const identity = (x: number) => x;
const positive = (f: (x: number) => number) => (x: number) => (x > 0 ? f(x) : Number.NaN);

type Absent = 're-proportion' | 'none';

/** The plain weighted mean. */
export const mean = (parts: readonly Part[], areas: number, absent: Absent): Grades =>
  meanThrough(parts, areas, absent, { is: 'mean' }, identity, identity);

/** exp of the weighted mean of logarithms; scores must be above 0. */
export const geometricMean = (parts: readonly Part[], areas: number, absent: Absent): Grades =>
  meanThrough(parts, areas, absent, { is: 'geometric' }, positive(Math.log), Math.exp);

/** 1 over the weighted mean of reciprocals; scores must be above 0. */
export const harmonicMean = (parts: readonly Part[], areas: number, absent: Absent): Grades =>
  meanThrough(
    parts,
    areas,
    absent,
    { is: 'harmonic' },
    positive((x) => 1 / x),
    (x) => 1 / x,
  );

/** The weighted mean of x^p to the power 1/p; p = 0 is the geometric mean. Scores must be above 0 unless p is 1. */
export function powerMean(parts: readonly Part[], areas: number, absent: Absent, exponent: number): Grades {
  if (exponent === 0) return geometricMean(parts, areas, absent);
  if (exponent === 1) return mean(parts, areas, absent);
  const reason = { is: 'power', values: { exponent } };
  return meanThrough(
    parts,
    areas,
    absent,
    reason,
    positive((x) => x ** exponent),
    (x) => x ** (1 / exponent),
  );
}
