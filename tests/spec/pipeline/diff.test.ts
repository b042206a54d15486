import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diffLines, diffReleases } from '#release/diff.ts';
import {
  areaSource,
  areasCsv,
  countRows,
  countsCsv,
  countsSource,
  indicators,
  type SmallProjectParts,
  withBuiltProject,
} from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

/** The release before any change, which is the same for all. */
const folder = mkdtempSync(join(tmpdir(), 'coxcomb-diff-'));
const before = join(folder, 'before.duckdb');
beforeAll(() => withBuiltProject(async (project) => copyFileSync((await frozen(project, 'before')).file, before)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The difference that a change of the small project makes. */
async function difference(change: SmallProjectParts, indicator?: string) {
  return withBuiltProject(async (project) => {
    project.change(change);
    expect((await project.build()).blocked).toBe(false);
    const after = await frozen(project, 'after');
    return diffReleases(before, after.file, indicator);
  });
}

it('finds no difference between two releases of the same inputs', async () => {
  const diff = await difference({});
  expect(diff).toEqual({
    same: true,
    declarations: { indicators: [], frameworks: [], sources: [] },
    indicators: [],
    areas: [],
    movements: [],
  });
  expect(diffLines(diff)).toEqual(['Nothing changed.']);
});

it('traces changed estimates to their data, and counts the ratings that moved', async () => {
  // Practice 12 stops smoking: itself, its district, its region and the country change, on two maps.
  const rows = countRows.map((row) => row.replace(/^P12,2023\/24,\d+/, 'P12,2023/24,0'));
  const diff = await difference({ data: { 'counts.csv': countsCsv(rows) } });
  expect(diff.declarations).toEqual({ indicators: [], frameworks: [], sources: [] });
  expect(diff.indicators.map(({ key }) => key)).toEqual(['smoking', 'smoking-rate']);
  expect(diff.indicators[0]).toEqual({
    key: 'smoking',
    added: 0,
    removed: 0,
    changed: 8,
    because: { definition: 0, method: 0, area: 0, data: 8 },
    lost: 0,
    gained: 0,
  });
  expect(diff.movements).toContainEqual({ framework: 'lights', node: 'smoke', from: 'red', to: 'green', areas: 1 });
  expect(diffLines(diff)).toContain('estimates of smoking: 0 added, 0 removed, 8 changed (data 8)');
});

it('traces changed estimates to the definition, and names the keys', async () => {
  const changed = indicators.map((one) => (one.id === 'smoking' ? { ...one, multiplier: 1, why: 'Because.' } : one));
  const diff = await difference({ indicators: changed });
  expect(diff.declarations.indicators).toEqual([{ key: 'smoking', change: 'changed', keys: ['multiplier', 'why'] }]);
  expect(diff.indicators).toHaveLength(1);
  expect(diff.indicators[0]?.because).toEqual({ definition: 190, method: 0, area: 0, data: 0 });
  expect(diff.movements).toEqual([]);
});

it('does not blame new words about an indicator for its values', async () => {
  const diff = await difference({ indicators: indicators.map((one) => ({ ...one, why: 'Because.' })) });
  expect(diff.declarations.indicators.map(({ keys }) => keys)).toEqual([['why'], ['why'], ['why']]);
  expect(diff.indicators).toEqual([]);
});

it('tells added and removed estimates, indicators and sources', async () => {
  const diff = await difference({
    indicators: [...indicators.slice(1), { ...(indicators[0] as (typeof indicators)[0]), id: 'smoke' }],
    sources: [{ ...countsSource, id: 'other' }],
    framework: { nodes: [{ id: 'smoke', name: 'S', indicators: ['smoke'] }] },
  });
  expect(diff.declarations).toEqual({
    indicators: [
      { key: 'smoke', change: 'added', keys: [] },
      { key: 'smoking', change: 'removed', keys: [] },
    ],
    frameworks: [{ key: 'lights', change: 'changed', keys: ['nodes'] }],
    sources: [
      { key: 'counts', change: 'removed', keys: [] },
      { key: 'other', change: 'added', keys: [] },
    ],
  });
  expect(diff.indicators.map(({ key, added, removed }) => [key, added, removed])).toEqual([
    ['smoke', 190, 0],
    ['smoking', 0, 190],
  ]);
});

it('traces changed estimates to a practice that moved to another district', async () => {
  const diff = await difference({ data: { 'areas.csv': areasCsv({ P06: 'D3' }) } });
  expect(diff.areas).toEqual([{ type: 'practice', code: 'P06', change: 'moved' }]);
  for (const { because } of diff.indicators) expect(because).toMatchObject({ definition: 0, method: 0, data: 0 });
  // Two districts and two regions, five years, two maps.
  expect(diff.indicators[0]).toMatchObject({ key: 'adults-counted', changed: 40 });
});

it('tells one by one what differs in an indicator: where, when, what it was and what it is', async () => {
  const rows = countRows.map((row) => row.replace(/^P12,2023\/24,\d+/, 'P12,2023/24,0'));
  const diff = await difference({ data: { 'counts.csv': countsCsv(rows) } }, 'smoking');
  expect(diff.estimates).toHaveLength(8);
  const practice = diff.estimates?.filter(({ area }) => area.code === 'P12');
  expect(practice?.map(({ map }) => map)).toEqual([1, 0]);
  expect(practice?.[0]).toMatchObject({
    area: { type: 'practice', code: 'P12' },
    period: { start: '2023-04-01', end: '2024-03-31', kind: 'financial-year' },
    group: [],
    change: 'changed',
    reason: 'data',
    columns: { numerator: { after: 0 }, value: { after: 0 } },
  });
  expect(practice?.[0]?.columns.numerator?.before).toBeGreaterThan(0);
  expect(practice?.[0]?.columns.denominator).toBeUndefined();
  expect(diffLines(diff).at(-1)).toMatch(
    /^ {2}\S+ \S+, 2023-04-01 to 2024-03-31, .+: changed \(data\): value [\d.]+ → /,
  );
});

it('refuses an indicator that neither release has, and names the one that may be meant', async () => {
  await expect(diffReleases(before, before, 'smokin')).rejects.toMatchObject({
    code: 'RELEASE_INDICATOR_UNKNOWN',
    message: expect.stringContaining('smokin'),
    remedy: expect.stringContaining('Did you mean smoking?'),
  });
});

it('tells values that were hidden since', async () => {
  const diff = await difference({ coxcomb: { disclosure: { small: { smallest: 40, exempt: ['country'] } } } });
  expect(diff.indicators[0]?.lost).toBeGreaterThan(0);
  expect(diff.indicators[0]?.gained).toBe(0);
});

it('tells which areas have other neighbours, and blames no number on them', async () => {
  const beside = {
    ...areaSource,
    id: 'beside',
    files: ['beside.csv'],
    areas: [],
    relations: [
      { kind: 'neighbours', child: { type: 'district', column: 'a' }, parent: { type: 'district', column: 'b' } },
    ],
  };
  const rows = countRows.map((row) => row.replace(/^P12,2023\/24,\d+/, 'P12,2023/24,0'));
  const diff = await difference({
    areas: [areaSource, beside],
    data: { 'beside.csv': 'a,b\nD4,D1\n', 'counts.csv': countsCsv(rows) },
  });
  expect(diff.areas).toEqual([{ type: 'district', code: 'D4', change: 'neighbours' }]);
  expect(diff.indicators[0]?.because).toEqual({ definition: 0, method: 0, area: 0, data: 8 });
  expect(diffLines(diff)).toContain('areas: 1 × district neighbours');
});

it('names the groups of areas among the changed keys, and blames no number on them', async () => {
  const diff = await difference({ indicators: indicators.map((one) => ({ ...one, quantiles: 3 })) });
  expect(diff.declarations.indicators.map(({ keys }) => keys)).toEqual([['quantiles'], ['quantiles'], ['quantiles']]);
  expect(diff.indicators).toEqual([]);
});
