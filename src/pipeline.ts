import { join } from 'node:path';
import { loadAreas } from '#areas/load-areas.ts';
import { checkLabels } from '#comparison/check-labels.ts';
import { compareIndicator } from '#comparison/compare-indicator.ts';
import { type Parents, readParents } from '#comparison/parents.ts';
import { trendIndicator } from '#comparison/trend-indicator.ts';
import { estimateTableOrder } from '#estimates/estimate-columns.ts';
import { estimateIndicator } from '#estimates/estimate-indicator.ts';
import { EstimateLookups } from '#estimates/lookups.ts';
import { layPublishedValues } from '#estimates/published-values.ts';
import { applySuppression } from '#disclosure/apply-suppression.ts';
import { roundForPublication, roundingOf } from '#disclosure/rounding/keep-exact-counts.ts';
import { Database } from '#evidence/database.ts';
import { completeBuild, doPart, doParts, hashOf, type WorkCount } from '#evidence/parts.ts';
import { createEvidence } from '#evidence/schema.ts';
import { ingestSources } from '#ingest/ingest-sources.ts';
import { type DeclarationIds, registerDeclarations } from '#ingest/register-declarations.ts';
import type { Project } from '#project/project.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { rateAreas } from '#rating/rate-areas.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { areaFilesHash } from './pipeline/area-files-hash.ts';
import { type BuildReport, readReport } from './pipeline/build-report.ts';
import { keepStepIssues, readStepIssues } from './pipeline/step-issues.ts';

/** Bumped when a change of the programme changes what it computes, so that work done before is done anew. */
const methodVersion = 9;

export interface BuildOptions {
  /** File to build into, instead of the project’s own; used to compute a release once more. */
  evidence?: string;
  memoryLimit?: string;
  threads?: number;
  progress?: (step: string, done: number, total: number, rows?: number) => void;
}

/** Where a project keeps what is built from it. */
export function workspaceOf(project: { folder: string }) {
  const root = join(project.folder, '.coxcomb');
  return {
    root,
    evidence: join(root, 'evidence.duckdb'),
    candidates: join(root, 'candidates'),
    published: join(root, 'published'),
  };
}

/**
 * Builds a project: areas, sources, estimates, comparisons, suppression, ratings. The only place that knows the order of the steps.
 * Work whose inputs have not changed is kept from the last build.
 */
export async function build(project: Project, options: BuildOptions = {}): Promise<BuildReport> {
  const { progress = () => undefined } = options;
  const database = await Database.open({ path: options.evidence ?? workspaceOf(project).evidence, ...options });
  const count: WorkCount = {};
  const issues: Issue[] = [];
  try {
    await createEvidence(database);
    await database.run(`DELETE FROM part WHERE kind = '${completeBuild}'`);
    progress('areas', 0, 1);
    const areasHash = hashOf(
      methodVersion,
      await areaFilesHash(project),
      project.declaration.areaTypes,
      project.declaration.mapDate,
      project.declaration.codeSchemes,
    );
    await doPart(database, { kind: 'areas', key: 'all', hash: areasHash }, count, async () => {
      const loaded = await loadAreas(database, project);
      await keepStepIssues(database, 'areas', loaded.issues);
      await database.run("DELETE FROM part WHERE kind <> 'areas'");
    });
    issues.push(...(await readStepIssues(database, 'areas')));
    progress('areas', 1, 1);
    const ids = await registerDeclarations(database, project);
    const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
    const ingested = await ingestSources(
      database,
      project,
      { declaration: project.declaration, measures, ids, areasHash, sourceIds: ids.sources },
      count,
      (source, done, total, rows) => progress(`reading ${source}`, done, total, rows),
    );
    issues.push(...ingested.issues);
    if (!issues.some((found) => found.severity === 'blocks')) {
      await buildIndicators(
        database,
        project,
        ids,
        { areasHash, sourceHashes: ingested.sourceHashes },
        count,
        progress,
      );
      progress('protecting small numbers', 0, 1);
      const partsHash = hashOf(
        methodVersion,
        await database.rows(
          "SELECT kind, key, hash FROM part WHERE kind IN ('areas', 'source', 'indicator') ORDER BY kind, key",
        ),
      );
      await doPart(
        database,
        {
          kind: 'disclosure',
          key: 'all',
          hash: hashOf(
            partsHash,
            project.declaration.disclosure,
            project.measures.map(({ value }) => value),
          ),
        },
        count,
        async () => {
          const suppression = await applySuppression(database, project);
          await keepStepIssues(database, 'disclosure', suppression.issues);
        },
      );
      issues.push(...(await readStepIssues(database, 'disclosure')));
      progress('protecting small numbers', 1, 1);
      for (const [index, { value: framework }] of project.frameworks.entries()) {
        progress(`rating by ${framework.id}`, index, project.frameworks.length);
        await doPart(
          database,
          {
            kind: 'framework',
            key: framework.id,
            hash: hashOf(
              partsHash,
              framework,
              project.declaration.disclosure,
              project.indicators.map(({ value }) => [value.id, value.tags]),
            ),
          },
          count,
          async () => {
            await rateAreas(database, framework, { project, indicatorIds: ids.indicators, areaTypeIds: ids.areaTypes });
          },
        );
      }
      await forgetFrameworks(database, project);
      progress('rating', 1, 1);
      // Without this mark nothing is released: a small count that nothing protects must not get out.
      if (!issues.some((found) => found.severity === 'blocks'))
        await database.run('INSERT INTO part VALUES (?, ?, ?)', [completeBuild, 'all', hashOf(methodVersion)]);
    }
    await database.run('CHECKPOINT');
    return await readReport(database, project, issues, count);
  } finally {
    database.close();
  }
}

async function buildIndicators(
  database: Database,
  project: Project,
  ids: DeclarationIds,
  hashes: { areasHash: string; sourceHashes: ReadonlyMap<string, string> },
  count: WorkCount,
  progress: NonNullable<BuildOptions['progress']>,
): Promise<void> {
  const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
  const lookups = new EstimateLookups(database);
  const context = { project, measures, measureIds: ids.measures, areaTypeIds: ids.areaTypes, lookups };
  const { benchmark, areaTypes, mapDate } = project.declaration;
  const { id: benchmarkArea } = (await database.single<{ id: number | null }>(
    'SELECT min(a.id) AS id FROM area a JOIN area_type t ON t.id = a.type WHERE t.key = ? AND a.code = ?',
    [benchmark.type, benchmark.code],
  )) ?? { id: null };
  if (benchmarkArea === null) throw new AppError('PROJECT_BENCHMARK_UNKNOWN', { ...benchmark });
  const parentTypes = new Map(
    areaTypes.map((type) => [
      ids.areaTypes.get(type.id) as number,
      type.rollsUpTo.map((step) => ids.areaTypes.get(step.type) as number),
    ]),
  );
  let parents: Parents | undefined;
  await forgetIndicators(database, ids.indicators, project);
  const stored = await storedIndicators(database);
  const parts = project.indicators.map(({ value: indicator }) => ({
    key: indicator.id,
    hash: hashOf(
      methodVersion,
      indicator,
      hashes.areasHash,
      inputsOf(indicator, project, hashes.sourceHashes),
      benchmark,
      project.declaration.standardPopulations,
      roundingOf(indicator, project),
    ),
  }));
  await doParts(database, 'indicator', parts, count, async (index) => {
    const indicator = project.indicators[index]?.value as Indicator;
    const id = ids.indicators.get(indicator.id) as number;
    progress(`computing ${indicator.id}`, index, project.indicators.length);
    for (const [table, indicators] of stored)
      if (indicators.has(id)) await database.run(`DELETE FROM ${table} WHERE indicator = ${id}`);
    const computed = await estimateIndicator(database, indicator, context);
    const stated = (await lookups.published()).has(id);
    const exact = stated ? await layPublishedValues(database, indicator, id, computed, mapDate) : computed;
    if (exact.length === 0) return 0;
    const estimates = await roundForPublication(database, indicator, id, exact, {
      project,
      areaTypeIds: ids.areaTypes,
      periods: await lookups.periods(),
    });
    parents ??= await readParents(database, parentTypes);
    const { of } = parents;
    const periods = new Map((await lookups.periods()).map((period) => [period.id, period]));
    const parentOf = (map: number, area: number, period: number) => of(map, area, periods.get(period)?.end ?? '');
    const comparisons = compareIndicator(indicator, estimates, { benchmark: benchmarkArea, parentOf });
    const trend = trendIndicator(indicator, estimates, periods);
    const repeated = (length: number) => new Int32Array(length).fill(id);
    await database.append('estimate', [repeated(estimates.length), ...estimateTableOrder(estimates)], estimates.length);
    const pick = <T extends Int8Array | Int32Array>(column: T, rows: Int32Array) => {
      const picked = new (column.constructor as new (length: number) => T)(rows.length);
      for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i] as number] as number;
      return picked;
    };
    const keys = (rows: Int32Array) => [
      repeated(rows.length),
      pick(estimates.area, rows),
      pick(estimates.map, rows),
      pick(estimates.period, rows),
      pick(estimates.stratum, rows),
    ];
    const bytes = (column: Uint8Array) => new Int8Array(column.buffer, column.byteOffset, column.length);
    await database.append(
      'comparison',
      [
        ...keys(comparisons.row),
        comparisons.comparator,
        comparisons.comparatorArea,
        comparisons.comparatorValue,
        bytes(comparisons.outcome),
      ],
      comparisons.length,
    );
    await database.append(
      'trend',
      [...keys(trend.row), bytes(trend.direction), trend.points, trend.chiSquared],
      trend.length,
    );
    for (const check of stated ? await checkLabels(database, indicator, id, benchmarkArea) : []) {
      await database.run('INSERT INTO label_check VALUES (?, ?, ?, ?)', [
        id,
        check.benchmark,
        check.checked,
        check.equal,
      ]);
    }
    return estimates.length;
  });
  progress('computing indicators', project.indicators.length, project.indicators.length);
}

/** What an indicator is computed from: the sources that feed its measures or state its values, by hash. */
function inputsOf(indicator: Indicator, project: Project, sourceHashes: ReadonlyMap<string, string>): unknown {
  const used = new Set(
    [indicator.numerator, indicator.denominator].flatMap((side) =>
      side ? [side.measure, ...(side.sum ?? []), ...(side.less ?? [])] : [],
    ),
  );
  const weights = project.measures.filter(({ value }) => value.coverageWeight).map(({ value }) => value.id);
  const wanted = new Set([...used, ...weights]);
  const sources = project.sources.filter(
    ({ value }) =>
      value.measures.some((entry) => wanted.has(entry.measure)) ||
      value.published.some((entry) => entry.indicator === indicator.id),
  );
  return [
    sources.map(({ value }) => [value.id, sourceHashes.get(value.id)]),
    project.measures.filter(({ value }) => wanted.has(value.id)).map(({ value }) => value),
  ];
}

async function forgetIndicators(database: Database, ids: ReadonlyMap<string, number>, project: Project): Promise<void> {
  const declared = new Set(project.indicators.map(({ value }) => value.id));
  for (const [key, id] of ids) {
    if (declared.has(key)) continue;
    for (const table of ['estimate', 'exact_count', 'comparison', 'trend', 'label_check', 'disclosure'])
      await database.run(`DELETE FROM ${table} WHERE indicator = ${id}`);
    await database.run("DELETE FROM part WHERE kind = 'indicator' AND key = ?", [key]);
  }
}

async function forgetFrameworks(database: Database, project: Project): Promise<void> {
  const declared = new Set(project.frameworks.map(({ value }) => value.id));
  const known = await database.rows<{ framework: string }>('SELECT DISTINCT framework FROM rating ORDER BY framework');
  for (const { framework } of known) {
    if (declared.has(framework)) continue;
    await database.transaction(async () => {
      await database.run('DELETE FROM rating WHERE framework = ?', [framework]);
      await database.run("DELETE FROM part WHERE kind = 'framework' AND key = ?", [framework]);
    });
  }
}

/** Tables of results → the indicators of which they hold rows. */
async function storedIndicators(database: Database): Promise<Map<string, Set<number>>> {
  const stored = new Map<string, Set<number>>();
  for (const table of ['estimate', 'exact_count', 'comparison', 'trend', 'label_check']) {
    const rows = await database.rows<{ indicator: number }>(
      `SELECT DISTINCT indicator FROM ${table} ORDER BY indicator`,
    );
    stored.set(table, new Set(rows.map(({ indicator }) => indicator)));
  }
  return stored;
}
