import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { frameworkSchema } from '#project/schema/framework.ts';
import { evaluate } from '#rating/evaluate.ts';
import { planFramework } from '#rating/plan.ts';
import { fitHealthIndex } from '../../scripts/health-index/fit.ts';
import { domains, type PublishedScores, readPublished } from '../../scripts/health-index/published.ts';
import { ratingEvidence } from '../fixtures/rating-evidence.ts';

const data = join(
  process.env.COXCOMB_DATA ?? join(import.meta.dirname, '../../../shared/data'),
  'england/published-ratings',
);
const absent = !existsSync(data);
const framework = frameworkSchema.parse(
  parse(readFileSync(join(import.meta.dirname, '../../frameworks/health-index-ics.yaml'), 'utf8')),
);
/** Published scores have one decimal, and so have the subdomains that they are made of. */
const tolerance = 0.11;

/** Largest difference between a part of the framework and the published score, and how many were compared. */
function differenceOf(rows: readonly PublishedScores[], node: string, published: (row: PublishedScores) => number) {
  const names = Object.values(domains).flat();
  const evidence = ratingEvidence(
    Object.fromEntries(
      names.map((name) => [`health-index-${name}`, { values: rows.map((row) => row.subdomains.get(name) ?? null) }]),
    ),
  );
  const score = evaluate(planFramework(framework, []), evidence).nodes.get(node)?.grades.score as Float64Array;
  const differences = rows.map((row, area) => Math.abs((score[area] as number) - published(row)));
  return { largest: Math.max(...differences), compared: differences.length };
}

describe.skipIf(absent)(
  `the Health Index of care systems${absent ? ' (skipped: the folder of published scores is not here)' : ''}`,
  () => {
    const rows = absent ? [] : readPublished(data);
    const parts: [string, (row: PublishedScores) => number][] = [
      ...Object.keys(domains).map((id): [string, (row: PublishedScores) => number] => [
        id,
        (row) => row.domains.get(id) as number,
      ]),
      ['', (row) => row.overall],
    ];

    it.each(parts)('comes out as published in all five years: %j', (node, published) => {
      const fitted = differenceOf(
        rows.filter(({ year }) => year <= 2017),
        node,
        published,
      );
      const later = differenceOf(
        rows.filter(({ year }) => year > 2017),
        node,
        published,
      );
      console.log(
        `${node || 'overall'}: largest difference ${fitted.largest.toFixed(4)} in the ${fitted.compared} rows of 2015 to 2017, ${later.largest.toFixed(4)} in the ${later.compared} rows after them`,
      );
      expect([fitted.compared, later.compared]).toEqual([126, 84]);
      expect(fitted.largest).toBeLessThan(tolerance);
      expect(later.largest).toBeLessThan(tolerance);
    });

    it('has the lines that the scores of 2015 to 2017 give', () => {
      const lines = fitHealthIndex(rows, 2017);
      for (const { id, rescale } of [{ id: 'overall', rescale: framework.rescale }, ...framework.nodes]) {
        expect(rescale?.times).toBeCloseTo(lines.get(id)?.times as number, 6);
        expect(rescale?.plus).toBeCloseTo(lines.get(id)?.plus as number, 4);
      }
    });
  },
);
