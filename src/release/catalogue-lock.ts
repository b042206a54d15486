import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
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
    const held = heldBy(lock);
    nobody += held?.owner === 0 ? 1 : 0;
    if (held && isLeft(held.owner, nobody)) removeLeft(lock, held);
    if (looks > mostLooks) throw new AppError('RELEASE_CATALOGUE_BUSY', { file: lock });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
  try {
    return change();
  } finally {
    if (heldBy(lock)?.owner === process.pid) rmSync(lock, { force: true });
  }
}

/** Whether a lock was left: by a process that is gone, or by one that had the number of this one, which holds none. */
function isLeft(owner: number, nobody: number): boolean {
  return owner === 0 ? nobody > looksAtNobody : owner === process.pid || !isRunning(owner);
}

/**
 * Removes a lock that was left, unless another command has done so and taken it in the meantime: only one may remove this very file,
 * by a second lock that has its name.
 */
function removeLeft(lock: string, left: Held): void {
  const guard = `${lock}.${left.mark}`;
  if (!isTaken(guard)) return;
  try {
    const now = heldBy(lock);
    if (now?.mark === left.mark && now.owner === left.owner) rmSync(lock, { force: true });
  } finally {
    rmSync(guard, { force: true });
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

interface Held {
  owner: number;
  mark: string;
}

/** The process that a lock names, 0 where it names none, and which file it is; undefined where it is gone. */
function heldBy(lock: string): Held | undefined {
  try {
    const owner = Number(readFileSync(lock, 'utf8')) || 0;
    const { ino, mtimeNs } = statSync(lock, { bigint: true });
    return { owner, mark: `${ino}-${mtimeNs}` };
  } catch {
    return undefined;
  }
}
