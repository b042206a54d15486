import type { Measure } from '#project/schema/measure.ts';
import type { Source } from '#project/schema/source.ts';
import { openTable } from '#sources/formats/open-table.ts';
import type { RawTable, TableOptions } from '#sources/formats/raw-table.ts';
import { refusedTable } from '#sources/formats/refused-table.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { type ColumnOf, columnsOfFile } from './columns-of-file.ts';
import type { DamagedFiles } from './damaged-files.ts';
import type { FoundFile } from './found-files.ts';

export interface FileToIngest extends FoundFile {
  /** Id in `source_file`. */
  id: number;
  sourceId: number;
  source: Source;
}

/** A file whose headers and kind are known, and whose rows are still to be read. */
export interface OpenFile extends FileToIngest {
  table: RawTable;
  column: ColumnOf;
  /** Problems of the reader and of the headers; complete when the rows have been read. */
  issues: () => Issue[];
  blocked: boolean;
  /** Files of the same shape are read in one pass; none for a file that must be read by itself. */
  shape: string | undefined;
}

/**
 * Opens a file and finds the columns that its source names. The caller cleans the table up.
 *
 * @param clock milliseconds of a clock that never goes back, for the time that a spreadsheet may take
 * @param damaged  files that broke off when they were read before
 */
export async function openFile(
  file: FileToIngest,
  measures: ReadonlyMap<string, Measure>,
  clock: (() => number) | undefined,
  damaged?: DamagedFiles,
): Promise<OpenFile> {
  const opened = await openTable(file.path, {
    ...tableOptions(file.source),
    ...(clock ? { clock } : {}),
    ...(file.member === undefined ? {} : { member: file.member }),
  });
  const table = withDamage(opened, damaged?.reasonOf(file.shown));
  const { column, issues: missing } = columnsOfFile(file.source, table.columns, file.shown);
  const blocks = (issues: readonly Issue[]) => issues.some((found) => found.severity === 'blocks');
  // A file that its reader refused has no columns to look for.
  const missed = blocks(table.issues) ? [] : missing;
  return {
    ...file,
    table,
    column,
    // Looked up late: the list of a workbook grows while its rows are read.
    issues: () => [...table.issues, ...missed],
    blocked: blocks(table.issues) || blocks(missed),
    shape: damaged?.isAlone(file.shown) ? undefined : shapeOf(file.source, table, measures),
  };
}

function withDamage(table: RawTable, reason: string | undefined): RawTable {
  if (reason === undefined) return table;
  const refused = refusedTable(table.format, table.file, [issue('INGEST_FILE_DAMAGED', {}, { reason })]);
  return { ...refused, cleanup: table.cleanup };
}

/**
 * What files must have in common to be read in one pass: headers, dialect, and all that their sources declare but for who published
 * them and what their columns feed.
 */
function shapeOf(source: Source, table: RawTable, measures: ReadonlyMap<string, Measure>): string | undefined {
  if (table.relation.kind !== 'query' || !table.relation.bulk) return undefined;
  const { id, title, publisher, licence, address, accessed, notes, optional, files, members, ...how } = source;
  const position = (measure: string) => how.measures.findIndex((entry) => entry.measure === measure);
  return JSON.stringify([
    {
      ...how,
      measures: how.measures.map(({ measure, ...entry }) => [entry, measures.get(measure)?.negative ?? false]),
      published: how.published.map(({ indicator, ...entry }) => entry),
      numeratorWithin: how.numeratorWithin.map((pair) => [position(pair.numerator), position(pair.denominator)]),
    },
    table.columns,
    table.relation.bulk.settings,
  ]);
}

function tableOptions(source: Source): TableOptions & { headerless?: string[] } {
  const headerRow = source.headerRows;
  return {
    format: source.format,
    encoding: source.encoding === 'utf-16' ? 'auto' : source.encoding,
    ...(source.quote === undefined ? {} : { quote: source.quote }),
    ...(source.delimiter ? { delimiter: source.delimiter } : {}),
    ...(source.sheets ? { sheet: source.sheets } : {}),
    ...(headerRow ? { headerRow: headerRow.length === 1 ? (headerRow[0] as number) : headerRow } : {}),
    ...(source.until ? { until: { pattern: source.until } } : {}),
    ...(source.headerless ? { headerless: source.headerless } : {}),
  };
}
