import { statSync } from 'node:fs';

/** Bytes of files below which their data are little: statements over them take longer to begin than to run. */
const littleData = 64_000_000;

/**
 * How many threads of its own the store is worth. Little data are worked on by several connections or beside computations of our own,
 * which keep the cores busy already; further threads of the store would only wait for one another and clear memory that they hardly use.
 *
 * @param bytes size of the files that are worked on
 * @returns 1, or undefined = as many as there are cores
 */
export function threadsOfStore(bytes: number): 1 | undefined {
  return isLittle(bytes) ? 1 : undefined;
}

/** Whether so many bytes are little data. */
export function isLittle(bytes: number): boolean {
  return bytes < littleData;
}

/** Size of a file of the store; 0 where there is none, of which whoever opens it says more. */
export function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
