import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { statusCode } from '#vocabulary/status.ts';
import type { CellTable } from './cell-table.ts';
import { cellTableOf } from './collect/cell-table-of.ts';
import { type Gathered, gatherCells } from './collect/gather-cells.ts';
import { protectedIndicators } from './collect/protected-indicators.ts';
import { type Stratum, stratumSums } from './collect/stratum-sums.ts';
import { exposedIssues } from './exposed-counts.ts';
import { planSuppression, type SuppressionPlan } from './plan-suppression.ts';

export interface SuppressionReport {
  cells: number;
  sums: number;
  small: number;
  complementary: number;
  /** Estimates that are hidden. */
  hidden: number;
  /** Sums that do not hold between the counts, by kind, so that readers cannot use them either. */
  broken: Record<string, number>;
  issues: Issue[];
  /** What was decided on, for the attacker. */
  table: CellTable;
  plan: SuppressionPlan;
}

/**
 * Decides for all estimates of all indicators together which must be hidden, and writes them to the table `disclosure`.
 *
 * An estimate is hidden as a whole: value, limits, numerator and denominator, because each follows from the others. The table
 * says `suppressed` of all of them alike: which were small and which protect others must not be published, since a reader who
 * knew would learn that the latter are not small.
 *
 * Edges — values that only their publisher states are hidden when they are small, and stand in no sum. Methods that
 * standardise are treated by their total counts. Counts below zero are not controlled.
 */
export async function applySuppression(database: Database, project: Project): Promise<SuppressionReport> {
  await database.run('DELETE FROM disclosure');
  const protection = protectedIndicators(project);
  const gathered = await gatherCells(database, project, protection);
  const strata = await database.rows<Stratum & Record<string, string | number>>(
    'SELECT id, sex, age, category, category_value FROM stratum WHERE id IN (SELECT DISTINCT stratum FROM estimated) ORDER BY id',
  );
  const { table, broken, idOf } = cellTableOf(gathered, protection, stratumSums(strata, project.declaration));
  const plan = planSuppression(table);
  const { sides } = protection;
  const issues = await exposedIssues(database, project, { table, gathered, sides, exposed: plan.exposed });
  const hidden = await writeDisclosure(database, project, hiddenRows(gathered, plan, idOf));
  return {
    cells: table.amount.length,
    sums: table.sums.total.length,
    small: plan.small,
    complementary: plan.complementary,
    hidden,
    broken,
    issues,
    table,
    plan,
  };
}

/** Positions of the estimates that are shown and whose numerator or denominator is hidden. */
function hiddenRows({ rows }: Gathered, plan: SuppressionPlan, idOf: Int32Array): Gathered['rows'] {
  const hides = (cell: number) => cell >= 0 && plan.status[idOf[cell]!] !== 0;
  const [above, below, shown] = [rows.column('numeratorCell'), rows.column('denominatorCell'), rows.column('shown')];
  return rows.only((i) => shown[i] === 1 && (hides(above[i]!) || hides(below[i]!)));
}

/** @returns the number of estimates hidden, with those that declarations withhold */
async function writeDisclosure(database: Database, project: Project, hidden: Gathered['rows']): Promise<number> {
  const key = ['indicator', 'area', 'map', 'period', 'stratum'] as const;
  const names = key.join(', ');
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_hidden (${key.map((name) => `${name} INTEGER`).join(', ')})`);
  await database.append(
    'sup_hidden',
    key.map((name) => hidden.column(name)),
    hidden.length,
  );
  const withheld = project.indicators.flatMap(({ value }) => value.withhold.map(({ level }) => [value.id, level]));
  const also =
    withheld.length === 0
      ? ''
      : `UNION SELECT e.indicator, e.area, e.map, e.period, e.stratum FROM estimate e JOIN area a ON a.id = e.area
          JOIN indicator i ON i.id = e.indicator JOIN area_type t ON t.id = a.type
          WHERE e.status = ${statusCode('ok')} AND (i.key, t.key) IN (VALUES ${withheld.map((pair) => `(${pair.map(literal).join(', ')})`).join(', ')})`;
  await database.run(
    `INSERT INTO disclosure SELECT *, ${statusCode('suppressed')} FROM (SELECT DISTINCT ${names} FROM sup_hidden ${also}) ORDER BY ALL`,
  );
  await database.run('DROP TABLE sup_hidden');
  const { n } = await database.single<{ n: number }>('SELECT count(*) AS n FROM disclosure');
  return n;
}
