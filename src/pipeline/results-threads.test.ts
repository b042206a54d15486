import { expect, it } from 'vitest';
import type { EstimateTask } from '#estimates/estimate-indicator.ts';
import type { WaysUp } from '#estimates/ways-up.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';
import { ResultsThreads } from './results-threads.ts';

const practices = 40;
const country = practices;

/** Practices 0 to 39, each on its own and all of them in the country. */
function waysUp(): WaysUp {
  const leaves = Int32Array.from({ length: practices }, (_, i) => i);
  const area = Int32Array.from({ length: 2 * practices }, (_, i) => Math.min(i, country));
  const slot = Int32Array.from({ length: 2 * practices }, (_, i) => i % practices);
  const all = (value: number) => new Int32Array(2 * practices).fill(value);
  return {
    length: 2 * practices,
    map: new Int8Array(2 * practices),
    area,
    areaType: area.map((id) => (id === country ? 1 : 0)),
    slot,
    first: all(-1e6),
    last: all(1e6),
    openFirst: all(-1e6),
    openLast: all(1e6),
    weight: new Float64Array(2 * practices).fill(10_000_000_000),
    shown: new Int8Array(2 * practices).fill(1),
    leaves,
    slotOf: leaves.slice(),
  };
}

function taskOf(number: number): EstimateTask {
  const years = [0, 1, 2, 3, 4];
  const run = (amount: (area: number, year: number) => number) => {
    const cells = years.flatMap((year) => Array.from({ length: practices }, (_, area) => ({ area, year })));
    return {
      area: Int32Array.from(cells, (cell) => cell.area),
      period: Int32Array.from(cells, (cell) => cell.year),
      stratum: new Int32Array(cells.length),
      amount: Float64Array.from(cells, ({ area, year }) => amount(area, year)),
      status: Int8Array.from(cells, ({ area }) => (area === number ? 1 : 0)),
    };
  };
  const side = (id: string) => ({
    operand: { measure: id, lag: 0, match: 'same' as const },
    measures: [{ id, level: 'practice', basis: 'registered' } as Measure],
  });
  const indicator = {
    id: `i${number}`,
    method: 'proportion',
    multiplier: 100,
    polarity: 'high-is-good',
    comparison: 'interval-95-998',
    chart: 'trend',
    breaks: [],
    minimum: { coverage: 0, denominator: 0 },
    numerator: side('n').operand,
  } as unknown as Indicator;
  return {
    indicator,
    input: {
      numerator: side('n'),
      denominator: side('d'),
      periods: years.map((year) => ({ id: year, numerator: [year], denominator: [year] })),
      measureIds: new Map([
        ['n', 0],
        ['d', 1],
      ]),
      areaTypeIds: new Map([
        ['practice', 0],
        ['country', 1],
      ]),
      level: 0,
      targets: [0, 1],
      split: 'published',
      publish: [],
      bands: [],
      oneMap: true,
      coverageWeight: undefined,
    },
    periods: years.map((year) => ({ id: year, start: `202${year}-01-01`, end: `202${year}-12-31`, kind: 'year' })),
    facts: new Map([
      [0, [run((area, year) => 10 + ((area * 7 + year * number) % 50))]],
      [1, [run((area) => 100 + area)]],
    ]),
    weights: undefined,
  };
}

it('gives the same results from a thread as without one, in the order asked, and leaves the facts in place', async () => {
  const memberships = Array.from({ length: practices }, (_, area) => ({
    map: 0,
    area,
    parent: country,
    from: '0001-01-01',
    to: '9999-12-31',
    order: 0,
  }));
  const basis = { benchmark: country, memberships };
  const [threads, none] = [new ResultsThreads(2, basis), new ResultsThreads(0, basis)];
  try {
    const ways = waysUp();
    const tasks = [1, 2, 3, 4].map(taskOf);
    const there = await Promise.all(tasks.map((task) => threads.results(task, ways)));
    const here = await Promise.all(tasks.map((task) => none.results(task, ways)));
    expect(there).toEqual(here);
    expect(there[0]?.estimates.length).toBe((practices + 1) * 5);
    expect(there[0]?.comparisons.length).toBeGreaterThan(practices * 5);
    expect(there[1]?.estimates.numerator).not.toEqual(there[0]?.estimates.numerator);
  } finally {
    await threads.close();
  }
});

it('fails when a thread fails', async () => {
  const threads = new ResultsThreads(1, { benchmark: country, memberships: [] });
  try {
    const broken = { ...taskOf(1), periods: undefined as never };
    await expect(threads.results(broken, waysUp())).rejects.toThrow();
    await expect(threads.results(taskOf(2), waysUp())).rejects.toThrow();
  } finally {
    await threads.close();
  }
});
