import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { loadAreas } from '#areas/load-areas.ts';
import { compareShown } from '#comparison/compare-shown.ts';
import { applySuppression } from '#disclosure/apply-suppression.ts';
import { Database } from '#evidence/database.ts';
import { inLanes } from '#evidence/lanes.ts';
import { storeOptions } from '#evidence/little-data.ts';
import { completeBuild, doPart, hashOf, type WorkCount } from '#evidence/parts.ts';
import { createEvidence } from '#evidence/schema.ts';
import { dataBytes } from '#ingest/found-files.ts';
import { ingestSources } from '#ingest/ingest-sources.ts';
import { registerDeclarations } from '#ingest/register-declarations.ts';
import type { Project } from '#project/project.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { areasHashOf } from './pipeline/area-files-hash.ts';
import { type BuildReport, readReport } from './pipeline/build-report.ts';
import { compareLike } from './pipeline/compare-like.ts';
import { buildIndicators } from './pipeline/build-indicators.ts';
import { markComplete } from './pipeline/built-from.ts';
import { measureInequalities } from './pipeline/measure-inequalities.ts';
import { methodVersion } from './pipeline/method-version.ts';
import { rateFrameworks } from './pipeline/rate-frameworks.ts';
import { keepStepIssues, readStepIssues } from './pipeline/step-issues.ts';

/** Threads that compute indicators; more of them would wait for the store, which reads and writes beside them. */
const mostThreads = 3;

/** Connections that read small files at the same time. */
const mostLanes = 2;

export interface BuildOptions {
  /** File to build into, instead of the project’s own; used to compute a release once more. */
  evidence?: string;
  memoryLimit?: string;
  threads?: number;
  /** Milliseconds of a clock that never goes back; without one, spreadsheets may take any time. */
  clock?: () => number;
  progress?: (step: string, done: number, total: number, rows?: number) => void;
  /** Puts the last data files in place: called when areas have been read, before any source is. */
  beforeSources?: () => Promise<void>;
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
  const { evidence: path = workspaceOf(project).evidence, memoryLimit } = options;
  const { threads: enough, logLimit } = storeOptions(await dataBytes(project));
  const database = await Database.open({ path, memoryLimit, threads: options.threads ?? enough, logLimit });
  const count: WorkCount = {};
  const issues: Issue[] = [];
  try {
    await createEvidence(database);
    await database.run(`DELETE FROM part WHERE kind = '${completeBuild}'`);
    progress('areas', 0, 1);
    const areasHash = await areasHashOf(project);
    await doPart(database, { kind: 'areas', key: 'all', hash: areasHash }, count, async () => {
      const loaded = await loadAreas(database, project);
      await keepStepIssues(database, project, 'areas', loaded.issues);
      await database.run("DELETE FROM part WHERE kind <> 'areas'");
    });
    issues.push(...(await readStepIssues(database, project, 'areas')));
    progress('areas', 1, 1);
    await options.beforeSources?.();
    const ids = await registerDeclarations(database, project);
    const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
    const ingested = await ingestSources(
      database,
      project,
      {
        declaration: project.declaration,
        measures,
        ids,
        areasHash,
        sourceIds: ids.sources,
        clock: options.clock,
        lanes: Math.min(mostLanes, options.threads ?? availableParallelism()),
      },
      count,
      (source, done, total, rows) => progress(`reading ${source}`, done, total, rows),
    );
    issues.push(...ingested.issues);
    if (!issues.some((found) => found.severity === 'blocks')) {
      const { sourceHashes } = ingested;
      const threads = Math.min(mostThreads, (options.threads ?? availableParallelism()) - 1);
      const method = hashOf(methodVersion);
      await buildIndicators(database, { project, ids, areasHash, sourceHashes, method, threads, progress }, count);
      progress('protecting small numbers', 0, 1);
      const partsHash = hashOf(
        methodVersion,
        await database.rows(
          "SELECT kind, key, hash FROM part WHERE kind IN ('areas', 'source', 'indicator') ORDER BY kind, key",
        ),
      );
      const shownHash = hashOf(
        partsHash,
        project.declaration.disclosure,
        project.measures.map(({ value }) => value),
      );
      await doPart(database, { kind: 'disclosure', key: 'all', hash: shownHash }, count, async () => {
        const suppression = await applySuppression(database, project);
        await keepStepIssues(database, project, 'disclosure', suppression.issues);
      });
      issues.push(...(await readStepIssues(database, project, 'disclosure')));
      progress('protecting small numbers', 1, 1);
      const inequality = await measureInequalities(database, { project, ids }, count);
      const shown = hashOf(shownHash, inequality);
      // Neither needs what the other finds.
      const comparing = [
        (connection: Database) => compareShown(connection, project, ids.indicators, hashOf(methodVersion), count),
        async (connection: Database) => {
          issues.push(...(await compareLike(connection, { project, ids, areasHash, shownHash: shown }, count)));
        },
      ];
      await inLanes(database, threads > 0 ? comparing.length : 1, async (connection) => {
        for (let compare = comparing.shift(); compare; compare = comparing.shift()) await compare(connection);
      });
      const rating = { project, indicatorIds: ids.indicators, areaTypeIds: ids.areaTypes, threads, progress };
      issues.push(...(await rateFrameworks(database, { ...rating, shownHash: shown }, count)));
      // Without this mark nothing is released: a small count that nothing protects must not get out.
      if (!issues.some((found) => found.severity === 'blocks')) await markComplete(database, project, areasHash);
    }
    await database.run('CHECKPOINT');
    return await readReport(database, project, issues, count);
  } finally {
    database.close();
  }
}
