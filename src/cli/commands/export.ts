import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { workspaceOf } from '../../pipeline.ts';
import { readCatalogue, readManifest } from '#release/catalogue.ts';
import type { Manifest } from '#release/manifest.ts';
import type { PublicTableName } from '#release/schema.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { counted } from '#vocabulary/counted.ts';
import { answer } from '../context.ts';
import { progressLine } from '../progress.ts';

interface Options {
  to: string;
  table?: string[];
  format: string[];
  project: string;
  json?: boolean;
}

/** `coxcomb export`: public tables of a published release as files of any format. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write tables of a published release to a folder, as files for R, Python, Excel or any other program')
    .argument('[release]', 'id of a published release; by default the current one')
    .requiredOption('--to <folder>', 'folder for the files, which is made')
    .option('--table <names...>', 'public tables; by default all')
    .option('--format <formats...>', 'csv, csv.gz, parquet, json, xlsx or ods', ['csv'])
    .option('--project <folder>', 'project folder', '.')
    .option('--json', 'print the answer as JSON')
    .action(async (id: string | undefined, options: Options) => {
      const { manifest, folder } = publishedRelease(options.project, id);
      const [{ PublicTables }, { writeTable }, { aboutRelease }, { csvMetadata }, chosen] = await Promise.all([
        import('#release/public-tables.ts'),
        import('#downloads/write-table.ts'),
        import('#downloads/about-release.ts'),
        import('#downloads/csvw.ts'),
        chosenFiles(options),
      ]);
      mkdirSync(options.to, { recursive: true });
      const tables = await PublicTables.open(join(folder, 'release.duckdb'));
      const line = progressLine(process.stderr, () => performance.now());
      const written: { file: string; rows: number }[] = [];
      try {
        const { messages, description, sentences } = await aboutRelease(tables, manifest);
        for (const [at, { table, format, name }] of chosen.entries()) {
          line.show('writing files', at, chosen.length);
          // Under another name until it is whole.
          const draft = join(options.to, `.${name}.tmp`);
          try {
            const rows = await writeTable(tables, table, format, draft, messages, sentences(table));
            renameSync(draft, join(options.to, name));
            written.push({ file: name, rows });
          } finally {
            rmSync(draft, { force: true });
          }
        }
        const described = chosen.filter(({ format }) => format === 'csv' || format === 'csv.gz');
        if (described.length > 0) {
          const metadata = JSON.stringify(csvMetadata(described, description, messages), null, 2);
          writeFileSync(join(options.to, 'csv-metadata.json'), `${metadata}\n`);
        }
      } finally {
        tables.close();
      }
      line.show('writing files', chosen.length, chosen.length);
      line.end();
      answer(options.json, { release: manifest.id, folder: options.to, files: written }, [
        ...written.map(({ file, rows }) => `${file.padEnd(28)} ${rows.toLocaleString('en-GB').padStart(12)} rows`),
        `${counted(written.length, 'file')} of ${manifest.id} ${written.length === 1 ? 'is' : 'are'} in ${options.to}.`,
      ]);
    });
}

/** @throws EXPORT_NOT_PUBLISHED, RELEASE_WITHDRAWN */
function publishedRelease(project: string, wanted: string | undefined): { manifest: Manifest; folder: string } {
  const folders = workspaceOf({ folder: project });
  const { releases, current } = readCatalogue(folders.published);
  const id = wanted ?? current;
  if (id === null) throw new AppError('EXPORT_NOTHING_PUBLISHED', { folder: project });
  const known = releases.filter((entry) => entry.status !== 'withdrawn').map((entry) => entry.id);
  if (!releases.some((entry) => entry.id === id))
    throw new AppError('EXPORT_NOT_PUBLISHED', { id, known: known.join(', ') || 'none' });
  return readManifest(folders, id);
}

/** @throws EXPORT_TABLE_UNKNOWN, EXPORT_FORMAT_UNKNOWN */
async function chosenFiles(options: Options) {
  const [{ fileTables }, { fileFormat, fileFormats }] = await Promise.all([
    import('#release/written-out.ts'),
    import('#downloads/formats.ts'),
  ]);
  const formats = options.format.map((id) => {
    const found = fileFormat(id);
    if (found) return found;
    throw new AppError('EXPORT_FORMAT_UNKNOWN', { format: id, known: fileFormats.map((one) => one.id).join(', ') });
  });
  const tables = options.table ?? fileTables;
  return tables.flatMap((table) => {
    if (!fileTables.includes(table as PublicTableName))
      throw new AppError('EXPORT_TABLE_UNKNOWN', { table, known: fileTables.join(', ') });
    return formats.map(({ id }) => ({ table: table as PublicTableName, format: id, name: `${table}.${id}` }));
  });
}
