import { describe, expect, it } from 'vitest';
import { differenceLimits } from '#statistics/comparing/difference.ts';
import {
  areaSource,
  indicator,
  practices,
  type SmallProject,
  type SmallProjectParts,
  withSmallProject,
} from '../../fixtures/small-project.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';

const practice = { type: 'practice', column: 'practice' };
const facts = {
  ...areaSource,
  id: 'facts',
  files: ['facts.csv'],
  areas: [],
  relations: [],
  attributes: [
    { id: 'list', name: 'Patients', area: practice, column: 'list' },
    { id: 'old', name: 'Old people', area: practice, column: 'old' },
  ],
};
/** Every third practice has a list of the same size. */
const factsCsv = (cell: (position: number) => string = (i) => `${1 + (i % 3)},7`) =>
  ['practice,list,old', ...practices.map((code, i) => `${code},${cell(i)}`)].join('\n');
const method = {
  id: 'peers',
  name: 'with lists like it',
  areaTypes: ['practice'],
  attributes: [{ key: 'list' }, { key: 'old', weight: 3 }],
  nearest: 3,
};
const smoking = indicator('smoking', 1, {
  headline: true,
  unitCost: { amount: 200, source: 'Invented.', year: '2023' },
});
const parts: SmallProjectParts = {
  coxcomb: { similar: [method] },
  areas: [areaSource, facts],
  indicators: [smoking, indicator('smoking-again', 2)],
  framework: { nodes: [{ id: 'smoke', name: 'Smoking', indicators: ['smoking'] }] },
  data: { 'facts.csv': factsCsv() },
};

async function likeLists(project: SmallProject) {
  const { file } = await frozen(project);
  const rows = await releaseRows<{ method: string; code: string; other: string; distance: number | null }>(
    file,
    `SELECT s.method, a.code, o.code AS other, s.distance FROM similar_area s JOIN area a ON a.id = s.area JOIN area o ON o.id = s.other
     ORDER BY s.method, a.code, s.rank`,
  );
  const lists = new Map<string, (string | number | null)[][]>();
  for (const { method: by, code, other, distance } of rows)
    lists.set(`${by} ${code}`, [...(lists.get(`${by} ${code}`) ?? []), [other, distance]]);
  return { file, lists };
}

const problems = async (change: SmallProjectParts) =>
  withSmallProject({ ...parts, ...change }, async (project) => {
    const report = await project.build();
    return report.problems
      .filter(({ code }) => code.startsWith('SIMILAR'))
      .map(({ code, where, message }) => ({ code, where, message }));
  });

describe('the areas most like an area', () => {
  it('are found by what is declared, and published with their distance; nothing is done anew while nothing changes', async () => {
    await withSmallProject(parts, async (project) => {
      const report = await project.build();
      expect(report.problems.map(({ code }) => code)).toEqual(['SIMILAR_ATTRIBUTE_CONSTANT']);
      const { lists } = await likeLists(project);
      expect(lists.get('peers P10')).toEqual([
        ['P01', 0],
        ['P04', 0],
        ['P07', 0],
      ]);
      expect(lists.size).toBe(12);
      const again = await project.build();
      expect(again.work.similar).toEqual({ done: 0, kept: 1 });
      expect(again.work['better-peers']).toEqual({ done: 0, kept: 1 });
      expect(again.problems.map(({ code }) => code)).toEqual(['SIMILAR_ATTRIBUTE_CONSTANT']);
      project.change({ coxcomb: { similar: [{ ...method, nearest: 1 }] } });
      expect((await project.build()).work.similar).toEqual({ done: 1, kept: 0 });
      expect((await likeLists(project)).lists.get('peers P10')).toEqual([['P01', 0]]);
    });
  });

  it('are those of the list that came with the areas, where there is one', async () => {
    const given = {
      ...areaSource,
      id: 'given',
      files: ['given.csv'],
      areas: [],
      relations: [{ kind: 'similar', child: practice, parent: { type: 'practice', column: 'like' }, weight: 'how' }],
    };
    const data = { ...parts.data, 'given.csv': 'practice,like,how\nP10,P02,0.4\nP10,P03,0.6' };
    await withSmallProject({ ...parts, areas: [areaSource, facts, given], data }, async (project) => {
      await project.build();
      const { file, lists } = await likeLists(project);
      expect(lists.get('declared P10')).toEqual([
        ['P03', null],
        ['P02', null],
      ]);
      expect(lists.get('peers P10')).toHaveLength(3);
      const peers = await releaseRows(
        file,
        `SELECT DISTINCT o.code FROM better_peer b JOIN area a ON a.id = b.area JOIN area o ON o.id = b.peer WHERE a.code = 'P10' ORDER BY o.code`,
      );
      expect(peers).toEqual([{ code: 'P02' }, { code: 'P03' }]);
    });
  });

  it('can be alike in an indicator, by values that are shown alone', async () => {
    const similar = [{ ...method, attributes: [{ indicator: 'smoking', transform: 'none' as const }], nearest: 1 }];
    await withSmallProject({ ...parts, coxcomb: { similar } }, async (project) => {
      await project.build();
      const { lists } = await likeLists(project);
      // In each district practices smoke alike.
      expect(lists.get('peers P11')?.[0]?.[0]).toMatch(/P10|P12/);
    });
  });

  it('are not there for an area that has closed', async () => {
    const csv = (await import('../../fixtures/small-project.ts')).areasCsv().replace(/^(P01,.*),,$/m, '$1,,2020-03-31');
    await withSmallProject({ ...parts, data: { ...parts.data, 'areas.csv': csv } }, async (project) => {
      await project.build();
      const { lists } = await likeLists(project);
      expect(lists.has('peers P01')).toBe(false);
      expect(lists.get('peers P10')?.map(([other]) => other)).toEqual(['P04', 'P07', 'P02']);
    });
  });

  it('say what is wrong with the line of coxcomb.yaml', async () => {
    const [text] = await problems({ data: { 'facts.csv': factsCsv((i) => (i === 4 ? 'many,1' : `${i},${i}`)) } });
    expect(text).toMatchObject({ code: 'SIMILAR_VALUE_NOT_NUMBER', where: { file: 'coxcomb.yaml' } });
    expect(text?.where.line).toBeGreaterThan(1);
    expect(text?.where.column).toBeGreaterThan(1);
    expect(text?.message).toContain('practice P05 is “many”');
    const [negative] = await problems({ data: { 'facts.csv': factsCsv((i) => `${i - 2},${i}`) } });
    expect(negative).toMatchObject({ code: 'SIMILAR_VALUE_OUTSIDE' });
    expect(negative?.message).toContain('The list of the practice P01 is -2, and there is no square root of it.');
    const [missing] = await problems({ data: { 'facts.csv': factsCsv((i) => (i < 2 ? `,${i}` : `${i},${i}`)) } });
    expect(missing?.message).toContain(
      '2 areas of the type practice lack a number and have no like areas, such as P01.',
    );
    const [few] = await problems({
      coxcomb: { similar: [{ ...method, nearest: 30 }] },
      data: { 'facts.csv': factsCsv((i) => `${i},${i}`) },
    });
    expect(few).toMatchObject({ code: 'SIMILAR_AREAS_TOO_FEW' });
  });

  it('are refused when they name what is not there', async () => {
    const wrong = [{ ...method, areaTypes: ['village'], attributes: [{ key: 'height' }, { indicator: 'joy' }] }];
    await withSmallProject({ ...parts, coxcomb: { similar: wrong } }, async (project) => {
      const found = project.loadIssues().filter(({ code }) => code === 'DECLARATION_REFERENCE_UNKNOWN');
      expect(found.map(({ where }) => where.path)).toEqual([
        'similar.0.areaTypes.0',
        'similar.0.attributes.0.key',
        'similar.0.attributes.1.indicator',
      ]);
      expect(found.every(({ where }) => (where.line ?? 0) > 1)).toBe(true);
    });
    const both = [{ ...method, attributes: [{ key: 'list', indicator: 'smoking' }] }];
    const twice = [{ ...method, attributes: [{ key: 'beds' }, { indicator: 'smoking' }, { key: 'beds', weight: 2 }] }];
    await withSmallProject({ ...parts, coxcomb: { similar: twice } }, async (project) => {
      const [found, ...others] = project.loadIssues();
      expect(others).toEqual([]);
      expect(found).toMatchObject({ code: 'DECLARATION_INVALID', where: { path: 'similar.0.attributes.2' } });
      expect(found?.where.line).toBeGreaterThan(1);
      expect(found?.message).toContain('This is listed before, and would count twice');
      expect(found?.remedy).toContain('`weight`');
    });
    await withSmallProject({ ...parts, coxcomb: { similar: both } }, async (project) => {
      expect(
        project
          .loadIssues()
          .map(({ message }) => message)
          .join(),
      ).toContain('Name either an attribute');
    });
  });
});

describe('like areas that do better', () => {
  it('are told with what it would mean to match them, from the values that the release shows', async () => {
    await withSmallProject(parts, async (project) => {
      await project.build();
      const { file } = await frozen(project);
      const rows = await releaseRows<Record<string, number | string>>(
        file,
        `SELECT i.key, o.code AS peer, b.* FROM better_peer b JOIN indicator i ON i.id = b.indicator JOIN area a ON a.id = b.area JOIN area o ON o.id = b.peer
         WHERE a.code = 'P10' ORDER BY i.key, b.place`,
      );
      expect(rows.map(({ key, peer, place }) => [key, peer, place])).toEqual([
        ['smoking', 'P01', 1],
        ['smoking', 'P04', 2],
        ['smoking', 'P07', 3],
      ]);
      const estimates = await project.estimates('smoking');
      const [own, best] = ['P10', 'P01'].map((code) => estimates.get(`${code} 2023-04-01..2024-03-31 1`));
      const limits = differenceLimits(
        { value: own?.value ?? null, lower: own?.lower95 ?? null, upper: own?.upper95 ?? null },
        { value: best?.value ?? null, lower: best?.lower95 ?? null, upper: best?.upper95 ?? null },
      );
      const [first] = rows;
      expect(first).toMatchObject({ value: own?.value, peer_value: best?.value, gap: limits?.difference });
      expect(first?.gap_lower).toBe(limits?.lower);
      expect(first?.amount).toBeCloseTo(((first?.gap as number) * (own?.denominator as number)) / 100, 9);
      expect(first?.cost).toBeCloseTo(200 * (first?.amount as number), 6);
    });
  });
});
