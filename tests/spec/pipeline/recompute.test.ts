import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publishRelease } from '#release/catalogue.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { recomputeRelease } from '../../../src/pipeline/recompute.ts';
import { countRows, countsCsv, type SmallProject, withSmallProject } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

async function recomputed(project: SmallProject, manifest: Awaited<ReturnType<typeof frozen>>['manifest']) {
  const scratch = mkdtempSync(join(tmpdir(), 'coxcomb-recompute-'));
  try {
    return await recomputeRelease(project.load(), manifest, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

it('computes a release once more, with the history that it carried, and finds the tables that differ', async () => {
  await withSmallProject({}, async (project) => {
    const folders = workspaceOf(project);
    await project.build();
    const first = await frozen(project, 'first');
    publishRelease(folders, 'first', '2024-06-01');
    const file = join(folders.published, 'releases', 'first', 'release.duckdb');
    const { manifest } = await frozen(project, 'second', {
      notes: 'More.',
      previous: { id: 'first', publishedOn: '2024-06-01', file },
    });
    publishRelease(folders, 'second', '2024-07-01');
    expect(await recomputed(project, first.manifest)).toEqual({
      same: true,
      hash: first.manifest.hash,
      differing: [],
      unchecked: [],
    });
    expect(await recomputed(project, manifest)).toEqual({
      same: true,
      hash: manifest.hash,
      differing: [],
      unchecked: [],
    });
    project.remove('.coxcomb/published/releases/first');
    expect(await recomputed(project, manifest)).toMatchObject({
      same: true,
      unchecked: ['framework_history', 'rated_period', 'rating_history', 'rating_trigger'],
    });
    project.change({
      data: { 'counts.csv': countsCsv(countRows.map((row) => row.replace(/^P12,2019\/20,\d+/, 'P12,2019/20,99'))) },
    });
    const changed = await recomputed(project, manifest);
    expect(changed.same).toBe(false);
    expect(changed.differing).toEqual(expect.arrayContaining(['area_series', 'estimate']));
    expect(changed.differing).not.toContain('area');
  });
});

it('refuses a benchmark that is no area', async () => {
  await withSmallProject({ coxcomb: { benchmark: { type: 'country', code: 'NOBODY' } } }, async (project) => {
    await expect(project.build()).rejects.toMatchObject({ code: 'PROJECT_BENCHMARK_UNKNOWN' });
  });
});
