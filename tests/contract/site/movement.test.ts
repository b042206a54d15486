import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

interface PageData {
  tables: Record<string, { rows: Record<string, string | number | null>[] }>;
}

describe('pages about a framework over releases', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveSmallRelease();
  });
  afterAll(() => served?.close());

  const page = async (path: string) => (await served.app.inject(path)).body;
  const rowsOf = async (path: string, table: string) =>
    ((await served.app.inject(`${path}.json`)).json() as PageData).tables[table]?.rows ?? [];
  const status = async (path: string) => (await served.app.inject(path)).statusCode;

  it('count and list what moved between the newest two releases', async () => {
    const body = await page('/frameworks/groups/movement');
    expect(body).toContain('How ratings moved: Care by group of people');
    expect(body).toContain('The rules did not change between these releases.');
    const counts = await rowsOf('/frameworks/groups/movement', 'counts-district');
    const moves = await rowsOf('/frameworks/groups/movement', 'moves-district');
    // Everyone was in the best class before, so nobody can have gone up.
    expect(counts.every((row) => row.up === 0)).toBe(true);
    const down = moves.filter((row) => String(row.move).startsWith('down'));
    expect(down.length).toBe(counts.reduce((sum, row) => sum + (row.down as number), 0));
    expect(down.length).toBeGreaterThan(5);
    // The small release says nothing of how sure its ratings were then.
    expect(down.every((row) => row.chance === 'not known')).toBe(true);
    expect(body).toContain('not known');
  });

  it('say so where the rules changed, and where ratings have no counterpart', async () => {
    const path = '/frameworks/groups/movement/2021-1/2024-1';
    expect(await page(path)).toContain('The rules changed between these releases, from version 0.9 to version 1.0.');
    const moves = await rowsOf(path, 'moves-district');
    expect(moves.length).toBeGreaterThan(0);
    expect(moves.every((row) => String(row.move).startsWith('cannot be compared'))).toBe(true);
    expect(await status('/frameworks/groups/movement/2024-1/2021-1')).toBe(404);
    expect(await status('/frameworks/groups/movement/2019-1/2024-1')).toBe(404);
    expect(await status('/frameworks/nothing/movement')).toBe(404);
  });

  it('answer the same through the API, page by page', async () => {
    const get = async (query: string) => (await served.app.inject(`/api/v1/frameworks/groups/movement${query}`)).json();
    const all = await get('?pageSize=5000');
    expect(all).toMatchObject({ framework: 'groups', before: '2022-1', after: '2024-1', rulesChanged: false });
    expect(all.moves).toHaveLength(all.total);
    const one = await get('?before=2021-1&after=2024-1&part=older-access&pageSize=5000');
    expect(one.parts).toHaveLength(1);
    expect(one.rulesChanged).toBe(true);
    expect(one.parts[0].notComparable).toBe(one.total);
    expect((await get('?before=2021-1')).code).toBe('HTTP_PARAMETER_INVALID');
    expect((await get('?before=2024-1&after=2021-1')).code).toBe('HTTP_PARAMETER_INVALID');
  });

  it('explain the framework with its text, tables in words, HTML as written, and its versions', async () => {
    const body = await page('/frameworks/groups/method');
    expect(body).toContain('The <em>worst</em> measure decides. &lt;b&gt;Not bold.&lt;/b&gt;');
    expect(body).toContain('→ Prevention');
    expect(body).not.toContain('worse-95 |');
    const versions = await rowsOf('/frameworks/groups/method', 'versions');
    expect(versions.map((row) => [row.version, row.changed])).toEqual([
      ['1.0', 'nothing'],
      ['1.0', 'rules changed: how parts become one'],
      ['0.9', 'first release with these rules'],
    ]);
    expect(await page('/frameworks/groups')).toContain('href="/frameworks/groups/method"');
  });

  it('name ratings that stay low, on the pages of the framework and of the area', async () => {
    const rows = await rowsOf('/frameworks/groups', 'stays-low');
    expect(rows.map(({ area, state, rounds }) => [area, state, rounds])).toEqual([
      ['Northvale', 'stays low', 3],
      [expect.any(String), 'one time short', 2],
    ]);
    expect(rows[1]?.r0).toBe('Watch (rated again later: does not count)');
    expect(await page('/frameworks/groups')).toContain('only the later one counts');
    const body = await page('/areas/district/a01');
    expect(body).toContain('Ratings that stay low');
    expect(body).toContain('for 3 periods in a row');
    expect(body).toContain('It is not clearly better than when this began.');
    expect(await page('/areas/district/a02')).toContain('One more, and it counts as staying low.');
    expect(await page('/areas/district/a03')).not.toContain('Ratings that stay low');
    const { triggers } = (await served.app.inject('/api/v1/frameworks/groups/triggers?state=triggered')).json();
    expect(triggers).toMatchObject([{ trigger: 'low', part: 'older-access', area: 'A01', since: '2021-1', rounds: 3 }]);
  });
});
