import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

interface PageData {
  tables: Record<string, { columns: { key: string; label: string }[]; rows: Record<string, string | number | null>[] }>;
}

describe('pages that look back, and at groups of people', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveSmallRelease();
  });
  afterAll(() => served?.close());

  const page = async (path: string) => (await served.app.inject(path)).body;
  const data = async (path: string) => (await served.app.inject(`${path}.json`)).json() as PageData;
  const rowsOf = async (path: string, table: string) => (await data(path)).tables[table]?.rows ?? [];

  it('tells what became of an area that has closed, and shows its last numbers', async () => {
    const body = await page('/areas/district/a90');
    expect(body).toContain('This area closed on 31 March 2022');
    expect(body).toContain('It was split into');
    expect(body).toMatch(/href="\/areas\/district\/a04">Saltmarsh<\/a><span class="muted"> \(60% of it\)/);
    expect(body).not.toContain('There is no measure that we can compare');
    const last = await rowsOf('/areas/district/a90', 'last');
    expect(last.length).toBe(8);
    expect(last.every((row) => row.period === '2021/22')).toBe(true);
  });

  it('marks in the list of areas those that have closed', async () => {
    const rows = await rowsOf('/areas/district', 'areas');
    expect(rows.filter(({ closed }) => closed !== null)).toMatchObject([{ code: 'A90', closed: '31 March 2022' }]);
    expect(await page('/areas/district')).toMatch(
      /Saltmarsh and Kestrel<\/a><span class="measure__note">closed<\/span>/,
    );
  });

  it('says on the page of an area what it was made from', async () => {
    const body = await page('/areas/district/a04');
    expect(body).toContain('What it was made from');
    expect(body).toContain('href="/areas/district/a90">Saltmarsh and Kestrel</a>');
    expect(await page('/areas/district/a01')).not.toContain('What it was made from');
  });

  it('sets the borders of each period beside today’s, and says where they differ', async () => {
    const body = await page('/areas/district/a04/measures/flu-vaccine-65/as-it-was');
    expect(body).toContain('the area did not exist yet');
    const rows = await rowsOf('/areas/district/a04/measures/flu-vaccine-65/as-it-was', 'as-it-was');
    expect(rows.map((row) => row.was === null)).toEqual([true, true, true, false, false]);
    expect(rows.every((row) => row.today !== null)).toBe(true);
    expect(rows[4]?.was).toBe(rows[4]?.today);
    expect(await page('/areas/district/a04/measures/flu-vaccine-65')).toContain('/measures/flu-vaccine-65/as-it-was"');
    // Northvale has always been what it is.
    expect(await page('/areas/district/a01/measures/flu-vaccine-65')).not.toContain('as-it-was"');
    expect((await served.app.inject('/areas/district/a01/measures/flu-vaccine-65/as-it-was')).statusCode).toBe(404);
  });

  it('draws the areas and borders of a period', async () => {
    const path = '/indicators/flu-vaccine-65/district/as-it-was?period=2021-04-01_2022-03-31';
    const body = await page(path);
    expect(body).toContain('areas and borders of 31 March 2022');
    const { tables } = (await served.app.inject(path.replace('?', '.json?'))).json() as PageData;
    expect(tables.values?.rows.map((row) => row.code)).toEqual(['A90']);
    expect(await page('/indicators/flu-vaccine-65/district')).toContain('as-it-was?period=');
  });

  it('shows each rating in each release, and where it has gone since the one before', async () => {
    const { tables } = await data('/areas/district/a04/history');
    const table = tables['ratings-groups'];
    expect(table?.columns.map(({ label }) => label)).toEqual([
      'Topic',
      '2021-1',
      '2022-1',
      'Summer 2024',
      'Since the release before',
    ]);
    const moves = new Set(table?.rows.map((row) => row.moved));
    expect([...moves].some((move) => move === 'down' || move === 'no change')).toBe(true);
    // A word that the rules of today no longer have stays as it was published.
    expect(table?.rows.every((row) => row.r0 === 'as-expected-then')).toBe(true);
    const nowhere = await data('/areas/practice/px01/history');
    expect(Object.keys(nowhere.tables)).toEqual(['measures']);
    expect(await page('/areas/practice/px01/history')).toContain('This area has no ratings in this release.');
  });

  it('shows every period of every measure of an area', async () => {
    const rows = await rowsOf('/areas/district/a01/history', 'measures');
    expect(rows.length).toBe(8 * 5);
    const strips = (await page('/areas/district/a01/history')).match(/<ol class="strip">/g) ?? [];
    expect(strips.length).toBe(8);
  });

  it('shows one measure for each group of people, beside the same group in the country', async () => {
    const path = '/areas/district/a01/measures/flu-vaccine-65/groups';
    const rows = await rowsOf(path, 'groups');
    expect(rows.map((row) => row.group)).toEqual([
      'Everyone',
      'Women and girls',
      'Men and boys',
      'Most deprived fifth',
      'Less deprived four fifths',
    ]);
    expect(rows.map((row) => row.kind)).toEqual(['Everyone', 'Sex', 'Sex', 'Deprivation', 'Deprivation']);
    expect((rows[3]?.value as number) - (rows[0]?.value as number)).toBeCloseTo(-6, 9);
    expect(rows.every((row) => typeof row.benchmark === 'number')).toBe(true);
    expect(await page('/areas/district/a01/measures/flu-vaccine-65')).toContain('/flu-vaccine-65/groups"');
    expect(await page('/areas/district/a01/measures/breast-feeding')).not.toContain('/groups"');
    expect((await served.app.inject('/areas/district/a01/measures/breast-feeding/groups')).statusCode).toBe(404);
  });
});
