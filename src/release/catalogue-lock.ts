import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { isRunning } from './is-running.ts';

/** Milliseconds that a command waits for another one to change the catalogue, which takes a few. */
const patience = 10_000;
/** A lock without a readable owner may be one that is being written; after so many milliseconds it was left. */
const abandoned = 2_000;

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
  const until = performance.now() + patience;
  while (!taken(lock)) {
    if (isLeft(lock)) rmSync(lock, { force: true });
    else if (performance.now() > until) throw new AppError('RELEASE_CATALOGUE_BUSY', { file: lock });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock: string): boolean {
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

function isLeft(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    return owner > 0 ? !isRunning(owner) : Date.now() - statSync(lock).mtimeMs > abandoned;
  } catch {
    // It is gone already.
    return false;
  }
}
