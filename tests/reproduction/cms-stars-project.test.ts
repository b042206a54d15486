import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/evidence/database.ts';
import { build, workspaceOf } from '../../src/pipeline.ts';
import { loadProject } from '../../src/project/load.ts';

const root = join(import.meta.dirname, '../..');
const data = join(process.env.COXCOMB_DATA ?? join(root, '../shared/data'), 'usa/cms-stars');
const absent = !existsSync(data);

describe.skipIf(absent)(
  `the project of hospital stars${absent ? ' (skipped: the folder of its data is not here)' : ''}`,
  () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'coxcomb-stars-'));
      const own = (path: string) => !path.includes('.coxcomb');
      cpSync(join(root, 'examples/cms-stars'), join(folder, 'project'), { recursive: true, filter: own });
      mkdirSync(join(folder, 'data'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const load = (dataFolder: string, parameters = {}) => {
      const options = { dataFolder, parameters, shippedFrameworks: join(root, 'frameworks') };
      const { project, issues } = loadProject(join(folder, 'project'), options);
      expect(issues).toEqual([]);
      if (!project) throw new Error('the project has problems');
      return project;
    };

    it('gives the stars and summary scores of April 2021 again', async () => {
      const report = await build(load(data), { memoryLimit: '1GB' });
      expect(report.blocked).toBe(false);
      for (const source of report.sources)
        expect(source.read).toBe(source.accepted + source.rejected + source.setAside);
      const [check] = report.publishedRatings;
      expect(check).toMatchObject({ framework: 'cms-stars', periodEnd: '2021-04-30', checked: 3355, equal: 3355 });
      expect(check?.scores).toMatchObject({ checked: 3355, equal: 3355 });
      expect(check?.scores.largestDifference).toBeLessThan(1e-8);
      expect(report.ratings[0]?.classes).toMatchObject({
        'one-star': 204,
        'two-stars': 690,
        'three-stars': 1018,
        'four-stars': 988,
        'five-stars': 455,
      });
    }, 180_000);

    it('takes another release with other measures, without a change of any declaration', async () => {
      nextRelease(join(folder, 'data'));
      const project = load(join(folder, 'data'), { release: '202107' });
      const ids = project.indicators.map(({ value }) => value.id);
      expect(ids).toHaveLength(49);
      expect(ids).toContain('new-1');
      expect(ids).not.toContain('sep-1');
      const report = await build(project, { memoryLimit: '1GB' });
      expect(report.problems).toEqual([]);
      expect(report.estimates.indicators).toBe(49);
      // A hospital that is new and on no list yet is there under its number.
      const database = await Database.open({ path: workspaceOf(project).evidence, readOnly: true });
      const rows = await database.rows(
        `SELECT a.name, e.value FROM estimate e JOIN area a ON a.id = e.area JOIN indicator i ON i.id = e.indicator
         WHERE i.key = 'new-1' AND a.code = '999999' AND e.map = 0 ORDER BY e.period`,
      );
      database.close();
      expect(rows).toEqual([{ name: '999999', value: 0.5 }]);
      expect(report.publishedRatings).toMatchObject([{ periodEnd: '2021-07-31', checked: 400 }]);
    }, 180_000);
  },
);

/** Files of an invented release: 400 hospitals and one more, one measure dropped and one added in another group. */
function nextRelease(folder: string): void {
  const lines = (name: string) => readFileSync(join(data, name), 'utf8').replaceAll('"', '').trim().split(/\r?\n/);
  const [header = '', ...hospitals] = lines('v202104_input.csv');
  const rows = hospitals.slice(0, 400).map((line) => `${line},0.5`);
  const alone = [
    '999999',
    ...header
      .split(',')
      .slice(1)
      .map(() => ''),
    '0.5',
  ].join(',');
  writeFileSync(join(folder, 'v202107_input.csv'), [`${header},NEW_1`, ...rows, alone, ''].join('\n'));
  const measures = lines('v202104_measures.csv').filter((line) => !line.startsWith('SEP_1,'));
  writeFileSync(join(folder, 'v202107_measures.csv'), [...measures, 'NEW_1,Safety,higher', ''].join('\n'));
  const stars = hospitals.slice(0, 400).map((line) => `${line.split(',')[0]},3,0`);
  writeFileSync(join(folder, 'v202107_output.csv'), ['PROVIDER_ID,star,summary_score', ...stars, ''].join('\n'));
  cpSync(join(data, 'hospital_info.csv'), join(folder, 'hospital_info.csv'));
}
