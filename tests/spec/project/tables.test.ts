import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadProject } from '#project/load.ts';
import { publicNumberOf } from '#project/tables/cell-value.ts';
import { csvRecords } from '#project/tables/csv-records.ts';
import { formatIssue } from '#vocabulary/issue.ts';
import {
  countsSource,
  indicator,
  type SmallProject,
  type SmallProjectParts,
  withSmallProject,
} from '../../fixtures/small-project.ts';

const table = {
  file: '${year}-list.csv',
  columns: {
    id: { from: 'code', as: 'id' as const },
    number: { from: 'code', as: 'public-number' as const },
    name: { from: ['title', 'code'] },
    polarity: { from: 'better', map: { low: 'low-is-good', high: 'high-is-good' } },
    decimals: { from: 'decimals', as: 'number' as const },
  },
};
const list = 'code,title,better,decimals\nSMOKE_1,"Smoking, all",low,2\nSMOKE_2,,high,\n';
const template = {
  forEach: 'list',
  ...indicator('${list.id}', 0),
  number: '${list.number}',
  name: '${list.name} in ${year}',
  polarity: '${list.polarity}',
  decimals: '${list.decimals}',
  caveats: ['A price of $${year} is not a year.'],
};

/** The small project with indicators made from a table. */
function withTable<T>(
  check: (project: SmallProject) => Promise<T> | T,
  change: { data?: SmallProjectParts['data']; table?: object; template?: object; more?: object[] } = {},
): Promise<T> {
  const parts: SmallProjectParts = {
    coxcomb: {
      parameters: { year: { value: '2023' } },
      tables: { list: { ...table, ...change.table } },
    },
    framework: null,
    data: { '2023-list.csv': list, ...change.data },
  };
  return withSmallProject(parts, async (project) => {
    const declared = [{ ...template, ...change.template }, ...(change.more ?? [])];
    project.write('indicators/indicators.yaml', stringify(declared));
    return check(project);
  });
}

const issues = (change: Parameters<typeof withTable>[1]) => withTable((project) => project.loadIssues(), change);

describe('declarations made from a table', () => {
  it('are one for each row, with the cells as what their columns say', async () => {
    const made = await withTable((project) => project.load().indicators.map(({ value }) => value));
    expect(made).toMatchObject([
      {
        id: 'smoke-1',
        number: publicNumberOf('SMOKE_1'),
        name: 'Smoking, all in 2023',
        polarity: 'low-is-good',
        decimals: 2,
        caveats: ['A price of ${year} is not a year.'],
      },
      // An empty cell leaves the key out, so that its default holds; the name falls back to the code.
      { id: 'smoke-2', name: 'SMOKE_2 in 2023', polarity: 'high-is-good', decimals: 1 },
    ]);
  });

  it('come from the file of another release when a command sets the parameter', async () => {
    const made = await withTable(
      (project) =>
        loadProject(project.folder, { shippedFrameworks: join(project.folder, 'none'), parameters: { year: '2024' } }),
      { data: { '2024-list.csv': 'code,title,better,decimals\nSMOKE_2,Two,high,\nSMOKE_9,Nine,low,\n' } },
    );
    expect(made.issues).toEqual([]);
    expect(made.project?.indicators.map(({ value }) => value.name)).toEqual(['Two in 2024', 'Nine in 2024']);
    expect(made.project?.declaration.parameters.year?.value).toBe('2024');
  });

  it('stand inside lists of other declarations too', async () => {
    const read = await withTable((project) => {
      const { measures, ...source } = countsSource;
      const wide = {
        ...source,
        files: ['${year}-counts.csv'],
        numeratorWithin: [],
        measures: [
          { measure: 'adults', column: 'All' },
          { forEach: 'list', measure: 'smokers', column: '${list.name}' },
        ],
      };
      project.write('sources/sources.yaml', stringify(wide));
      return project.load().sources[0]?.value;
    });
    expect(read?.files).toEqual(['2023-counts.csv']);
    expect(read?.measures.map(({ column }) => column)).toEqual(['All', 'Smoking, all', 'SMOKE_2']);
  });

  it('add columns of another file, the last row with the same text, and do without it where it is optional', async () => {
    const also = [{ file: 'names.csv', by: 'code', optional: true }];
    const columns = { ...table.columns, name: { from: ['long', 'code'] } };
    const names = (data: Record<string, string>) =>
      withTable((project) => project.load().indicators.map(({ value }) => value.name), {
        table: { also, columns },
        data,
      });
    expect(await names({ 'names.csv': 'code,long\nSMOKE_1,Old\nSMOKE_1,New\n' })).toEqual([
      'New in 2023',
      'SMOKE_2 in 2023',
    ]);
    expect(await names({})).toEqual(['SMOKE_1 in 2023', 'SMOKE_2 in 2023']);
  });

  it('never fill again what a cell holds', async () => {
    const data = { '2023-list.csv': 'code,title,better,decimals\nA,${year} $${list.id},low,1\n' };
    expect(await withTable((project) => project.load().indicators[0]?.value.name, { data })).toBe(
      '${year} $${list.id} in 2023',
    );
  });
});

describe('what is wrong with a table', () => {
  it.each([
    ['no such file', { '2023-list.csv': null }, 'it is not in the data folder'],
    ['a row with too few cells', { '2023-list.csv': 'code,title\nA\n' }, 'line 2 has 1 cells and the header has 2'],
    ['a quote that does not close', { '2023-list.csv': 'code,title\n"A,b\n' }, 'a quote of line 2 does not end'],
    ['two columns of one name', { '2023-list.csv': 'code,code\nA,b\n' }, 'two of its columns are called "code"'],
    ['no rows', { '2023-list.csv': 'code,title,better,decimals\n' }, 'it has no rows below its header'],
    ['another encoding', { '2023-list.csv': new Uint8Array([0x41, 0xff, 0x0a]) }, 'it is not text in UTF-8'],
  ])('is told once, and nothing that follows from it: %s', async (_, data, reason) => {
    const found = await issues({ data });
    expect(found).toMatchObject([
      { code: 'DECLARATION_TABLE_UNREADABLE', where: { file: 'coxcomb.yaml', path: 'tables.list.file' } },
    ]);
    expect(found[0]?.message).toContain(reason);
    expect(found[0]?.where.line).toBeGreaterThan(1);
  });

  it.each(['../coxcomb.yaml', '/etc/passwd', 'sub/../../coxcomb.yaml'])(
    'is refused outside the data folder: %s',
    async (file) => {
      expect(await issues({ table: { file } })).toMatchObject([{ code: 'DECLARATION_TABLE_UNREADABLE', input: file }]);
    },
  );

  it('is refused where a link leads out of the data folder', async () => {
    const found = await withTable(
      (project) => {
        symlinkSync(join(project.folder, 'coxcomb.yaml'), join(project.folder, 'data/link.csv'));
        return loadProject(project.folder, { shippedFrameworks: '' }).issues;
      },
      { table: { file: 'link.csv' } },
    );
    expect(found).toMatchObject([{ code: 'DECLARATION_TABLE_UNREADABLE', input: 'link.csv' }]);
  });

  it('names the column that is missing, and the one that was meant', async () => {
    const columns = { ...table.columns, name: { from: 'titel' } };
    const found = await issues({ table: { columns } });
    expect(found).toMatchObject([
      { code: 'DECLARATION_TABLE_COLUMN_MISSING', where: { path: 'tables.list.columns.name' }, input: 'titel' },
    ]);
    expect(found[0]?.remedy).toBe('Did you mean title? Its columns are: code, title, better, decimals.');
  });

  it('points at the cell that cannot be used', async () => {
    const data = { '2023-list.csv': 'code,title,better,decimals\nA,a,low,1\n///,b,lower,one\n' };
    const found = await issues({ data });
    expect(found.map(({ code, input, where }) => [code, input, where.madeFrom])).toEqual([
      ['DECLARATION_TABLE_CELL', '///', '2023-list.csv:3'],
      ['DECLARATION_TABLE_CELL', 'lower', '2023-list.csv:3'],
      ['DECLARATION_TABLE_CELL', 'one', '2023-list.csv:3'],
    ]);
    expect(formatIssue(found[1] as (typeof found)[0])).toMatch(
      /^coxcomb\.yaml:\d+:\d+: tables\.list\.columns\.polarity: The cell lower .*low, high only.* \(made from 2023-list\.csv:3\)/,
    );
  });
});

describe('what is wrong with what coxcomb.yaml says of tables', () => {
  it('is told alone, because everything else hangs on it', async () => {
    const found = await issues({ table: { fille: 'x', file: undefined } });
    expect(found.map(({ code, where }) => [code, where.file])).toEqual([
      ['DECLARATION_INVALID', 'coxcomb.yaml'],
      ['DECLARATION_KEY_UNKNOWN', 'coxcomb.yaml'],
    ]);
  });
});

describe('what is wrong with a template', () => {
  it('is told at its own place, with the row, when it comes from a cell', async () => {
    const data = { '2023-list.csv': 'code,title,better,decimals\nA,a,low,1\nB,b,low,77\n' };
    const found = await issues({ data });
    expect(found).toMatchObject([
      {
        code: 'DECLARATION_INVALID',
        where: { file: 'indicators/indicators.yaml', path: 'decimals', madeFrom: '2023-list.csv:3' },
        input: '77',
      },
    ]);
    expect(found[0]?.where.line).toBeGreaterThan(1);
  });

  it('is told once, not for every row, when it is the template’s own', async () => {
    const found = await issues({ template: { polarty: 'low', why: '${list.nothing} and ${yaer}' } });
    expect(found.map(({ code, input }) => [code, input])).toEqual([
      ['DECLARATION_PLACEHOLDER_UNKNOWN', '${list.nothing}'],
      ['DECLARATION_PLACEHOLDER_UNKNOWN', '${yaer}'],
      ['DECLARATION_KEY_UNKNOWN', 'polarty'],
    ]);
  });

  it('is a table that nobody declares, or a column outside its rows', async () => {
    const found = await issues({ more: [{ forEach: 'lists', id: 'x' }, indicator('${list.id}', 7)] });
    expect(found.map(({ code, input }) => [code, input])).toEqual([
      ['DECLARATION_REFERENCE_UNKNOWN', 'lists'],
      ['DECLARATION_PLACEHOLDER_UNKNOWN', '${list.id}'],
      ['DECLARATION_PLACEHOLDER_UNKNOWN', '${list.id}'],
      ['DECLARATION_PLACEHOLDER_UNKNOWN', '${list.id}'],
    ]);
  });

  it('is two rows that come to the same id, with both rows named', async () => {
    const data = { '2023-list.csv': 'code,title,better,decimals\nA/B,a,low,1\na-b,b,low,1\n' };
    const found = await issues({ data });
    expect(found).toMatchObject([
      {
        code: 'DECLARATION_ID_REPEATED',
        where: { file: 'indicators/indicators.yaml', madeFrom: '2023-list.csv:3' },
        input: 'a-b',
      },
    ]);
    expect(found[0]?.message).toContain('indicators/indicators.yaml, made from 2023-list.csv:2');
  });

  it('is an id that is no id, however hostile', async () => {
    const columns = { ...table.columns, id: { from: 'code' } };
    const data = { '2023-list.csv': 'code,title,better,decimals\n../x,a,low,1\n__proto__,b,low,1\n' };
    const found = await issues({ data, table: { columns } });
    expect(found.map(({ code, input, where }) => [code, input, where.madeFrom])).toEqual([
      ['DECLARATION_INVALID', '"../x"', '2023-list.csv:2'],
      ['DECLARATION_INVALID', '"__proto__"', '2023-list.csv:3'],
    ]);
  });

  it('is a parameter that there is not', async () => {
    const set = () =>
      withTable((project) => loadProject(project.folder, { shippedFrameworks: '', parameters: { yaer: '2024' } }));
    await expect(set()).rejects.toMatchObject({ code: 'PROJECT_PARAMETER_UNKNOWN' });
  });
});

describe('a small table of records', () => {
  it('has quotes, line ends and empty lines as in RFC 4180', () => {
    const text = '\uFEFFa;"b ""c"""\r\n\r\n"d\ne";f\n;\ng;h';
    expect(csvRecords(text, ';')).toEqual({
      records: [
        { line: 1, cells: ['a', 'b "c"'] },
        { line: 3, cells: ['d\ne', 'f'] },
        { line: 5, cells: ['', ''] },
        { line: 6, cells: ['g', 'h'] },
      ],
    });
    expect(csvRecords('a\n"b"c\n', ',')).toEqual({ badQuote: 2 });
  });

  it('makes public numbers that stay', () => {
    expect(publicNumberOf('HAI_1')).toBe(publicNumberOf('HAI_1'));
    const numbers = new Set(Array.from({ length: 5000 }, (_, i) => publicNumberOf(`MEASURE_${i}`)));
    expect(numbers.size).toBe(5000);
    for (const number of numbers) expect(number).toBeGreaterThanOrEqual(1_000_000);
  });
});
