import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '#evidence/database.ts';
import { createEvidence } from '#evidence/schema.ts';
import { values } from '#evidence/sql.ts';
import type { Operand } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';
import { addUp } from './add-up.ts';
import { EstimateLookups } from './lookups.ts';
import { queried } from './read-roll-up.ts';
import type { RollUpInput, RollUpRead } from './roll-up.ts';

/** Four practices (0 to 3; 3 is a placeholder), two districts (4, 5), one country (6); practice 2 is shared between the districts. */
const areas = [0, 0, 0, 0, 1, 1, 2].map((type, id) => [
  id,
  type,
  `A${id}`,
  `A${id}`,
  id === 1 ? '2020-07-01' : null,
  id === 2 ? '2021-12-31' : null,
  id === 3 ? 'placeholder' : 'area',
]);
const ways = [0, 1].flatMap((map) =>
  [
    [0, 0, 0, 1],
    [1, 1, 0, 1],
    [2, 2, 0, 1],
    [4, 0, 1, 1],
    [4, 1, 1, 1],
    [4, 2, 1, 0.3337777777],
    [5, 2, 1, 0.6662222223],
    [5, 3, 1, 1],
    ...[0, 1, 2, 3].map((leaf) => [6, leaf, 2, 1]),
  ].map(([area, leaf, type, weight]) => [
    map,
    leaf as number,
    area as number,
    0,
    type as number,
    map === 0 && leaf === 1 ? '2021-06-30' : '0001-01-01',
    '9999-12-31',
    weight as number,
  ]),
);
const years = [2020, 2021, 2022];
const periods = [
  ...years.map((year, id) => [id, `${year}-01-01`, `${year}-12-31`, 'year']),
  [3, '2020-01-01', '2021-12-31', 'rolling'],
  [4, '2021-01-01', '2022-12-31', 'rolling'],
];
const strata = [
  [0, '', '', '', ''],
  [1, 'female', '', '', ''],
  [2, '', '0-64', '', ''],
  [3, 'female', '0-64', '', ''],
];

const facts = fc.uniqueArray(
  fc.record({
    measure: fc.integer({ min: 0, max: 3 }),
    area: fc.integer({ min: 0, max: 5 }),
    period: fc.integer({ min: 0, max: 2 }),
    stratum: fc.integer({ min: 0, max: 3 }),
    millionths: fc.oneof(fc.integer({ min: 0, max: 2_000_000_000 }), fc.constantFrom(0, 5_000_000, 12_000_000)),
    status: fc.constantFrom(0, 0, 0, 0, 0, 1, 2),
  }),
  { selector: ({ measure, area, period, stratum }) => `${measure}/${area}/${period}/${stratum}`, maxLength: 90 },
);

const measure = (id: string, basis: Measure['basis']) => ({ id, level: 'practice', basis }) as Measure;
const operand = (more: Partial<Operand>) => more as Operand;

const inputs = fc
  .record({
    paired: fc.boolean(),
    summed: fc.boolean(),
    less: fc.boolean(),
    windows: fc.boolean(),
    provider: fc.boolean(),
    weighed: fc.boolean(),
    publish: fc.subarray(['sex', 'age'] as const),
    targets: fc.subarray([0, 1, 2], { minLength: 1 }),
  })
  .map(({ paired, summed, less, windows, provider, weighed, publish, targets }): RollUpInput => {
    const basis = provider ? 'provider' : 'registered';
    const parts = windows
      ? [
          [0, 1],
          [1, 2],
        ]
      : [[0], [1], [2]];
    return {
      numerator: {
        operand: operand({ measure: 'a', ...(summed ? { [less ? 'less' : 'sum']: ['b'] } : {}) }),
        measures: [measure('a', basis), ...(summed ? [measure('b', basis)] : [])],
      },
      denominator: paired ? { operand: operand({ measure: 'c' }), measures: [measure('c', basis)] } : undefined,
      periods: parts.map((part, i) => ({
        id: windows ? 3 + i : i,
        numerator: part,
        denominator: paired ? [part[part.length - 1] as number] : [],
      })),
      measureIds: new Map(['a', 'b', 'c', 'd'].map((id, i) => [id, i])),
      areaTypeIds: new Map([
        ['practice', 0],
        ['district', 1],
        ['country', 2],
      ]),
      level: 0,
      targets,
      split: 'published',
      publish,
      bands: [],
      oneMap: false,
      coverageWeight: weighed ? 3 : undefined,
    };
  });

async function store(
  rows: readonly (typeof facts extends fc.Arbitrary<infer T> ? T : never)[number][],
): Promise<Database> {
  const database = await Database.open({ path: ':memory:' });
  await createEvidence(database);
  await database.run('DELETE FROM stratum');
  await database.run(`INSERT INTO stratum VALUES ${values(strata)}`);
  await database.run(`INSERT INTO area VALUES ${values(areas)}`);
  await database.run(`INSERT INTO rollup VALUES ${values(ways)}`);
  await database.run(`INSERT INTO period VALUES ${values(periods)}`);
  if (rows.length > 0)
    await database.run(`INSERT INTO fact SELECT m, a, p, s, CASE WHEN st = 0 THEN (n::DECIMAL(18,6) / 1000000)::DECIMAL(18,6) END, st, 0, 0, 0
      FROM (VALUES ${values(rows.map((f) => [f.measure, f.area, f.period, f.stratum, f.millionths, f.status]))}) v(m, a, p, s, n, st)`);
  return database;
}

async function added(database: Database, input: RollUpInput): Promise<RollUpRead | undefined> {
  const lookups = new EstimateLookups(database);
  const periods = await lookups.periods();
  const strata = await lookups.publishedStrata(input.publish);
  const facts = await (await lookups.facts()).read({ measures: [0, 1, 2], strata });
  const weights = input.coverageWeight === undefined ? undefined : await lookups.weights(input.coverageWeight);
  return addUp({ input, periods, facts, weights }, await lookups.waysUp(input.level));
}

describe('sums', () => {
  it('are the same to the last digit whether columns or queries add them up', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(facts, inputs, async (rows, input) => {
        const database = await store(rows);
        try {
          const ours = await added(database, input);
          const theirs = await queried(database, input);
          expect(ours?.columns).toEqual(theirs.columns);
          expect(ours?.leafStatus).toEqual(theirs.leafStatus);
          const rounded = (squares: Float64Array | undefined) => Array.from(squares ?? [], (x) => x.toPrecision(12));
          expect(rounded(ours?.squares)).toEqual(rounded(theirs.squares));
          compared += theirs.columns.length;
        } finally {
          database.close();
        }
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  it('are left to queries where numbers would not be exact', async () => {
    const database = await store([{ measure: 0, area: 0, period: 0, stratum: 0, millionths: 0, status: 0 }]);
    try {
      const [input] = fc.sample(inputs, { numRuns: 1, seed: 1 }) as [RollUpInput];
      await database.run('UPDATE fact SET amount = 999999999999.5');
      const one = { ...input, periods: [{ id: 0, numerator: [0], denominator: [] }], denominator: undefined };
      expect(await added(database, one)).toBeUndefined();
    } finally {
      database.close();
    }
  });
});
