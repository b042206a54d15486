import { describe, expect, it } from 'vitest';
import {
  countRows,
  countsCsv,
  countsSource,
  type SmallProjectParts,
  type SourceInput,
  withSmallProject,
} from '../../fixtures/small-project.ts';

const { measures: _, numeratorWithin: __, ...about } = countsSource;
const rating = (change: object = {}) => ({
  id: 'light-of-the-office',
  name: 'Light of the office',
  framework: 'lights',
  class: 'Light',
  classes: { G: 'green', A: 'amber', R: 'red' },
  ...change,
});
const source = (ratings: object[], files = ['lights.csv']): SourceInput => ({
  ...about,
  id: 'lights-of-the-office',
  files,
  ratings: ratings as SourceInput['ratings'],
});

/** What the framework gives each practice in two years, so that the tests state what is published and not what is computed here. */
const own = (parts: SmallProjectParts = {}) =>
  withSmallProject(parts, async (project) => {
    await project.build();
    const rows = await project.rows<{ code: string; class: string }>(
      "SELECT a.code, r.class FROM rating r JOIN area a ON a.id = r.area JOIN area_type t ON t.id = a.type WHERE r.node = '' AND t.key = 'practice' ORDER BY a.code",
    );
    return new Map(rows.map(({ code, class: name }) => [code, name]));
  });

const letter: Record<string, string> = { green: 'G', amber: 'A', red: 'R' };
const build = (csv: string, ratings = [rating()], more: Record<string, string> = {}, files?: string[]) =>
  withSmallProject(
    { sources: [countsSource, source(ratings, files)], data: { 'lights.csv': csv, ...more } },
    async (project) => {
      const report = await project.build();
      const rejects = await project.rows('SELECT line, column_name, code, raw FROM reject ORDER BY line');
      return { report, rejects };
    },
  );

describe('published ratings', () => {
  it('are held against those of the framework as it stood at the end of each period', async () => {
    const earlier = countRows.filter((row) => !row.includes('2023/24'));
    const [now, before] = [await own(), await own({ data: { 'counts.csv': countsCsv(earlier) } })];
    expect([now.size, before.size]).toEqual([12, 12]);
    const rows = (classes: Map<string, string>, year: string) =>
      [...classes].map(([practice, name]) => `${practice},${year},${letter[name]}`);
    const csv = ['Practice,Year,Light', ...rows(now, '2023/24'), ...rows(before, '2022/23'), 'P01,2021/22,'].join('\n');
    const { report } = await build(csv);
    expect(report.publishedRatings).toMatchObject([
      { framework: 'lights', rating: 'light-of-the-office', periodEnd: '2023-03-31', checked: 12, equal: 12 },
      { periodEnd: '2024-03-31', checked: 12, equal: 12, scores: { checked: 0, largestDifference: null } },
    ]);
    expect(report.sources.find(({ source }) => source === 'lights-of-the-office')).toMatchObject({
      read: 25,
      accepted: 25,
      rejected: 0,
    });
  });

  it('that differ are counted as checked and not as equal', async () => {
    const now = await own();
    const [first] = [...now] as [[string, string]];
    const other = first[1] === 'red' ? 'G' : 'R';
    const { report } = await build(`Practice,Year,Light\n${first[0]},2023/24,${other}\n`);
    expect(report.publishedRatings).toMatchObject([{ checked: 1, equal: 0 }]);
  });

  it('with a text that is not declared are refused with their line', async () => {
    const { report, rejects } = await build('Practice,Year,Light\nP01,2023/24,G\nP02,2023/24,Violet\n');
    expect(rejects).toEqual([{ line: 3, column_name: 'Light', code: 'INGEST_CLASS_UNKNOWN', raw: 'Violet' }]);
    expect(report.publishedRatings).toMatchObject([{ checked: 1 }]);
  });

  it('are compared by their score within the tolerance', async () => {
    const scored: SmallProjectParts = {
      framework: {
        classes: [
          { id: 'few', name: 'Few', meaning: 'Few.', look: 'better' },
          { id: 'many', name: 'Many', meaning: 'Many.', look: 'worse-95', worse: true },
        ],
        scorer: { kind: 'given' },
        combiner: { kind: 'mean' },
        label: { kind: 'cut-points', bands: [{ atLeast: 500, class: 'many' }, { class: 'few' }] },
        nodes: [{ id: 'smoke', name: 'Smoking', indicators: ['adults-counted'] }],
      },
    };
    // There are 200 adults in P01 and 250 in P02, and 3 more in each later year; by now it is 212, and it was 209 a year ago.
    const csv = 'Practice,Year,Score\nP01,2023/24,212.05\nP02,2023/24,262.2\nP03,2023/24,x\nP01,2022/23,209\n';
    const one = rating({ class: undefined, classes: {}, score: 'Score', tolerance: 0.1 });
    const [report, rejects] = await withSmallProject(
      { ...scored, sources: [countsSource, source([one])], data: { 'lights.csv': csv } },
      async (project) => [await project.build(), await project.rows('SELECT line, code FROM reject ORDER BY line')],
    );
    expect(rejects).toEqual([{ line: 4, code: 'INGEST_NOT_A_NUMBER' }]);
    expect(report.publishedRatings).toMatchObject([
      { periodEnd: '2023-03-31', scores: { checked: 1, equal: 1, largestDifference: 0 } },
      { periodEnd: '2024-03-31', checked: 0, scores: { checked: 2, equal: 1 } },
    ]);
    expect(report.publishedRatings[1]?.scores.largestDifference).toBeCloseTo(0.2, 9);
  });

  it('of two files that disagree stop the build; equal ones count once', async () => {
    const files = ['lights.csv', 'lights-2.csv'];
    const same = await build(
      'Practice,Year,Light\nP01,2023/24,G\n',
      [rating()],
      {
        'lights-2.csv': 'Practice,Year,Light\nP01,2023/24,G\n',
      },
      files,
    );
    expect(same.report.blocked).toBe(false);
    expect(same.report.publishedRatings).toMatchObject([{ checked: 1 }]);
    const other = await build(
      'Practice,Year,Light\nP01,2023/24,G\n',
      [rating()],
      {
        'lights-2.csv': 'Practice,Year,Light\nP01,2023/24,R\n',
      },
      files,
    );
    expect(other.report.blocked).toBe(true);
    expect(other.report.problems).toMatchObject([
      { code: 'INGEST_FACT_FROM_TWO_SOURCES', input: 'light-of-the-office' },
    ]);
  });

  it('name frameworks, parts and classes that there are, and have ids of their own', async () => {
    const issues = await withSmallProject(
      {
        sources: [
          countsSource,
          source([
            rating(),
            rating({ framework: 'lamps' }),
            rating({ id: 'b', part: 'fog' }),
            rating({ id: 'c', classes: { G: 'greenish' } }),
          ]),
        ],
      },
      async (project) => project.loadIssues(),
    );
    expect(issues.map(({ code, input, where }) => [code, input, where.path])).toEqual([
      ['DECLARATION_ID_REPEATED', 'light-of-the-office', 'ratings.1.id'],
      ['DECLARATION_REFERENCE_UNKNOWN', 'lamps', 'ratings.1.framework'],
      ['DECLARATION_REFERENCE_UNKNOWN', 'fog', 'ratings.2.part'],
      ['DECLARATION_REFERENCE_UNKNOWN', 'greenish', 'ratings.3.classes.G'],
    ]);
  });
});
