/**
 * One entry of the error catalogue.
 *
 * `kind` says which channel the code belongs to: an `issue` is a value (a problem in data or in a declaration, collected
 * and shown), an `error` is thrown (misuse, or a failure of the programme).
 * `rule` and `remedy` are sentences; `{name}` in them is filled from the details given where the code is raised.
 * Codes are never re-used; a code that is no longer raised is deleted and its name stays retired.
 */
export interface IssueEntry {
  kind: 'issue';
  severity: 'blocks' | 'warns' | 'informs';
  rule: string;
  remedy: string;
}

export interface ThrownEntry {
  kind: 'error';
  /** HTTP status when it reaches a reader over the network. */
  status: number;
  /** Exit code of the command line: 1 found problems, 2 wrong use. */
  exitCode: 1 | 2;
  rule: string;
  remedy: string;
}

export type CatalogueEntry = IssueEntry | ThrownEntry;

/** Names of details in a sentence are replaced by their values; a missing detail shows as `?`. */
export function fill(sentence: string, details: Record<string, unknown>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => (name in details ? String(details[name]) : '?'));
}
