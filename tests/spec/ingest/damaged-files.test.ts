import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mostAreaBytes } from '#areas/area-table.ts';
import { DamagedFiles } from '#ingest/damaged-files.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { countsCsv, countsSource, withSmallProject } from '../../fixtures/small-project.ts';
import { query, scratchFolder } from '../formats/read-table.ts';

const scratch = scratchFolder();

/** A Parquet file of counts, sound or with bytes of its body turned round; its footer is sound in any case. */
async function parquet(name: string, year: string, damaged: boolean): Promise<Uint8Array> {
  const path = join(await scratch.path(), name);
  await query(
    `COPY (SELECT 'P01' AS "Practice", '${year}' AS "Year", 20 AS "Smokers", 200 AS "Adults") TO '${path}' (FORMAT parquet)`,
  );
  const bytes = readFileSync(path);
  if (damaged) for (let i = 4; i < 40; i++) bytes[i] = (bytes[i] as number) ^ 0xff;
  return bytes;
}

describe('a file that is damaged inside', () => {
  it.each([
    ['one after another', 1],
    ['together', 4],
  ])('is a problem among others, and the rest is read: %s', async (_, threads) => {
    const source = (id: string, file: string) => ({
      ...countsSource,
      id,
      files: [file],
      format: file.endsWith('.csv') ? ('csv' as const) : ('parquet' as const),
    });
    const sources = [
      source('before', 'before.csv'),
      source('broken', 'broken.parquet'),
      source('sound', 'sound.parquet'),
      source('other', 'other.parquet'),
      source('after', 'after.csv'),
    ];
    const data = {
      'counts.csv': null,
      'before.csv': countsCsv(['P01,2020/21,20,200', 'P99,2020/21,1,9']),
      'broken.parquet': await parquet('broken.parquet', '2021/22', true),
      'sound.parquet': await parquet('sound.parquet', '2022/23', false),
      'other.parquet': await parquet('other.parquet', '2018/19', true),
      'after.csv': countsCsv(['P01,2023/24,20,200']),
    };
    await withSmallProject({ sources, data }, async (project) => {
      const { problems, blocked } = await project.build({ threads });
      expect(blocked).toBe(true);
      const told = problems.filter(({ code }) => code.startsWith('INGEST_'));
      expect(told.map(({ code, where }) => [code, where.file])).toEqual([
        ['INGEST_AREA_UNKNOWN', 'before.csv'],
        ['INGEST_FILE_DAMAGED', 'broken.parquet'],
        ['INGEST_FILE_DAMAGED', 'other.parquet'],
      ]);
      expect(told[1]?.message).toMatch(/^The file is damaged inside, and broke off while it was read: .+\w\.$/);
      expect(told[1]?.remedy).toContain('Fetch it again');
      const read =
        'SELECT DISTINCT start_date::VARCHAR AS start FROM fact JOIN period p ON p.id = fact.period ORDER BY 1';
      const starts = (await project.rows<{ start: string }>(read)).map(({ start }) => start);
      expect(starts).toEqual(['2020-04-01', '2022-04-01', '2023-04-01']);
      const again = await project.build({ threads });
      expect(again.problems.filter(({ code }) => code === 'INGEST_FILE_DAMAGED')).toEqual(told.slice(1));
      project.change({ data: { 'broken.parquet': data['sound.parquet'], 'other.parquet': data['sound.parquet'] } });
      expect((await project.build({ threads })).problems.map(({ code }) => code)).not.toContain('INGEST_FILE_DAMAGED');
    });
  });

  it('is told from a disk or a memory that is full, and from files that were read with it', () => {
    const failure = (files: string[], reason: string) => new AppError('INGEST_FILE_UNREADABLE', { files, reason });
    const damaged = new DamagedFiles();
    expect(damaged.learn(failure(['a'], 'IO Error: No space left on device'))).toBe(false);
    expect(damaged.learn(failure(['a'], 'Out of Memory Error: failed to pin block'))).toBe(false);
    expect(damaged.learn(new Error('other'))).toBe(false);
    expect(damaged.learn(failure(['a', 'b'], 'Invalid Error'))).toBe(true);
    expect([damaged.isAlone('a'), damaged.isAlone('b'), damaged.isAlone('c')]).toEqual([true, true, false]);
    expect(damaged.learn(failure(['a', 'b'], 'Invalid Error'))).toBe(false);
    expect(damaged.learn(failure(['b'], 'Invalid Error: no type: '))).toBe(true);
    expect([damaged.reasonOf('a'), damaged.reasonOf('b')]).toEqual([undefined, 'Invalid Error: no type']);
    expect(damaged.learn(failure(['b'], 'Invalid Error: no type: '))).toBe(false);
  });
});

describe('a file of areas that is too large to be held', () => {
  it.each([mostAreaBytes + 1, 2 ** 31 + 1])('is a problem with its name and what to do: %i bytes', async (bytes) => {
    await withSmallProject({}, async (project) => {
      truncateSync(join(project.folder, 'data/areas.csv'), bytes);
      const { problems, blocked } = await project.build();
      expect(blocked).toBe(true);
      const found = problems.find(({ code }) => code === 'AREAS_FILE_TOO_LARGE');
      expect(found).toMatchObject({ severity: 'blocks', where: { file: 'areas.csv' } });
      expect(found?.message).toMatch(/has [\d,]+ MB, and at most 500 MB are read\.$/);
      expect(found?.remedy).toContain('split the file');
    });
  });
});
