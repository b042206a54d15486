import { type CellTable, published, unpublished } from '../../../src/disclosure/cell-table.ts';
import type { CountPolicy } from '../../../src/disclosure/count-policy.ts';

export interface SumOf {
  total: number;
  parts: number[];
}

/** Builds a cell table from what a test says and nothing more: by default every cell is published and controlled. */
export function aCellTable(
  amounts: number[],
  sums: SumOf[],
  options: {
    policy?: CountPolicy;
    unpublished?: number[];
    uncontrolled?: number[];
    fixed?: number[];
    upper?: Record<number, number>;
    dear?: number[];
  } = {},
): CellTable {
  const table: CellTable = {
    amount: Float64Array.from(amounts),
    policies: [options.policy ?? { smallest: 7, hideZero: false, rounding: 1 }],
    policy: new Int8Array(amounts.length),
    standing: new Uint8Array(amounts.length).fill(published),
    upper: new Float64Array(amounts.length).fill(Number.POSITIVE_INFINITY),
    loss: new Float64Array(amounts.length).fill(1),
    sums: {
      total: Int32Array.from(sums, ({ total }) => total),
      start: Int32Array.from([
        0,
        ...sums.map(
          (
            (n) =>
            ({ parts }: SumOf) =>
              (n += parts.length)
          )(0),
        ),
      ]),
      part: Int32Array.from(sums.flatMap(({ parts }) => parts)),
    },
  };
  for (const cell of options.unpublished ?? []) table.standing[cell] = unpublished;
  for (const cell of options.uncontrolled ?? []) table.policy[cell] = -1;
  for (const cell of options.fixed ?? []) table.loss[cell] = Number.POSITIVE_INFINITY;
  for (const cell of options.dear ?? []) table.loss[cell] = 100;
  for (const [cell, upper] of Object.entries(options.upper ?? {})) table.upper[Number(cell)] = upper;
  return table;
}
