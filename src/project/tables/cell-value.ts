import type { TableDeclaration } from '../schema/table.ts';

export type CellValue = string | number | boolean | undefined;

type ColumnRule = Exclude<TableDeclaration['columns'][string], string>;

/**
 * What a cell becomes by the rule of its column. An empty cell becomes nothing, whatever the rule, unless its map has an entry for it.
 *
 * @returns the value, or why there is none
 */
export function cellValue(cell: string, { as, map }: ColumnRule): { value: CellValue } | { reason: string } {
  if (map) {
    const found = Object.entries(map).find(([text]) => text === cell);
    if (found) return { value: found[1] };
    if (cell === '') return { value: undefined };
    return { reason: `the map of the column has ${Object.keys(map).join(', ')} only` };
  }
  if (cell === '') return { value: undefined };
  if (as === 'number') {
    const value = Number(cell);
    return Number.isFinite(value) ? { value } : { reason: 'it is not a number' };
  }
  if (as === 'public-number') return { value: publicNumberOf(cell) };
  if (as === 'id') {
    const id = cell
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return id === '' ? { reason: 'it has no letter or digit from which an id could be made' } : { value: id };
  }
  return { value: cell };
}

/**
 * A whole number from 1,000,000 to 2,147,483,647 made from a text (FNV-1a): the same for the same text in every project and release,
 * so that it is stable though nobody wrote it down. Two texts of a project that get the same number are refused like any other
 * repeated number.
 */
export function publicNumberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return 1_000_000 + ((hash >>> 0) % (2 ** 31 - 1_000_000));
}
