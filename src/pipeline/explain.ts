import { existsSync } from 'node:fs';
import { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import { closestWord } from '#vocabulary/closest-word.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Assurance, assurances, type Cause, causes } from '#vocabulary/control.ts';
import { type Comparator, comparators, outcomeOf } from '#vocabulary/outcome.ts';
import { formatPeriod, type PeriodKind } from '#vocabulary/period.ts';
import { statusOf } from '#vocabulary/status.ts';
import { workspaceOf } from '../pipeline.ts';

export interface Explanation {
  indicator: string;
  area: { code: string; name: string };
  period: string;
  /** Decimals of the value that readers see. */
  decimals: number;
  value: number | null;
  lower95: number | null;
  upper95: number | null;
  numerator: number | null;
  denominator: number | null;
  status: string;
  /** Of a measure of inequality: whose, by what and how; it has no counts of its own. */
  inequality: { method: string; of: string; by: string } | null;
  /** The status under which a release hides the estimate, with all its numbers; null where it shows it. */
  hidden: string | null;
  expected: number;
  reported: number;
  coverage: number | null;
  /** `comparator`: the kind of comparison; `with`: the area’s name, or “the goal”. */
  comparisons: { comparator: Comparator; with: string; value: number | null; outcome: string }[];
  /** In which of equal groups of areas it lies; null without quantiles, `quantile` null where too few areas have a value. */
  quantile: { quantile: number | null; of: number; areas: number } | null;
  /** Its point of the control chart; null without one. */
  control: {
    mean: number;
    lower: number;
    upper: number;
    cause: Cause;
    assurance: Assurance;
  } | null;
  /** The facts that went in, each with its file and line. */
  facts: { measure: string; area: string; amount: number | null; status: string; file: string; line: number }[];
  /** All facts, when fewer are listed. */
  factCount: number;
}

/**
 * Leads an estimate on today’s map back to the lines of the files it comes from.
 *
 * @param wanted.period the day the period ends; by default the latest with a value
 * @throws ESTIMATE_INDICATOR_UNKNOWN, ESTIMATE_UNKNOWN, RELEASE_NOT_BUILT
 */
export async function explainEstimate(
  project: Project,
  wanted: { indicator: string; area: string; period?: string; facts?: number },
): Promise<Explanation> {
  const { evidence } = workspaceOf(project);
  if (!existsSync(evidence)) throw new AppError('RELEASE_NOT_BUILT', { folder: project.folder });
  const ids = project.indicators.map(({ value }) => value.id);
  if (!ids.includes(wanted.indicator)) {
    const near = closestWord(wanted.indicator, ids);
    const meant = near === undefined ? '' : `Did you mean ${near}? `;
    throw new AppError('ESTIMATE_INDICATOR_UNKNOWN', { indicator: wanted.indicator, meant });
  }
  const database = await Database.open({ path: evidence, readOnly: true });
  try {
    const [row] = await database.rows<Record<string, string | number | null>>(
      `SELECT e.*, a.code, a.name, p.start_date::VARCHAR AS start, p.end_date::VARCHAR AS "end", p.kind FROM estimate e JOIN indicator i ON i.id = e.indicator JOIN area a ON a.id = e.area JOIN period p ON p.id = e.period
       WHERE i.key = ? AND upper(a.code) = upper(?) AND e.map = 1 AND e.stratum = 0 ${wanted.period ? 'AND p.end_date = ?::DATE' : ''} ORDER BY e.status <> 0, p.end_date DESC, e.period`,
      [wanted.indicator, wanted.area, ...(wanted.period ? [wanted.period] : [])],
    );
    if (!row)
      throw new AppError('ESTIMATE_UNKNOWN', {
        indicator: wanted.indicator,
        area: wanted.area,
        period: wanted.period ? ` in the period that ends on ${wanted.period}` : '',
      });
    const declaration = project.indicators.find(({ value }) => value.id === wanted.indicator)?.value;
    const measures = [declaration?.numerator, declaration?.denominator].flatMap((side) =>
      side ? [side.measure, ...(side.sum ?? []), ...(side.less ?? [])] : [],
    );
    const start = row.start as string;
    const end = row.end as string;
    const from = `FROM fact f JOIN measure m ON m.id = f.measure JOIN period p ON p.id = f.period JOIN area a ON a.id = f.area
      JOIN rollup r ON r.leaf = f.area AND r.area = ? AND r.map = 1 JOIN source_file s ON s.id = f.file
      WHERE f.stratum = 0 AND m.key IN (${measures.map(() => '?').join(', ')}) AND a.type = m.level AND p.end_date BETWEEN ?::DATE AND ?::DATE`;
    const parameters = [row.area as number, ...measures, start, end];
    const facts = await database.rows<{
      measure: string;
      area: string;
      amount: number | null;
      status: number;
      file: string;
      line: number;
    }>(
      `SELECT m.key AS measure, a.code AS area, f.amount::DOUBLE AS amount, f.status, s.path AS file, f.line ${from} ORDER BY m.key, a.code, p.end_date, f.line LIMIT ${Math.trunc(wanted.facts ?? 20)}`,
      parameters,
    );
    const { n } = await database.single<{ n: number }>(`SELECT count(*) AS n ${from}`, parameters);
    const comparisons = await database.rows<{
      comparator: number;
      code: string | null;
      value: number | null;
      outcome: number;
    }>(
      `SELECT c.comparator, o.name AS code, c.comparator_value AS value, c.outcome FROM comparison c LEFT JOIN area o ON o.id = c.comparator_area
       WHERE c.indicator = ? AND c.area = ? AND c.map = 1 AND c.period = ? AND c.stratum = 0 ORDER BY c.comparator, c.comparator_area`,
      [row.indicator as number, row.area as number, row.period as number],
    );
    const estimate = [row.indicator as number, row.area as number, row.period as number];
    const [disclosure] = await database.rows<{ status: number }>(
      'SELECT status FROM disclosure WHERE indicator = ? AND area = ? AND period = ? AND map = 1 AND stratum = 0 ORDER BY status',
      estimate,
    );
    const [quantile] = await database.rows<{ quantile: number | null; of: number; areas: number }>(
      'SELECT quantile, quantiles AS of, areas FROM quantile WHERE indicator = ? AND area = ? AND period = ? AND map = 1 AND stratum = 0 ORDER BY area',
      estimate,
    );
    const [control] = await database.rows<Record<'mean' | 'lower' | 'upper' | 'cause' | 'assurance', number>>(
      'SELECT mean, lower, upper, cause, assurance FROM control WHERE indicator = ? AND area = ? AND period = ? AND map = 1 ORDER BY area',
      estimate,
    );
    const number = (key: string) => (row[key] ?? null) as number | null;
    return {
      indicator: wanted.indicator,
      area: { code: row.code as string, name: row.name as string },
      period: formatPeriod({ start, end, kind: row.kind as PeriodKind }),
      inequality: declaration?.of ? { method: declaration.method, of: declaration.of, by: declaration.by ?? '' } : null,
      decimals: declaration?.decimals ?? 1,
      value: number('value'),
      lower95: number('lower95'),
      upper95: number('upper95'),
      numerator: number('numerator'),
      denominator: number('denominator'),
      status: statusOf(row.status as number),
      hidden: disclosure ? statusOf(disclosure.status) : null,
      expected: row.expected as number,
      reported: row.reported as number,
      coverage: number('coverage'),
      comparisons: comparisons.map(({ comparator, code, value, outcome }) => ({
        comparator: comparators[comparator] as Comparator,
        with: code ?? 'the goal',
        value,
        outcome: outcomeOf(outcome),
      })),
      quantile: quantile ?? null,
      control: control
        ? {
            ...control,
            cause: causes[control.cause] as Cause,
            assurance: assurances[control.assurance] as Assurance,
          }
        : null,
      facts: facts.map((fact) => ({ ...fact, status: statusOf(fact.status) })),
      factCount: n,
    };
  } finally {
    database.close();
  }
}
