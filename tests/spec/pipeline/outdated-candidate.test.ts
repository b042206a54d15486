import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publishRelease, readCatalogue, withdrawRelease } from '#release/catalogue.ts';
import { historyBasis, releasesThatCarry } from '#release/history-basis.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { recomputeRelease } from '../../../src/pipeline/recompute.ts';
import { type SmallProject, withBuiltProject } from '../../fixtures/small-project.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';

const historyOf = async (file: string) =>
  (await releaseRows<{ release: string }>(file, 'SELECT DISTINCT release FROM rating_history ORDER BY release')).map(
    ({ release }) => release,
  );

/** Freezes a candidate on what is published now. */
const candidate = (project: SmallProject, id: string) =>
  frozen(project, id, historyBasis(workspaceOf(project).published));

it('a candidate that was frozen before a withdrawal is not published, so that withdrawn ratings do not come back', async () => {
  await withBuiltProject(async (project) => {
    const folders = workspaceOf(project);
    await candidate(project, 'first');
    publishRelease(folders, 'first', '2024-06-01');
    const { file } = await candidate(project, 'second');
    expect(await historyOf(file)).toContain('first');
    withdrawRelease(folders, 'first', 'It showed people.', '2024-06-02');
    expect(() => publishRelease(folders, 'second', '2024-07-01')).toThrowError(
      expect.objectContaining({
        code: 'RELEASE_CANDIDATE_OUTDATED',
        message: expect.stringContaining('first was withdrawn since'),
        remedy: expect.stringContaining('coxcomb release create second'),
      }),
    );
    expect(readCatalogue(folders.published).current).toBeNull();
    const again = await candidate(project, 'second');
    expect(await historyOf(again.file)).not.toContain('first');
    publishRelease(folders, 'second', '2024-07-01');
    expect(readCatalogue(folders.published).current).toBe('second');
  });
});

it('a candidate that knows nothing of a release published since is not published', async () => {
  await withBuiltProject(async (project) => {
    const folders = workspaceOf(project);
    for (const id of ['first', 'second']) await candidate(project, id);
    publishRelease(folders, 'second', '2024-06-01');
    expect(() => publishRelease(folders, 'first', '2024-06-01')).toThrowError(
      expect.objectContaining({
        code: 'RELEASE_CANDIDATE_OUTDATED',
        message: expect.stringContaining('the current release was none then and is second now'),
      }),
    );
  });
});

it('a release after a withdrawal is computed once more with the history that it had, and those that still carry it are named', async () => {
  await withBuiltProject(async (project) => {
    const folders = workspaceOf(project);
    for (const id of ['first', 'second']) {
      await candidate(project, id);
      publishRelease(folders, id, '2024-06-01');
    }
    withdrawRelease(folders, 'first', 'It showed people.', '2024-06-02');
    expect(await releasesThatCarry(folders.published, 'first')).toEqual(['second']);
    const { manifest } = await candidate(project, 'third');
    publishRelease(folders, 'third', '2024-07-01');
    expect(await releasesThatCarry(folders.published, 'first')).toEqual(['second']);
    const scratch = mkdtempSync(join(tmpdir(), 'coxcomb-outdated-'));
    try {
      expect(await recomputeRelease(project.load(), manifest, scratch)).toMatchObject({ same: true, differing: [] });
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});
