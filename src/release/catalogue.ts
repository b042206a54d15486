import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { withCatalogueLocked } from './catalogue-lock.ts';
import { type Manifest, manifestIn, manifestName } from './manifest.ts';
import {
  type CatalogueEntry,
  isWithdrawn,
  type ListedReleases,
  parseCatalogue,
  unreadable,
} from './reader/catalogue-file.ts';

/** Reads the catalogue of published releases; an absent one is empty. @throws RELEASE_CATALOGUE_UNREADABLE */
export function readCatalogue(published: string): ListedReleases {
  const file = join(published, 'catalogue.json');
  if (!existsSync(file)) return { releases: [], current: null };
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, cause);
  }
  return parseCatalogue(text, file);
}

/** Puts a new catalogue in place in one step: written beside, flushed to disk, renamed. */
function writeCatalogue(published: string, catalogue: ListedReleases): void {
  mkdirSync(published, { recursive: true });
  const file = join(published, 'catalogue.json');
  const draft = `${file}.${process.pid}.tmp`;
  const handle = openSync(draft, 'w');
  writeSync(handle, `${JSON.stringify(catalogue, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}

/** Ids are folder names and parts of addresses. @throws RELEASE_ID_INVALID */
export function requireReleaseId(id: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/.test(id)) throw new AppError('RELEASE_ID_INVALID', { id });
  return id;
}

/** Ids of the candidates that were frozen and not published, in the order of their names. */
export function listCandidates(folders: { candidates: string }): string[] {
  if (!existsSync(folders.candidates)) return [];
  // A draft that broke off begins with a point.
  return readdirSync(folders.candidates)
    .filter((id) => !id.startsWith('.') && existsSync(join(folders.candidates, id, manifestName)))
    .sort();
}

/** The manifest of a candidate or a published release. @throws RELEASE_UNKNOWN, RELEASE_WITHDRAWN, RELEASE_DAMAGED */
export function readManifest(
  folders: { candidates: string; published: string },
  id: string,
): { manifest: Manifest; manifestHash: string; folder: string; entry?: CatalogueEntry } {
  requireReleaseId(id);
  const entry = readCatalogue(folders.published).releases.find((release) => release.id === id);
  if (entry?.status === 'withdrawn') throw new AppError('RELEASE_WITHDRAWN', { id });
  // A folder among the published ones that the catalogue does not name was left by a publication that broke off.
  const places = [join(folders.published, 'releases', id), join(folders.candidates, id)];
  for (const folder of entry ? places : places.reverse()) {
    if (existsSync(join(folder, manifestName)))
      return { ...manifestIn(folder, id), folder, ...(entry ? { entry } : {}) };
  }
  if (entry) throw new AppError('RELEASE_DAMAGED', { id, reason: 'its manifest.json is gone' });
  throw new AppError('RELEASE_UNKNOWN', {
    id,
    known:
      readCatalogue(folders.published)
        .releases.map((release) => release.id)
        .join(', ') || 'none',
  });
}

/**
 * Publishes a candidate: moves its folder among the published ones, then switches the catalogue. Until the switch no reader sees
 * it; a process that dies between the two leaves the old release standing, and publishing again completes the work.
 *
 * The tables are not looked at here, so that what was frozen a moment ago is not read twice: whoever publishes a candidate that lay
 * about calls `verifyTables` before.
 *
 * @param publishedOn date of publication, YYYY-MM-DD
 * @param verified     hash of the manifest that was looked at, where that was before
 * @throws RELEASE_EXISTS, RELEASE_UNKNOWN, RELEASE_ID_INVALID, RELEASE_DAMAGED, RELEASE_FOLDER_TAKEN, RELEASE_CANDIDATE_OUTDATED, RELEASE_CATALOGUE_BUSY
 */
export function publishRelease(
  folders: { candidates: string; published: string },
  id: string,
  publishedOn: string,
  verified?: string,
): CatalogueEntry {
  return withCatalogueLocked(folders.published, () => publishLocked(folders, id, publishedOn, verified));
}

/** The manifest of a candidate that may be published. @throws RELEASE_EXISTS, RELEASE_UNKNOWN, RELEASE_CANDIDATE_OUTDATED */
export function requirePublishable(folders: { candidates: string; published: string }, id: string) {
  const catalogue = readCatalogue(folders.published);
  if (catalogue.releases.some((release) => release.id === id)) throw new AppError('RELEASE_EXISTS', { id });
  const found = readManifest(folders, id);
  requireSameHistory(found, catalogue, folders);
  return { catalogue, ...found };
}

function publishLocked(
  folders: { candidates: string; published: string },
  id: string,
  publishedOn: string,
  verified: string | undefined,
): CatalogueEntry {
  const { catalogue, manifest, manifestHash, folder } = requirePublishable(folders, id);
  if (verified !== undefined && verified !== manifestHash)
    throw new AppError('RELEASE_CANDIDATE_OUTDATED', {
      id,
      since: 'it was frozen anew while it was looked at',
      first: '',
    });
  const target = join(folders.published, 'releases', id);
  if (folder !== target) {
    // Without its catalogue a published release looks like what a publication that broke off has left: nobody but its owner can tell.
    if (existsSync(join(target, manifestName)))
      throw new AppError('RELEASE_FOLDER_TAKEN', { id, folder: target, candidate: folder });
    mkdirSync(join(folders.published, 'releases'), { recursive: true });
    rmSync(target, { recursive: true, force: true });
    renameSync(folder, target);
  }
  const supersedes = catalogue.current;
  const entry: CatalogueEntry = {
    id,
    title: manifest.title,
    status: 'published',
    publishedOn,
    supersedes,
    hash: manifest.hash,
    manifestHash,
    ...(manifest.notes ? { notes: manifest.notes } : {}),
  };
  const others = catalogue.releases.map((release) =>
    release.id === supersedes ? { ...release, status: 'superseded' as const } : release,
  );
  writeCatalogue(folders.published, { releases: [...others, entry], current: id });
  return entry;
}

/**
 * A candidate carries the history of the releases that stood when it was frozen. One that was published since would be missing in it,
 * and one that was withdrawn since would come back. @throws RELEASE_CANDIDATE_OUTDATED
 */
function requireSameHistory(
  { manifest: { id, history }, folder }: { manifest: Manifest; folder: string },
  { releases, current }: ListedReleases,
  { candidates }: { candidates: string },
): void {
  const known = history?.withdrawn ?? [];
  const back = releases.find((release) => isWithdrawn(release) && !known.includes(release.id));
  const since = back
    ? `${back.id} was withdrawn${history ? ' since' : ''}, and its ratings may be in the history of the candidate`
    : history && current !== history.previous
      ? `the current release was ${history.previous ?? 'none'} then and is ${current ?? 'none'} now`
      : undefined;
  if (since === undefined) return;
  // What a publication that broke off has left would keep the new candidate from its place.
  const first =
    folder === join(candidates, id) ? '' : `Remove the folder ${folder}, which a publication that broke off has left. `;
  throw new AppError('RELEASE_CANDIDATE_OUTDATED', { id, since, first });
}

/**
 * Withdraws a release: the catalogue keeps a tombstone with the reason, and the bytes are removed. When it was the current one the
 * latest of the others becomes current again.
 *
 * @throws RELEASE_UNKNOWN, RELEASE_WITHDRAWN, RELEASE_REASON_MISSING, RELEASE_BYTES_LEFT, RELEASE_CATALOGUE_BUSY
 */
export function withdrawRelease(
  folders: { candidates: string; published: string },
  id: string,
  reason: string,
  on: string,
): void {
  withCatalogueLocked(folders.published, () => withdrawLocked(folders, id, reason, on));
}

function withdrawLocked(
  folders: { candidates: string; published: string },
  id: string,
  reason: string,
  on: string,
): void {
  const catalogue = readCatalogue(folders.published);
  const place = join(folders.published, 'releases', id);
  const entry = catalogue.releases.find((release) => release.id === id);
  if (!entry)
    throw new AppError('RELEASE_UNKNOWN', {
      id,
      known: catalogue.releases.map((release) => release.id).join(', ') || 'none',
    });
  if (entry.status === 'withdrawn') {
    if (!existsSync(place)) throw new AppError('RELEASE_WITHDRAWN', { id });
    // A withdrawal that broke off has left the bytes: this one completes it.
    removeBytes(id, place);
    return;
  }
  if (reason.trim() === '') throw new AppError('RELEASE_REASON_MISSING', { id });
  const left = catalogue.releases.filter((release) => release.id !== id && release.status !== 'withdrawn');
  const current = catalogue.current === id ? (left[left.length - 1]?.id ?? null) : catalogue.current;
  const releases = catalogue.releases.map((release) => {
    if (release.id === id)
      return {
        id,
        title: release.title,
        status: 'withdrawn' as const,
        publishedOn: release.publishedOn,
        supersedes: release.supersedes,
        reason,
        withdrawnOn: on,
      };
    return release.id === current ? { ...release, status: 'published' as const } : release;
  });
  // The catalogue first: a reader must never be sent to bytes that are gone.
  writeCatalogue(folders.published, { releases, current });
  removeBytes(id, place);
}

function removeBytes(id: string, folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (cause) {
    throw new AppError('RELEASE_BYTES_LEFT', { id, folder, reason: (cause as Error).message }, { cause });
  }
}
