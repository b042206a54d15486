import { nearestAreas } from './nearest.ts';
import { outsideTransform, type SimilarVariable, standardised } from './variable.ts';

export interface SimilarOptions {
  /** How many others each area gets. */
  nearest: number;
  /** What becomes of an area that lacks a number: it has no like areas and is nobody's; or it counts as average in this. */
  missing: 'exclude' | 'mean';
}

/** Which areas are like which: a row for each area and place, by area and rank. */
export interface SimilarRows {
  length: number;
  /** Positions among the areas given. */
  area: Int32Array;
  other: Int32Array;
  /** 1 for the most alike. */
  rank: Int32Array;
  /** Weighted standard deviations. */
  distance: Float64Array;
}

/** What is to be said about a search: `outside` means that there are no rows. */
export type SimilarProblem =
  | { kind: 'outside'; variable: number; area: number; value: number }
  | { kind: 'constant'; variable: number }
  | { kind: 'left-out'; areas: number[] }
  | { kind: 'too-few'; areas: number };

/**
 * Finds the areas most like each area: by the weighted Euclidean distance of their values, capped, transformed and standardised.
 *
 * Edges — a value that a transform has no answer for: no rows at all, and the problem says which. A variable in which nobody
 * differs counts for nothing. An area that lacks a number is left out, or with `mean` counts as average in it unless it has none at all.
 * Fewer areas than are wanted: those there are.
 *
 * @param variables  in the order of the areas, which is the order of their codes and settles ties
 * @param areas      number of areas
 * @see standardised, nearestAreas
 */
export function findSimilar(
  variables: readonly SimilarVariable[],
  areas: number,
  { nearest, missing }: SimilarOptions,
): { rows: SimilarRows; problems: SimilarProblem[] } {
  const problems: SimilarProblem[] = [];
  const lacks =
    (area: number) =>
    ({ values }: SimilarVariable) =>
      Number.isNaN(values[area]);
  const all = Array.from({ length: areas }, (_, area) => area);
  const leftOut = all.filter((area) =>
    missing === 'exclude' ? variables.some(lacks(area)) : variables.every(lacks(area)),
  );
  if (leftOut.length > 0) problems.push({ kind: 'left-out', areas: leftOut });
  const without = new Set(leftOut);
  const kept = all.filter((area) => !without.has(area));
  if (kept.length > 0 && kept.length <= nearest) problems.push({ kind: 'too-few', areas: kept.length });
  const columns: Float64Array[] = [];
  for (const [position, variable] of variables.entries()) {
    const own = { ...variable, values: Float64Array.from(kept, (area) => variable.values[area] as number) };
    const at = outsideTransform(own);
    if (at >= 0) {
      const outside = { variable: position, area: kept[at] as number, value: own.values[at] as number };
      return { rows: rowsOf([], nearestAreas([], 0, nearest)), problems: [{ kind: 'outside', ...outside }] };
    }
    const column = standardised(own);
    if (column) columns.push(column);
    else if (kept.length > 1) problems.push({ kind: 'constant', variable: position });
  }
  return { rows: rowsOf(kept, nearestAreas(columns, kept.length, nearest)), problems };
}

function rowsOf(kept: readonly number[], found: ReturnType<typeof nearestAreas>): SimilarRows {
  const { nearest, other, distance } = found;
  const length = other.length;
  return {
    length,
    area: Int32Array.from({ length }, (_, row) => kept[Math.floor(row / nearest)] as number),
    other: Int32Array.from({ length }, (_, row) => kept[other[row] as number] as number),
    rank: Int32Array.from({ length }, (_, row) => (row % nearest) + 1),
    distance,
  };
}
