import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { derivedFromHidden } from '../../../src/disclosure/attacker/release/derived-from-hidden.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { statusCode } from '../../../src/vocabulary/status.ts';
import {
  indicators,
  practices,
  type SmallProjectParts,
  withSmallProject,
  years,
} from '../../fixtures/small-project.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';

/** Smokers in one practice only. With lists of two people everywhere the published sizes bound each count too narrowly to hide it. */
function countsOf(listSize: number): string {
  const rows = practices.flatMap((code) =>
    years.map((year) => `${code},${year},${code === 'P01' ? 2 : 0},${listSize}`),
  );
  return `${['Practice,Year,Smokers,Adults', ...rows].join('\n')}\n`;
}

const exposed: SmallProjectParts = {
  coxcomb: { disclosure: { small: { smallest: 7 } } },
  data: { 'counts.csv': countsOf(2) },
};

describe('a small count that nothing protects', () => {
  it('blocks the build that finds it and every later one, and cannot be released', async () => {
    await withSmallProject(exposed, async (project) => {
      for (const build of ['the first', 'one that keeps the plan']) {
        const report = await project.build();
        expect(report.blocked, build).toBe(true);
        expect(
          report.issues.map(({ code }) => code),
          build,
        ).toContain('DISCLOSURE_COUNT_EXPOSED');
        await expect(frozen(project), build).rejects.toMatchObject({ code: 'RELEASE_BUILD_UNFINISHED' });
      }
      expect(existsSync(join(workspaceOf(project).candidates, '2024-06', 'release.duckdb'))).toBe(false);
    });
  });

  it('blocks no longer when the count is no longer narrowed down', async () => {
    await withSmallProject(exposed, async (project) => {
      await project.build();
      project.change({ data: { 'counts.csv': countsOf(500) } });
      expect((await project.build()).blocked).toBe(false);
      expect((await frozen(project)).manifest.id).toBe('2024-06');
    });
  });

  it('says which count it is, what gives it away and what to do, without the count itself', async () => {
    await withSmallProject(exposed, async (project) => {
      const { problems } = await project.build();
      const found = problems.filter(({ code }) => code === 'DISCLOSURE_COUNT_EXPOSED');
      for (const { where, message, remedy } of found) {
        expect(where.file).toMatch(/indicators/);
        expect(where.line).toBeGreaterThan(0);
        expect(message).toMatch(/Smokers.* in .*\((practice|district|region|country) [A-Z0-9]+, \d{4}\/\d{2}\)/);
        expect(message).not.toMatch(/\b2\b/);
        expect(remedy).toMatch(/`withhold`/);
      }
      expect(found.length).toBeGreaterThan(0);
    });
  });

  it('lets the project go on when it withholds what gives the count away', async () => {
    await withSmallProject(exposed, async (project) => {
      expect((await project.build()).blocked).toBe(true);
      const because = 'Lists are so short that any figure would tell who smokes.';
      project.change({
        indicators: indicators.map((indicator) =>
          indicator.numerator?.measure === 'smokers'
            ? {
                ...indicator,
                withhold: ['practice', 'district', 'region', 'country'].map((level) => ({ level, because })),
              }
            : indicator,
        ),
      });
      const report = await project.build();
      expect(report.problems).toEqual([]);
      const { file } = await frozen(project);
      const shown = await releaseRows(
        file,
        `SELECT DISTINCT i.key, e.status FROM estimate e JOIN indicator i ON i.id = e.indicator ORDER BY i.key, e.status`,
      );
      const suppressed = statusCode('suppressed');
      expect(shown).toEqual([
        { key: 'adults-counted', status: 0 },
        { key: 'smoking', status: suppressed },
        { key: 'smoking-rate', status: suppressed },
      ]);
    });
  });

  it('hides what an indicator withholds and goes on adding it up', async () => {
    const because = 'Too few to tell.';
    await withSmallProject(
      { framework: null, indicators: [{ ...indicators[0]!, withhold: [{ level: 'practice', because }] }] },
      async (project) => {
        expect((await project.build()).problems).toEqual([]);
        const { file } = await frozen(project);
        const rows = await releaseRows<{ type: string; status: number; figures: number }>(
          file,
          `SELECT t.key AS type, e.status, count(e.value) AS figures FROM estimate e JOIN area a ON a.id = e.area JOIN area_type t ON t.id = a.type GROUP BY ALL ORDER BY ALL`,
        );
        expect(rows.filter(({ type }) => type === 'practice')).toEqual([
          { type: 'practice', status: statusCode('suppressed'), figures: 0 },
        ]);
        expect(rows.filter(({ type }) => type !== 'practice').every(({ status }) => status === 0)).toBe(true);
        expect(await derivedFromHidden(file)).toEqual([]);
      },
    );
  });
});
