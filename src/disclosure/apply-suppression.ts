import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { statusCode } from '#vocabulary/status.ts';
import type { CellTable } from './cell-table.ts';
import { gatherCells } from './collect/gather-cells.ts';
import { sumQueries } from './collect/gather-sums.ts';
import { protectedIndicators } from './collect/protected-indicators.ts';
import { readCellTable } from './collect/read-cell-table.ts';
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
  await gatherCells(database, project, protection);
  const strata = await database.rows<Stratum & Record<string, string | number>>(
    'SELECT id, sex, age, category, category_value FROM stratum WHERE id IN (SELECT DISTINCT stratum FROM estimated) ORDER BY id',
  );
  const queries = await sumQueries(database, stratumSums(strata, project.declaration));
  const { table, broken } = await readCellTable(database, protection.policies, queries);
  const plan = planSuppression(table);
  const { sides } = protection;
  const issues = await exposedIssues(database, project, { table, sides, exposed: plan.exposed });
  const hidden = await writeDisclosure(database, plan);
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

/** @returns the number of estimates hidden */
async function writeDisclosure(database: Database, plan: SuppressionPlan): Promise<number> {
  const hidden = Int32Array.from(plan.status.keys()).filter((cell) => plan.status[cell] !== 0);
  await database.run('CREATE OR REPLACE TEMP TABLE sup_hidden (id INTEGER)');
  await database.append('sup_hidden', [hidden], hidden.length);
  await database.run(`INSERT INTO disclosure
    SELECT indicator, area, map, period, stratum, ${statusCode('suppressed')} FROM (${hiddenBy('n')} UNION ${hiddenBy('d')} UNION ${withheld}) ORDER BY ALL`);
  const { n } = await database.single<{ n: number }>('SELECT count(*) AS n FROM disclosure');
  for (const name of [
    'sup_withheld',
    'sup_estimate',
    'sup_base',
    'sup_member',
    'sup_row',
    'sup_fact',
    'sup_cell',
    'sup_link',
    'sup_hidden',
  ])
    await database.run(`DROP TABLE ${name}`);
  return n;
}

/** The estimates that their indicator’s declaration withholds. */
const withheld = `SELECT e.indicator, e.area, e.map, e.period, e.stratum FROM estimate e JOIN area a ON a.id = e.area
  JOIN sup_withheld w ON w.indicator = e.indicator AND w.type = a.type WHERE e.status = ${statusCode('ok')}`;

/** The estimates shown whose numerator (`n`) or denominator (`d`) is hidden. */
function hiddenBy(side: 'n' | 'd'): string {
  return `SELECT r.indicator, r.area, r.map, r.period, r.stratum FROM sup_row r
    JOIN sup_cell c ON c.side = r.${side}_side AND c.time = r.${side}_time AND c.stratum = r.stratum AND c.sig = r.${side}_sig
    JOIN sup_hidden h ON h.id = c.id WHERE r.shown = 1 AND r.${side}_policy >= 0`;
}
