import { beforeAll, describe, expect, it } from 'vitest';
import { aCellTable } from '../../tests/spec/disclosure/invented-table.ts';
import { loadSolver } from '../../scripts/solver.ts';
import type { Solve } from './attacker/attack.ts';
import { findExposed } from './attacker/find-exposed.ts';
import { planSuppression } from './plan-suppression.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const hidden = (status: Int8Array) => [...status.keys()].filter((cell) => status[cell] !== 0);

describe('planSuppression', () => {
  it('hides a small count and the smallest of its neighbours that protects it, not the total', () => {
    const table = aCellTable([3, 40, 12, 0, 55], [{ total: 4, parts: [0, 1, 2, 3] }]);
    const plan = planSuppression(table);
    expect(hidden(plan.status)).toEqual([0, 2]);
    expect([...plan.status]).toEqual([1, 0, 2, 0, 0]);
    expect(findExposed(table, plan.status, solve)).toEqual([]);
  });

  it('hides nothing further when two small counts protect each other', () => {
    const table = aCellTable([5, 4, 40, 49], [{ total: 3, parts: [0, 1, 2] }]);
    expect(hidden(planSuppression(table).status)).toEqual([0, 1]);
  });

  it('hides a third when two small counts come to less than the smallest count shown', () => {
    const table = aCellTable([1, 2, 40, 43], [{ total: 3, parts: [0, 1, 2] }]);
    expect(hidden(planSuppression(table).status)).toEqual([0, 1, 2]);
  });

  it('completes the rectangle in a table of areas by sex', () => {
    // areas A1, A2, A3 and their sum, each as all, male, female
    const table = aCellTable(
      [23, 20, 3, 30, 16, 14, 41, 22, 19, 94, 58, 36],
      [
        ...[0, 3, 6, 9].map((all) => ({ total: all, parts: [all + 1, all + 2] })),
        ...[0, 1, 2].map((sex) => ({ total: 9 + sex, parts: [sex, 3 + sex, 6 + sex] })),
      ],
    );
    const plan = planSuppression(table);
    expect(hidden(plan.status)).toEqual([1, 2, 4, 5]);
    expect(findExposed(table, plan.status, solve)).toEqual([]);
  });

  it('protects a count that is not published but follows from those that are', () => {
    const table = aCellTable([3, 40, 20, 63], [{ total: 3, parts: [0, 1, 2] }], { unpublished: [0] });
    const plan = planSuppression(table);
    expect(hidden(plan.status)).toEqual([2]);
    expect(findExposed(table, plan.status, solve)).toEqual([]);
  });

  it('hides a dear total only when no part can be hidden', () => {
    const sums = [{ total: 2, parts: [0, 1] }];
    expect(hidden(planSuppression(aCellTable([3, 20, 23], sums, { dear: [2] })).status)).toEqual([0, 1]);
    expect(hidden(planSuppression(aCellTable([3, 0, 3], sums, { dear: [2], uncontrolled: [2] })).status)).toEqual([
      0, 2,
    ]);
  });

  it('names the counts that cannot be protected, because what gives them away cannot be hidden', () => {
    const table = aCellTable([3, 0, 3], [{ total: 2, parts: [0, 1] }], { uncontrolled: [2], fixed: [2] });
    const plan = planSuppression(table);
    expect([...plan.exposed]).toEqual([0]);
    expect(findExposed(table, plan.status, solve)).toEqual([{ cell: 0, amount: 3, low: 3, high: 3 }]);
  });

  it('hides zeros where the policy says so, and then a zero may protect nothing but itself', () => {
    const policy = { smallest: 5, hideZero: true, rounding: 1 };
    const table = aCellTable([0, 30, 8, 38], [{ total: 3, parts: [0, 1, 2] }], { policy });
    const plan = planSuppression(table);
    expect(hidden(plan.status)).toEqual([0, 2]);
    expect(findExposed(table, plan.status, solve)).toEqual([]);
  });

  it('lets rounding protect where it is coarse enough, and hides less', () => {
    const amounts = [3, 41, 52, 63, 74, 233];
    const sums = [{ total: 5, parts: [0, 1, 2, 3, 4] }];
    const rounded = { smallest: 8, hideZero: false, rounding: 5 };
    const table = aCellTable(amounts, sums, { policy: rounded });
    const plan = planSuppression(table);
    expect(hidden(plan.status)).toEqual([0]);
    expect(findExposed(table, plan.status, solve)).toEqual([]);
    const exact = aCellTable(amounts, sums, { policy: { ...rounded, rounding: 1 } });
    expect(hidden(planSuppression(exact).status)).toEqual([0, 1]);
  });

  it('asks for no more room than an unprotected denominator leaves', () => {
    const table = aCellTable([2, 30, 32], [{ total: 2, parts: [0, 1] }], { upper: { 0: 3 } });
    const plan = planSuppression(table);
    expect([...plan.exposed]).toEqual([]);
    expect(hidden(plan.status)).toEqual([0, 1]);
  });

  it('refuses sums that do not add up', () => {
    expect(() => planSuppression(aCellTable([3, 4, 8], [{ total: 2, parts: [0, 1] }]))).toThrow(
      expect.objectContaining({ code: 'DISCLOSURE_SUM_BROKEN' }),
    );
  });
});
