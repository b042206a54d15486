import { catalogue, type IssueCode } from './errors/catalogue.ts';
import { fill } from './errors/entry.ts';

/** Where a problem stands: as much of the place as is known. Lines and columns count from 1. */
export interface Place {
  file?: string;
  line?: number;
  column?: number;
  /** Path inside a declaration, such as `files.0.columns.value`, or the name of a data column. */
  path?: string;
  /** File and line of the row of a table from which a declaration was made. */
  madeFrom?: string;
}

/** A problem in data or in a declaration: a value, collected and shown, never thrown. */
export interface Issue {
  code: IssueCode;
  severity: 'blocks' | 'warns' | 'informs';
  where: Place;
  /** The offending value as it was written. */
  input?: string;
  message: string;
  remedy: string;
}

export function issue(code: IssueCode, where: Place, details: Record<string, unknown> = {}): Issue {
  const entry = catalogue[code];
  const input = details.value === undefined ? undefined : String(details.value);
  return {
    code,
    severity: entry.severity,
    where,
    ...(input === undefined ? {} : { input }),
    message: fill(entry.rule, details),
    remedy: fill(entry.remedy, details),
  };
}

/** `file:line:column`, leaving out what is not known. */
export function formatPlace(where: Place): string {
  return [where.file, where.line, where.line === undefined ? undefined : where.column]
    .filter((part) => part !== undefined)
    .join(':');
}

/** Two lines for people: where, rule, value and code; then the remedy. */
export function formatIssue(problem: Issue): string {
  const place = formatPlace(problem.where);
  const path = problem.where.path ? ` ${problem.where.path}:` : '';
  const made = problem.where.madeFrom ? ` (made from ${problem.where.madeFrom})` : '';
  const rule = `${place}${place ? ':' : ''}${path} ${problem.message}${made} [${problem.code}]`.trimStart();
  return `${visible(rule)}\n    ${visible(problem.remedy)}`;
}

/** Control characters in text from files could clear a terminal or forge a line, so they are written as JSON writes them. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
