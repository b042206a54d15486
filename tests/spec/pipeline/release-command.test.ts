import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { publishRelease } from '#release/catalogue.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { countRows, countsCsv, withSmallProject } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

const program = fileURLToPath(new URL('../../../bin/coxcomb.mjs', import.meta.url));

it('tells what changed, and computes a release once more, from the command line', async () => {
  await withSmallProject({}, async (project) => {
    const release = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [program, 'release', ...args, '--project', project.folder, '--json'],
        { encoding: 'utf8' },
      );
      return { status, stderr, said: stdout ? JSON.parse(stdout) : null };
    };
    const early = release('create', 'first');
    expect(early).toMatchObject({ status: 2, said: null });
    expect(early.stderr).toContain('[RELEASE_NOT_BUILT]');

    await project.build();
    const { stdout } = spawnSync(
      process.execPath,
      [program, 'release', 'create', 'told', '--project', project.folder],
      {
        encoding: 'utf8',
      },
    );
    const there = `--project ${project.folder}`;
    expect(stdout).toContain(
      `See it with \`coxcomb preview told ${there}\`; publish it with \`coxcomb release publish told ${there}\`.`,
    );
    await frozen(project, 'first');
    publishRelease(workspaceOf(project), 'first', '2024-06-01');
    expect(release('verify', 'first', '--full')).toMatchObject({
      status: 0,
      said: { id: 'first', ok: true, recomputed: { same: true, differing: [] } },
    });

    const rows = countRows.map((row) => row.replace(/^P12,2023\/24,\d+/, 'P12,2023/24,0'));
    project.change({ data: { 'counts.csv': countsCsv(rows) } });
    await project.build();
    await frozen(project, 'second');
    expect(release('diff', 'first', 'second')).toMatchObject({
      status: 0,
      said: {
        before: 'first',
        after: 'second',
        same: false,
        areas: [],
        indicators: [{ key: 'smoking' }, { key: 'smoking-rate' }],
      },
    });
    expect(release('verify', 'first', '--full')).toMatchObject({ status: 1, said: { ok: false } });
    expect(release('diff', 'first', 'third').stderr).toContain('[RELEASE_UNKNOWN]');
  });
});
