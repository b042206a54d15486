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

  it('serves what it last could read when the catalogue becomes damaged, and says so once, and when it is mended', async () => {
    const file = join(folder, 'catalogue.json');
    const known = catalogue();
    const [first] = known.releases;
    const damages: Record<string, () => void> = {
      'cut off': () => writeFileSync(file, '{"releases": ['),
      empty: () => writeFileSync(file, ''),
      'of another shape': () => write({ releases: 'none' }),
      gone: () => rmSync(file),
      'a folder': () => {
        rmSync(file);
        mkdirSync(file);
      },
      'with a current release that is not listed': () => write({ ...known, current: '2031-1' }),
      'with a release twice': () => write({ ...known, releases: [first, first] }),
    };
    let said: (string | undefined)[] = [];
    releases = new FolderReleases(
      folder,
      () => clock,
      (error) => said.push(error?.code),
    );
    await releases.current();
    for (const [name, damage] of Object.entries(damages)) {
      damage();
      for (let look = 0; look < 3; look++) {
        clock += 600;
        expect((await releases.current())?.id, name).toBe('2024-1');
        expect((await releases.list()).map((entry) => entry.id)).toEqual(['2024-1', '2023-1']);
        expect(releases.edition()).toBeUndefined();
      }
      expect(releases.damage()?.message).toContain(file);
      expect(said, name).toEqual(['RELEASE_CATALOGUE_UNREADABLE']);
      rmSync(file, { recursive: true, force: true });
      write(known);
      clock += 600;
      expect((await releases.current())?.id).toBe('2024-1');
      expect(releases.damage()).toBeUndefined();
      expect(releases.edition()).toBeDefined();
      expect(said, name).toEqual(['RELEASE_CATALOGUE_UNREADABLE', undefined]);
      said = [];
    }
  });

  it('does not serve from memory a release whose bytes were removed while the catalogue was damaged', async () => {
    await releases.current();
    writeFileSync(join(folder, 'catalogue.json'), '{');
    rmSync(join(folder, 'releases', '2024-1'), { recursive: true });
    clock = 600;
    expect(await releases.current()).toBeUndefined();
  });

  it('refuses everyone while the catalogue is damaged from the first, and says why in one line', async () => {
    const texts: [text: string, reason: string][] = [
      ['{"releases": [', 'it is not JSON, or only the beginning of it is there.'],
      ['\n', 'it is empty.'],
      ['{"releases": [{"id": 7}]}', 'releases.0.id: '],
      ['[]', 'the whole: '],
    ];
    for (const [text, reason] of texts) {
      writeFileSync(join(folder, 'catalogue.json'), text);
      for (const answer of await Promise.allSettled([releases.current(), releases.list()]))
        expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'RELEASE_CATALOGUE_UNREADABLE' } });
      const { message } = (await releases.current().catch((refusal: Error) => refusal)) as Error;
      expect(message).toContain(`catalogue.json cannot be read: ${reason}`);
      expect(message).not.toContain('\n');
    }
  });

  it('never opens a file outside the folder of releases', async () => {
    write({ releases: [{ id: '../../secret', title: 'x', status: 'published' }], current: '../../secret' });
    await expect(releases.current()).rejects.toMatchObject({ code: 'RELEASE_CATALOGUE_UNREADABLE' });
  });
});
