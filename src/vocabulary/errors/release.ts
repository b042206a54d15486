import type { CatalogueEntry } from './entry.ts';

/** Codes about releases. */
export const releaseErrors = {
  RELEASE_CATALOGUE_UNREADABLE: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The catalogue of releases {file} cannot be read: {reason}.',
    remedy: 'Restore the file from a backup; the releases themselves are in the folder beside it.',
  },
  RELEASE_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'There is no release called {id}.',
    remedy: 'Choose one of: {known}.',
  },
  RELEASE_INDICATOR_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'Neither release has the indicator {indicator}.',
    remedy: '{meant}Give the id of an indicator of one of them.',
  },
  RELEASE_EXISTS: {
    kind: 'error',
    status: 409,
    exitCode: 2,
    rule: 'A release called {id} was published before, and a published release never changes.',
    remedy: 'Give the new release another id.',
  },
  RELEASE_FOLDER_TAKEN: {
    kind: 'error',
    status: 409,
    exitCode: 2,
    rule: 'The folder {folder} holds a whole release already, which the catalogue of releases does not name.',
    remedy:
      'Was the catalogue lost? Restore catalogue.json from a backup. Did a publication break off? Remove the candidate {candidate} and publish {id} again, which takes what the folder holds; or remove the folder.',
  },
  RELEASE_CANDIDATE_OUTDATED: {
    kind: 'error',
    status: 409,
    exitCode: 2,
    rule: 'The candidate {id} carries a history that is no longer right: {since}.',
    remedy: '{first}Freeze it again with `coxcomb release create {id}`, look at it, and publish it.',
  },
  RELEASE_CATALOGUE_BUSY: {
    kind: 'error',
    status: 503,
    exitCode: 1,
    rule: 'Another command is changing the catalogue of releases.',
    remedy: 'Try again when it has ended. If none is running, remove the file {file}.',
  },
  RELEASE_BYTES_LEFT: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The release {id} is withdrawn and no longer served, but its data could not be removed: {reason}.',
    remedy: 'Make the folder {folder} writable and withdraw it once more, which removes them.',
  },
  RELEASE_ID_INVALID: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: 'The text {id} cannot be the id of a release.',
    remedy: 'Use letters, digits, points and hyphens, such as 2024-11; the first is a letter or a digit.',
  },
  RELEASE_NOT_BUILT: {
    kind: 'error',
    status: 409,
    exitCode: 2,
    rule: 'Nothing has been built in {folder} yet.',
    remedy: 'Run `coxcomb build` first.',
  },
  RELEASE_BUILD_UNFINISHED: {
    kind: 'error',
    status: 409,
    exitCode: 2,
    rule: 'The last build of {file} was blocked or broke off, so there is nothing whole to release.',
    remedy: 'Run `coxcomb build`, mend what it reports, and run it again until it ends without a blocking problem.',
  },
  RELEASE_BUILD_OUTDATED: {
    kind: 'error',
    status: 409,
    exitCode: 2,
    rule: 'The project is not what was built last; changed since then: {what}.',
    remedy: 'Run `coxcomb build` again. If it was built with `--data`, name the same folder here.',
  },
  RELEASE_WITHDRAWN: {
    kind: 'error',
    status: 410,
    exitCode: 2,
    rule: 'The release {id} was withdrawn; its data are gone.',
    remedy: 'Choose another release; `coxcomb release list` shows them.',
  },
  RELEASE_REASON_MISSING: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: 'The release {id} cannot be withdrawn without a reason.',
    remedy: 'Say after `--reason` why its data are gone: readers see it in the notice that stays.',
  },
  RELEASE_DAMAGED: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The release {id} is not what was made: {reason}.',
    remedy:
      'Restore it from a backup. A candidate that is not published yet can be made again: `coxcomb release create {id}`.',
  },
  RELEASE_FILE_DAMAGED: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The file {file} of the release {id} is not what was made: it is gone or has another hash than its list says.',
    remedy: 'Make the files again with `coxcomb release files {id}`.',
  },
} as const satisfies Record<string, CatalogueEntry>;
