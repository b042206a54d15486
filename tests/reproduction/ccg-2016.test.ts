import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRecords } from '#project/tables/csv-records.ts';
import { Database } from '../../src/evidence/database.ts';
import type { BuildReport } from '../../src/pipeline/build-report.ts';
import { build, workspaceOf } from '../../src/pipeline.ts';
import { loadProject } from '../../src/project/load.ts';

const root = join(import.meta.dirname, '../..');
const data = join(process.env.COXCOMB_DATA ?? join(root, '../shared/data'), 'england');
const absent = !existsSync(data);

/** Rows of a file of published ratings by header. */
function table(name: string): Record<string, string>[] {
  const read = csvRecords(readFileSync(join(data, 'published-ratings', name), 'utf8'), ',');
  if (!('records' in read)) throw new Error(`${name} is not a table`);
  const [header, ...rows] = read.records;
  return rows.map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((title, i) => [title, cells[i] ?? ''])));
}

describe.skipIf(absent)(
  `the commissioning groups of 2016${absent ? ' (skipped: the folder of public data is not here)' : ''}`,
  () => {
    let folder = '';
    let report: BuildReport;
    let database: Database;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'coxcomb-ccg-'));
      const own = (path: string) => !path.includes('.coxcomb');
      cpSync(join(root, 'examples/ccg-2016'), folder, { recursive: true, filter: own });
      const { project, issues } = loadProject(folder, {
        dataFolder: data,
        shippedFrameworks: join(root, 'frameworks'),
      });
      expect(issues).toEqual([]);
      if (project) report = await build(project, { memoryLimit: '1GB' });
      database = await Database.open({ path: workspaceOf({ folder }).evidence, readOnly: true });
    }, 120_000);
    afterAll(() => {
      database?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('are built, and every row of every file is accounted for', () => {
      expect(report.blocked).toBe(false);
      expect(report.sources).toHaveLength(3);
      for (const source of report.sources) {
        expect(source.read, source.source).toBe(source.accepted + source.rejected + source.setAside);
        expect(source.rejected, source.source).toBe(0);
      }
    });

    it.each([
      ['admissions-gap', ['AGI', 'AGI_LCI', 'AGI_UCI']],
      ['admissions-relative-gap', ['RGI', '', '']],
      ['avoidable-admissions', ['mean', '', '']],
    ])('have the published values to the last digit: %s', async (indicator, columns) => {
      const rows = await database.rows<{ code: string; value: number; lower: number | null; upper: number | null }>(
        `SELECT a.code, e.value, e.lower95 AS lower, e.upper95 AS upper FROM estimate e JOIN area a ON a.id = e.area
         JOIN area_type t ON t.id = a.type JOIN indicator i ON i.id = e.indicator
         WHERE i.key = '${indicator}' AND t.key = 'ccg' AND e.map = 1 ORDER BY a.code`,
      );
      const published = table('ccg_inequality_acsc_2015_16.csv').sort((a, b) =>
        (a.CCG16CDH as string) < (b.CCG16CDH as string) ? -1 : 1,
      );
      const number = (row: Record<string, string>, column: string) => (column === '' ? null : Number(row[column]));
      expect(rows).toHaveLength(209);
      expect(rows).toEqual(
        published.map((row) => {
          const [value, lower, upper] = columns.map((column) => number(row, column));
          return { code: row.CCG16CDH, value, lower, upper };
        }),
      );
    });

    it('all have a boundary of their own year', async () => {
      const { n } = await database.single<{ n: number }>(
        "SELECT count(DISTINCT area) AS n FROM boundary WHERE key = 'ccg-2016'",
      );
      expect(n).toBe(209);
    });

    it('have the 35 headline ratings that are known, and none is made up for the others', async () => {
      const rows = await database.rows<{ code: string; class: string }>(
        'SELECT a.code, r.class FROM published_rating r JOIN area a ON a.id = r.area ORDER BY a.code',
      );
      const published = table('ccg_headline_rating_2015_16_partial.csv').map((row) => ({
        code: row.ccg_code,
        class: row.headline_rating_2015_16 === 'outstanding' ? 'Outstanding' : 'Inadequate',
      }));
      expect(rows).toEqual(published.sort((a, b) => ((a.code as string) < (b.code as string) ? -1 : 1)));
      expect(rows).toHaveLength(35);
    });

    it('are rated by the gap as the intervals say', async () => {
      const rows = await database.rows<{ class: string; n: number }>(
        "SELECT class, count(*) AS n FROM rating WHERE node = 'gap' GROUP BY class ORDER BY class",
      );
      // Counted from the file: whose interval lies below or above the plain mean of the 209 gaps.
      const gaps = table('ccg_inequality_acsc_2015_16.csv').map((row) => ({
        value: Number(row.AGI),
        lower: Number(row.AGI_LCI),
        upper: Number(row.AGI_UCI),
      }));
      const mean = gaps.reduce((sum, { value }) => sum + value, 0) / gaps.length;
      const better = gaps.filter(({ upper }) => upper < mean).length;
      const worse = gaps.filter(({ lower }) => lower > mean).length;
      expect(rows).toEqual([
        { class: 'better', n: better },
        { class: 'middle', n: 209 - better - worse },
        { class: 'worse', n: worse },
      ]);
      expect(better).toBeGreaterThan(20);
    });
  },
);
