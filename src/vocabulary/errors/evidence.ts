import type { CatalogueEntry } from './entry.ts';

/** Codes about the private store. */
export const evidenceErrors = {
  EVIDENCE_QUERY_UNORDERED: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'A query that feeds a result has no ORDER BY: {sql}',
    remedy: 'End the query with ORDER BY over a unique key; without it rows come in another order at each run.',
  },
  EVIDENCE_COLUMN_TYPE: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The column {column} has the type {type}, which does not cross between the store and the programme.',
    remedy: 'Cast it in the query to INTEGER, SMALLINT, TINYINT or DOUBLE.',
  },
  EVIDENCE_BUSY: {
    kind: 'error',
    status: 503,
    exitCode: 1,
    rule: 'Another process is using {file}.',
    remedy: 'Wait until the other build ends, or end it; only one build at a time may write a project.',
  },
  EVIDENCE_UNREADABLE: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The store {file} cannot be opened: {reason}',
    remedy: 'Delete the file and build again: it holds nothing that the sources do not.',
  },
} as const satisfies Record<string, CatalogueEntry>;
