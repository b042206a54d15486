import { describe, expect, it } from 'vitest';
import { compareWithBenchmark } from '../../../src/statistics/comparing/benchmark.ts';
import { proportion } from '../../../src/statistics/intervals/proportion.ts';
import { rate } from '../../../src/statistics/intervals/rate.ts';
import { outcomeOf } from '../../../src/vocabulary/outcome.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';
import { indicators, measures, withSmallProject } from '../../fixtures/small-project.ts';
import { attackEvidence } from './attack-evidence.ts';
import { loadSolver } from '../../../scripts/solver.ts';
import { count, csv, smoking, suppressed } from './suppressed-project.ts';

const rounded = { smallest: 8, rounding: 5, exempt: ['country'] };
const bothProtected = measures.map((measure) => ({ ...measure, disclosure: 'small' }));
const smokers = (p: number, y: number) => 20 + 5 * p + count(p, y, 11, 30);
const adults = (p: number, y: number) => 300 + 7 * p + y;

interface PublicRow extends Record<string, string | number | null> {
  indicator: string;
  type: string;
  value: number;
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
  numerator: number;
  denominator: number;
}

describe('rounding of counts', () => {
  it('shows multiples of its base, and value, limits and comparison from these alone', async () => {
    await withSmallProject(
      {
        coxcomb: { disclosure: { small: rounded } },
        measures: bothProtected,
        data: { 'counts.csv': csv(smokers, adults) },
      },
      async (project) => {
        expect((await project.build()).problems).toEqual([]);
        const { file } = await frozen(project);
        const rows = await releaseRows<PublicRow & { against: number | null; outcome: number | null }>(
          file,
          `SELECT i.key AS indicator, t.key AS type, e.value, e.lower95, e.upper95, e.lower998, e.upper998, e.numerator, e.denominator,
             c.comparator_value AS against, c.outcome
           FROM estimate e JOIN indicator i ON i.id = e.indicator JOIN area a ON a.id = e.area JOIN area_type t ON t.id = a.type
           LEFT JOIN comparison c ON c.indicator = e.indicator AND c.area = e.area AND c.map = e.map AND c.period = e.period AND c.stratum = e.stratum AND c.comparator = 0
           WHERE e.status = 0 AND e.denominator IS NOT NULL ORDER BY e.indicator, e.map, e.period, e.stratum, e.area`,
        );
        expect(rows.length).toBeGreaterThan(300);
        for (const row of rows) {
          const base = row.type === 'country' ? 1 : 5;
          expect([row.numerator % base, row.denominator % base]).toEqual([0, 0]);
          const again = (confidenceLevel: number) =>
            row.indicator === 'smoking'
              ? proportion(row.numerator, row.denominator, { confidenceLevel, multiplier: 100 })
              : rate(row.numerator, row.denominator, { confidenceLevel, multiplier: 1000 });
          const [inner, outer] = [again(0.95), again(0.998)];
          expect([row.value, row.lower95, row.upper95]).toEqual([inner.value, inner.lower, inner.upper]);
          expect([row.lower998, row.upper998]).toEqual([outer.lower, outer.upper]);
          if (row.outcome === null) continue;
          expect(outcomeOf(row.outcome)).toBe(compareWithBenchmark(inner, row.against, 'low-is-good', outer));
        }
        const country = rows.filter(({ type }) => type === 'country');
        expect(country.some(({ numerator }) => numerator % 5 !== 0)).toBe(true);
      },
    );
  });

  it('gives the same release, byte for byte, for other counts that round to the same', async () => {
    // Two practices of one district change places by one, so that every total stays as it is too.
    const other = (p: number, y: number) => (p === 0 ? 1 : p === 1 ? -1 : 0) * (y % 2 === 0 ? 1 : -1);
    const middle = (p: number, y: number) => 5 * Math.floor(smokers(p, y) / 5);
    const hashes: unknown[] = [];
    for (const change of [() => 0, other])
      await withSmallProject(
        {
          coxcomb: { disclosure: { small: rounded } },
          measures: bothProtected,
          data: { 'counts.csv': csv((p, y) => middle(p, y) + change(p, y), adults) },
        },
        async (project) => {
          await project.build();
          const { manifest } = await frozen(project);
          hashes.push(Object.entries(manifest.tables).map(([table, { hash }]) => [table, hash]));
          expect(await project.rows('SELECT count(*) > 0 AS kept FROM exact_count ORDER BY kept')).toEqual([
            { kept: true },
          ]);
        },
      );
    expect(hashes[1]).toEqual(hashes[0]);
  });

  it('leaves an attacker who knows the interval of each figure nothing', async () => {
    const small = { coxcomb: { disclosure: { small: rounded } } };
    const data = {
      'counts.csv': csv(
        (p, y) => count(p, y, 12, 13),
        (p, y) => 60 + count(p, y, 13, 40),
      ),
    };
    await suppressed({ ...small, data }, async (database, report) => {
      expect(report.small).toBeGreaterThan(10);
      const solve = await loadSolver();
      const options = { smallest: 8, rounding: 5, solve, exempt: ['country'], protectedMeasures: ['smokers'] };
      expect(await attackEvidence(database, smoking, options)).toEqual([]);
    });
  });

  it('hides fewer neighbours than counts that are shown as they are', async () => {
    const data = {
      'counts.csv': csv(
        (p, y) => count(p, y, 14, 20),
        () => 900,
      ),
    };
    const hidden: number[] = [];
    for (const policy of [{ ...rounded, rounding: 1 }, rounded])
      await suppressed(
        { coxcomb: { disclosure: { small: policy } }, data, indicators: indicators.slice(0, 1) },
        async (_, report) => {
          hidden.push(report.complementary);
        },
      );
    expect(hidden[1]).toBeLessThan(hidden[0] as number);
  });
});
