import { issue } from '#vocabulary/issue.ts';
import type { TableOptions } from '../raw-table.ts';
import { Refusal } from '../refusal.ts';

/**
 * The sheets that a source asks for, in the order it names them (workbook order for a pattern).
 *
 * @throws Refusal SOURCE_SHEET_MISSING when one of them, or any for a pattern, is not there
 */
export function selectSheets(names: readonly string[], wanted: TableOptions['sheet'], file: string): string[] {
  const missing = (value: string): Refusal =>
    new Refusal(issue('SOURCE_SHEET_MISSING', { file }, { value, names: names.join(', ') || 'none' }));
  if (wanted === undefined || typeof wanted === 'number') {
    const name = names[(wanted ?? 1) - 1];
    if (name === undefined) throw missing(String(wanted ?? 1));
    return [name];
  }
  if (typeof wanted === 'object' && 'pattern' in wanted) {
    const pattern = new RegExp(wanted.pattern, 'u');
    const found = names.filter((name) => pattern.test(name));
    if (found.length === 0) throw missing(wanted.pattern);
    return found;
  }
  const list = typeof wanted === 'string' ? [wanted] : wanted;
  for (const name of list) if (!names.includes(name)) throw missing(name);
  return [...list];
}
