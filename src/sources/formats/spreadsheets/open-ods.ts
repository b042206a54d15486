import { zipMemberBytes } from '../archives/zip-member.ts';
import { type RawTable, readLimits, type TableOptions } from '../raw-table.ts';
import { odsRows, odsSheetNames } from './ods-rows.ts';
import { selectSheets } from './select-sheets.ts';
import type { CellRange, Sheet } from './sheet.ts';
import { sheetTable } from './sheet-table.ts';
import { workbookArchive } from './workbook-archive.ts';

/** Opens an .ods workbook as one table, row by row. @param file name to use in issues */
export function openOds(path: string, file: string, options: TableOptions): Promise<RawTable> {
  return sheetTable('ods', file, sheets(path, file, options), options);
}

async function* sheets(path: string, file: string, options: TableOptions): AsyncGenerator<Sheet> {
  const limits = { ...readLimits, ...options.limits };
  const content = (await workbookArchive(path, file)).find(({ name }) => name === 'content.xml');
  if (!content) throw new Error('it holds no content.xml');
  const bytes = () => zipMemberBytes(path, content, file, limits);
  const names = await odsSheetNames(bytes());
  for (const name of selectSheets(names, options.sheet, file)) {
    const merges: CellRange[] = [];
    yield { name, merges, rows: odsRows(bytes(), name, merges) };
  }
}
