import type { ChartTable } from '#charts/chart.ts';
import { columnAbout } from '#downloads/csvw.ts';
import { fileFormat } from '#downloads/formats.ts';
import type { ReleaseFile } from '#release/release-files.ts';
import type { Release } from '#release/reader/release.ts';
import type { PublicTableName } from '#release/schema.ts';
import { fileTables, type WrittenColumn, writtenOut } from '#release/written-out.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';

export interface TableFiles {
  table: PublicTableName;
  title: string;
  about: string;
  rows: number | null;
  columns: WrittenColumn[];
  files: ReleaseFile[];
}

export interface Downloads {
  /** Whether the files were made; they may come later than the release. */
  made: boolean;
  /** Bytes of the release file. */
  bytes: number;
  tables: TableFiles[];
  metadata: ReleaseFile | undefined;
}

/** Tables that most readers want come first. */
const first: readonly PublicTableName[] = ['area_profile', 'rating', 'estimate', 'indicator', 'area'];

/** @returns undefined where nothing of the release is left to download */
export async function readDownloads(site: SiteContext, release: Release): Promise<Downloads | undefined> {
  const [index, rows, bytes] = await Promise.all([
    release.folder.files(),
    release.folder.rowsByTable(),
    release.folder.bytes(),
  ]);
  if (bytes === undefined) return undefined;
  const rank = (table: PublicTableName) => (first.includes(table) ? first.indexOf(table) : first.length);
  const files = index?.files ?? [];
  return {
    made: index !== undefined,
    bytes,
    metadata: files.find((file) => file.table === ''),
    tables: [...fileTables]
      .sort((a, b) => rank(a) - rank(b))
      .map((table) => {
        const own = files.filter((file) => file.table === table);
        const [title = table, about = ''] = site.messages.files.tables[table] ?? [];
        return {
          table,
          title,
          about,
          rows: own[0]?.rows ?? rows.get(table) ?? null,
          columns: writtenOut(table).columns,
          files: own,
        };
      }),
  };
}

/** One row a file. */
export function filesTable(site: SiteContext, found: Downloads): ChartTable {
  const words = site.messages.downloads;
  const files = [...found.tables.flatMap((one) => one.files), ...(found.metadata ? [found.metadata] : [])];
  return {
    caption: words.tablesCaption,
    columns: [
      { key: 'file', label: words.fileColumns.file },
      { key: 'table', label: words.fileColumns.table },
      { key: 'format', label: words.fileColumns.format },
      { key: 'rows', label: words.fileColumns.rows, numeric: true },
      { key: 'bytes', label: words.fileColumns.bytes, numeric: true },
      { key: 'sha256', label: words.fileColumns.sha256 },
    ],
    rows: files.map((file) => ({
      file: paths.file(site.release.id, file.name),
      table: file.table === '' ? null : file.table,
      format: file.format,
      rows: file.rows,
      bytes: file.bytes,
      sha256: file.sha256,
    })),
  };
}

/** One row a column of a table. */
export function columnsTable(site: SiteContext, found: Downloads): ChartTable {
  const words = site.messages.downloads;
  return {
    caption: words.columnsTable,
    columns: [
      { key: 'table', label: words.columns.table },
      { key: 'column', label: words.columns.column },
      { key: 'type', label: words.columns.type },
      { key: 'meaning', label: words.columns.meaning },
    ],
    rows: found.tables.flatMap(({ table, columns }) =>
      columns.map(({ name, type }) => ({
        table,
        column: name,
        type: words.types[type],
        meaning: columnAbout(site.messages, table, name),
      })),
    ),
  };
}

/** What people see: each table with its rows, its files by size and, folded, its columns. */
export function FilesTable({ site, found }: { site: SiteContext; found: Downloads }) {
  const words = site.messages.downloads;
  const table: ChartTable = {
    caption: words.tablesCaption,
    columns: [
      { key: 'table', label: words.columns.table },
      { key: 'rows', label: words.columns.rows, numeric: true },
      ...(found.made ? [{ key: 'files', label: words.columns.files }] : []),
    ],
    rows: found.tables.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const one = found.tables[at] as TableFiles;
    if (key === 'table') return <TableAbout site={site} one={one} />;
    if (key === 'rows') return one.rows === null ? '–' : site.format.count(one.rows);
    return <FileLinks site={site} one={one} />;
  };
  return <DataTable table={table} cell={cell} stacked />;
}

function TableAbout({ site, one }: { site: SiteContext; one: TableFiles }) {
  const words = site.messages.downloads;
  return (
    <span className="file-table">
      <strong>{one.title}</strong> <code>{one.table}</code>
      <span className="muted">{one.about}</span>
      <details className="plain-details">
        <summary>{words.columnsOf(one.columns.length)}</summary>
        <dl className="columns">
          {one.columns.map(({ name, type }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                {columnAbout(site.messages, one.table, name)} ({words.types[type]})
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </span>
  );
}

function FileLinks({ site, one }: { site: SiteContext; one: TableFiles }) {
  const words = site.messages.downloads;
  const long = one.columns.filter((column) => column.long).map((column) => column.name);
  const hasSheet = one.files.some((file) => fileFormat(file.format)?.isSpreadsheet);
  return (
    <div>
      <ul className="file-links">
        {one.files.map((file) => (
          <li key={file.name}>
            <a href={paths.file(site.release.id, file.name)} aria-label={`${one.title}, ${file.format}`}>
              {file.format}
            </a>{' '}
            <span className="muted">{site.format.bytes(file.bytes)}</span>
          </li>
        ))}
      </ul>
      {!hasSheet && <span className="muted">{words.tooLong}</span>}
      {hasSheet && long.length > 0 && <span className="muted">{words.leftOut(long.join(', '))}</span>}
    </div>
  );
}
