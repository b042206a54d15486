import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fileTables } from '#release/written-out.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { withBuiltProject } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

const program = fileURLToPath(new URL('../../../bin/coxcomb.mjs', import.meta.url));

it('publishes a release with its files, exports what is published and nothing else, and removes all of a withdrawn one', async () => {
  await withBuiltProject(async (project) => {
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [program, ...args, '--project', project.folder, '--json'],
        { encoding: 'utf8' },
      );
      return { status, stderr, said: stdout ? JSON.parse(stdout) : null };
    };
    const to = mkdtempSync(join(tmpdir(), 'coxcomb-export-'));
    try {
      await frozen(project, 'first');
      expect(run('export', 'first', '--to', to).stderr).toContain('[EXPORT_NOT_PUBLISHED]');
      expect(readdirSync(to)).toEqual([]);

      expect(run('release', 'publish', 'first').status).toBe(0);
      const place = join(workspaceOf(project).published, 'releases', 'first', 'files');
      expect(readdirSync(place)).toContain('estimate.parquet');
      expect(run('release', 'verify', 'first').said).toMatchObject({ ok: true, files: fileTables.length * 5 + 1 });

      const one = run('export', '--to', to, '--table', 'estimate', '--format', 'csv', 'xlsx');
      expect(one.said).toMatchObject({
        release: 'first',
        files: [{ file: 'estimate.csv' }, { file: 'estimate.xlsx' }],
      });
      expect(readdirSync(to).sort()).toEqual(['csv-metadata.json', 'estimate.csv', 'estimate.xlsx']);
      expect(readFileSync(join(to, 'estimate.csv'))).toEqual(readFileSync(join(place, 'estimate.csv')));
      expect(readFileSync(join(to, 'estimate.xlsx'))).toEqual(readFileSync(join(place, 'estimate.xlsx')));

      expect(run('export', '--to', to, '--table', 'fact')).toMatchObject({ status: 2, said: null });
      expect(run('export', '--to', to, '--table', 'fact').stderr).toContain('[EXPORT_TABLE_UNKNOWN]');
      expect(run('export', '--to', to, '--format', 'doc').stderr).toContain('[EXPORT_FORMAT_UNKNOWN]');

      expect(run('release', 'withdraw', 'first', '--reason', 'wrong').status).toBe(0);
      expect(existsSync(place)).toBe(false);
      expect(run('export', 'first', '--to', to).stderr).toContain('[RELEASE_WITHDRAWN]');
    } finally {
      rmSync(to, { recursive: true, force: true });
    }
  });
});
