import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import { closestWord } from '#vocabulary/closest-word.ts';
import { type Issue, issue, type Place } from '#vocabulary/issue.ts';
import { declarationText } from '../declaration-text.ts';
import type { TableDeclaration } from '../schema/table.ts';
import { type CellValue, cellValue } from './cell-value.ts';
import { csvRecords } from './csv-records.ts';

/** A row of a table: the values of its declared columns, and where it stands. */
export interface TableRow {
  values: ReadonlyMap<string, CellValue>;
  /** `file:line`, the file as the table declares it. */
  place: string;
}

/** Rows beyond this are refused: so many declarations are a mistake. */
const rowsLimit = 10_000;

/**
 * Reads a table that declarations are made from.
 *
 * @param locate place of a path of the table’s declaration in coxcomb.yaml
 * @returns its rows, none where something blocks, with the issues DECLARATION_TABLE_UNREADABLE, DECLARATION_TABLE_COLUMN_MISSING and
 *   DECLARATION_TABLE_CELL
 */
export function readTable(
  declared: TableDeclaration,
  dataFolder: string,
  locate: (path: readonly PropertyKey[]) => Place,
): { rows: TableRow[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const refuse = (path: PropertyKey[], value: string, reason: string) => {
    issues.push(issue('DECLARATION_TABLE_UNREADABLE', locate(path), { value, reason }));
    return { rows: [], issues };
  };
  const main = readRecords(dataFolder, declared.file, declared.delimiter);
  if ('reason' in main) return refuse(['file'], declared.file, main.reason);
  if (main.rows.length === 0) return refuse(['file'], declared.file, 'it has no rows below its header');
  if (main.rows.length > rowsLimit) return refuse(['file'], declared.file, `it has more than ${rowsLimit} rows`);
  const beside: { by: string; headers: readonly string[]; rows: Map<string, Cells> }[] = [];
  let absent = false;
  for (const [index, { file, by, optional }] of declared.also.entries()) {
    if (optional && !existsSync(join(dataFolder, file))) {
      absent = true;
      continue;
    }
    const other = readRecords(dataFolder, file, declared.delimiter);
    if ('reason' in other) return refuse(['also', index, 'file'], file, other.reason);
    for (const { headers, file: name } of [main, { headers: other.headers, file }])
      if (!headers.includes(by)) issues.push(columnMissing(by, headers, name, locate(['also', index, 'by'])));
    beside.push({ by, headers: other.headers, rows: new Map(other.rows.map((row) => [row.cells.get(by) ?? '', row])) });
  }
  const known = [...new Set([...main.headers, ...beside.flatMap(({ headers }) => headers)])];
  const rules = Object.entries(declared.columns).map(([name, rule]) => {
    const whole = typeof rule === 'string' ? { from: rule, as: 'text' as const, map: undefined } : rule;
    return { name, ...whole, headers: [whole.from].flat() };
  });
  for (const { name, headers } of rules)
    if (!headers.some((header) => known.includes(header)) && !(absent && headers.length === 1))
      issues.push(columnMissing(headers.join(' or '), known, declared.file, locate(['columns', name])));
  if (issues.length > 0) return { rows: [], issues };

  const rows = main.rows.map(({ cells, line }): TableRow => {
    const all = (header: string) =>
      cells.get(header) ??
      beside
        .map(({ by, rows: more }) => more.get(cells.get(by) ?? '')?.cells.get(header))
        .find((cell) => cell !== undefined) ??
      '';
    const place = `${declared.file}:${line}`;
    const values = new Map<string, CellValue>();
    for (const { name, headers, ...rule } of rules) {
      const cell = headers.map(all).find((text) => text !== '') ?? '';
      const found = cellValue(cell, rule);
      if ('value' in found) values.set(name, found.value);
      else {
        const details = { value: cell, column: headers.join(' or '), place, reason: found.reason };
        issues.push(issue('DECLARATION_TABLE_CELL', { ...locate(['columns', name]), madeFrom: place }, details));
      }
    }
    return { values, place };
  });
  return { rows: issues.length > 0 ? [] : rows, issues };
}

interface Cells {
  cells: ReadonlyMap<string, string>;
  line: number;
}

/** The records of a file by header, or why they cannot be read. */
function readRecords(
  dataFolder: string,
  file: string,
  delimiter: string,
): { file: string; headers: string[]; rows: Cells[] } | { reason: string } {
  const path = placeInside(dataFolder, file);
  if (path === undefined) return { reason: 'it is not in the data folder' };
  const content = declarationText(path);
  if (content.reason !== undefined) return { reason: content.reason };
  const read = csvRecords(content.text, delimiter);
  if ('badQuote' in read) return { reason: `a quote of line ${read.badQuote} does not end where its cell does` };
  const headers = (read.records[0]?.cells ?? []).map((header) => header.trim());
  const twice = headers.find((header, i) => headers.indexOf(header) !== i);
  if (twice !== undefined) return { reason: `two of its columns are called ${JSON.stringify(twice)}` };
  const rows = read.records.slice(1);
  const uneven = rows.find(({ cells }) => cells.length !== headers.length);
  if (uneven)
    return { reason: `line ${uneven.line} has ${uneven.cells.length} cells and the header has ${headers.length}` };
  return {
    file,
    headers,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: new Map(headers.map((header, i) => [header, (cells[i] as string).trim()])),
    })),
  };
}

/** The real path of a file of the data folder; undefined where there is none, or where its name or a link leads out of the folder. */
function placeInside(dataFolder: string, file: string): string | undefined {
  if (isAbsolute(file)) return undefined;
  try {
    const root = realpathSync(dataFolder);
    const path = realpathSync(join(root, file));
    return path.startsWith(root + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

function columnMissing(value: string, known: readonly string[], file: string, where: Place): Issue {
  const meant = closestWord(value, known);
  const perhaps = meant === undefined ? '' : `Did you mean ${meant}? `;
  return issue('DECLARATION_TABLE_COLUMN_MISSING', where, { value, file, perhaps, known: known.join(', ') });
}
