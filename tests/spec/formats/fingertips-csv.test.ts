import { describe, expect, it } from 'vitest';
import { fingertipsColumns } from '#sources/formats/fingertips-csv.ts';
import { openTable } from '#sources/formats/open-table.ts';
import { codes, rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();
const cells = fingertipsColumns.map((_, index) => (index === 1 ? '"Smoking, adults"' : String(index)));
let files = 0;

async function read(header: readonly string[]) {
  const path = await scratch.write(`ft-${++files}.csv`, `${header.join(',')}\r\n${cells.join(',')}\r\n`);
  return openTable(path, { format: 'fingertips-csv' });
}

describe('a Fingertips data download', () => {
  it('has 27 columns', () => {
    expect(fingertipsColumns).toHaveLength(27);
  });

  it('is read under its own names, whatever the parent area type and the spelling of sex', async () => {
    const header: string[] = [...fingertipsColumns];
    header[7] = 'Gender';
    header[22] = 'Compared to NHS regions value or percentiles';
    const table = await read(header);
    expect(table.issues).toEqual([]);
    expect(table.columns).toEqual(fingertipsColumns);
    expect((await rowsOf(table))[0]!.slice(0, 3)).toEqual([2, '0', 'Smoking, adults']);
  });

  it('is refused when columns are swapped, missing or added', async () => {
    const swapped: string[] = [...fingertipsColumns];
    [swapped[12], swapped[17]] = [swapped[17]!, swapped[12]!];
    const table = await read(swapped);
    expect(table.issues).toMatchObject([
      { code: 'SOURCE_FINGERTIPS_COLUMNS', where: { column: 13 }, input: 'Count' },
      { code: 'SOURCE_FINGERTIPS_COLUMNS', where: { column: 18 }, input: 'Value' },
    ]);
    expect(await rowsOf(table)).toEqual([]);
    expect(codes(await read(fingertipsColumns.slice(0, 26)))).toEqual(['SOURCE_FINGERTIPS_COLUMNS']);
    expect(codes(await read([...fingertipsColumns, 'More']))).toEqual(['SOURCE_FINGERTIPS_COLUMNS']);
  });
});
