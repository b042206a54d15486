import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '#project/project.ts';
import { readCatalogue } from '#release/catalogue.ts';
import { freezeRelease } from '#release/freeze.ts';
import type { Manifest } from '#release/manifest.ts';
import { readPublicationOrder } from '#release/publication-order.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { build, workspaceOf } from '../pipeline.ts';

export interface Recomputed {
  same: boolean;
  hash: string;
  /** Tables that come out differently from the declarations and files as they are now. */
  differing: string[];
  /** Tables that could not be computed: those of the history, when the release before is gone. */
  unchecked: string[];
}

/** The order of earlier releases that a release says itself: with the one before it that order cannot be found again. */
async function orderOf([published, candidates]: readonly [string, string], id: string): Promise<string[]> {
  const places = [join(published, 'releases', id), join(candidates, id)].map((folder) =>
    join(folder, 'release.duckdb'),
  );
  const file = places.find((one) => existsSync(one));
  return file === undefined ? [] : readPublicationOrder(file);
}

/**
 * Computes a release once more, from the declarations and the private files as they are now, and compares it table by table with
 * what was published.
 *
 * @param scratch an empty folder for the second build, which the caller removes
 * @param clock   milliseconds of a clock that never goes back
 * @throws RELEASE_BUILD_UNFINISHED when the second build is blocked
 */
export async function recomputeRelease(
  project: Project,
  manifest: Manifest,
  scratch: string,
  clock?: () => number,
): Promise<Recomputed> {
  const { published, candidates } = workspaceOf(project);
  const evidence = join(scratch, 'evidence.duckdb');
  const report = await build(project, { evidence, ...(clock ? { clock } : {}) });
  if (report.blocked) throw new AppError('RELEASE_BUILD_UNFINISHED', { file: project.folder });
  const { releases } = readCatalogue(published);
  const entry = releases.find((release) => release.id === manifest.id);
  // Releases of earlier versions do not say what their history was carried on from.
  const { previous = entry?.supersedes, withdrawn = [] } = manifest.history ?? {};
  const before = releases.find((release) => release.id === previous);
  const file = before ? join(published, 'releases', before.id, 'release.duckdb') : '';
  const known = before !== undefined && existsSync(file);
  const again = await freezeRelease(evidence, join(scratch, manifest.id), project, {
    id: manifest.id,
    title: manifest.title,
    ...(manifest.notes ? { notes: manifest.notes } : {}),
    hashing: manifest.hashing ?? 'rows',
    withdrawn,
    ...(known ? {} : { order: await orderOf([published, candidates], manifest.id) }),
    previous: known ? { id: before.id, publishedOn: before.publishedOn ?? '', file } : undefined,
  });
  const unchecked = previous && !known ? ['framework_history', 'rated_period', 'rating_history', 'rating_trigger'] : [];
  const tables = [...new Set([...Object.keys(manifest.tables), ...Object.keys(again.tables)])].sort();
  const differing = tables.filter(
    (table) => !unchecked.includes(table) && manifest.tables[table]?.hash !== again.tables[table]?.hash,
  );
  return { same: differing.length === 0, hash: again.hash, differing, unchecked };
}
