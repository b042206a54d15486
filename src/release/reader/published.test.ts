import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishSmallRelease } from '../../../tests/fixtures/small-release.ts';
import { FolderReleases } from './published.ts';

describe('releases in a folder', () => {
  let folder: string;
  let clock: number;
  let releases: FolderReleases;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'coxcomb-releases-'));
    await publishSmallRelease(folder);
    clock = 0;
    releases = new FolderReleases(folder, () => clock);
  });

  afterEach(() => {
    releases.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const catalogue = () => JSON.parse(readFileSync(join(folder, 'catalogue.json'), 'utf8'));
  const write = (value: unknown) => writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(value));

  it('opens the newest published release, and neither a candidate nor a withdrawn one', async () => {
    expect((await releases.current())?.id).toBe('2024-1');
    expect(await releases.byId('2024-2')).toBeUndefined();
    expect(await releases.byId('2023-1')).toBeUndefined();
    expect((await releases.list()).map((entry) => entry.id)).toEqual(['2024-1', '2023-1']);
  });

  it('notices a newly published release, at most half a second late', async () => {
    await releases.current();
    const known = catalogue();
    mkdirSync(join(folder, 'releases', '2024-2'));
    copyFileSync(
      join(folder, 'releases', '2024-1', 'release.duckdb'),
      join(folder, 'releases', '2024-2', 'release.duckdb'),
    );
    known.releases[1].status = 'superseded';
    known.releases[2] = { ...known.releases[2], status: 'published', publishedOn: '2024-12-01' };
    write({ ...known, current: '2024-2' });
    clock = 400;
    expect((await releases.current())?.id).toBe('2024-1');
    clock = 600;
    expect((await releases.current())?.id).toBe('2024-2');
    expect((await releases.byId('2024-1'))?.entry.status).toBe('superseded');
  });

  it('has no release where there is no catalogue', async () => {
    rmSync(join(folder, 'catalogue.json'));
    expect(await releases.current()).toBeUndefined();
    expect(await releases.list()).toEqual([]);
  });

  it('gives the release to everyone who asks while the catalogue is read for the first time', async () => {
    const asked = [releases.current(), releases.current(), releases.byId('2024-1'), releases.current()];
    expect(releases.edition()).toBeUndefined();
    expect((await Promise.all(asked)).map((release) => release?.id)).toEqual(Array(4).fill('2024-1'));
    expect((await releases.list()).length).toBe(2);
    expect(releases.edition()).toBeDefined();
  });

  it('refuses everyone, and again, while the catalogue is damaged, and serves again when it is mended', async () => {
    await releases.current();
    const known = catalogue();
    writeFileSync(join(folder, 'catalogue.json'), '{"releases": [');
    clock = 600;
    for (const answer of await Promise.allSettled([releases.current(), releases.list()]))
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'RELEASE_CATALOGUE_UNREADABLE' } });
    await expect(releases.current()).rejects.toMatchObject({ code: 'RELEASE_CATALOGUE_UNREADABLE' });
    expect(releases.edition()).toBeUndefined();
    write(known);
    expect((await releases.current())?.id).toBe('2024-1');
  });

  it('refuses a damaged catalogue', async () => {
    writeFileSync(join(folder, 'catalogue.json'), '{"releases": [');
    await expect(releases.current()).rejects.toMatchObject({ code: 'RELEASE_CATALOGUE_UNREADABLE' });
  });

  it('never opens a file outside the folder of releases', async () => {
    write({ releases: [{ id: '../../secret', title: 'x', status: 'published' }], current: '../../secret' });
    await expect(releases.current()).rejects.toMatchObject({ code: 'RELEASE_CATALOGUE_UNREADABLE' });
  });
});
