import { describe, expect, it } from 'vitest';
import {
  countsSource,
  indicator,
  type MeasureInput,
  measures,
  practices,
  withSmallProject,
  years,
} from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';
import { attackRelease } from '#disclosure/attacker/release/attack-release.ts';
import { loadPointSolver } from '../../../scripts/solver.ts';
import { workspaceOf } from '../../../src/pipeline.ts';

const csv = (heading: string, line: (place: number, year: number) => (string | number)[]) =>
  `${[heading, ...practices.flatMap((code, p) => years.map((year, y) => [code, year, ...line(p, y)].join(',')))].join('\n')}\n`;

describe('suppression and counts that are told without a number', () => {
  const measure = (id: string, disclosure?: string): MeasureInput => ({
    ...(measures[0] as MeasureInput),
    id,
    name: id,
    ...(disclosure ? { disclosure } : { disclosure: undefined }),
  });

  it.each([false, true])(
    'takes a rate without people below it for a count of nobody (hideZero: %s)',
    async (hideZero) => {
      await withSmallProject(
        {
          framework: null,
          coxcomb: { disclosure: { small: { smallest: 5, hideZero }, other: { smallest: 10, hideZero } } },
          measures: [
            measure('smokers', 'small'),
            { ...measure('adults'), coverageWeight: true },
            measure('vapers', 'other'),
          ],
          indicators: [
            indicator('smoking', 1),
            indicator('either', 2, { method: 'ratio', numerator: { measure: 'smokers', sum: ['vapers'] } }),
            indicator('per-vaper', 3, { method: 'ratio', denominator: { measure: 'vapers' } }),
          ],
          sources: [
            { ...countsSource, measures: [...(countsSource.measures ?? []), { measure: 'vapers', column: 'Vapers' }] },
          ],
          // In one practice 5 smoke and nobody vapes: their sum is hidden, and so must be what would give it.
          data: {
            'counts.csv': csv('Practice,Year,Smokers,Adults,Vapers', (p) =>
              p === 5 ? [5, 800, 0] : [40 + p, 800, 50 + p],
            ),
          },
        },
        async (project) => {
          expect((await project.build()).blocked).toBe(false);
          const { file } = await frozen(project);
          const { evidence } = workspaceOf(project);
          const attack = await attackRelease(file, await loadPointSolver(), { evidence });
          expect(attack?.targets).toBeGreaterThan(0);
          expect(attack?.found).toEqual([]);
        },
      );
    },
  );

  it('adds up large amounts with fractions as well as small ones', async () => {
    await withSmallProject(
      {
        framework: null,
        coxcomb: { disclosure: { small: { smallest: 5 } } },
        indicators: [indicator('smoking', 1, { method: 'count', denominator: undefined, multiplier: 1 })],
        sources: [{ ...countsSource, numeratorWithin: [] }],
        data: {
          'counts.csv': csv('Practice,Year,Smokers,Adults', (p, y) => [
            p % 3 === 0 ? 3 : (3.3e10 + ((p * 7919 + y * 104_729 + 31_337) % 99_991) * 312_345.1).toFixed(1),
            800,
          ]),
        },
      },
      async (project) => {
        expect((await project.build()).blocked).toBe(false);
        // A single hidden practice in a district would follow from the others and the district.
        const alone = await project.rows(`SELECT r.area, d.period, count(*) AS n FROM disclosure d
          JOIN rollup r ON r.leaf = d.area AND r.map = 0 JOIN area a ON a.id = r.area JOIN area_type t ON t.id = a.type AND t.key = 'district'
          JOIN area l ON l.id = d.area JOIN area_type lt ON lt.id = l.type AND lt.key = 'practice'
          WHERE d.map = 0 GROUP BY ALL HAVING count(*) = 1 ORDER BY ALL`);
        expect(alone).toEqual([]);
        expect((await project.rows('SELECT count(*) AS n FROM disclosure ORDER BY ALL'))[0]?.n).toBe(80);
      },
    );
  });
});
