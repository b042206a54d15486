import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { issue } from '#vocabulary/issue.ts';
import { gunzipped } from './archives/gzip.ts';
import { type ZipMember, zipDirectory } from './archives/zip-directory.ts';
import { zipMemberBytes } from './archives/zip-member.ts';
import { openCsv } from './csv/open-csv.ts';
import { openFingertipsCsv } from './fingertips-csv.ts';
import { formatByName } from './format-by-name.ts';
import { openParquet } from './open-parquet.ts';
import { type RawTable, readLimits, type TableFormat, type TableOptions, tableFormats } from './raw-table.ts';
import { Refusal } from './refusal.ts';
import { refusedTable } from './refused-table.ts';
import { openOds } from './spreadsheets/open-ods.ts';
import { openXls } from './spreadsheets/open-xls.ts';
import { openXlsx } from './spreadsheets/open-xlsx.ts';

/**
 * Opens a source file of any format, packed or not, as one table.
 *
 * Problems of the file are never thrown: they are in `issues`, and a table that must not be used has one that blocks.
 * Call `cleanup` when the rows have been read.
 *
 * @param path file on disk
 * @param options see `TableOptions`; the format is told by the file's name unless it is given
 */
export async function openTable(path: string, options: TableOptions = {}): Promise<RawTable> {
  const format = options.format ?? formatByName(path).format ?? 'csv';
  try {
    const about = await stat(path);
    if (!about.isFile()) throw new Error('it is not a file');
    if (about.size === 0) return refusedTable(format, path, [issue('SOURCE_FILE_EMPTY', { file: path })]);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
    return refusedTable(format, path, [
      issue('SOURCE_FILE_MISSING', { file: path }, { value: basename(path), reason }),
    ]);
  }
  const { packed } = formatByName(path);
  try {
    return packed ? await openPacked(path, packed, options) : await openPlain(path, path, basename(path), options);
  } catch (error) {
    if (error instanceof Refusal) return refusedTable(format, path, [error.issue]);
    throw error;
  }
}

/** @param name tells the format where the source does not */
function openPlain(path: string, file: string, name: string, options: TableOptions): Promise<RawTable> {
  const format = options.format ?? formatByName(name).format;
  if (format === null)
    throw new Refusal(issue('SOURCE_FORMAT_UNKNOWN', { file }, { value: name, formats: tableFormats.join(', ') }));
  return openers[format](path, file, { ...options, format });
}

const openers: Record<TableFormat, (path: string, file: string, options: TableOptions) => Promise<RawTable>> = {
  csv: (path, file, options) => openCsv(path, { ...options, file }),
  tsv: (path, file, options) => openCsv(path, { ...options, file }),
  'fingertips-csv': (path, file, options) => openFingertipsCsv(path, { ...options, file }),
  parquet: (path, file) => openParquet(path, file),
  xlsx: openXlsx,
  xls: openXls,
  ods: openOds,
};

async function openPacked(path: string, packed: 'gz' | 'zip', options: TableOptions): Promise<RawTable> {
  const limits = { ...readLimits, ...options.limits };
  const member = packed === 'zip' ? chooseMember(await zipDirectory(path, path), path, options) : null;
  const name = member?.name ?? basename(path).replace(/\.gz$/i, '');
  const bytes = member ? zipMemberBytes(path, member, path, limits) : gunzipped(path, path, limits);
  const folder = await mkdtemp(join(options.temporaryFolder ?? tmpdir(), 'coxcomb-unpacked-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const target = join(folder, 'content');
    await pipeline(bytes, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
    const table = await openPlain(target, path, name, options);
    const { cleanup } = table;
    table.cleanup = async () => {
      await cleanup();
      await remove();
    };
    return table;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Without a wish: the only member that is a table by its name. */
function chooseMember(
  members: readonly ZipMember[],
  file: string,
  { member: wanted, format }: TableOptions,
): ZipMember {
  const pattern = typeof wanted === 'object' ? new RegExp(wanted.pattern, 'u') : null;
  const found = members.filter(({ name }) => {
    if (typeof wanted === 'string') return name === wanted;
    if (pattern) return pattern.test(name);
    const known = formatByName(name).format;
    return known !== null && !name.startsWith('__MACOSX/') && (format !== 'parquet' || known === 'parquet');
  });
  if (found.length === 1) return found[0]!;
  const details = {
    count: found.length,
    wanted: wanted === undefined ? '' : ` for ${pattern ? pattern.source : wanted}`,
    names:
      members
        .slice(0, 20)
        .map(({ name }) => name)
        .join(', ') || 'nothing',
  };
  throw new Refusal(issue('SOURCE_ARCHIVE_MEMBER', { file }, details));
}
