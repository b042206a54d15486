import { statSync } from 'node:fs';
import type { DatabaseOptions } from './database.ts';

/** Bytes of files below which their data are little: statements over them take longer to begin than to run. */
const littleData = 64_000_000;

/**
 * How the store works on so much data. Little data are worked on by several connections or beside computations of our own, which keep the
 * cores busy already; further threads of the store would only wait for one another and clear memory that they hardly use. And they are
 * written into the file once, at the end.
 *
 * @param bytes size of the files that are worked on
 */
export function storeOptions(bytes: number): Pick<DatabaseOptions, 'threads' | 'logLimit'> {
  return isLittle(bytes) ? { threads: 1, logLimit: '1GB' } : {};
}

/** Whether so many bytes are little data. */
export function isLittle(bytes: number): boolean {
  return bytes < littleData;
}

/** Size of a file of the store; 0 where there is none, of which whoever opens it says more. */
export function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
