import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import { statusCode } from '#vocabulary/status.ts';

const small = statusCode('suppressed-small');
const complementary = statusCode('suppressed-complementary');

/** A chain of hidden siblings grows by one at each round; real ones end after a few. */
const mostRounds = 50;

/**
 * Hides the small numbers of every protected measure, and in every sum of areas that would give one away a second number.
 *
 * A sum gives a hidden number away when its total is shown and all its other parts are: then the smallest of these is hidden too,
 * zeros last, because the fewest people are lost with it. That may make it the only hidden part of another sum, so the rounds go on
 * until nothing changes. Sums of strata, of windows and across the two maps are the work of `disclosure/`, which searches the whole
 * mesh but is not yet fast enough for a whole release.
 */
export async function suppress(database: Database, project: Project): Promise<void> {
  await database.run('DELETE FROM disclosure');
  const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
  const steps = project.declaration.areaTypes.flatMap((type) =>
    type.rollsUpTo.map((step) => `(${literal(type.id)}, ${literal(step.type)})`),
  );
  for (const { value: indicator } of project.indicators) {
    const policyName = measures.get(indicator.numerator.measure)?.disclosure;
    const policy = policyName ? project.declaration.disclosure[policyName] : undefined;
    if (!policy) continue;
    const exempt = policy.exempt.map(literal).join(', ') || "''";
    const from = `FROM estimate e JOIN indicator i ON i.id = e.indicator AND i.key = ${literal(indicator.id)} JOIN area a ON a.id = e.area JOIN area_type t ON t.id = a.type`;
    const isSmall = `e.numerator < ${policy.smallest} AND e.numerator >= ${policy.hideZero ? 0 : 1} AND t.key NOT IN (${exempt})`;
    const hidden = await database.run(
      `INSERT INTO disclosure SELECT e.indicator, e.area, e.map, e.period, e.stratum, ${small} ${from} WHERE e.status = 0 AND ${isSmall}`,
    );
    if (hidden === 0 || steps.length === 0) continue;
    await database.run(`CREATE OR REPLACE TEMP TABLE part_of AS
      SELECT e.indicator, e.map, e.period, e.stratum, e.area, r.area AS total, e.numerator
      ${from} JOIN period p ON p.id = e.period
      JOIN rollup r ON r.map = e.map AND r.leaf = e.area AND r.weight = 1 AND r.area <> e.area AND p.end_date BETWEEN r.valid_from AND r.valid_to
      JOIN area_type pt ON pt.id = r.area_type JOIN (VALUES ${steps.join(', ')}) v(child, parent) ON v.child = t.key AND v.parent = pt.key
      WHERE e.status = 0`);
    for (let round = 0; round < mostRounds; round++) {
      const added = await database.run(`INSERT INTO disclosure
        SELECT DISTINCT indicator, area, map, period, stratum, ${complementary} FROM (
          SELECT c.*, d.status, count(d.status) OVER sum AS hidden, total_hidden.status AS total_status
          FROM part_of c
          LEFT JOIN disclosure d USING (indicator, map, period, stratum, area)
          LEFT JOIN disclosure total_hidden ON total_hidden.indicator = c.indicator AND total_hidden.map = c.map AND total_hidden.period = c.period AND total_hidden.stratum = c.stratum AND total_hidden.area = c.total
          WINDOW sum AS (PARTITION BY c.indicator, c.map, c.period, c.stratum, c.total))
        WHERE hidden = 1 AND total_status IS NULL AND status IS NULL
        QUALIFY row_number() OVER (PARTITION BY indicator, map, period, stratum, total ORDER BY numerator = 0, numerator, area) = 1`);
      if (added === 0) break;
    }
  }
}
