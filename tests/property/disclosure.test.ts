import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Solve } from '../../src/disclosure/attacker/attack.ts';
import { findExposed } from '../../src/disclosure/attacker/find-exposed.ts';
import { type CellTable, published } from '../../src/disclosure/cell-table.ts';
import type { CountPolicy } from '../../src/disclosure/count-policy.ts';
import { planSuppression, smallCells } from '../../src/disclosure/plan-suppression.ts';
import { statusCode } from '../../src/vocabulary/status.ts';
import { inventedHealthService, shapes } from '../spec/disclosure/invented-health-service.ts';
import { loadSolver } from '../../scripts/solver.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const policies: fc.Arbitrary<CountPolicy> = fc.record({
  smallest: fc.integer({ min: 2, max: 8 }),
  hideZero: fc.boolean(),
  rounding: fc.constantFrom(1, 1, 1, 5),
});

/** A service is kept as what it is made from, so that a failure prints in one line. */
const services = fc.record({ shape: shapes, policy: policies, seed: fc.integer() });
type Service = typeof services extends fc.Arbitrary<infer T> ? T : never;

function tableOf({ shape, policy, seed }: Service): CellTable {
  return inventedHealthService(shape, policy, seed);
}

/** Suppression without its second step: only what is small by itself. */
function onlySmall(table: CellTable): Int8Array {
  const status = new Int8Array(table.amount.length);
  for (const cell of smallCells(table)) status[cell] = statusCode('suppressed-small');
  return status;
}

/** Hides all that may be hidden. */
function everythingHidden(table: CellTable): Int8Array {
  return Int8Array.from(table.amount, (amount, cell) => {
    const mayHide = table.loss[cell] !== Number.POSITIVE_INFINITY;
    return mayHide && (amount > 0 || table.policies[0]!.hideZero) ? statusCode('suppressed-complementary') : 0;
  });
}

describe('suppression in services of areas, strata, two maps and windows of months', () => {
  it('leaves the strongest reader no small count that is narrowed down further than the policy allows', () => {
    fc.assert(
      fc.property(services, (service) => {
        const table = tableOf(service);
        const plan = planSuppression(table);
        const found = findExposed(table, plan.status, solve).map(({ cell }) => cell);
        expect(found.filter((cell) => !plan.exposed.includes(cell))).toEqual([]);
        if (plan.exposed.length === 0) return;
        // What it gives up on must be beyond help: given away even when all that can be hidden is.
        const beyondHelp = findExposed(table, everythingHidden(table), solve).map(({ cell }) => cell);
        expect([...plan.exposed].filter((cell) => !beyondHelp.includes(cell))).toEqual([]);
      }),
      { numRuns: 40, seed: 1858 },
    );
  });

  it('is caught by the attacker when the second step is left out', () => {
    let caught = 0;
    let tried = 0;
    fc.assert(
      fc.property(services, (service) => {
        const table = tableOf(service);
        tried++;
        if (findExposed(table, onlySmall(table), solve).length > 0) caught++;
      }),
      { numRuns: 20, seed: 1858 },
    );
    expect(tried).toBe(20);
    // In the others nothing is small, or the small counts happen to protect one another.
    expect(caught).toBeGreaterThan(5);
  });

  it('is caught by the attacker when one cell that protects another is shown again', () => {
    let caught = 0;
    fc.assert(
      fc.property(services, (service) => {
        const table = tableOf(service);
        const { status } = planSuppression(table);
        const victims = [...status.keys()].filter((cell) => status[cell] === statusCode('suppressed-complementary'));
        for (const victim of victims.slice(0, 4)) {
          const weakened = status.slice();
          weakened[victim] = 0;
          if (findExposed(table, weakened, solve).length > 0) caught++;
        }
      }),
      { numRuns: 12, seed: 1858 },
    );
    expect(caught).toBeGreaterThan(5);
  });

  it('hides every small count and never a zero that its policy shows', () => {
    fc.assert(
      fc.property(services, (service) => {
        const table = tableOf(service);
        const { status } = planSuppression(table);
        const policy = table.policies[0] as CountPolicy;
        for (const cell of smallCells(table))
          if (table.standing[cell] === published) expect(status[cell]).toBe(statusCode('suppressed-small'));
        if (!policy.hideZero)
          for (const [cell, amount] of table.amount.entries()) if (amount === 0) expect(status[cell]).toBe(0);
      }),
      { numRuns: 60, seed: 1858 },
    );
  });

  it('gives the same plan each time', () => {
    fc.assert(
      fc.property(services, (service) => {
        const table = tableOf(service);
        expect(planSuppression(table).status).toEqual(planSuppression(table).status);
      }),
      { numRuns: 20, seed: 1858 },
    );
  });
});
