import type { Issue } from '#vocabulary/issue.ts';

/** Formats that a source may declare. `fingertips-csv` is a CSV whose 27 columns are known beforehand. */
export const tableFormats = ['csv', 'tsv', 'xlsx', 'xls', 'ods', 'parquet', 'fingertips-csv'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Encodings that a text file may be in; `auto` looks at the byte order mark, then at the bytes themselves. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** How to read one file as one table. Every key may be left out. */
export interface TableOptions {
  /** Default: by the file's name, looking through `.gz` and into `.zip`. */
  format?: TableFormat;
  /** Default `auto`. `utf-16` tells the two orders of bytes apart by itself. A byte order mark beats what is declared. */
  encoding?: TextEncoding | 'utf-16' | 'auto';
  /** One character. Default: the one of comma, tab, semicolon and bar that splits the first rows most evenly. */
  delimiter?: string;
  /** One character, or `null` where quotes have no meaning. Default `"`. */
  quote?: string | null;
  /**
   * Row of the column names, counted from 1 in the file; several rows are joined by ` / `, a blank cell taking the name on
   * its left. Default: the first row with at least two filled cells (one when the table has one column).
   */
  headerRow?: number | readonly number[];
  /** Names of the columns of a file that has no header row. */
  headerless?: readonly string[];
  /** Rows to skip before looking for the header row. Default 0. */
  skipAbove?: number;
  /** Where the table ends: at the first blank row, or at the first row whose first filled cell matches the pattern. */
  until?: 'blank-row' | { pattern: string };
  /** Spreadsheets: sheet names, a place from 1, or a pattern on names. Several are read one under another. Default 1. */
  sheet?: string | number | readonly string[] | { pattern: string };
  /** Zip archives: the member to read, a name or a pattern; needed when the archive holds more than one table. */
  member?: string | { pattern: string };
  limits?: Partial<ReadLimits>;
  /** Milliseconds of a clock that never goes back; without one, rows that stream have no limit of time. */
  clock?: () => number;
  /** Folder for files that are unpacked or rewritten. Default: the system's. */
  temporaryFolder?: string;
}

/** Bounds that keep a hostile or broken file from taking the machine with it. */
export interface ReadLimits {
  /** Bytes of a spreadsheet that is read at once (.xls, .ods). */
  spreadsheetBytes: number;
  /** Rows of one sheet. */
  spreadsheetRows: number;
  /** Milliseconds that one spreadsheet may take. */
  spreadsheetMilliseconds: number;
  /** Bytes that a compressed file may unfold to. */
  unpackedBytes: number;
  /** Unfolded bytes for one packed byte, once more than `1 MiB` has come out. */
  packingRatio: number;
  /** Columns of a table; beyond it a delimiter is wrong, and the store takes minutes to say so. */
  columns: number;
  /** Rows that may be rejected before the file is refused as a whole. */
  rejects: number;
}

export const readLimits: Readonly<ReadLimits> = {
  spreadsheetBytes: 64 * 1024 * 1024,
  spreadsheetRows: 1_048_576,
  spreadsheetMilliseconds: 120_000,
  unpackedBytes: 16 * 1024 * 1024 * 1024,
  packingRatio: 200,
  columns: 5000,
  rejects: 10_000,
};

/**
 * A row that cannot be read as a row of the table; the others are kept. `cells` are as far as they could be told apart, cut after
 * some thousand characters: enough to find the row, and a file of nothing else cannot fill the memory.
 */
export interface RejectedRow {
  line: number;
  cells: (string | null)[];
  issue: Issue;
}

/** Rows by the batch; `cells[i].length === columns.length`, `lines[i]` is the row's line (sheet row) in the source file. */
export interface RowBatch {
  cells: (string | null)[][];
  lines: number[];
  /** Sheet name, where a workbook has several. */
  sheet?: string;
}

/**
 * Where the cells are.
 *
 * `query`: SQL text for DuckDB, run by `evidence/`. `sql` gives `line BIGINT, c1 VARCHAR, c2 VARCHAR, …` in file order; `cN` is
 * `columns[N-1]`. Columns go by position because header names may differ only in case. An empty cell is NULL, and text is
 * as written, not trimmed. The rows must be as many as `recordCount`: count them after loading.
 * `bulk`, when it is given, is the faster way to the same rows: `read_csv('path', settings)`, without the line column; loaded
 * into a *fresh* table with insertion order preserved, `line = rowid + bulk.firstLine`. A list of paths with the same settings may
 * be read at once; `file_index` then says from which of them a row is.
 *
 * `rows`: batches to append to a staging table of the same columns. May be iterated once.
 */
export type TableRelation =
  | { kind: 'query'; path: string; sql: string; bulk?: { path: string; settings: string; firstLine: number } }
  | { kind: 'rows'; batches: AsyncIterable<RowBatch> };

/** One table of one source file, ready to be turned into facts. */
export interface RawTable {
  format: TableFormat;
  /** The file as it was named by the caller. */
  file: string;
  /** Header names: trimmed, inner white space squeezed, unique (the second `Value` is `Value (2)`), never blank. */
  columns: string[];
  relation: TableRelation;
  /** Data records, rejects left out; of a workbook `null` until its rows have been read. */
  recordCount: number | null;
  /**
   * Problems of the file. When one has severity `blocks`, there is nothing to read: `columns` may be empty and the
   * relation holds no rows. For `rows` relations the lists grow while the batches are read: look again afterwards.
   */
  issues: Issue[];
  rejected: RejectedRow[];
  /** Text above the header and below the table, one line a row. At most 200 lines each are kept. */
  notes: { above: string[]; below: string[] };
  /** Removes temporary files. Safe to call twice. */
  cleanup(): Promise<void>;
}
