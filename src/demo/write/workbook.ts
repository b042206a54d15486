import type { Table } from '../returns/return.ts';

/** A table as a workbook with one sheet; cells that are numbers are stored as numbers. */
export async function workbook(sheetName: string, { header, rows }: Table): Promise<Uint8Array> {
  // The module without the tables of old character sets, which take four times as long to load.
  const xlsx = await import('xlsx/xlsx.mjs');
  const cells = rows.map((row) => row.map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)));
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([header, ...cells]), sheetName);
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array;
}
