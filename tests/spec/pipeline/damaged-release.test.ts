import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Database } from '#evidence/database.ts';
import { publishRelease, readCatalogue, readManifest } from '#release/catalogue.ts';
import { verifyRelease, verifyTables } from '#release/verify.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { withBuiltProject } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

const program = fileURLToPath(new URL('../../../bin/coxcomb.mjs', import.meta.url));
const damaged = { code: 'RELEASE_DAMAGED', remedy: expect.stringContaining('Restore it from a backup.') };

it('publishes no candidate whose rows were changed after it was frozen', async () => {
  await withBuiltProject(async (project) => {
    const { file } = await frozen(project, 'first');
    const database = await Database.open({ path: file });
    await database.run('UPDATE estimate SET value = 1 WHERE value IS NOT NULL');
    database.close();
    const args = ['release', 'publish', 'first', '--no-files', '--project', project.folder];
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('[RELEASE_DAMAGED]');
    expect(stderr).toContain('the table estimate');
    const folders = workspaceOf(project);
    expect(readCatalogue(folders.published).releases).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });
});

it('says that a release is damaged, whatever of its file is gone', async () => {
  await withBuiltProject(async (project) => {
    const { folder, file, manifest } = await frozen(project, 'first');
    const whole = readFileSync(file);
    const flipped = Buffer.from(whole);
    const at = whole.indexOf('Surgery 5');
    expect(at).toBeGreaterThan(0);
    flipped[at] = (whole[at] as number) ^ 0xff;
    for (const rest of [flipped, whole.subarray(0, whole.length / 2), Buffer.alloc(0)]) {
      writeFileSync(file, rest);
      await expect(verifyTables(folder, manifest)).rejects.toMatchObject(damaged);
    }
    rmSync(file);
    await expect(verifyTables(folder, manifest)).rejects.toMatchObject(damaged);
    expect(existsSync(file)).toBe(false);
  });
});

it('checks the manifest itself: that it can be read, is of this release, and is what was published', async () => {
  await withBuiltProject(async (project) => {
    const folders = workspaceOf(project);
    await frozen(project, 'first');
    publishRelease(folders, 'first', '2024-06-01');
    const { folder, manifest, entry } = readManifest(folders, 'first');
    await expect(verifyRelease(folder, manifest, entry)).resolves.toMatchObject({ manifest: true });
    const { manifestHash: _, ...old } = entry ?? {};
    await expect(verifyRelease(folder, manifest, old)).resolves.toMatchObject({ manifest: false });

    const write = (text: string) => writeFileSync(join(folder, 'manifest.json'), text);
    const rating = { rows: (manifest.tables.rating?.rows ?? 0) + 1, hash: manifest.tables.rating?.hash ?? '' };
    await expect(verifyTables(folder, { ...manifest, tables: { ...manifest.tables, rating } })).rejects.toMatchObject(
      damaged,
    );
    write(JSON.stringify({ ...manifest, title: 'Another' }));
    const changed = readManifest(folders, 'first');
    await expect(verifyRelease(folder, changed.manifest, changed.entry)).rejects.toMatchObject(damaged);
    for (const text of ['{', '{}', JSON.stringify({ ...manifest, id: 'second' })]) {
      write(text);
      expect(() => readManifest(folders, 'first')).toThrowError(expect.objectContaining(damaged));
    }
    rmSync(join(folder, 'manifest.json'));
    expect(() => readManifest(folders, 'first')).toThrowError(expect.objectContaining(damaged));
  });
});
