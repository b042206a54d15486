import { describe, expect, it } from 'vitest';
import { quantiles } from '#statistics/comparing/quantiles.ts';
import { comparators, outcomeOf } from '#vocabulary/outcome.ts';
import { explanationLines } from '../../../src/cli/explanation-lines.ts';
import { explainEstimate } from '../../../src/pipeline/explain.ts';
import {
  areaSource,
  countRows,
  countsCsv,
  indicator,
  type SmallProjectParts,
  withSmallProject,
} from '../../fixtures/small-project.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';

const last = '2023-04-01..2024-03-31';
const neighbourCode = comparators.indexOf('neighbours');

/** Practices stand in a row, P01 beside P02 and so on; districts too. Each pair is declared once. */
const besides = (codes: string[]) => ['area,neighbour', ...codes.slice(1).map((code, i) => `${codes[i]},${code}`)];
const codes = (letter: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${letter}${letter === 'P' ? String(i + 1).padStart(2, '0') : i + 1}`);
const neighbourSource = (type: string) => ({
  ...areaSource,
  id: `${type}-neighbours`,
  files: [`${type}-neighbours.csv`],
  areas: [],
  relations: [{ kind: 'neighbours', child: { type, column: 'area' }, parent: { type, column: 'neighbour' } }],
});

/** Five years are too short for a control chart, so the years of one practice are cut into months. */
const parts: SmallProjectParts = {
  areas: [areaSource, neighbourSource('practice'), neighbourSource('district')],
  indicators: [indicator('smoking', 1, { quantiles: 5, goal: { value: 12, name: 'Few', source: 'Invented.' } })],
  framework: { nodes: [{ id: 'smoke', name: 'Smoking', indicators: ['smoking'] }] },
  data: {
    'practice-neighbours.csv': besides(codes('P', 12)).join('\n'),
    'district-neighbours.csv': besides(codes('D', 4)).join('\n'),
  },
};

const published = (file: string, table: 'quantile' | 'control' | 'area_neighbours', columns: string) =>
  releaseRows(file, `SELECT a.code, ${columns} FROM ${table} x JOIN area a ON a.id = x.area ORDER BY ALL`);

describe('quantiles of a built project', () => {
  it('are those of the values of all areas of a type; too few areas have the reason', async () => {
    await withSmallProject(parts, async (project) => {
      await project.build();
      const estimates = await project.estimates('smoking');
      const values = codes('P', 12).map((code) => estimates.get(`${code} ${last} 1`)?.value as number);
      const { file } = await frozen(project);
      const rows = await releaseRows<{ code: string; quantile: number | null; quantiles: number; areas: number }>(
        file,
        `SELECT a.code, q.quantile, q.quantiles, q.areas FROM quantile q JOIN area a ON a.id = q.area JOIN period p ON p.id = q.period
         WHERE q.map = 1 AND q.stratum = 0 AND p.end_date = DATE '2024-03-31' ORDER BY a.code`,
      );
      const practices = rows.filter(({ code }) => code.startsWith('P'));
      expect(practices.map(({ quantile }) => quantile)).toEqual(quantiles(values, 5, { highestFirst: false }));
      expect(practices.every(({ quantiles, areas }) => quantiles === 5 && areas === 12)).toBe(true);
      const districts = rows.filter(({ code }) => code.startsWith('D'));
      expect(districts).toHaveLength(4);
      expect(districts.every(({ quantile, areas }) => quantile === null && areas === 4)).toBe(true);
      const profile = await releaseRows(
        file,
        `SELECT a.code, x.quantile, x.quantiles, x.quantile_areas AS areas FROM area_profile x JOIN area a ON a.id = x.area WHERE x.map = 1 ORDER BY a.code`,
      );
      expect(profile).toEqual(rows);
    });
  });
});

describe('neighbours of a built project', () => {
  it('are compared both ways, though each pair was declared once, and mirror each other', async () => {
    await withSmallProject(parts, async (project) => {
      await project.build();
      const { file } = await frozen(project);
      const rows = await releaseRows<{ code: string; other: string; there: number; outcome: number }>(
        file,
        `SELECT a.code, o.code AS other, n.neighbour_value AS there, n.outcome FROM area_neighbours n
         JOIN area a ON a.id = n.area JOIN area o ON o.id = n.neighbour ORDER BY a.code, o.code`,
      );
      expect(rows).toHaveLength(2 * (11 + 3));
      const of = new Map(rows.map((row) => [`${row.code} ${row.other}`, outcomeOf(row.outcome)]));
      // Each district smokes five in a hundred more than the one before.
      expect(of.get('D1 D2')).toBe('better-998');
      expect(of.get('D2 D1')).toBe('worse-998');
      expect(of.get('P01 P02')).toBe('similar');
      const estimates = await project.estimates('smoking');
      for (const { other, there } of rows) expect(there).toBe(estimates.get(`${other} ${last} 1`)?.value);
      const all = await releaseRows<{ n: number }>(
        file,
        `SELECT count(*) AS n FROM comparison WHERE comparator = ${neighbourCode} ORDER BY n`,
      );
      expect(all[0]?.n).toBe(rows.length);
    });
  });

  it('and the group of areas are named when a number is explained', async () => {
    await withSmallProject(parts, async (project) => {
      await project.build();
      const found = await explainEstimate(project.load(), { indicator: 'smoking', area: 'D2' });
      expect(found.comparisons.filter(({ comparator }) => comparator === 'neighbours').map((one) => one.with)).toEqual([
        'District 1',
        'District 3',
      ]);
      expect(found.comparisons.map(({ comparator }) => comparator)).toContain('goal');
      expect(found.quantile).toEqual({ quantile: null, of: 5, areas: 4 });
      expect(found.control).toBeNull();
      const practice = await explainEstimate(project.load(), { indicator: 'smoking', area: 'P01' });
      expect(practice.quantile).toMatchObject({ quantile: 1, of: 5, areas: 12 });
    });
  });
});

it('a number that a release hides is said to be hidden when it is explained, and is rounded for people only', async () => {
  const rows = countRows.map((row) => row.replace(/^P01,2023\/24,\d+/, 'P01,2023/24,2'));
  await withSmallProject({ data: { 'counts.csv': countsCsv(rows) } }, async (project) => {
    await project.build();
    const hidden = await explainEstimate(project.load(), { indicator: 'smoking', area: 'P01' });
    expect(hidden).toMatchObject({ numerator: 2, hidden: 'suppressed', decimals: 1 });
    const lines = explanationLines(hidden);
    expect(lines[1]).toContain('hidden in a release (suppressed)');
    expect(hidden.value).toBeCloseTo(200 / 212, 12);
    expect(lines[2]).toMatch(/^ {2}value 0\.9, 95 % limits \d\.\d to \d\.\d \(ok\)$/);

    const shown = await explainEstimate(project.load(), { indicator: 'smoking', area: 'D3' });
    expect(shown.hidden).toBeNull();
    expect(explanationLines(shown).join()).not.toContain('hidden');
  });
});

describe('control charts of a built project', () => {
  const months = Array.from(
    { length: 30 },
    (_, i) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  );
  const monthly = (smokers: (practice: number, month: number) => number): SmallProjectParts => ({
    ...parts,
    indicators: [
      indicator('smoking', 1, {
        goal: { value: 30, name: 'Few', source: 'Invented.' },
        breaks: [{ at: '2022-03-01', because: 'Counted anew.' }],
      }),
    ],
    sources: [
      {
        id: 'counts',
        title: 'Counts of practices',
        publisher: 'Office of the Island',
        licence: 'Open',
        address: 'https://example.org',
        accessed: '2024-06-01',
        files: ['counts.csv'],
        area: { column: 'Practice', scheme: 'local', type: 'practice' },
        period: { column: 'Year', pattern: 'month-number' },
        measures: [
          { measure: 'smokers', column: 'Smokers' },
          { measure: 'adults', column: 'Adults' },
        ],
      },
    ],
    data: {
      ...parts.data,
      'counts.csv': countsCsv(
        codes('P', 12).flatMap((code, p) => months.map((month, m) => [code, month, smokers(p, m), 400].join(','))),
      ),
    },
  });
  const usual = (p: number, m: number) => 60 + p + [0, 3, -2, 1, -3, 2][m % 6]! + (m >= 14 ? 30 : 0);

  it('have a baseline for each stretch between breaks, and assurance against the goal', async () => {
    await withSmallProject(monthly(usual), async (project) => {
      // The months are made to swing about one level, so that some are alike.
      const { problems } = await project.build();
      expect(problems.filter(({ code }) => code !== 'INGEST_PERIOD_REPEATED')).toEqual([]);
      const { file } = await frozen(project);
      const rows = await releaseRows<{ mean: number; cause: number; assurance: number }>(
        file,
        `SELECT x.mean, x.cause, x.assurance FROM control x JOIN area a ON a.id = x.area WHERE a.code = 'P01' AND x.map = 1 ORDER BY x.period`,
      );
      expect(rows).toHaveLength(30);
      expect(new Set(rows.slice(0, 14).map(({ mean }) => mean)).size).toBe(1);
      expect((rows[29] as { mean: number }).mean - (rows[0] as { mean: number }).mean).toBeCloseTo(30 / 4, 0);
      expect(new Set(rows.map(({ cause }) => cause))).toEqual(new Set([0]));
      // All far below 30 %, which is good.
      expect(new Set(rows.map(({ assurance }) => assurance))).toEqual(new Set([1]));
      const profile = await releaseRows(file, 'SELECT DISTINCT assurance FROM area_profile ORDER BY assurance');
      expect(profile).toEqual([{ assurance: 1 }]);
    });
  });

  it('say nothing that a hidden month changes', async () => {
    const charts = async (hidden: number) =>
      withSmallProject(
        monthly((p, m) => (p === 0 && m === 20 ? hidden : usual(p, m))),
        async (project) => {
          await project.build();
          const { file } = await frozen(project);
          const status = await releaseRows(
            file,
            'SELECT area, period, status FROM estimate WHERE status <> 0 ORDER BY ALL',
          );
          expect(status.length).toBeGreaterThan(2);
          const practices = await releaseRows(
            file,
            `SELECT a.code, x.* EXCLUDE (area) FROM control x JOIN area a ON a.id = x.area WHERE a.code LIKE 'P%' ORDER BY a.code, x.map, x.period`,
          );
          return { status, practices };
        },
      );
    expect(await charts(1)).toEqual(await charts(4));
  });
});

describe('disclosure', () => {
  /** Practice 1 has 10 adults, of whom so few smoke that the number is hidden. */
  const withHidden = (smokers: number) => ({
    ...parts,
    data: {
      ...parts.data,
      'counts.csv': countsCsv([
        ...countRows.filter((row) => !row.startsWith('P01,2023/24')),
        `P01,2023/24,${smokers},10`,
      ]),
    },
  });
  const release = async (smokers: number) =>
    withSmallProject(withHidden(smokers), async (project) => {
      expect((await project.build()).blocked).toBe(false);
      const { file } = await frozen(project);
      const hidden = await releaseRows<{ code: string; period: string }>(
        file,
        `SELECT DISTINCT a.code, e.period::VARCHAR AS period FROM estimate e JOIN area a ON a.id = e.area WHERE e.status <> 0 ORDER BY ALL`,
      );
      const values = await releaseRows(
        file,
        `SELECT a.code, e.map, e.period, e.value FROM estimate e JOIN area a ON a.id = e.area WHERE a.code LIKE 'P%' ORDER BY ALL`,
      );
      const quantile = await published(file, 'quantile', 'x.map, x.period::VARCHAR AS period, x.quantile, x.areas');
      const beside = await published(
        file,
        'area_neighbours',
        'x.period::VARCHAR AS period, (SELECT code FROM area WHERE id = x.neighbour) AS other, x.neighbour_value, x.outcome',
      );
      return { hidden, values, quantile, beside };
    });

  it('lets no quantile and no comparison with a neighbour tell of a hidden value', async () => {
    const [few, more] = [await release(1), await release(4)];
    // One in ten, or four in ten: the lowest share of all practices, or the highest. Readers see the same.
    expect(few.hidden.map(({ code }) => code)).toContain('P01');
    expect(more.hidden).toEqual(few.hidden);
    expect(more.values).toEqual(few.values);
    const ofPractices = (rows: Record<string, unknown>[]) => rows.filter(({ code }) => String(code).startsWith('P'));
    expect(ofPractices(more.quantile)).toEqual(ofPractices(few.quantile));
    expect(ofPractices(more.beside)).toEqual(ofPractices(few.beside));
    const gone = new Set(few.hidden.map(({ code, period }) => `${code} ${period}`));
    for (const { code, period } of few.quantile) expect(gone).not.toContain(`${code} ${period}`);
    for (const { code, other, period } of few.beside) {
      expect(gone).not.toContain(`${code} ${period}`);
      expect(gone).not.toContain(`${other} ${period}`);
    }
    const newest = few.quantile.filter(({ code, map }) => code === 'P12' && map === 1).at(-1);
    expect(newest?.areas).toBe(12 - few.hidden.filter(({ code }) => /^P/.test(code)).length);
  });
});

describe('building again', () => {
  const work = { 'shown-comparison': { done: 1, kept: 0 } };
  const kept = { 'shown-comparison': { done: 0, kept: 1 } };

  it('keeps these comparisons while estimates and what is hidden of them stay the same', async () => {
    await withSmallProject(parts, async (project) => {
      expect((await project.build()).work).toMatchObject(work);
      const { manifest } = await frozen(project);
      expect((await project.build()).work).toMatchObject(kept);
      project.change({ coxcomb: { disclosure: { small: { smallest: 30, exempt: ['country'] } } } });
      expect((await project.build()).work).toMatchObject({ indicator: { done: 0, kept: 1 }, ...work });
      expect((await frozen(project)).manifest.hash).not.toBe(manifest.hash);
      project.change({ coxcomb: {} });
      await project.build();
      expect((await frozen(project)).manifest).toEqual(manifest);
    });
  });

  it('forgets the groups that are no longer declared', async () => {
    await withSmallProject(parts, async (project) => {
      await project.build();
      project.change({ indicators: [indicator('smoking', 1)] });
      await project.build();
      expect(await project.rows('SELECT count(*) AS n FROM quantile ORDER BY n')).toEqual([{ n: 0 }]);
      const [{ n } = { n: 0 }] = await project.rows<{ n: number }>(
        `SELECT count(*) AS n FROM comparison WHERE comparator = ${neighbourCode} ORDER BY n`,
      );
      expect(n).toBe(28);
    });
  });
});
