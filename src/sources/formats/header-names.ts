import type { Issue, Place } from '#vocabulary/issue.ts';
import { issue } from '#vocabulary/issue.ts';
import { readLimits } from './raw-table.ts';

/**
 * Column names out of one or several header rows.
 *
 * Names are trimmed, inner white space (line breaks too) is squeezed to one space, a byte order mark is dropped. Several rows
 * are joined by ` / `; in every row but the last a blank cell takes the name on its left, as merged cells are written, unless
 * `carryRight` is false.
 * Blank names become `Column 4`; a repeated name becomes `Value (2)`. Names are compared as written, case included.
 *
 * More columns than `readLimits.columns` are none at all, with SOURCE_COLUMNS_TOO_MANY.
 *
 * @param rows header rows from the top; cells by column
 * @param where place of the last header row, for the issues
 */
export function headerNames(
  rows: readonly (readonly (string | null)[])[],
  where: Place,
  carryRight = true,
): { columns: string[]; issues: Issue[] } {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width > readLimits.columns) {
    const details = { count: width, limit: readLimits.columns };
    return { columns: [], issues: [issue('SOURCE_COLUMNS_TOO_MANY', where, details)] };
  }
  const filled = rows.map((row, index) => fillRight(row, width, carryRight && index < rows.length - 1));
  const issues: Issue[] = [];
  const blanks: string[] = [];
  const taken = new Set<string>();
  const columns: string[] = [];
  for (let column = 0; column < width; column++) {
    const parts = filled.map((row) => row[column]!).filter((part) => part !== '');
    const written = parts.filter((part, index) => part !== parts[index - 1]).join(' / ');
    const wanted = written === '' ? `Column ${column + 1}` : written;
    if (written === '') blanks.push(wanted);
    const name = firstFree(wanted, taken);
    if (name !== wanted)
      issues.push(issue('SOURCE_HEADER_DUPLICATE', { ...where, column: column + 1 }, { value: wanted, name }));
    taken.add(name);
    columns.push(name);
  }
  if (blanks.length > 0)
    issues.push(issue('SOURCE_HEADER_BLANK', where, { count: blanks.length, names: blanks.join(', ') }));
  return { columns, issues };
}

function fillRight(row: readonly (string | null)[], width: number, carry: boolean): string[] {
  const names: string[] = [];
  for (let column = 0; column < width; column++) {
    const name = (row[column] ?? '')
      .replace(/^\uFEFF/, '')
      .replace(/\s+/g, ' ')
      .trim();
    names.push(name === '' && carry && column > 0 ? names[column - 1]! : name);
  }
  return names;
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted} (${count})`)) count++;
  return `${wanted} (${count})`;
}
