import { open, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCsv } from '#sources/formats/csv/open-csv.ts';
import { query, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();
const row = 'E38000001,2019/20,Persons,65 and over,1234,56789,2.1730\n';
const megabyte = 1_000_000;
const rowsInBlock = Math.floor(megabyte / row.length);

/** Writes the same block again and again: cheap to make, as large as wanted. */
async function largeFile(name: string, megabytes: number, last = ''): Promise<string> {
  const path = join(await scratch.path(), name);
  const file = await open(path, 'w');
  await file.write('area,period,sex,age,numerator,denominator,value\n');
  const block = Buffer.from(row.repeat(rowsInBlock));
  for (let written = 0; written < megabytes; written++) await file.write(block);
  await file.write(last);
  await file.close();
  return path;
}

const peakMegabytes = () => process.resourceUsage().maxRSS / 1024;

describe('a file of 200 MB', () => {
  it('is read in memory that does not grow with it, in place or rewritten', async () => {
    const regular = await largeFile('regular.csv', 200);
    const ragged = await largeFile('ragged.csv', 200, 'Source,returns\n');
    const before = peakMegabytes();
    const inPlace = await openCsv(regular);
    expect(inPlace.recordCount).toBe(200 * rowsInBlock);
    const rewritten = await openCsv(ragged);
    expect(peakMegabytes() - before).toBeLessThan(150);
    expect(rewritten.recordCount).toBe(200 * rowsInBlock);
    expect(rewritten.rejected).toMatchObject([{ line: 200 * rowsInBlock + 2, cells: ['Source', 'returns'] }]);
    if (rewritten.relation.kind !== 'query') throw new Error('expected a query');
    const [[count, lines]] = (await query(`SELECT count(*), max(line) FROM (${rewritten.relation.sql})`)) as [
      [bigint, bigint],
    ];
    expect([count, lines]).toEqual([BigInt(200 * rowsInBlock), BigInt(200 * rowsInBlock + 1)]);
    await rewritten.cleanup();
    await truncate(regular);
    await truncate(ragged);
  });
});
