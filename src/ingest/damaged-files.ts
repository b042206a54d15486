import { AppError } from '#vocabulary/errors/app-error.ts';

/** What the system or the store lacks is no fault of a file. */
const refusedBySystem =
  /No space left|disk is full|Read-only file system|Permission denied|Out of Memory|failed to (allocate|pin)|max_temp_directory_size|Too many open files|Could not (write|create|sync|truncate)/i;

/**
 * Files that looked sound when they were opened and broke off while they were read. The store gives up all that it did with them, so
 * they are learnt from the failure, and reading begins anew without them.
 */
export class DamagedFiles {
  readonly #reasons = new Map<string, string>();
  readonly #alone = new Set<string>();

  /** Why a file is not to be read again, by the name that is shown. */
  reasonOf(shown: string): string | undefined {
    return this.#reasons.get(shown);
  }

  /** Whether a file must be read by itself, because it or one that was read with it is damaged. */
  isAlone(shown: string): boolean {
    return this.#alone.has(shown);
  }

  /** Learns from a failure which files are damaged, or among which there is one; false where it says nothing new of files. */
  learn(error: unknown): boolean {
    if (!(error instanceof AppError) || error.code !== 'INGEST_FILE_UNREADABLE') return false;
    const { files, reason } = error.details as { files: readonly string[]; reason: string };
    if (refusedBySystem.test(reason)) return false;
    const [only] = files;
    if (files.length > 1) {
      const before = this.#alone.size;
      for (const file of files) this.#alone.add(file);
      return this.#alone.size > before;
    }
    if (only === undefined || this.#reasons.has(only)) return false;
    this.#reasons.set(only, reason.replace(/[\s.:]+$/, ''));
    return true;
  }
}
