import type { PublicTables } from '#release/public-tables.ts';
import type { PublicTableName } from '#release/schema.ts';
import { writtenOut } from '#release/written-out.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Messages } from '#vocabulary/messages/messages.ts';
import { columnAbout } from './csvw.ts';
import { type FormatId, fileFormat } from './formats.ts';
import { writeOds } from './spreadsheets/ods.ts';
import { type Sheet, shortSheet } from './spreadsheets/sheet.ts';
import { writeXlsx } from './spreadsheets/xlsx.ts';

/** Sentences that stand beside the rows in a workbook: what the table is, from which release, under which licence. */
export type About = readonly (readonly [string, string])[];

/**
 * Writes one public table to a file. The rows stream, whatever the format.
 *
 * @returns the number of rows
 * @throws EXPORT_TABLE_TOO_LONG when the format cannot hold so many rows
 */
export async function writeTable(
  tables: PublicTables,
  table: PublicTableName,
  format: FormatId,
  path: string,
  messages: Messages,
  about: About,
): Promise<number> {
  const rows = await tables.count(table);
  const { rowsAtMost = 0, isSpreadsheet = false } = fileFormat(format) ?? {};
  if (rows > rowsAtMost) throw new AppError('EXPORT_TABLE_TOO_LONG', { table, format, rows, rowsAtMost });
  if (!isSpreadsheet) {
    await tables.writeFile(table, path, format as Exclude<FormatId, 'xlsx' | 'ods'>);
    return rows;
  }
  const sheets = workbook(tables, table, messages, about);
  await (format === 'xlsx' ? writeXlsx(path, sheets) : writeOds(path, sheets));
  return rows;
}

/** The table, and a sheet that explains it. */
function workbook(tables: PublicTables, table: PublicTableName, messages: Messages, about: About): Sheet[] {
  const columns = writtenOut(table).columns.filter((column) => !column.long);
  const words = messages.downloads.workbook;
  return [
    { name: table, header: columns.map(({ name }) => name), batches: tables.batches(table) },
    shortSheet(
      words.sheet,
      [words.name, words.meaning],
      [...about, ...columns.map(({ name }) => [name, columnAbout(messages, table, name)] as const)],
    ),
  ];
}
