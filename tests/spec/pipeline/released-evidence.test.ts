import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate } from '#rating/evaluate.ts';
import { planFramework } from '#rating/plan.ts';
import { Release } from '#release/reader/release.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { readRatingInputs } from '../../../src/pipeline/rating-inputs.ts';
import { type SmallProjectParts, withSmallProject } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

const classes = [
  { id: 'good', name: 'Good', meaning: 'x', look: 'better' as const },
  { id: 'fair', name: 'Fair', meaning: 'x', look: 'expected' as const },
  { id: 'poor', name: 'Poor', meaning: 'x', look: 'worse-95' as const, worse: true },
  { id: 'none', name: 'None', meaning: 'x', look: 'no-data' as const, counted: false },
];
const bands = [{ atLeast: 0.2, class: 'good' }, { atLeast: -0.2, class: 'fair' }, { class: 'poor' }];
const nodes = [{ id: 'smoke', name: 'Smoking', indicators: ['smoking', 'smoking-rate'] }];

/** Frameworks that between them read all that evidence has. */
const kinds: Record<string, SmallProjectParts['framework']> = {
  comparisons: {},
  'standard deviations, facts and trends': {
    classes,
    overall: true,
    scorer: { kind: 'z-score', centre: 'benchmark', spread: 'chance', missing: 'none' },
    combiner: { kind: 'mean' },
    label: { kind: 'cut-points', bands },
    limits: [
      { id: 'trend', when: 'indicators["smoking"].trend == "decreasing-better"', floor: 'fair', because: 'x' },
      { id: 'many', when: 'indicators["smoking"].numerator > 100.0', cap: 'poor', because: 'x' },
    ],
    nodes,
  },
  'places among areas': {
    classes,
    scorer: { kind: 'spread', best: 1, worst: -1, missing: 'none' },
    combiner: { kind: 'mean' },
    label: { kind: 'cut-points', bands },
    nodes,
  },
};

describe('the evidence that a release gives', () => {
  it.each(Object.entries(kinds))(
    'rates every area as the release does, by %s',
    async (_, framework) => {
      await withSmallProject({ ...(framework ? { framework } : {}) }, async (project) => {
        await project.build();
        await frozen(project, 'first');
        const loaded = project.load();
        const file = join(workspaceOf(loaded).candidates, 'first', 'release.duckdb');
        const release = await Release.open(file, {
          id: 'first',
          title: 'x',
          status: 'published',
          publishedOn: '2024-06-01',
          supersedes: null,
        });
        try {
          const [record] = release.frameworks;
          const rows = await release.ratings({ framework: record! });
          expect(rows.length).toBeGreaterThan(5);
          const plan = planFramework(
            record!.declaration,
            release.indicators.map(({ key, declaration }) => ({ id: key, tags: declaration.tags })),
          );
          let compared = 0;
          for (const type of release.areaTypes) {
            const evidence = await release.ratingEvidence({ framework: record!, type });
            const evaluation = evaluate(plan, evidence);
            for (const row of rows.filter((one) => one.area.type === type)) {
              const at = evidence.rated.indexOf(row.area);
              const result = evaluation.nodes.get(row.node)!;
              expect(plan.classNames[result.limited.class[at]!] ?? '').toBe(row.computedClass);
              const score = result.grades.score[at]!;
              if (row.score === null) expect(score).toBeNaN();
              else expect(score).toBeCloseTo(row.score, 9);
              compared += 1;
            }
          }
          expect(compared).toBe(rows.length);
          // The same numbers as in the store, area by area.
          const [own] = await readRatingInputs(loaded, record!.declaration);
          const released = await release.ratingEvidence({ framework: record!, type: release.areaType(own!.type)! });
          const places = own!.evidence.areas.map(({ code }) => released.areas.findIndex((area) => area.code === code));
          for (const [id, columns] of own!.evidence.indicators) {
            const other = released.indicators.get(id)!;
            for (const name of ['value', 'lower95', 'upper95', 'numerator', 'denominator'] as const)
              expect(places.map((at) => other[name][at])).toEqual([...columns[name]]);
            expect(places.map((at) => other.outcomes.benchmark?.[at])).toEqual([...columns.outcomes.benchmark!]);
            expect(places.map((at) => other.against.benchmark?.[at])).toEqual([...columns.against.benchmark!]);
          }
        } finally {
          release.close();
        }
      });
    },
    60_000,
  );
});
