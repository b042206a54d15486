import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { isRunning } from './is-running.ts';

/** Milliseconds between two looks at a lock that another command holds. */
const pause = 20;
/** Looks until a command gives up: changing the catalogue takes a few milliseconds. */
const mostLooks = 500;
/** Looks at a lock that names nobody, as one does that is just being written; after them it was left. */
const looksAtNobody = 100;

/**
 * Changes the catalogue while no other command does: two that read it, change it and write it at the same time would undo each other.
 *
 * The lock names the process that holds it, so that one that was killed keeps nobody out.
 *
 * @throws RELEASE_CATALOGUE_BUSY
 */
export function withCatalogueLocked<T>(published: string, change: () => T): T {
  mkdirSync(published, { recursive: true });
  const lock = join(published, '.catalogue.lock');
  for (let looks = 0, nobody = 0; !isTaken(lock); looks++) {
    const owner = ownerOf(lock);
    nobody += owner === 0 ? 1 : 0;
    if (owner !== undefined && (owner > 0 ? !isRunning(owner) : nobody > looksAtNobody)) rmSync(lock, { force: true });
    else if (looks > mostLooks) throw new AppError('RELEASE_CATALOGUE_BUSY', { file: lock });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes the lock, unless somebody has it. */
function isTaken(lock: string): boolean {
  try {
    const handle = openSync(lock, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that a lock names; 0 where it names none, undefined where it is gone. */
function ownerOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || 0;
  } catch {
    return undefined;
  }
}
