import { appendFileSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import XLSX from 'xlsx';
import { formatIssue } from '#vocabulary/issue.ts';
import { resolveDataFile } from '#sources/formats/data-files.ts';
import { build } from '../../../src/pipeline.ts';
import { countHeader, countsCsv, countsSource, withSmallProject } from '../../fixtures/small-project.ts';
import { makeZip } from '../formats/make-zip.ts';
import { ingested, ingestRows, ingestText } from './ingested.ts';

const rows = ['P01,2023/24,20,200', 'P02,2023/24,30,300'];
const facts = [
  'adults P01 2023-04-01 200.0',
  'adults P02 2023-04-01 300.0',
  'smokers P01 2023-04-01 20.0',
  'smokers P02 2023-04-01 30.0',
];

describe('files in an archive', () => {
  const archive = makeZip([
    { name: '2023/a.csv', content: countsCsv([rows[0] as string]) },
    { name: '2023/b.csv', content: countsCsv([rows[1] as string, 'P99,2023/24,1,9']) },
    { name: 'read me.txt', content: 'Nothing, to, see\n' },
  ]);
  const source = (members: string[]) => ({
    sources: [{ ...countsSource, files: ['counts.zip'], members }],
    data: { 'counts.zip': archive },
  });

  it('are read one by one where a pattern names them, each under its own name', async () => {
    const found = await ingested(source(['**/*.csv']));
    expect(found.facts).toEqual(facts);
    expect(found.account).toEqual({ read: 3, accepted: 2, rejected: 1, aside: 0 });
    expect(found.issues).toMatchObject([
      { code: 'INGEST_AREA_UNKNOWN', where: { file: 'counts.zip/2023/b.csv', line: 3 } },
    ]);
  });

  it('are left alone where no pattern names them', async () => {
    const found = await ingested(source(['2023/a.csv']));
    expect(found.facts).toEqual([facts[0], facts[2]]);
  });

  it('block when a pattern names none, and say what is there', async () => {
    const found = await ingested(source(['2023/a.csv', '2024/*.csv']));
    expect(found.issues).toMatchObject([
      { code: 'SOURCE_ARCHIVE_MEMBER', severity: 'blocks', where: { file: 'counts.zip' } },
    ]);
    expect(found.issues[0]?.message).toMatch(/0 tables .* for 2024\/\*\.csv; it holds 2023\/a\.csv, 2023\/b\.csv/);
  });

  it('block when the archive is broken', async () => {
    const found = await ingested({ ...source(['*.csv']), data: { 'counts.zip': archive.subarray(0, 100) } });
    expect(found.codes).toEqual(['SOURCE_ARCHIVE_BROKEN']);
  });

  it('ask for `members` where an archive holds several tables and none is named', async () => {
    const found = await ingested({ ...source(['*']), sources: [{ ...countsSource, files: ['counts.zip'] }] });
    expect(found.codes).toEqual(['SOURCE_ARCHIVE_MEMBER']);
    expect(found.issues[0]?.remedy).toContain('`members`');
  });
});

describe('an old workbook', () => {
  const book = (sheets: Record<string, unknown[][]>) => {
    const made = XLSX.utils.book_new();
    for (const [name, cells] of Object.entries(sheets))
      XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(cells), name);
    return XLSX.write(made, { type: 'buffer', bookType: 'biff8' }) as Buffer;
  };
  const cells = [countHeader.split(','), ['P01', '2023/24', 20, 200], ['P02', '2023/24', 30, 300]];

  it('is read as a source declares it', async () => {
    const found = await ingested({
      sources: [{ ...countsSource, files: ['counts.xls'], format: 'xls', sheets: ['Table (1)'] }],
      data: { 'counts.xls': book({ Notes: [['Read this first']], 'Table (1)': cells }) },
    });
    expect(found).toMatchObject({ facts, codes: [], account: { read: 2, accepted: 2 } });
  });

  it('may hold the table in several sheets, named to the letter', async () => {
    const [header, first, second] = cells as [string[], unknown[], unknown[]];
    const found = await ingested({
      sources: [{ ...countsSource, files: ['counts.xls'], format: 'xls', sheets: ['Table (1)', 'Table (2)'] }],
      data: { 'counts.xls': book({ 'Table (1)': [header, first], 'Table (2)': [header, second] }) },
    });
    expect(found).toMatchObject({ facts, codes: [], account: { read: 2, accepted: 2 } });
  });

  it('is refused when it is something else', async () => {
    const found = await ingested({
      sources: [{ ...countsSource, files: ['counts.csv'], format: 'xls' }],
      data: { 'counts.csv': countsCsv(rows) },
    });
    expect(found.codes).toEqual(['SOURCE_SPREADSHEET_BROKEN']);
  });
});

describe('a file whose rows are all at fault', () => {
  it('blocks the build: swapped columns would otherwise leave a hole', async () => {
    const found = await ingestRows(['2023/24,P01,20,200', '2023/24,P02,30,300']);
    expect(found.codes).toEqual(['INGEST_AREA_UNKNOWN', 'INGEST_NOTHING_ACCEPTED']);
    expect(found.issues.find(({ code }) => code === 'INGEST_NOTHING_ACCEPTED')).toMatchObject({
      severity: 'blocks',
      where: { file: 'counts.csv' },
      message: 'None of the 2 rows of the file could be used.',
    });
  });

  it('does not when its rows are set aside as declared', async () => {
    const setAside = [{ when: [{ column: 'Practice', equals: ['P01', 'P02'] }], because: 'Tried.' }];
    const found = await ingestRows(rows, { source: { setAside } });
    expect(found).toMatchObject({ codes: [], account: { read: 2, accepted: 0, rejected: 0, aside: 2 } });
  });
});

describe('text that the store or a terminal would take for more than text', () => {
  it('keeps a row with NUL among the rejects', async () => {
    const found = await ingestRows([...rows, 'P0\x003,2023/24,1,9']);
    expect(found.rejects).toMatchObject([{ line: 4, code: 'SOURCE_ROW_NUL', raw: 'P0\u24003 | 2023/24 | 1 | 9' }]);
    expect(found.facts).toEqual(facts);
  });

  it('cuts what it shows of a cell at fault', async () => {
    const found = await ingestRows([...rows, `P03,2023/24,${'9'.repeat(100_000)},9`]);
    expect(found.rejects[0]).toMatchObject({ line: 4, code: 'INGEST_OUT_OF_RANGE' });
    expect(found.rejects[0]?.raw).toHaveLength(501);
  });

  it('shows control characters as signs', async () => {
    const found = await ingestRows([...rows, '\u001b[2Jclear\u202e,2023/24,1,9']);
    const [problem] = found.issues;
    expect(formatIssue(problem!)).toContain('“\\u001b[2Jclear\\u202e”');
  });
});

describe('quotes', () => {
  it('have no meaning where the source says so', async () => {
    const found = await ingestText(`${countHeader}\n"P01,2023/24,20,200\n`, {
      quote: null,
      area: { ...countsSource.area, map: { '"P01': 'P01' } },
    });
    expect(found).toMatchObject({ facts: [facts[0], facts[2]], codes: [] });
  });
});

describe('a data folder with traps', () => {
  it('skips pipes and folders, follows links to files only, and finds names however their accents are stored', async () => {
    const data = await realpath(await mkdtemp(join(tmpdir(), 'coxcomb-traps-')));
    try {
      execFileSync('mkfifo', [join(data, 'pipe.csv')]);
      symlinkSync(join(data, 'pipe.csv'), join(data, 'link.csv'));
      await mkdir(join(data, 'folder.csv'));
      writeFileSync(join(data, 'cafe\u0301.csv'), 'x');
      const found = await resolveDataFile(data, '*.csv');
      expect(found).toEqual({ files: [join(data, 'cafe\u0301.csv')], issues: [] });
      expect((await resolveDataFile(data, 'caf\u00e9.csv')).files).toEqual(found.files);
    } finally {
      await rm(data, { recursive: true, force: true });
    }
  });

  it('names files by their place in it, also where it is a link', async () => {
    await withSmallProject(
      { framework: null, data: { 'counts.csv': countsCsv([...rows, 'P99,2023/24,1,9']) } },
      async (small) => {
        const link = join(small.folder, 'link');
        symlinkSync(join(small.folder, 'data'), link);
        const report = await build({ ...small.load(), dataFolder: link });
        expect(report.problems.find(({ code }) => code === 'INGEST_AREA_UNKNOWN')?.where.file).toBe('counts.csv');
      },
    );
  });
});

it('keeps nothing of a file that changes while it is read, and reads it at the next build', async () => {
  await withSmallProject({ framework: null, data: { 'counts.csv': countsCsv(rows) } }, async (small) => {
    const file = join(small.folder, 'data', 'counts.csv');
    let changed = false;
    const progress = (step: string) => {
      if (changed || !step.startsWith('reading')) return;
      changed = true;
      appendFileSync(file, 'P03,2023/24,1,9\n');
    };
    await expect(small.build({ progress })).rejects.toMatchObject({ code: 'INGEST_FILE_CHANGED', exitCode: 1 });
    expect(existsSync(file)).toBe(true);
    const report = await small.build();
    expect(report.sources).toMatchObject([{ read: 3, accepted: 3 }]);
  });
});

it.each(['UTC', 'America/New_York', 'Pacific/Kiritimati'])(
  'reads moments with a time zone alike on a machine in %s',
  (zone) => {
    const script = `const { Database } = await import('#evidence/database.ts');
    const database = await Database.open({ path: ':memory:' });
    const { moment } = await database.single("SELECT CAST(TIMESTAMPTZ '2021-01-01 00:00:00+00' AS VARCHAR) AS moment");
    process.stdout.write(moment);
    database.close();`;
    const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone },
    });
    expect(said.toString()).toBe('2021-01-01 00:00:00+00');
  },
);

it.each([
  ['packed', gzipSync('practice\nP01\n'), 'SOURCE_CONTENT_OTHER', 'blocks'],
  [
    'a header and nothing else',
    Buffer.from('practice,name,district,district_name,region,region_name,country,opened,closed\n'),
    'SOURCE_NO_ROWS',
    'warns',
  ],
])('says so of a file of areas that is %s', async (_, bytes, code, severity) => {
  const issues = await withSmallProject({ framework: null, data: { 'areas.csv': bytes } }, async (small) => {
    return (await small.build()).problems;
  });
  expect(issues.find((found) => found.where.file === 'areas.csv')).toMatchObject({ code, severity });
});
