import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../../src/pipeline.ts';
import { practices, type SmallProjectParts, withSmallProject, years } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

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
});
