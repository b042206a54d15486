import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPointSolver, loadSolver } from '../../../scripts/solver.ts';
import { inventedHealthService, shapes } from '../../../tests/spec/disclosure/invented-health-service.ts';
import { unpublished } from '../cell-table.ts';
import { protectionNeeded } from '../count-policy.ts';
import { smallCells } from '../plan-suppression.ts';
import { findExposed } from './find-exposed.ts';
import { findNarrow, type SolvePoint, type Target } from './find-narrow.ts';
import { knowledgeOf } from './knowledge.ts';
import type { Solve } from './attack.ts';

let solve: Solve;
let solvePoint: SolvePoint;
beforeAll(async () => {
  solve = await loadSolver();
  solvePoint = await loadPointSolver();
});

const policy = { smallest: 7, hideZero: false, rounding: 1 };

describe('the attack on many counts at once', () => {
  it('finds what the attack on each count by itself finds, and no more', () => {
    let found = 0;
    fc.assert(
      fc.property(shapes, fc.integer(), (shape, seed) => {
        const table = inventedHealthService(shape, policy, seed);
        // Only what is small by itself is hidden, so that there is something to find.
        const status = new Int8Array(table.amount.length);
        for (const cell of smallCells(table)) status[cell] = 1;
        const knowledge = knowledgeOf(table, status);
        knowledge.high = knowledge.high.map((high) => Math.min(high, 1e7));
        const targets = Array.from(smallCells(table), (cell): Target => {
          const neverPublished = table.standing[cell] === unpublished;
          return { cell, ...protectionNeeded(policy, { upper: table.upper[cell]!, neverPublished }) };
        });
        const { narrow, contradicted } = findNarrow(knowledge, targets, solvePoint);
        const each = findExposed(table, status, solve);
        expect(contradicted).toEqual([]);
        expect(narrow.map(({ target }) => target.cell).sort((a, b) => a - b)).toEqual(each.map(({ cell }) => cell));
        for (const { target, range } of narrow) {
          const { low, high } = each.find(({ cell }) => cell === target.cell)!;
          // A range that is wide enough is not followed to its ends.
          expect([range.low, Math.min(range.high, 1e7)]).toEqual([
            expect.closeTo(low, 3),
            expect.closeTo(Math.min(high, 1e7), 3),
          ]);
        }
        found += narrow.length;
      }),
      { numRuns: 10, seed: 1858 },
    );
    expect(found).toBeGreaterThan(10);
  });

  it('says when what seems to be known contradicts itself', () => {
    const knowledge = {
      low: Float64Array.of(0, 0, 10),
      high: Float64Array.of(3, 4, 10),
      sums: { total: Int32Array.of(2), start: Int32Array.of(0, 2), part: Int32Array.of(0, 1) },
    };
    const target = { cell: 0, reach: 7, width: 6 };
    expect(findNarrow(knowledge, [target], solvePoint)).toMatchObject({ contradicted: [target], narrow: [] });
  });
});
