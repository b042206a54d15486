import { describe, expect, it } from 'vitest';
import type { Issue } from '#vocabulary/issue.ts';
import { type AreaProject, header, hierarchy, withAreas } from './area-project.ts';

async function issuesOf(input: AreaProject): Promise<Issue[]> {
  let found: Issue[] = [];
  await withAreas(input, async ({ issues }) => {
    found = issues;
  });
  return found;
}

async function only(input: AreaProject): Promise<Issue> {
  const issues = await issuesOf(input);
  expect(issues.map(({ code }) => code)).toHaveLength(1);
  return issues[0] as Issue;
}

const practiceToGroup = { child: { type: 'practice', column: 'practice' }, parent: { type: 'group', column: 'group' } };
const groups = { files: ['groups.csv'], areas: [{ type: 'group', codes: { local: 'group' } }] };
const practices = { files: ['practices.csv'], areas: [{ type: 'practice', codes: { local: 'practice' } }] };
const succession = (file: string) => ({
  files: [file],
  from: '2020-04-01',
  relations: [
    { kind: 'succession', child: { type: 'group', column: 'old' }, parent: { type: 'group', column: 'new' } },
  ],
});
const square = (x: number) => [
  [
    [x, 0],
    [x + 1, 0],
    [x + 1, 1],
    [x, 1],
    [x, 0],
  ],
];
const shapes = (...codes: string[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: codes.map((code, x) => ({
      type: 'Feature',
      properties: { CODE: code },
      geometry: { type: 'Polygon', coordinates: square(x) },
    })),
  });
const boundary = { type: 'group', file: 'shapes.geojson', scheme: 'local', property: 'CODE', from: '2020-04-01' };

describe('problems in files of areas', () => {
  it('refuses codes that differ only in case, where the second of them stands', async () => {
    const found = await only({ files: { 'groups.csv': 'group\nD1\nG2\nd1\n' }, sources: [groups] });
    expect(found).toMatchObject({
      code: 'AREAS_ADDRESS_SHARED',
      severity: 'blocks',
      input: 'd1',
      where: { file: 'groups.csv', line: 4 },
    });
    expect(found.message).toContain('D1');
  });

  it.each(['.', '..', 'x.json', 'X.CSV', 'a.b.svg', 'G'.repeat(101), 'G\u00011'])(
    'refuses the code %j, which can stand in no address',
    async (code) => {
      const found = await only({ files: { 'groups.csv': `group\nG1\n${code}\n` }, sources: [groups] });
      expect(found).toMatchObject({
        code: 'AREAS_CODE_WITHOUT_ADDRESS',
        severity: 'blocks',
        where: { file: 'groups.csv', line: 3 },
      });
    },
  );

  it('takes codes with dots, spaces and slashes, of the longest length, and any code without an address', async () => {
    const fine = ['G.1', 'G 1', 'G/1', 'json', 'G'.repeat(100), '...'];
    expect(await issuesOf({ files: { 'groups.csv': `group\n${fine.join('\n')}\n` }, sources: [groups] })).toEqual([]);
    const placeholder = { files: ['groups.csv'], areas: [{ ...groups.areas[0]!, placeholders: ['.'] }] };
    expect(await issuesOf({ files: { 'groups.csv': 'group\n.\n' }, sources: [placeholder] })).toEqual([]);
    const unlisted = [{ id: 'group', number: 1, name: 'group', plural: 'groups', scheme: 'local', listed: false }];
    const hidden = { files: { 'groups.csv': 'group\nD1\nd1\n' }, sources: [groups], areaTypes: unlisted };
    expect(await issuesOf(hidden)).toEqual([]);
  });

  it('names the header that is missing and the headers that are there', async () => {
    const found = await only({
      files: { 'practices.csv': 'code,label\nP1,One\n' },
      sources: [practices],
    });
    expect(found).toMatchObject({
      code: 'AREAS_COLUMN_MISSING',
      input: 'practice',
      where: { file: 'practices.csv', line: 1 },
    });
    expect(found.message).toContain('code, label');
  });

  it('finds a file that is not there, and a pattern that leads out of the folder', async () => {
    expect((await only({ files: {}, sources: [practices] })).code).toBe('SOURCE_FILE_MISSING');
    const outside = { ...practices, files: ['../practices.csv'] };
    expect((await only({ files: { 'a.csv': '' }, sources: [outside] })).code).toBe('SOURCE_PATH_OUTSIDE');
  });

  it('finds an area type that is not declared, in areas and in relations', async () => {
    const files = { 'practices.csv': 'practice\nP1\n' };
    const areas = [{ type: 'clinic', codes: { local: 'practice' } }];
    expect(await only({ files, sources: [{ ...practices, areas }] })).toMatchObject({
      code: 'AREAS_TYPE_UNKNOWN',
      input: 'clinic',
    });
    const relations = [
      { child: { type: 'clinic', column: 'practice' }, parent: { type: 'group', column: 'practice' } },
    ];
    expect((await issuesOf({ files, sources: [{ ...practices, relations }] })).map(({ code }) => code)).toContain(
      'AREAS_TYPE_UNKNOWN',
    );
  });

  it('needs the code by which areas of a type are known', async () => {
    const areas = [{ type: 'practice', codes: { national: 'practice' } }];
    const found = await only({ files: { 'practices.csv': 'practice\nP1\n' }, sources: [{ ...practices, areas }] });
    expect(found).toMatchObject({ code: 'AREAS_SCHEME_MISSING', input: 'practice' });
  });

  it('counts rows without a code', async () => {
    const found = await only({ files: { 'practices.csv': 'practice,name\nP1,a\n,b\n,c\n' }, sources: [practices] });
    expect(found).toMatchObject({ code: 'AREAS_CODE_BLANK', severity: 'informs' });
    expect(found.message).toBe('Rows without a code in the column practice, which state no practice: 2.');
  });

  it('finds a parent that no file names, and tells the line', async () => {
    const files = { 'practices.csv': 'practice,group\nP1,G1\nP2,G9\n', 'groups.csv': 'group\nG1\n' };
    const found = await only({ files, sources: [{ ...practices, relations: [practiceToGroup] }, groups] });
    expect(found).toMatchObject({ code: 'AREAS_CODE_UNKNOWN', input: 'G9', where: { file: 'practices.csv', line: 3 } });
  });

  it('finds a code that two areas have on the same day, and allows it one after the other', async () => {
    const files = {
      '2022.csv': `${header}P1,One,W1,G1,N1,R1\n`,
      '2023.csv': `${header}P1,One,W1,G2,N1,R1\n`,
    };
    const after = [hierarchy('2022.csv', '2022-04-01', '2023-03-31'), hierarchy('2023.csv', '2023-04-01')];
    expect(await issuesOf({ files, sources: after })).toEqual([]);
    const both = [hierarchy('2022.csv', '2022-04-01', '2023-03-31'), hierarchy('2023.csv', '2023-03-31')];
    const found = (await issuesOf({ files, sources: both })).map(({ code, input }) => [code, input]);
    expect(found).toContainEqual(['AREAS_CODE_SHARED', 'N1']);
  });

  it('finds an area with two parents on the same day unless shares say how much goes to each', async () => {
    const files = { 'practices.csv': 'practice,group,share\nP1,G1,0.4\nP1,G2,0.6\n', 'groups.csv': 'group\nG1\nG2\n' };
    const found = await only({ files, sources: [{ ...practices, relations: [practiceToGroup] }, groups] });
    expect(found).toMatchObject({ code: 'AREAS_PARENTS_OVERLAP', severity: 'blocks', input: 'P1' });
    expect(found.message).toContain('G1, G2');
    const shared = { ...practices, relations: [{ ...practiceToGroup, weight: 'share' }] };
    expect(await issuesOf({ files, sources: [shared, groups] })).toEqual([]);
  });

  it('finds shares that do not add up to one', async () => {
    const relations = [{ ...practiceToGroup, weight: 'share' }];
    const sources = [{ ...practices, relations }, groups];
    const shares = (a: string, b: string) => ({
      'practices.csv': `practice,group,share\nP1,G1,${a}\nP1,G2,${b}\n`,
      'groups.csv': 'group\nG1\nG2\n',
    });
    expect(await only({ files: shares('0.4', '0.5'), sources })).toMatchObject({
      code: 'AREAS_SHARES_SUM',
      input: 'P1',
    });
    expect(await issuesOf({ files: shares('0.4', '0.5995'), sources })).toEqual([]);
  });

  it('refuses a share that is not a fraction of one', async () => {
    const files = { 'practices.csv': 'practice,group,share\nP1,G1,40\n', 'groups.csv': 'group\nG1\n' };
    const relations = [{ ...practiceToGroup, weight: 'share' }];
    const found = await only({ files, sources: [{ ...practices, relations }, groups] });
    expect(found).toMatchObject({ code: 'AREAS_WEIGHT_INVALID', input: '40', where: { line: 2 } });
  });

  it('finds successions that lead in a circle, and still finds an end for each area', async () => {
    const files = { 'groups.csv': 'group\nG1\nG2\nG3\n', 's.csv': 'old,new\nG1,G2\nG2,G3\nG3,G1\n' };
    await withAreas({ files, sources: [groups, succession('s.csv')] }, async ({ issues, ways }) => {
      expect(issues.map(({ code }) => code)).toEqual(['AREAS_SUCCESSION_CYCLE']);
      expect(issues[0]?.message).toContain('G1 → G2 → G3 → G1');
      expect(await ways(1, 'G1')).toHaveLength(1);
    });
  });

  it('finds an area with two successors that have no shares', async () => {
    const files = { 'groups.csv': 'group\nG1\nG2\nG3\n', 's.csv': 'old,new\nG1,G2\nG1,G3\n' };
    const found = await only({ files, sources: [groups, succession('s.csv')] });
    expect(found).toMatchObject({ code: 'AREAS_SHARES_SUM', input: 'G1' });
  });

  it('does not use the days of an area that closed before it opened', async () => {
    const dated = { ...practices, areas: [{ ...practices.areas![0]!, opened: 'opened', closed: 'closed' }] };
    const files = { 'practices.csv': 'practice,opened,closed\nP1,2022-04-01,2019-03-31\nP2,2019-04-01,2022-03-31\n' };
    await withAreas({ files, sources: [dated] }, async ({ issues, rows }) => {
      expect(issues).toMatchObject([
        { code: 'AREAS_CLOSED_BEFORE_OPENED', input: 'P1', where: { file: 'practices.csv', line: 2 } },
      ]);
      expect(await rows('SELECT code, opened IS NULL AND closed IS NULL AS open FROM area ORDER BY code')).toEqual([
        { code: 'P1', open: true },
        { code: 'P2', open: false },
      ]);
    });
  });

  it('does not use rows whose dates are wrong', async () => {
    const dated = { ...practices, from: { column: 'from' }, to: { column: 'to' } };
    const inverted = { 'practices.csv': 'practice,from,to\nP1,2022-04-01,2021-03-31\n' };
    expect(await only({ files: inverted, sources: [dated] })).toMatchObject({
      code: 'AREAS_DATES_INVERTED',
      where: { line: 2 },
    });
    const impossible = { 'practices.csv': 'practice,from,to\nP1,2022-02-30,\nP2,20220401,\n' };
    await withAreas({ files: impossible, sources: [dated] }, async ({ issues, rows }) => {
      expect(issues).toMatchObject([{ code: 'AREAS_DATE_INVALID', input: '2022-02-30' }]);
      expect(await rows('SELECT code FROM area ORDER BY id')).toEqual([{ code: 'P2' }]);
    });
  });

  it('finds two names and two codes of one area in one file', async () => {
    const areas = [{ type: 'practice', codes: { local: 'practice', national: 'national' }, name: 'name' }];
    const files = { 'practices.csv': 'practice,national,name\nP1,N1,One\nP1,N2,Eins\n' };
    const found = await issuesOf({ files, sources: [{ ...practices, areas }] });
    expect(found.map(({ code }) => code)).toEqual(['AREAS_NAME_TWICE', 'AREAS_CODE_TWICE']);
  });

  it('finds an attribute and a postcode that are stated twice', async () => {
    const area = { type: 'practice', column: 'practice' };
    const attributes = [{ id: 'deprivation', name: 'Deprivation', area, column: 'score' }];
    const scores = { 'practices.csv': 'practice,score\nP1,12\nP1,13\nP2,9\n' };
    expect(await only({ files: scores, sources: [{ ...practices, attributes }] })).toMatchObject({
      code: 'AREAS_ATTRIBUTE_TWICE',
      where: { line: 3 },
    });
    const postcodes = { postcode: 'postcode', area };
    const places = { 'practices.csv': 'practice,postcode\nP1,ab1 2cd\nP2,AB12CD\n' };
    await withAreas({ files: places, sources: [{ ...practices, postcodes }] }, async ({ issues, rows }) => {
      expect(issues).toMatchObject([{ code: 'AREAS_POSTCODE_TWICE', input: 'AB12CD' }]);
      expect(await rows('SELECT postcode, area FROM postcode ORDER BY postcode')).toEqual([
        { postcode: 'AB12CD', area: 0 },
      ]);
    });
  });

  it('gives rows that are not complete to the reader of the report', async () => {
    const files = { 'practices.csv': 'practice,name\nP1\nP2,a,b\nP3,c\n' };
    const found = await issuesOf({ files, sources: [practices] });
    expect(found.map(({ code, where }) => [code, where.line])).toEqual([
      ['SOURCE_ROW_TOO_SHORT', 2],
      ['SOURCE_ROW_TOO_LONG', 3],
    ]);
    const open = await issuesOf({
      files: { 'practices.csv': 'practice,name\nP1,"One\nP2,Two\n' },
      sources: [practices],
    });
    expect(open.map(({ code }) => code)).toContain('SOURCE_QUOTE_UNCLOSED');
    expect(
      (await issuesOf({ files: { 'practices.csv': '' }, sources: [practices] })).map(({ code }) => code),
    ).toContain('SOURCE_FILE_EMPTY');
  });
});

describe('problems in boundary files', () => {
  it('finds shapes without an area and areas without a shape', async () => {
    const files = { 'groups.csv': 'group\nG1\nG2\n', 'shapes.geojson': shapes('G1', 'G7') };
    const found = await issuesOf({ files, sources: [groups], boundaries: [boundary] });
    expect(found).toMatchObject([
      { code: 'AREAS_SHAPE_WITHOUT_AREA', input: 'G7' },
      { code: 'AREAS_AREA_WITHOUT_SHAPE', input: 'G2' },
    ]);
  });

  it('translates the codes that a boundary file writes differently', async () => {
    const files = { 'groups.csv': 'group\nG1\nG2\n', 'shapes.geojson': shapes('G1', 'G7') };
    const boundaries = [{ ...boundary, codes: { G7: 'G2' } }];
    await withAreas({ files, sources: [groups], boundaries }, async ({ issues, rows }) => {
      expect(issues).toEqual([]);
      expect(
        await rows('SELECT area, valid_from::VARCHAR AS valid_from, valid_to FROM boundary ORDER BY area'),
      ).toEqual([
        { area: 0, valid_from: '2020-04-01', valid_to: null },
        { area: 1, valid_from: '2020-04-01', valid_to: null },
      ]);
    });
  });

  it.each([
    ['not JSON', '{'],
    ['no FeatureCollection', '{"type":"Point"}'],
    ['no such property', '{"type":"FeatureCollection","features":[{"properties":{"NAME":"a"},"geometry":null}]}'],
    [
      'no polygon',
      '{"type":"FeatureCollection","features":[{"properties":{"CODE":"G1"},"geometry":{"type":"Point"}}]}',
    ],
  ])('refuses a boundary file with %s', async (_, text) => {
    const files = { 'groups.csv': 'group\nG1\n', 'shapes.geojson': text };
    const found = await only({ files, sources: [groups], boundaries: [boundary] });
    expect(found.code).toBe('AREAS_BOUNDARY_UNREADABLE');
  });
});
