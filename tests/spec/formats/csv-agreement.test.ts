import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from '#sources/formats/csv/open-csv.ts';
import { type CsvRecord, RecordParser } from '#sources/formats/csv/record-parser.ts';
import { scanRegular } from '#sources/formats/csv/regular-scan.ts';
import { rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();
const pieces = [
  'a',
  'bc',
  '12',
  ',',
  ',',
  '"',
  '""',
  '"x"',
  '"x,y"',
  '\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  'é',
  '£',
  ';',
  '\t',
  '#',
  "'",
  '\\',
  'NULL',
];
const tidyCell = fc.constantFrom('a', '12.5', '', '"x,y"', '"say ""so"""', 'é', ' b ', '#', 'NULL', "'", '\\', '""');
const tidyTable = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .chain(([width, end, closed]) =>
    fc
      .array(fc.array(tidyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 })
      .map((rows) => rows.map((row) => row.join(',')).join(end) + (closed ? end : '')),
  );
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

function parsed(text: string, cut: number): { records: CsvRecord[]; unclosed: number | null } {
  const parser = new RecordParser({ delimiter: ',', quote: '"' });
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += cut)
    parser.push(text.slice(at, at + cut), false, (record) => records.push(record));
  parser.push('', true, (record) => records.push(record));
  return { records, unclosed: parser.unclosedQuoteLine };
}

describe('the ways to read a text file', () => {
  it('agree, whether DuckDB reads it in place or it is read record by record', async () => {
    const ways = { inPlace: 0, rewritten: 0 };
    const property = fc.asyncProperty(fc.oneof(tidyTable, anyText), async (body) => {
      const width = parsed(`${body}\n`, 1000).records[0]?.cells.length ?? 1;
      const header = Array.from({ length: Math.max(width, 2) }, (_, index) => `h${index}`).join(',');
      const text = `${header}${body.includes('\r\n') ? '\r\n' : '\n'}${body}`;
      const table = await openCsv(await scratch.write('agreement.csv', text), { delimiter: ',' });
      const rows = await rowsOf(table);
      const columns = table.columns.length;
      await table.cleanup();
      const { records, unclosed } = parsed(text, 1000);
      if (unclosed !== null) {
        expect(table.issues.map(({ code }) => code)).toEqual(['SOURCE_QUOTE_UNCLOSED']);
        return;
      }
      const isBlank = ({ cells }: CsvRecord) => !cells.some((cell) => cell !== null && cell.trim() !== '');
      const good = records.slice(1).filter((record) => !record.problem && record.cells.length === columns);
      const inPlace = table.relation.kind === 'query' && table.relation.bulk !== undefined;
      ways[inPlace ? 'inPlace' : 'rewritten']++;
      expect(rows).toEqual(
        good.filter((record) => inPlace || !isBlank(record)).map(({ line, cells }) => [line, ...cells]),
      );
      expect(table.recordCount).toBe(rows.length);
    });
    await fc.assert(property, { numRuns: 400 });
    expect(ways.inPlace).toBeGreaterThan(50);
    expect(ways.rewritten).toBeGreaterThan(50);
  });

  it('give the same records however the text is cut into pieces', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 9 }), (text, cut) => {
        expect(parsed(text, cut)).toEqual(parsed(text, 1000));
      }),
      { numRuns: 500 },
    );
  });

  it('find the same regularity however many bytes are read at once', async () => {
    const property = fc.asyncProperty(
      fc.oneof(tidyTable, anyText),
      fc.integer({ min: 1, max: 30 }),
      async (text, chunkBytes) => {
        const path = await scratch.write('scan.csv', text);
        const width = text.split(/[\r\n]/)[0]!.split(',').length;
        const options = { from: 0, delimiter: ',', quote: '"', width };
        const [small, large] = [await scanRegular(path, { ...options, chunkBytes }), await scanRegular(path, options)];
        expect(small.regular).toBe(large.regular);
        if (small.regular) expect(small).toEqual(large);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });
});
