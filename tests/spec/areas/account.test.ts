import { describe, expect, it } from 'vitest';
import { compactShape } from '#areas/shape.ts';
import { header, hierarchy, withAreas } from './area-project.ts';

describe('the account of areas', () => {
  it('joins years that say the same, and keeps an area when its other code changes', async () => {
    const files = {
      '2021.csv': `${header}P1,Old Name,W1,G1,N1,R1\n`,
      '2022.csv': `${header}P1,Old Name,W1,G1,N2,R1\n`,
      '2023.csv': `${header}P1,New  Name ,W1,G1,N2,R1\n`,
    };
    const sources = [
      hierarchy('2023.csv', '2023-04-01'),
      hierarchy('2021.csv', '2021-04-01', '2022-03-31'),
      hierarchy('2022.csv', '2022-04-01', '2023-03-31'),
    ];
    await withAreas({ files, sources }, async ({ issues, rows }) => {
      expect(issues).toEqual([]);
      expect(await rows("SELECT id, code, name FROM area WHERE code = 'P1' ORDER BY id")).toEqual([
        { id: 0, code: 'P1', name: 'New Name' },
      ]);
      expect(
        await rows(
          "SELECT code, valid_from::VARCHAR AS f, valid_to::VARCHAR AS t FROM area_code WHERE scheme = 'national' ORDER BY valid_from NULLS FIRST",
        ),
      ).toEqual([
        { code: 'N1', f: null, t: '2022-03-31' },
        { code: 'N2', f: '2022-04-01', t: null },
      ]);
      expect(
        await rows(
          'SELECT name, valid_from::VARCHAR AS f, valid_to::VARCHAR AS t FROM area_name ORDER BY valid_from NULLS FIRST',
        ),
      ).toEqual([
        { name: 'Old Name', f: null, t: '2023-03-31' },
        { name: 'New Name', f: '2023-04-01', t: null },
      ]);
      expect(
        await rows(
          'SELECT valid_from::VARCHAR AS f, valid_to::VARCHAR AS t FROM relation WHERE child = 0 AND parent = 2 ORDER BY valid_from',
        ),
      ).toEqual([{ f: '2021-04-01', t: null }]);
    });
  });

  it('lets a relation without an end hold until a later one begins', async () => {
    const files = { '2018.csv': `${header}P1,One,W1,G1,N1,R1\n`, '2019.csv': `${header}P1,One,W1,G2,N2,R1\n` };
    const sources = [hierarchy('2018.csv', '2013-04-01'), hierarchy('2019.csv', '2019-04-01', '2020-03-31')];
    await withAreas({ files, sources }, async ({ issues, ways }) => {
      expect(issues).toEqual([]);
      expect(await ways(0, 'P1')).toEqual(
        expect.arrayContaining(['G1 2013-04-01..2019-03-31 1.0', 'G2 2019-04-01..2020-03-31 1.0']),
      );
    });
  });

  it('numbers areas in the order of types and codes, whatever the order of the files', async () => {
    const files = { 'a.csv': `${header}P2,Two,W1,G2,N2,R1\n`, 'b.csv': `${header}P1,One,W1,G1,N1,R1\n` };
    const listed: unknown[] = [];
    for (const order of [
      ['a.csv', 'b.csv'],
      ['b.csv', 'a.csv'],
    ]) {
      await withAreas({ files, sources: order.map((file) => hierarchy(file)) }, async ({ rows }) => {
        listed.push(await rows('SELECT id, type, code FROM area ORDER BY id'));
      });
    }
    expect(listed[0]).toEqual(listed[1]);
    expect(listed[0]).toMatchObject([{ id: 0, code: 'P1' }, { code: 'P2' }, { code: 'W1' }, { code: 'G1' }, {}, {}]);
  });

  it('opens and closes areas by the files that name all of them', async () => {
    const files = {
      '2021.csv': `${header}P1,One,W1,G1,N1,R1\nP2,Two,W1,G1,N1,R1\n`,
      '2022.csv': `${header}P2,Two,W1,G1,N1,R1\nP3,Three,W1,G1,N1,R1\n`,
    };
    const sources = [hierarchy('2021.csv', '2021-04-01', '2022-03-31'), hierarchy('2022.csv', '2022-04-01')];
    await withAreas({ files, sources }, async ({ rows }) => {
      expect(
        await rows(
          'SELECT code, opened::VARCHAR AS opened, closed::VARCHAR AS closed FROM area WHERE type = 0 ORDER BY id',
        ),
      ).toEqual([
        { code: 'P1', opened: null, closed: '2022-03-31' },
        { code: 'P2', opened: null, closed: null },
        { code: 'P3', opened: '2022-04-01', closed: null },
      ]);
    });
  });

  it('closes an area that was known before the complete files and is named by none of them', async () => {
    const files = {
      'register.csv': 'code,opened,closed\nP1,19740401,\nP2,19740401,20100331\nP9,19740401,\n',
      '2021.csv': `${header}P1,One,W1,G1,N1,R1\nP2,Two,W1,G1,N1,R1\n`,
    };
    const register = {
      files: ['register.csv'],
      from: { column: 'opened' },
      areas: [{ type: 'practice', codes: { local: 'code' }, opened: 'opened', closed: 'closed' }],
    };
    await withAreas({ files, sources: [hierarchy('2021.csv', '2021-04-01'), register] }, async ({ rows }) => {
      // P2 is named after the day on which the register says it closed, so the register is wrong.
      expect(
        await rows(
          'SELECT code, opened::VARCHAR AS opened, closed::VARCHAR AS closed FROM area WHERE type = 0 ORDER BY id',
        ),
      ).toEqual([
        { code: 'P1', opened: '1974-04-01', closed: null },
        { code: 'P2', opened: '1974-04-01', closed: null },
        { code: 'P9', opened: '1974-04-01', closed: '2021-03-31' },
      ]);
    });
  });

  it('leads every row to one parent where the declaration names it', async () => {
    const files = { 'groups.csv': 'group\nG1\nG2\n', 'regions.csv': 'region\nR1\n' };
    const groups = {
      files: ['groups.csv'],
      areas: [{ type: 'group', codes: { local: 'group' } }],
      relations: [{ child: { type: 'group', column: 'group' }, parent: { type: 'region', value: 'R1' } }],
    };
    const regions = { files: ['regions.csv'], areas: [{ type: 'region', codes: { local: 'region' } }] };
    await withAreas({ files, sources: [groups, regions] }, async ({ issues, ways }) => {
      expect(issues).toEqual([]);
      expect(await ways(1, 'G2')).toContain('R1 0001-01-01..9999-12-31 1.0');
    });
  });

  it('reads files in Windows-1252, with a byte order mark, without a header and with tabs', async () => {
    const areas = [{ type: 'practice', codes: { local: 'code' }, name: 'name' }];
    const files = { 'plain.csv': Buffer.from('P1,Café\n', 'latin1'), 'mark.tsv': '\ufeffcode\tname\nP2\tTwo\n' };
    const sources = [
      { files: ['plain.csv'], headerless: ['code', 'name'], areas },
      { files: ['mark.tsv'], areas },
    ];
    await withAreas({ files, sources }, async ({ issues, rows }) => {
      expect(issues).toEqual([]);
      expect(await rows('SELECT code, name FROM area ORDER BY id')).toEqual([
        { code: 'P1', name: 'Café' },
        { code: 'P2', name: 'Two' },
      ]);
    });
  });

  it('leaves out rows by what a column says, or does not say', async () => {
    const practices = { files: ['p.csv'], areas: [{ type: 'practice', codes: { local: 'code' } }] };
    const files = { 'p.csv': 'code,kind\nP1,practice\nP2,prison\nP3,hub\n' };
    const kept = async (rule: { equals?: string[]; not?: string[] }) => {
      let codes: unknown[] = [];
      const skip = [{ column: 'kind', because: 'not a practice', ...rule }];
      await withAreas({ files, sources: [{ ...practices, skip }] }, async ({ rows }) => {
        codes = (await rows('SELECT code FROM area ORDER BY id')).map(({ code }) => code);
      });
      return codes;
    };
    expect(await kept({ equals: ['prison'] })).toEqual(['P1', 'P3']);
    expect(await kept({ not: ['practice'] })).toEqual(['P1']);
  });
});

describe('shapes', () => {
  it('rounds to four decimals so that neighbours still share their border', () => {
    const left = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1.00004, 0.00001],
          [1.00004, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    const right = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [1.00004, 0.00001],
            [2, 0],
            [2, 1],
            [1.00004, 1],
            [1.00004, 0.00001],
          ],
        ],
      ],
    };
    expect(compactShape(left)).toBe('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}');
    expect(compactShape(right)).toBe('{"type":"MultiPolygon","coordinates":[[[[1,0],[2,0],[2,1],[1,1],[1,0]]]]}');
  });

  it('drops rings that shrink to nothing, but never the whole area', () => {
    const speck = [
      [
        [5, 5],
        [5.00001, 5],
        [5.00001, 5.00001],
        [5, 5],
      ],
    ];
    const square = [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ];
    expect(JSON.parse(compactShape({ type: 'MultiPolygon', coordinates: [square, speck] }) ?? '').coordinates).toEqual([
      square,
    ]);
    expect(JSON.parse(compactShape({ type: 'Polygon', coordinates: speck }) ?? '').coordinates).toEqual(speck);
  });
});
