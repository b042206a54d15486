import { describe, expect, it } from 'vitest';
import { aCellTable } from '../../tests/spec/disclosure/invented-table.ts';
import { findExposed } from './attacker/find-exposed.ts';
import { planSuppression } from './plan-suppression.ts';
import { TimeSeries } from './time-series.ts';
import { spreadUpperBounds } from './upper-bounds.ts';
import { loadSolver } from '../../scripts/solver.ts';

/** Months 0 to 6 and windows of three of them, which alone are published. */
function windowsOf(months: number[]) {
  const windows = months.slice(2).map((_, i) => [i, i + 1, i + 2]);
  const amounts = [...months, ...windows.map((parts) => parts.reduce((sum, m) => sum + months[m]!, 0))];
  const sums = windows.map((parts, i) => ({ total: months.length + i, parts }));
  const table = aCellTable(amounts, sums, { unpublished: months.map((_, i) => i) });
  return { ...table, windows: Int32Array.from(sums.keys()) };
}

describe('windows of time', () => {
  it('sort their months into those that take one another’s place', () => {
    const series = new TimeSeries(windowsOf([9, 9, 9, 9, 9, 9, 9]));
    expect(series.classOf(3)?.cells).toEqual([0, 3, 6]);
    expect([...(series.classOf(3)?.others() ?? [])]).toEqual([
      [1, 4],
      [2, 5],
    ]);
    expect(series.classOf(7)).toBeUndefined();
  });

  it('need nothing hidden while another month of the year can make up for a small one', () => {
    const plan = planSuppression(windowsOf([5, 20, 20, 4, 20, 20, 6]));
    expect([plan.complementary, plan.exposed.length]).toEqual([0, 0]);
  });

  it('are hidden when their zeros would give a small month away', async () => {
    const table = windowsOf([0, 0, 10, 4, 10, 0, 0]);
    const none = new Int8Array(table.amount.length);
    const solve = await loadSolver();
    expect(findExposed(table, none, solve).map(({ cell }) => cell)).toContain(3);
    const plan = planSuppression(table);
    expect(plan.complementary).toBeGreaterThan(0);
    expect(findExposed(table, plan.status, solve)).toEqual([]);
  });
});

describe('spreadUpperBounds', () => {
  it('bounds the parts of a bounded total, and a total by parts that are all bounded', () => {
    const table = aCellTable(
      [3, 2, 5, 0, 5],
      [
        { total: 2, parts: [0, 1] },
        { total: 4, parts: [2, 3] },
      ],
      { upper: { 2: 6 } },
    );
    spreadUpperBounds(table);
    expect([...table.upper]).toEqual([6, 6, 6, 0, 6]);
  });
});
