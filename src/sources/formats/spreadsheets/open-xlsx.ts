import { zipMemberBytes } from '../archives/zip-member.ts';
import { type RawTable, readLimits, type TableOptions } from '../raw-table.ts';
import { selectSheets } from './select-sheets.ts';
import type { Sheet } from './sheet.ts';
import { sheetTable } from './sheet-table.ts';
import { workbookArchive } from './workbook-archive.ts';
import { mergedRanges, type PartBytes, readWorkbookParts } from './xlsx-parts.ts';
import { xlsxRows } from './xlsx-rows.ts';

/** Opens an .xlsx workbook as one table, row by row. @param file name to use in issues */
export function openXlsx(path: string, file: string, options: TableOptions): Promise<RawTable> {
  return sheetTable('xlsx', file, sheets(path, file, options), options);
}

async function* sheets(path: string, file: string, options: TableOptions): AsyncGenerator<Sheet> {
  const limits = { ...readLimits, ...options.limits };
  const members = new Map((await workbookArchive(path, file)).map((member) => [member.name.toLowerCase(), member]));
  const bytesOf: PartBytes = (name, limit = limits.unpackedBytes) => {
    const member = members.get(name.toLowerCase());
    const unpackedBytes = Math.min(limit, limits.unpackedBytes);
    return member ? zipMemberBytes(path, member, file, { ...limits, unpackedBytes }) : null;
  };
  const parts = await readWorkbookParts(bytesOf);
  const names = parts.sheets.map(({ name }) => name);
  // Whoever names no sheet means the first that a person sees.
  const first = parts.sheets.findIndex(({ hidden }) => !hidden);
  const wanted = options.sheet ?? (first > 0 ? first + 1 : undefined);
  for (const name of selectSheets(names, wanted, file)) {
    const { part } = parts.sheets.find((sheet) => sheet.name === name)!;
    const bytes = bytesOf(part);
    const merges = bytesOf(part);
    if (!bytes || !merges) throw new Error(`the sheet ${name} is not in it`);
    yield { name, merges: await mergedRanges(merges), rows: xlsxRows(bytes, parts) };
  }
}
