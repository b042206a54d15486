import type { CatalogueEntry } from './entry.ts';

/** Codes about files for readers. */
export const downloadsErrors = {
  EXPORT_TABLE_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'A release has no public table called {table}.',
    remedy: 'Choose one of: {known}.',
  },
  EXPORT_FORMAT_UNKNOWN: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: 'There is no format of files called {format}.',
    remedy: 'Choose one of: {known}.',
  },
  EXPORT_TABLE_TOO_LONG: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: 'The table {table} has {rows} rows; a file of the format {format} holds at most {rowsAtMost}.',
    remedy: 'Take csv, parquet or json.',
  },
  EXPORT_NOTHING_PUBLISHED: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'No release of the project in {folder} is published, and only what is published leaves the programme as files.',
    remedy: 'Publish one with `coxcomb release publish`, or give the folder of another project with --project.',
  },
  EXPORT_NOT_PUBLISHED: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'The release {id} is not published, and only what is published leaves the programme as files.',
    remedy: 'Publish it first, or choose one of: {known}.',
  },
} as const satisfies Record<string, CatalogueEntry>;
