import type { Database } from '#evidence/database.ts';
import type { WorkCount } from '#evidence/parts.ts';
import type { Project } from '#project/project.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { counted } from '#vocabulary/counted.ts';

/** What a build did, for people and as JSON. */
export interface BuildReport {
  project: string;
  sources: {
    source: string;
    files: number;
    read: number;
    accepted: number;
    rejected: number;
    setAside: number;
    rules: { rule: string; rows: number }[];
  }[];
  labels: { indicator: string; benchmark: string; checked: number; equal: number }[];
  estimates: { rows: number; withValue: number; indicators: number; areas: number };
  hidden: number;
  /** How many areas, or parts of areas where the framework does not rate the whole, have each class; `` is no class. */
  ratings: { framework: string; areas: number; of: 'whole' | 'parts'; classes: Record<string, number> }[];
  /** Published ratings and scores that the frameworks give again, by rating and period. */
  publishedRatings: PublishedRatingCheck[];
  issues: { code: string; severity: string; count: number }[];
  work: WorkCount;
  blocked: boolean;
  /** Every issue, for the list shown to people. */
  problems: Issue[];
}

export interface PublishedRatingCheck {
  framework: string;
  rating: string;
  periodEnd: string;
  checked: number;
  equal: number;
  scores: { checked: number; equal: number; largestDifference: number | null };
}

export async function readReport(
  database: Database,
  project: Project,
  problems: Issue[],
  work: WorkCount,
): Promise<BuildReport> {
  const sources = await database.rows<{
    source: string;
    files: number;
    read: number;
    accepted: number;
    rejected: number;
    setAside: number;
  }>(`
    SELECT s.key AS source, count(*) AS files, sum(rows_read)::BIGINT AS read, sum(accepted)::BIGINT AS accepted, sum(rejected)::BIGINT AS rejected, sum(set_aside)::BIGINT AS "setAside"
    FROM source_file f JOIN source s ON s.id = f.source GROUP BY s.key ORDER BY s.key`);
  const rules = await database.rows<{
    source: string;
    rule: string;
    rows: number;
  }>(`SELECT s.key AS source, a.rule, sum(a.count)::BIGINT AS rows
    FROM set_aside a JOIN source_file f ON f.id = a.file JOIN source s ON s.id = f.source GROUP BY s.key, a.rule ORDER BY s.key, a.rule`);
  const labels = await database.rows<BuildReport['labels'][number]>(
    'SELECT i.key AS indicator, benchmark, checked, equal FROM label_check l JOIN indicator i ON i.id = l.indicator ORDER BY i.key, benchmark',
  );
  const estimates = await database.single<BuildReport['estimates']>(
    'SELECT count(*) AS rows, count(value) AS "withValue", count(DISTINCT indicator) AS indicators, count(DISTINCT area) AS areas FROM estimate',
  );
  const { hidden } = await database.single<{ hidden: number }>('SELECT count(*) AS hidden FROM disclosure');
  const classes = await database.rows<{ framework: string; class: string; n: number; areas: number; whole: boolean }>(`
    WITH rated AS (SELECT framework, count(DISTINCT area) AS areas, bool_or(node = '') AS whole FROM rating GROUP BY framework)
    SELECT framework, class, count(*) AS n, any_value(areas) AS areas, any_value(whole) AS whole FROM rating JOIN rated USING (framework)
    WHERE NOT whole OR node = '' GROUP BY framework, class ORDER BY framework, class`);
  const ratings = new Map<string, BuildReport['ratings'][number]>();
  for (const row of classes) {
    const of = row.whole ? 'whole' : 'parts';
    const entry = ratings.get(row.framework) ?? { framework: row.framework, areas: row.areas, of, classes: {} };
    entry.classes[row.class] = row.n;
    ratings.set(row.framework, entry);
  }
  const checks = await database.rows<Omit<PublishedRatingCheck, 'scores'> & Record<string, string | number | null>>(`
    SELECT framework, rating, p.end_date::VARCHAR AS "periodEnd", checked, equal, scores, scores_equal, largest
    FROM rating_check c JOIN period p ON p.id = c.period ORDER BY framework, rating, p.end_date, p.id`);
  const publishedRatings = checks.map(({ scores, scores_equal: equal, largest, ...check }) => ({
    ...check,
    scores: {
      checked: scores as number,
      equal: equal as number,
      largestDifference: largest as number | null,
    },
  }));
  const counts = new Map<string, { code: string; severity: string; count: number }>();
  for (const problem of problems) {
    const entry = counts.get(problem.code) ?? { code: problem.code, severity: problem.severity, count: 0 };
    entry.count += 1;
    counts.set(problem.code, entry);
  }
  return {
    project: project.declaration.id,
    sources: sources.map((source) => ({
      ...source,
      rules: rules.filter((rule) => rule.source === source.source).map(({ rule, rows }) => ({ rule, rows })),
    })),
    labels,
    estimates,
    hidden,
    ratings: [...ratings.values()],
    publishedRatings,
    issues: [...counts.values()],
    work,
    blocked: problems.some((problem) => problem.severity === 'blocks'),
    problems,
  };
}

/** The report as lines for people. */
export function reportLines(report: BuildReport): string[] {
  const n = (value: number) => value.toLocaleString('en-GB');
  const lines = [`${report.project}: what the build did`, '', 'Rows (read = accepted + rejected + set aside)'];
  for (const source of report.sources) {
    lines.push(
      `  ${source.source}: ${n(source.read)} = ${n(source.accepted)} + ${n(source.rejected)} + ${n(source.setAside)}, ${counted(source.files, 'file')}`,
    );
    for (const { rule, rows } of source.rules) lines.push(`      ${n(rows)} set aside: ${rule}`);
  }
  if (report.labels.length > 0) lines.push('', 'Published labels that come out equal');
  for (const check of report.labels)
    lines.push(`  ${check.indicator}, ${check.benchmark} benchmark: ${n(check.equal)} of ${n(check.checked)}`);
  lines.push(
    '',
    `${counted(report.estimates.rows, 'estimate')}, ${n(report.estimates.withValue)} with a value: ${counted(report.estimates.indicators, 'indicator')}, ${counted(report.estimates.areas, 'area')}`,
  );
  lines.push(`${counted(report.hidden, 'estimate')} hidden to protect people`);
  for (const rating of report.ratings) {
    const classes = Object.entries(rating.classes).map(([name, count]) => `${name || 'no class'} ${n(count)}`);
    const parts = Object.values(rating.classes).reduce((sum, count) => sum + count, 0);
    const what = rating.of === 'whole' ? 'overall' : `${counted(parts, 'rating')} of their parts`;
    lines.push(`${rating.framework}: ${counted(rating.areas, 'area')} rated, ${what} (${classes.join(', ')})`);
  }
  if (report.publishedRatings.length > 0) lines.push('', 'Published ratings that come out equal');
  for (const check of report.publishedRatings) {
    const classes = check.checked > 0 ? [`ratings ${n(check.equal)} of ${n(check.checked)}`] : [];
    const { scores } = check;
    const largest = scores.largestDifference?.toPrecision(2) ?? 'none';
    if (scores.checked > 0)
      classes.push(`scores ${n(scores.equal)} of ${n(scores.checked)}, largest difference ${largest}`);
    lines.push(`  ${check.framework}, ${check.rating}, to ${check.periodEnd}: ${classes.join('; ')}`);
  }
  const work = Object.entries(report.work).map(([kind, { done, kept }]) => `${kind} ${done} done, ${kept} kept`);
  lines.push(`Work: ${work.join('; ')}`);
  return lines;
}
