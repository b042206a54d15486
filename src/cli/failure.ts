import { AppError } from '#vocabulary/errors/app-error.ts';

/** Answers of the system that are no fault of the programme: no room, no permission, a place that is not there. */
const refusals = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'EEXIST',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EMFILE',
  'ENFILE',
  'EIO',
  'ENAMETOOLONG',
  'ELOOP',
  'EBUSY',
  'EFBIG',
  'ERR_FS_FILE_TOO_LARGE',
]);

/** What the store says when the system refuses it something. */
const storeRefusal =
  /No space left|disk is full|Read-only file system|Permission denied|Could not (write|read|open|create|sync|truncate)|Cannot open file|max_temp_directory_size/i;

/** Any error as one that is shown to people: with a code, a rule and a remedy, and without a stack. */
export function failureOf(error: unknown): AppError {
  if (error instanceof AppError && !isRefused(error)) return error;
  const said = error instanceof Error ? error.message : String(error);
  const code = (error as NodeJS.ErrnoException)?.code;
  const [reason] = said.split('\n');
  if ((code !== undefined && refusals.has(code)) || storeRefusal.test(said))
    return new AppError('CLI_SYSTEM_REFUSED', { reason: reason?.replace(/\.$/, '') }, { cause: error });
  if (/^Out of Memory Error|failed to (allocate|pin) /i.test(said))
    return new AppError('CLI_MEMORY', { reason }, { cause: error });
  return new AppError('CLI_FAULT', { reason }, { cause: error });
}

/** A store or a file that cannot be opened because the disk is full is not damaged. */
function isRefused(error: AppError): boolean {
  return (
    ['EVIDENCE_UNREADABLE', 'INGEST_FILE_UNREADABLE'].includes(error.code) &&
    /No space left|Read-only file system|Permission denied/i.test(error.message)
  );
}
