import { sheetRowsAtMost } from './spreadsheets/sheet.ts';

export interface FileFormat {
  id: 'csv' | 'csv.gz' | 'parquet' | 'json' | 'xlsx' | 'ods';
  mediaType: string;
  /** Rows that a file of this format can hold. */
  rowsAtMost: number;
  /** A program for spreadsheets opens it: long texts are left out. */
  isSpreadsheet: boolean;
}

const plain = { rowsAtMost: Number.POSITIVE_INFINITY, isSpreadsheet: false };
const sheet = { rowsAtMost: sheetRowsAtMost, isSpreadsheet: true };

/** Formats of files; the id is the ending of the name. */
export const fileFormats: readonly FileFormat[] = [
  { id: 'csv', mediaType: 'text/csv; charset=utf-8', ...plain },
  { id: 'csv.gz', mediaType: 'application/gzip', ...plain },
  { id: 'parquet', mediaType: 'application/vnd.apache.parquet', ...plain },
  { id: 'json', mediaType: 'application/json; charset=utf-8', ...plain },
  { id: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ...sheet },
  { id: 'ods', mediaType: 'application/vnd.oasis.opendocument.spreadsheet', ...sheet },
];

export type FormatId = FileFormat['id'];

export function fileFormat(id: string): FileFormat | undefined {
  return fileFormats.find((format) => format.id === id);
}

/** Above this a table is published packed and without workbooks, which nobody could open with pleasure. */
const longTable = 100_000;

/** Formats in which a table of so many rows is put beside a release. Any other is made by the command `export`. */
export function publishedFormats(rows: number): FormatId[] {
  return rows > longTable ? ['csv.gz', 'parquet'] : ['csv', 'parquet', 'json', 'xlsx', 'ods'];
}
