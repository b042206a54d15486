import { describe, expect, it } from 'vitest';
import { areaSource, countsSource, indicators } from '../../fixtures/small-project.ts';
import { ingested, ingestRows, ingestText } from './ingested.ts';

const good = 'P01,2023/24,20,200';

describe('rows that repeat', () => {
  it('counts a row with the same amounts once, and says so', async () => {
    const found = await ingestRows([good, 'P02,2023/24,30,300', good]);
    expect(found.account).toEqual({ read: 3, accepted: 2, rejected: 0, aside: 1 });
    expect(found.issues).toMatchObject([{ code: 'INGEST_DUPLICATE_SAME', severity: 'informs', where: { line: 4 } }]);
    expect(found.facts).toHaveLength(4);
    expect(found.setAside).toEqual([{ rule: 'repeats an earlier row with the same amounts', count: 1 }]);
  });

  it('blocks when the amounts differ, and names both lines', async () => {
    const found = await ingestRows([good, 'P02,2023/24,30,300', 'P01,2023/24,21,200']);
    expect(found.account).toEqual({ read: 3, accepted: 1, rejected: 2, aside: 0 });
    expect(found.issues).toMatchObject([{ code: 'INGEST_DUPLICATE_CONFLICT', severity: 'blocks' }]);
    expect(found.rejects.map(({ line, raw }) => [line, raw])).toEqual([
      [2, expect.stringContaining('4')],
      [4, expect.stringContaining('2')],
    ]);
  });

  it('takes a missing amount beside an amount for a conflict', async () => {
    const found = await ingestRows([good, 'P01,2023/24,,200']);
    expect(found.codes).toEqual(['INGEST_DUPLICATE_CONFLICT']);
  });

  it('adds up rows that are declared to be parts', async () => {
    const measures = [
      { measure: 'smokers', column: 'Smokers', sum: true },
      { measure: 'adults', column: 'Adults', sum: true },
    ];
    const found = await ingestRows([good, good, 'P01,2023/24,1.5,10', 'P02,2023/24,,10', 'P02,2023/24,3,10'], {
      source: { measures },
    });
    expect(found.facts).toEqual([
      'adults P01 2023-04-01 410.0',
      'adults P02 2023-04-01 20.0',
      'smokers P01 2023-04-01 41.5',
      'smokers P02 2023-04-01 not-available',
    ]);
    expect(found.account).toEqual({ read: 5, accepted: 5, rejected: 0, aside: 0 });
  });

  it('still finds repeats of the columns that are not parts', async () => {
    const measures = [
      { measure: 'smokers', column: 'Smokers', sum: true },
      { measure: 'adults', column: 'Adults' },
    ];
    const same = await ingestRows([good, 'P01,2023/24,5,200'], { source: { measures } });
    expect(same.facts).toEqual(['adults P01 2023-04-01 200.0', 'smokers P01 2023-04-01 25.0']);
    const differ = await ingestRows([good, 'P01,2023/24,5,201'], { source: { measures } });
    expect(differ.codes).toEqual(['INGEST_DUPLICATE_CONFLICT']);
  });
});

describe('rows that state some facts again', () => {
  const when = (column: string) => [{ column, empty: false }];
  const source = {
    measures: [
      { measure: 'smokers', column: 'Smokers', when: when('Smokers') },
      { measure: 'adults', column: 'Adults', when: when('Adults') },
    ],
    numeratorWithin: [],
  };

  it('keeps what is new in a row that repeats the rest', async () => {
    const found = await ingestRows(['P01,2023/24,20,', 'P01,2023/24,20,200', 'P01,2023/24,,200'], { source });
    expect(found.facts).toEqual(['adults P01 2023-04-01 200.0', 'smokers P01 2023-04-01 20.0']);
    expect(found.account).toEqual({ read: 3, accepted: 2, rejected: 0, aside: 1 });
  });

  it('blocks when what is stated again differs', async () => {
    const found = await ingestRows(['P01,2023/24,20,', 'P01,2023/24,21,200'], { source });
    expect(found.codes).toEqual(['INGEST_DUPLICATE_CONFLICT']);
  });
});

describe('areas', () => {
  it('rejects codes that nobody has', async () => {
    const found = await ingestRows([good, 'P99,2023/24,1,9', ',2023/24,1,9']);
    expect(found.rejects).toMatchObject([
      { line: 3, column: 'Practice', raw: 'P99', code: 'INGEST_AREA_UNKNOWN' },
      { line: 4, column: 'Practice', raw: '', code: 'INGEST_AREA_UNKNOWN' },
    ]);
    expect(found.account).toEqual({ read: 3, accepted: 1, rejected: 2, aside: 0 });
    expect(found.issues).toMatchObject([
      { code: 'INGEST_AREA_UNKNOWN', severity: 'warns', message: expect.stringContaining('2 rows') },
    ]);
  });

  it('rejects areas of another type than declared', async () => {
    const found = await ingestRows([good, 'D1,2023/24,1,9']);
    expect(found.rejects).toMatchObject([{ line: 3, column: 'Practice', raw: 'D1', code: 'INGEST_AREA_OUTSIDE' }]);
  });

  it('rejects facts of an area that had closed before', async () => {
    const areas = [
      areaSource,
      {
        ...areaSource,
        id: 'closed',
        files: ['closed.csv'],
        areas: [areaSource.areas?.[0] as never],
        relations: [areaSource.relations?.[0] as never],
      },
    ];
    const found = await ingestRows(['P20,2019/20,1,9', 'P20,2020/21,1,9', good], {
      areas,
      data: { 'closed.csv': 'practice,name,district,opened,closed\nP20,Old surgery,D1,,2020-03-31\n' },
    });
    expect(found.rejects).toMatchObject([{ line: 3, column: 'Practice', raw: 'P20', code: 'INGEST_AREA_CLOSED' }]);
    expect(found.facts).toContain('smokers P20 2019-04-01 1.0');
  });

  it('takes a suffix off and maps texts to codes', async () => {
    const area = { ...countsSource.area, suffix: 'X', map: { 'The first': 'P02' } };
    const found = await ingestRows(['P01X,2023/24,20,200', 'The first,2023/24,30,300'], { source: { area } });
    expect(found.facts).toContain('smokers P01 2023-04-01 20.0');
    expect(found.facts).toContain('smokers P02 2023-04-01 30.0');
  });
});

describe('periods and groups', () => {
  it('rejects dates that are not in the calendar', async () => {
    const period = { column: 'Year', pattern: 'day' as const };
    const found = await ingestRows(['P01,2024-02-29,1,9', 'P01,2023-02-29,1,9', 'P01,2023-13-01,1,9', 'P01,,1,9'], {
      source: { period },
    });
    expect(found.facts).toEqual(['adults P01 2024-02-29 9.0', 'smokers P01 2024-02-29 1.0']);
    expect(found.rejects.map(({ line, column, raw, code }) => [line, column, raw, code])).toEqual([
      [3, 'Year', '2023-02-29', 'INGEST_PERIOD_INVALID'],
      [4, 'Year', '2023-13-01', 'INGEST_PERIOD_INVALID'],
      [5, 'Year', '', 'INGEST_PERIOD_INVALID'],
    ]);
  });

  it('rejects groups that are not declared, and maps those that are', async () => {
    const source = { sex: { column: 'Sex', map: { M: 'male', F: 'female', All: 'persons' } } };
    const found = await ingestText(
      'Practice,Year,Sex,Smokers,Adults\nP01,2023/24,M,9,90\nP01,2023/24,F,11,110\nP01,2023/24,All,20,200\nP01,2023/24,X,1,9\n',
      source,
    );
    expect(found.facts.filter((fact) => fact.startsWith('smokers'))).toEqual([
      'smokers P01 2023-04-01 20.0',
      'smokers P01 2023-04-01 female// 11.0',
      'smokers P01 2023-04-01 male// 9.0',
    ]);
    expect(found.rejects).toMatchObject([{ line: 5, column: 'Sex', raw: 'X', code: 'INGEST_STRATUM_UNKNOWN' }]);
  });
});

describe('what a source declares about its rows', () => {
  it('sets rows aside by the first rule that holds, and counts them by reason', async () => {
    const setAside = [
      { when: [{ column: 'Practice', matches: '^Z' }], because: 'Not a practice.' },
      {
        when: [
          { column: 'Year', equals: '2019/20' },
          { column: 'Smokers', empty: true },
        ],
        because: 'A blank year.',
      },
      { when: [{ column: 'Practice', not: ['P01', 'P02', 'P03', 'P99'] }], because: 'Elsewhere.' },
    ];
    const found = await ingestRows(
      [good, 'Z1,x,y,z', 'P02,2019/20,,9', 'P03,2019/20,1,9', 'Q7,2023/24,1,9', 'P99,2023/24,1,9'],
      { source: { setAside } },
    );
    expect(found.account).toEqual({ read: 6, accepted: 2, rejected: 1, aside: 3 });
    expect(found.setAside).toEqual([
      { rule: 'A blank year.', count: 1 },
      { rule: 'Elsewhere.', count: 1 },
      { rule: 'Not a practice.', count: 1 },
    ]);
  });

  it('corrects cells as declared, and says which correction was used and which was not', async () => {
    const corrections = [
      { column: 'Practice', from: 'PO2', to: 'P02', because: 'a letter for a figure' },
      { column: 'Smokers', when: [{ column: 'Practice', equals: 'P03' }], from: '1O', to: '10', because: 'a letter' },
      { column: 'Year', from: '1923/24', to: '2023/24', because: 'a slip' },
    ];
    const found = await ingestRows([good, 'PO2,2023/24,30,300', 'P03,2023/24,1O,400', 'P04,2023/24,1O,400'], {
      source: { corrections },
    });
    expect(found.facts).toContain('smokers P02 2023-04-01 30.0');
    expect(found.facts).toContain('smokers P03 2023-04-01 10.0');
    expect(found.rejects).toMatchObject([{ line: 5, raw: '1O' }]);
    expect(found.codes).toEqual([
      'INGEST_CORRECTED',
      'INGEST_CORRECTED',
      'INGEST_CORRECTION_UNUSED',
      'INGEST_NOT_A_NUMBER',
    ]);
    expect(found.issues.find(({ code }) => code === 'INGEST_CORRECTION_UNUSED')?.message).toContain('1923/24');
  });

  it('applies two corrections of one cell, the first that fits', async () => {
    const corrections = [
      { column: 'Smokers', from: 'a', to: '1', because: 'x' },
      { column: 'Smokers', from: 'b', to: '2', because: 'y' },
    ];
    const found = await ingestRows(['P01,2023/24,a,9', 'P02,2023/24,b,9'], { source: { corrections } });
    expect(found.facts).toContain('smokers P02 2023-04-01 2.0');
  });

  it('gives a row to a measure only when its conditions hold', async () => {
    const source = {
      measures: [
        { measure: 'smokers', column: 'Amount', when: [{ column: 'What', equals: 'smokers' }] },
        { measure: 'adults', column: 'Amount', when: [{ column: 'What', equals: ['adults', 'grown-ups'] }] },
      ],
      numeratorWithin: [],
    };
    const found = await ingestText(
      'Practice,Year,What,Amount\nP01,2023/24,smokers,20\nP01,2023/24,adults,200\nP02,2023/24,grown-ups,300\nP01,2023/24,children,50\n',
      source,
    );
    expect(found.facts).toEqual([
      'adults P01 2023-04-01 200.0',
      'adults P02 2023-04-01 300.0',
      'smokers P01 2023-04-01 20.0',
    ]);
    expect(found.rejects).toMatchObject([{ line: 5, code: 'INGEST_ROW_UNDECLARED' }]);
    expect(found.account).toEqual({ read: 4, accepted: 3, rejected: 1, aside: 0 });
  });

  it('reads a wide table: each value cell becomes a row of its own', async () => {
    const source = {
      unpivot: { columns: '^\\d{4}/', name: 'Year', value: 'Smokers' },
      measures: [{ measure: 'smokers', column: 'Smokers' }],
      numeratorWithin: [],
      corrections: [{ column: 'Smokers', from: 'q', to: '7', because: 'a slip' }],
    };
    const found = await ingestText('Practice,Name,2022/23,2023/24\nP01,A,19,20\nP02,B,,q\nP99,C,1,2\n', source);
    expect(found.facts).toEqual([
      'smokers P01 2022-04-01 19.0',
      'smokers P01 2023-04-01 20.0',
      'smokers P02 2022-04-01 not-available',
      'smokers P02 2023-04-01 7.0',
    ]);
    expect(found.rejects.map(({ line, code }) => [line, code])).toEqual([
      [4, 'INGEST_AREA_UNKNOWN'],
      [4, 'INGEST_AREA_UNKNOWN'],
    ]);
    expect(found.account).toEqual({ read: 6, accepted: 4, rejected: 2, aside: 0 });
    expect(found.codes).toEqual(['INGEST_AREA_UNKNOWN', 'INGEST_CORRECTED']);
  });

  it('blocks when a wide table has no value columns', async () => {
    const source = {
      unpivot: { columns: '^X', name: 'Year', value: 'Smokers' },
      measures: [{ measure: 'smokers', column: 'Smokers' }],
      numeratorWithin: [],
    };
    const found = await ingestText('Practice,Name,2022/23\nP01,A,19\n', source);
    expect(found.issues).toMatchObject([{ code: 'INGEST_COLUMN_MISSING', severity: 'blocks' }]);
  });

  it('counts rows where the amount is the same for every row', async () => {
    const measures = [{ measure: 'smokers', value: 1, sum: true }];
    const found = await ingestRows([good, good, 'P02,2023/24,1,1'], { source: { measures, numeratorWithin: [] } });
    expect(found.facts).toEqual(['smokers P01 2023-04-01 2.0', 'smokers P02 2023-04-01 1.0']);
  });
});

describe('values that the publisher states', () => {
  const published = [
    {
      indicator: 'smoking',
      value: 'Value',
      lower95: 'Lower',
      label: 'Label',
      labels: { Better: 'better-95' as const, Same: 'similar' as const },
    },
  ];
  const header = 'Practice,Year,Value,Lower,Label';

  it('keeps value, limits, label and reason of missing', async () => {
    const found = await ingestText(`${header}\nP01,2023/24,10.5%,8,Better\nP02,2023/24,*,,Other\n`, {
      measures: [],
      numeratorWithin: [],
      published,
      missing: { '*': 'suppressed-small' },
    });
    expect(found.published).toEqual([
      { area: 'P01', value: 10.5, lower95: 8, outcome: 2, status: 'ok' },
      { area: 'P02', value: null, lower95: null, outcome: 0, status: 'suppressed-small' },
    ]);
  });

  it('rejects a value that is no number', async () => {
    const found = await ingestText(`${header}\nP01,2023/24,much,8,Better\nP02,2023/24,1,NaN,\n`, {
      measures: [],
      numeratorWithin: [],
      published,
    });
    expect(found.rejects).toMatchObject([
      { line: 2, column: 'Value', raw: 'much', code: 'INGEST_NOT_A_NUMBER' },
      { line: 3, column: 'Lower', raw: 'NaN', code: 'INGEST_NOT_A_NUMBER' },
    ]);
  });
});

it('reads a project without any source', async () => {
  const found = await ingested({ sources: [], indicators, data: { 'counts.csv': null } });
  expect(found).toMatchObject({ facts: [], issues: [] });
});
