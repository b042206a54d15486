import type { Issue } from '#vocabulary/issue.ts';
import type { RawTable, TableFormat, TableRelation } from './raw-table.ts';

/** A table without rows: what a reader answers for a file that it refuses, its issues saying why. */
export function refusedTable(format: TableFormat, file: string, issues: Issue[]): RawTable {
  return {
    format,
    file,
    columns: [],
    relation: noRows(),
    recordCount: 0,
    issues,
    rejected: [],
    notes: { above: [], below: [] },
    cleanup: async () => {},
  };
}

export function noRows(): TableRelation {
  return { kind: 'rows', batches: (async function* () {})() };
}
