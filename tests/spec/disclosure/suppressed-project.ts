import { expect } from 'vitest';
import { applySuppression, type SuppressionReport } from '../../../src/disclosure/apply-suppression.ts';
import { findExposed } from '../../../src/disclosure/attacker/find-exposed.ts';
import { Database } from '../../../src/evidence/database.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { practices, type SmallProjectParts, withSmallProject, years } from '../../fixtures/small-project.ts';
import { attackEvidence, type IndicatorOfAttack } from './attack-evidence.ts';
import { loadSolver } from '../../../scripts/solver.ts';

const solve = await loadSolver();

export const smallest = 7;
export const policy = { smallest, exempt: ['country'] };

/** Builds a small project, suppresses, and hands over the evidence. */
export async function suppressed<T>(
  parts: SmallProjectParts,
  check: (database: Database, report: SuppressionReport) => Promise<T>,
): Promise<T> {
  return withSmallProject({ framework: null, ...parts }, async (project) => {
    const built = await project.build();
    expect(built.problems).toEqual([]);
    const loaded = project.load();
    const database = await Database.open({ path: workspaceOf(loaded).evidence });
    try {
      const report = await applySuppression(database, loaded);
      expect(report.issues).toEqual([]);
      expect(findExposed(report.table, report.plan.status, solve)).toEqual([]);
      return await check(database, report);
    } finally {
      database.close();
    }
  });
}

/** Invented counts that are often small; `scale` is about their mean. */
export const count = (practice: number, year: number, salt: number, scale: number) =>
  Math.floor((((practice * 7919 + year * 104729 + salt * 31337) % 97) / 97) ** 2 * 3 * scale);

const header = 'Practice,Year,Smokers,Adults';
export const csv = (smokers: (p: number, y: number) => number, adults: (p: number, y: number) => number) =>
  `${[header, ...practices.flatMap((code, p) => years.map((year, y) => [code, year, smokers(p, y), adults(p, y)].join(',')))].join('\n')}\n`;

export const hiddenRows = (database: Database) =>
  database.rows<{ indicator: string; area: string; map: number; period: string; status: number }>(
    `SELECT i.key AS indicator, a.code AS area, d.map, p.start_date::VARCHAR AS period, d.status FROM disclosure d
     JOIN indicator i ON i.id = d.indicator JOIN area a ON a.id = d.area JOIN period p ON p.id = d.period ORDER BY ALL`,
  );

export const smoking: IndicatorOfAttack[] = [
  { key: 'smoking', numerator: 'smokers', denominator: 'adults', complement: true },
  { key: 'smoking-rate', numerator: 'smokers', denominator: 'adults' },
];
export const attackAll = (database: Database, indicators: IndicatorOfAttack[], protectedMeasures = ['smokers']) =>
  attackEvidence(database, indicators, { smallest, solve, exempt: ['country'], protectedMeasures });
