import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Framework, frameworkSchema } from '#project/schema/framework.ts';
import { type Evaluation, evaluate } from '#rating/evaluate.ts';
import type { RatingEvidence } from '#rating/evidence.ts';
import { frameworkTree, indicatorsBelow } from '#rating/framework-tree.ts';
import { planFramework } from '#rating/plan.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import { ratingEvidence } from '../fixtures/rating-evidence.ts';

const judged = fc.constantFrom<Polarity>('high-is-good', 'low-is-good');

const folder = join(import.meta.dirname, '../../frameworks');
const shipped = [
  'nof-2025-26',
  'ccg-iaf-2018-19',
  'clinical-priority-areas-2016',
  'system-oversight-2019',
  'health-index-ics',
];
const frameworks = shipped.map((id): [string, Framework] => [
  id,
  frameworkSchema.parse(parse(readFileSync(join(folder, `${id}.yaml`), 'utf8'))),
]);

/** Made-up evidence of a framework's indicators for some areas: values, counts, comparisons, gaps, kinds of area. */
function evidenceOf(framework: Framework): fc.Arbitrary<RatingEvidence> {
  const ids = [...indicatorsBelow(frameworkTree(framework, [])), ...framework.inputs];
  const outcome = fc.constantFrom('similar', 'better-95', 'worse-95', 'worse-998', undefined);
  const one = (areas: number) =>
    fc.record({
      values: fc.array(
        fc.option(fc.oneof(fc.constantFrom(0, 1, 3), fc.double({ min: 2, max: 99, noNaN: true })), {
          nil: null,
          freq: 9,
        }),
        { minLength: areas, maxLength: areas },
      ),
      outcomes: fc.array(outcome, { minLength: areas, maxLength: areas }),
      polarity: judged,
    });
  return fc.integer({ min: 1, max: 14 }).chain((areas) =>
    fc
      .tuple(
        fc.array(one(areas), { minLength: ids.length, maxLength: ids.length }),
        fc.array(fc.constantFrom('acute', 'community'), { minLength: areas, maxLength: areas }),
      )
      .map(([list, kinds]) =>
        ratingEvidence(
          Object.fromEntries(
            ids.map((id, i) => {
              const { values: own, ...rest } = list[i]!;
              const limit = (by: number) => own.map((value) => (value === null ? null : Math.max(0.01, value + by)));
              return [
                id,
                {
                  ...rest,
                  values: own,
                  lower95: limit(-1),
                  upper95: limit(1),
                  denominators: own.map(() => 300),
                  multiplier: 100,
                  benchmark: 40,
                  goal: 50,
                },
              ];
            }),
          ),
          kinds.map((kind) => ({ 'trust-type': kind })),
        ),
      ),
  );
}

/** The same evidence with the areas in another order and under other names: area `i` is what `order[i]` was. */
function relabelled({ areas, indicators }: RatingEvidence, order: readonly number[]): RatingEvidence {
  const turned = <A extends Float64Array | Int8Array>(column: A): A =>
    column.map((_, i) => column[order[i] as number] as number) as A;
  const each = <T extends object>(record: T): T =>
    Object.fromEntries(
      Object.entries(record).map(([key, column]) => [
        key,
        ArrayBuffer.isView(column) ? turned(column as Float64Array) : column,
      ]),
    ) as T;
  return {
    areas: order.map((from, i) => ({ ...areas[from]!, code: `z${i}`, name: `Other ${i}` })),
    indicators: new Map(
      [...indicators].map(([id, columns]) => [
        id,
        { ...each(columns), outcomes: each(columns.outcomes), against: each(columns.against) },
      ]),
    ),
  };
}

const rated = (framework: Framework, evidence: RatingEvidence): Evaluation =>
  evaluate(planFramework(framework, []), evidence);

describe.each(frameworks)('the framework %s, whatever the evidence', (_id, framework) => {
  const evidence = evidenceOf(framework);
  const runs = { numRuns: 25 };

  it('gives the same bits for the same evidence', () => {
    fc.assert(
      fc.property(evidence, (known) => {
        const [one, other] = [rated(framework, known), rated(framework, known)];
        for (const [id, { grades, limited, coverage }] of one.nodes) {
          const again = other.nodes.get(id)!;
          expect(new Uint8Array(again.grades.score.buffer)).toEqual(new Uint8Array(grades.score.buffer));
          expect(again.limited.class).toEqual(limited.class);
          expect(again.coverage).toEqual(coverage);
        }
      }),
      runs,
    );
  });

  it('rates areas the same in another order and under other names', () => {
    const shuffled = evidence.chain((known) =>
      fc.tuple(fc.constant(known), fc.shuffledSubarray([...known.areas.keys()], { minLength: known.areas.length })),
    );
    fc.assert(
      fc.property(shuffled, ([known, order]) => {
        const [before, after] = [rated(framework, known), rated(framework, relabelled(known, order))];
        for (const [id, { grades, limited }] of before.nodes) {
          const other = after.nodes.get(id)!;
          order.forEach((from, area) => {
            expect(other.limited.class[area]).toBe(limited.class[from]);
            const [own, was] = [other.grades.score[area] as number, grades.score[from] as number];
            if (Number.isNaN(was)) expect(own).toBeNaN();
            else expect(own).toBeCloseTo(was, 9);
          });
        }
      }),
      runs,
    );
  });

  it('tells by the coverage that something is missing, and only then', () => {
    fc.assert(
      fc.property(evidence, (known) => {
        const { nodes, plan } = rated(framework, known);
        for (const { parts, coverage } of nodes.values()) {
          coverage.forEach((share, area) => {
            const there = parts.filter(
              ({ grades }) =>
                !Number.isNaN(grades.score[area] as number) || plan.counted[grades.class[area] as number] === true,
            );
            expect(share < 1 - 1e-12).toBe(there.length < parts.length);
            expect(share === 0).toBe(there.length === 0);
          });
        }
      }),
      runs,
    );
  });
});
