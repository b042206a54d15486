import { cpSync, mkdtempSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadProject } from '#project/load.ts';
import type { Project } from '#project/project.ts';
import { requireBuiltFrom } from '../../../src/pipeline/built-from.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import {
  areasCsv,
  countRows,
  countsCsv,
  indicators,
  measures,
  withSmallProject,
} from '../../fixtures/small-project.ts';
import type { SmallProjectParts } from '../../fixtures/small-project.ts';

it('freezes a project only as it was built, whatever of it has changed', async () => {
  await withSmallProject({}, async (project) => {
    await project.build();
    const check = () => requireBuiltFrom(project.load(), workspaceOf(project).evidence);
    await expect(check()).resolves.toBeUndefined();
    const [first, ...others] = countRows;
    const changes: [string, SmallProjectParts, SmallProjectParts][] = [
      [
        'frameworks',
        { framework: { combiner: { kind: 'best', order: ['red', 'amber', 'green'], otherwise: 'grey' } } },
        { framework: {} },
      ],
      ['indicators', { indicators: indicators.map((one) => ({ ...one, name: `New ${one.name}` })) }, { indicators }],
      ['measures', { measures: measures.map((one) => ({ ...one, disclosure: 'small' })) }, { measures }],
      ['coxcomb.yaml', { coxcomb: { disclosure: { small: { smallest: 3 } } } }, { coxcomb: {} }],
      ['areas', { data: { 'areas.csv': areasCsv({ P01: 'D2' }) } }, { data: { 'areas.csv': areasCsv() } }],
      [
        'the data files of counts',
        { data: { 'counts.csv': countsCsv([`${first}1`, ...others]) } },
        { data: { 'counts.csv': countsCsv() } },
      ],
    ];
    for (const [what, change, back] of changes) {
      project.change(change);
      await expect(check(), what).rejects.toMatchObject({
        code: 'RELEASE_BUILD_OUTDATED',
        details: { what: expect.stringContaining(what) },
      });
      project.change(back);
      await expect(check(), `${what} as before`).resolves.toBeUndefined();
    }
    project.change({ framework: { version: '2' } });
    await expect(check()).rejects.toMatchObject({ code: 'RELEASE_BUILD_OUTDATED' });
    await project.build();
    await expect(check()).resolves.toBeUndefined();
  });
});

it('freezes a project that was copied or moved with what was built of it, and sees a change of the copy', async () => {
  const data = { 'areas.csv': null, 'counts.csv': countsCsv() };
  await withSmallProject({ data }, async (project) => {
    project.write('areas/areas.csv', areasCsv());
    await project.build();
    const parent = mkdtempSync(join(tmpdir(), 'coxcomb-copied-'));
    const check = async (folder: string, dataFolder?: string) => {
      const copy = loadProject(folder, { shippedFrameworks: join(folder, 'none'), dataFolder }).project as Project;
      await requireBuiltFrom(copy, workspaceOf(copy).evidence);
    };
    try {
      const [copied, moved] = [join(parent, 'copied'), join(parent, 'moved')];
      cpSync(project.folder, copied, { recursive: true });
      for (const file of ['areas/areas.csv', 'data/counts.csv']) utimesSync(join(copied, file), 1, 1);
      await expect(check(copied)).resolves.toBeUndefined();
      renameSync(copied, moved);
      await expect(check(moved)).resolves.toBeUndefined();
      renameSync(join(moved, 'data'), join(parent, 'elsewhere'));
      await expect(check(moved, join(parent, 'elsewhere'))).resolves.toBeUndefined();
      renameSync(join(moved, 'areas/areas.csv'), join(moved, 'areas.csv'));
      await expect(check(moved, join(parent, 'elsewhere'))).rejects.toMatchObject({ code: 'RELEASE_BUILD_OUTDATED' });
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  });
});
