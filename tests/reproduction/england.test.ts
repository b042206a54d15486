import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../src/evidence/database.ts';
import type { BuildReport } from '../../src/pipeline/build-report.ts';
import { build, workspaceOf } from '../../src/pipeline.ts';
import { loadProject } from '../../src/project/load.ts';

const root = join(import.meta.dirname, '../..');
const data = join(root, '../shared/data/england');
const absent = !existsSync(data);

describe.skipIf(absent)(
  `England, from published files${absent ? ' (skipped: the folder of public data is not here)' : ''}`,
  () => {
    let folder = '';
    let report: BuildReport;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'coxcomb-england-'));
      cpSync(join(root, 'examples/england'), folder, { recursive: true, filter: (path) => !path.includes('.coxcomb') });
      const { project, issues } = loadProject(folder, {
        dataFolder: data,
        shippedFrameworks: join(root, 'frameworks'),
      });
      expect(issues).toEqual([]);
      if (project) report = await build(project, { memoryLimit: '1GB' });
    }, 300_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('accounts for every row of every file', () => {
      expect(report.blocked).toBe(false);
      expect(report.sources.length).toBeGreaterThan(0);
      for (const source of report.sources) {
        expect(source.read, source.source).toBe(source.accepted + source.rejected + source.setAside);
        expect(source.read, source.source).toBeGreaterThan(0);
      }
    });

    it('gives every published smoking label again, with the published and with the added-up value of England', () => {
      const checks = report.labels.filter((check) => check.indicator === 'smoking-prevalence');
      expect(checks.map((check) => check.benchmark).sort()).toEqual(['computed', 'published']);
      for (const check of checks) {
        expect(check.checked).toBeGreaterThanOrEqual(6378);
        expect(check.equal).toBe(check.checked);
      }
    });

    it('gives the Health Index and its domains of 2015 to 2019 again, within 0.11', () => {
      const checks = report.publishedRatings.filter(({ framework }) => framework === 'health-index-ics');
      expect(new Set(checks.map(({ rating }) => rating)).size).toBe(4);
      expect(checks).toHaveLength(20);
      for (const { scores } of checks) {
        expect(scores).toMatchObject({ checked: 42, equal: 42 });
        expect(scores.largestDifference).toBeLessThan(0.11);
      }
    });

    it('adds England’s smoking up from its practices to the published value', async () => {
      const database = await Database.open({ path: workspaceOf({ folder }).evidence, readOnly: true });
      const own = await database.single<{
        value: number;
        method: number;
        reported: number;
      }>(`SELECT e.value, e.method, e.reported FROM estimate e JOIN area a ON a.id = e.area JOIN area_type t ON t.id = a.type JOIN period p ON p.id = e.period JOIN indicator i ON i.id = e.indicator
      WHERE i.key = 'smoking-prevalence' AND t.key = 'country' AND e.map = 0 AND e.stratum = 0 AND p.end_date = DATE '2023-03-31'`);
      const stated = await database.single<{
        value: number;
      }>(`SELECT v.value FROM published_value v JOIN area a ON a.id = v.area JOIN area_type t ON t.id = a.type JOIN period p ON p.id = v.period JOIN indicator i ON i.id = v.indicator
      WHERE i.key = 'smoking-prevalence' AND t.key = 'country' AND v.stratum = 0 AND p.end_date = DATE '2023-03-31'`);
      database.close();
      expect(own.method).toBeGreaterThanOrEqual(0);
      expect(own.reported).toBe(6378);
      expect(Math.abs(own.value - stated.value)).toBeLessThan(0.05);
    });
  },
);
