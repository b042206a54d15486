import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  adultsOf,
  countRows,
  countsCsv,
  countsSource,
  indicator,
  indicators,
  type SmallProject,
  type SmallProjectParts,
  withSmallProject,
} from '../../fixtures/small-project.ts';

const last = '2023-04-01..2024-03-31';
const done = { done: 1, kept: 0 };
const kept = { done: 0, kept: 1 };

/** Two sources, so that a change of one leaves the work of the other. */
const twoSources: SmallProjectParts = {
  sources: [
    { ...countsSource, numeratorWithin: [], measures: [{ measure: 'smokers', column: 'Smokers' }] },
    {
      ...countsSource,
      id: 'people',
      files: ['people.csv'],
      numeratorWithin: [],
      measures: [{ measure: 'adults', column: 'Adults' }],
    },
  ],
  data: { 'people.csv': countsCsv() },
};

describe('building again', () => {
  it('does no work twice when nothing changed', async () => {
    await withSmallProject({}, async (project) => {
      const first = await project.build();
      expect(first.work).toEqual({
        areas: done,
        source: done,
        repeats: done,
        indicator: { done: 3, kept: 0 },
        disclosure: done,
        framework: done,
        certainty: done,
      });
      const second = await project.build();
      expect(second.work).toEqual({
        areas: kept,
        source: kept,
        repeats: kept,
        indicator: { done: 0, kept: 3 },
        disclosure: kept,
        framework: kept,
        certainty: kept,
      });
      expect({ ...second, work: null }).toEqual({ ...first, work: null });
    });
  });

  it('recomputes a changed indicator, and what rests on it', async () => {
    await withSmallProject({}, async (project) => {
      await project.build();
      project.change({ indicators: indicators.map((one) => (one.id === 'smoking' ? { ...one, multiplier: 1 } : one)) });
      const { work } = await project.build();
      expect(work).toEqual({
        areas: kept,
        source: kept,
        repeats: kept,
        indicator: { done: 1, kept: 2 },
        disclosure: done,
        framework: done,
        certainty: done,
      });
      const { value, numerator, denominator } = (await project.estimates('smoking')).get(`P01 ${last} 0`) ?? {};
      expect(value).toBe((numerator as number) / (denominator as number));
    });
  });

  it('reads a changed file again, and computes only the indicators that use it', async () => {
    const parts = {
      ...twoSources,
      indicators: [...indicators, indicator('smokers', 9, { method: 'count', denominator: undefined })],
    };
    // The population weighs the coverage of every indicator, so here nothing is weighed.
    await withSmallProject({ ...parts, measures: unweighted }, async (project) => {
      await project.build();
      const more = countRows.map((row) => row.replace(/(\d+)$/, (adults) => String(Number(adults) + 1)));
      project.change({ data: { 'people.csv': countsCsv(more) } });
      const { work } = await project.build();
      expect(work).toMatchObject({ areas: kept, source: { done: 1, kept: 1 }, indicator: { done: 3, kept: 1 } });
      expect((await project.estimates('smoking')).get(`P01 ${last} 0`)?.denominator).toBe(
        adultsOf('P01', '2023/24') + 1,
      );
    });
  });

  it('gives the same as a fresh build after any change', async () => {
    const tables = async (project: SmallProject) => [
      await project.estimates('smoking'),
      await project.rows(
        'SELECT framework, node, a.code, class, why FROM rating r JOIN area a ON a.id = r.area ORDER BY framework, node, a.code',
      ),
      await project.rows(
        'SELECT i.key, area, map, period, status FROM disclosure d JOIN indicator i ON i.id = d.indicator ORDER BY ALL',
      ),
    ];
    const change = {
      data: { 'counts.csv': countsCsv(countRows.map((row) => row.replace(/^P07,(\d\d\d\d\/\d\d),\d+/, 'P07,$1,3'))) },
    };
    const changed = await withSmallProject({}, async (project) => {
      await project.build();
      project.change(change);
      await project.build();
      return tables(project);
    });
    const fresh = await withSmallProject(change, async (project) => {
      await project.build();
      return tables(project);
    });
    expect(changed).toEqual(fresh);
  });
});

const unweighted = [
  {
    id: 'smokers',
    name: 'S',
    counts: 'people' as const,
    unit: 'p',
    basis: 'registered' as const,
    kind: 'stock' as const,
    level: 'practice',
  },
  {
    id: 'adults',
    name: 'A',
    counts: 'people' as const,
    unit: 'p',
    basis: 'registered' as const,
    kind: 'stock' as const,
    level: 'practice',
  },
];

describe('what is no longer declared', () => {
  it('forgets the facts, issues and files of a removed source', async () => {
    await withSmallProject(twoSources, async (project) => {
      await project.build();
      project.change({ sources: [twoSources.sources?.[1] as never] });
      const report = await project.build();
      expect(report.sources.map(({ source }) => source)).toEqual(['people']);
      expect(
        await project.rows('SELECT DISTINCT m.key FROM fact f JOIN measure m ON m.id = f.measure ORDER BY m.key'),
      ).toEqual([{ key: 'adults' }]);
      expect((await project.estimates('smoking')).size).toBe(0);
      expect((await project.estimates('adults-counted')).size).toBeGreaterThan(0);
    });
  });

  it('keeps the facts of the source that is left when two stated the same', async () => {
    const sources = [countsSource, { ...countsSource, id: 'again', files: ['again.csv'] }];
    const data = { 'again.csv': countsCsv() };
    for (const remaining of sources) {
      await withSmallProject({ sources, data }, async (project) => {
        await project.build();
        expect(await project.rows('SELECT count(*) AS n FROM fact ORDER BY n')).toEqual([{ n: 120 }]);
        project.change({ sources: [remaining] });
        await project.build();
        expect(await project.rows('SELECT count(*) AS n FROM fact ORDER BY n')).toEqual([{ n: 120 }]);
        expect((await project.estimates('smoking')).get(`P01 ${last} 0`)?.status).toBe('ok');
      });
    }
  });

  it('blocks while two files differ, and goes on when they agree again', async () => {
    const sources = [countsSource, { ...countsSource, id: 'again', files: ['again.csv'] }];
    await withSmallProject({ sources, data: { 'again.csv': countsCsv(['P01,2023/24,1,200']) } }, async (project) => {
      const blocked = async () => (await project.build()).issues.map(({ code, count }) => [code, count]);
      expect(await blocked()).toEqual([['INGEST_FACT_FROM_TWO_SOURCES', 2]]);
      expect(await blocked()).toEqual([['INGEST_FACT_FROM_TWO_SOURCES', 2]]);
      project.change({ data: { 'again.csv': countsCsv([countRows[0] as string]) } });
      expect(await blocked()).toEqual([['INGEST_FACT_STATED_BEFORE', 1]]);
    });
  });

  it('forgets a removed indicator and a removed framework', async () => {
    await withSmallProject({}, async (project) => {
      await project.build();
      project.change({
        indicators: [indicators[0] as never],
        framework: { nodes: [{ id: 'smoke', name: 'S', indicators: ['smoking'] }] },
      });
      expect((await project.build()).estimates.indicators).toBe(1);
      project.change({ framework: null });
      expect((await project.build()).ratings).toEqual([]);
    });
  });
});

describe('problems of areas', () => {
  it('are shown again by a build that keeps the areas, and block it again', async () => {
    const areas = [
      'practice,name,district,district_name,region,region_name,country,opened,closed',
      'P01,S,D1,D,RN,R,ISL,,',
      ',Nobody,D1,D,RN,R,ISL,,',
    ].join('\n');
    await withSmallProject({ data: { 'areas.csv': areas } }, async (project) => {
      const first = await project.build();
      expect(first.issues.map(({ code }) => code)).toContain('AREAS_CODE_BLANK');
      const second = await project.build();
      expect(second.problems).toEqual(first.problems);
      expect(second.blocked).toBe(first.blocked);
    });
  });
});

describe('problems of a framework', () => {
  it('are shown where they stand now by a build that keeps the ratings', async () => {
    const never = { id: 'never', when: 'area.code == "NOBODY"', cap: 'green', because: 'It never holds.' };
    await withSmallProject({ framework: { limits: [never] } }, async (project) => {
      const lineOf = async () => {
        const { problems, work } = await project.build();
        return { line: problems.find(({ code }) => code.startsWith('RATING_LIMIT'))?.where.line, work };
      };
      const first = await lineOf();
      expect(first.line).toBeGreaterThan(0);
      const text = readFileSync(join(project.folder, 'frameworks/lights.yaml'), 'utf8');
      project.write('frameworks/lights.yaml', `# One.\n# Two.\n# Three.\n${text}`);
      const second = await lineOf();
      expect(second.work.framework).toEqual(kept);
      expect(second.line).toBe((first.line as number) + 3);
      project.write('frameworks/moved.yaml', text);
      project.remove('frameworks/lights.yaml');
      const { problems, work } = await project.build();
      expect(work.framework).toEqual(kept);
      const { where } = problems.find(({ code }) => code.startsWith('RATING_LIMIT')) as (typeof problems)[number];
      expect(where).toMatchObject({ file: 'frameworks/moved.yaml', line: first.line });
    });
  });
});
