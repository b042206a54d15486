import { AppError } from '#vocabulary/errors/app-error.ts';
import type { CountPolicy } from './count-policy.ts';

/** A count that is never published, such as a month of which only the whole year is. */
export const unpublished = 0;
/** A count that would be published, and can be hidden. */
export const published = 1;
/** A count that is never published by itself, yet as good as published: the difference of two figures that stand side by side. */
export const implied = 2;

/** Sums that a reader can form, by compressed rows: the parts of sum `r` are `part[start[r]] … part[start[r + 1] - 1]`. */
export interface Sums {
  /** The cell that is the total of each sum. */
  total: Int32Array;
  /** One longer than `total`. */
  start: Int32Array;
  part: Int32Array;
  /** By what each part counts in its total; 1 when not given, -1 for a part that is taken away. Not 0. */
  weight?: Float64Array;
}

/**
 * Every count that a release would publish or from which it follows, once each, with the sums between them.
 *
 * A count that two indicators share is one cell, so that it cannot be hidden in one and shown in the other.
 */
export interface CellTable {
  amount: Float64Array;
  policies: readonly CountPolicy[];
  /** Position in `policies`, or -1 for a count that is not controlled. */
  policy: Int8Array;
  /** How each count stands towards readers: `unpublished`, `published` or `implied`. */
  standing: Uint8Array;
  /** What readers know that the amount cannot exceed, Infinity when nothing. */
  upper: Float64Array;
  /** How much readers lose when the cell is hidden to protect another; Infinity for a cell that cannot be hidden. */
  loss: Float64Array;
  sums: Sums;
  /** Positions of the sums that are windows of time, of which those that follow one another share all parts but one. */
  windows?: Int32Array;
}

/** For each cell the sums in which it stands, by compressed rows, with its factor: the weight of a part, -1 for a total. */
export interface Membership {
  start: Int32Array;
  sum: Int32Array;
  factor: Float64Array;
}

/** The sums of each cell. @throws DISCLOSURE_SUM_BROKEN when a total is not the sum of its parts */
export function membership(table: CellTable): Membership {
  const { total, start: first, part, weight } = table.sums;
  const cells = table.amount.length;
  const start = new Int32Array(cells + 1);
  for (const cell of total) start[cell + 1]!++;
  for (const cell of part) start[cell + 1]!++;
  for (let cell = 0; cell < cells; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice(0, cells);
  const sum = new Int32Array(total.length + part.length);
  const factor = new Float64Array(sum.length);
  for (let r = 0; r < total.length; r++) {
    refuseBrokenSum(table, r);
    const place = next[total[r]!]!++;
    sum[place] = r;
    factor[place] = -1;
    for (let k = first[r]!; k < first[r + 1]!; k++) {
      const at = next[part[k]!]!++;
      sum[at] = r;
      factor[at] = weight ? weight[k]! : 1;
    }
  }
  return { start, sum, factor };
}

function refuseBrokenSum({ amount, sums }: CellTable, r: number): void {
  const total = amount[sums.total[r]!]!;
  let parts = 0;
  for (let k = sums.start[r]!; k < sums.start[r + 1]!; k++) parts += (sums.weight?.[k] ?? 1) * amount[sums.part[k]!]!;
  if (!(Math.abs(parts - total) <= 1e-6 * Math.max(1, Math.abs(total))))
    throw new AppError('DISCLOSURE_SUM_BROKEN', { sum: r, total, parts });
}
