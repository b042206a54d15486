import { join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { openCsv } from '../formats/csv/open-csv.ts';
import { openFingertipsCsv } from '../formats/fingertips-csv.ts';
import type { Connection } from './connection.ts';
import { csvText } from './csv-text.ts';
import { download } from './download.ts';
import { type FetchedFile, keepText } from './fetched-file.ts';
import { nameContent, requestJson } from './request.ts';

/** Header of the metadata download, 32 columns in this order. */
export const fingertipsMetadataColumns = [
  'Indicator ID',
  'Indicator',
  'Indicator number',
  'Rationale',
  'Specific rationale',
  'Definition',
  'Data source',
  'Indicator source',
  'Definition of numerator',
  'Source of numerator',
  'Definition of denominator',
  'Source of denominator',
  'Methodology',
  'Standard population/values',
  'Frequency',
  'Confidence interval details',
  'Disclosure control',
  'Rounding',
  'Caveats',
  'Notes',
  'Impact of COVID-19',
  'Copyright',
  'Data re-use',
  'Links',
  'Indicator Content',
  'Simple Name',
  'Simple Definition',
  'Unit',
  'Value type',
  'Year type',
  'Polarity',
  'Date updated',
] as const;

export interface FingertipsOptions extends Connection {
  /** Ends in `/api`. */
  baseUrl: string;
  /** Folder of the project's data; files go into `fingertips/` below it. */
  folder: string;
}

/** What is asked for: some indicators, or all of a group or of a profile. */
export type FingertipsSelection =
  | { kind: 'indicator'; ids: readonly number[] }
  | { kind: 'group'; id: number }
  | { kind: 'profile'; id: number };

/**
 * Fetches values: one file for each indicator, group or profile, named for what it holds. Its 27 columns are checked.
 *
 * @param areas.childAreaTypeId the area type whose values are wanted
 * @param areas.parentAreaTypeId the area type they are grouped by; default 15, the whole country
 */
export async function fetchFingertipsData(
  selection: FingertipsSelection,
  areas: { childAreaTypeId: number; parentAreaTypeId?: number },
  options: FingertipsOptions,
): Promise<FetchedFile[]> {
  const { childAreaTypeId, parentAreaTypeId = 15 } = areas;
  checkId('the child area type', childAreaTypeId);
  checkId('the parent area type', parentAreaTypeId);
  const files: FetchedFile[] = [];
  for (const { query, name, kind } of requests(selection)) {
    const parameters = `${query}&child_area_type_id=${childAreaTypeId}&parent_area_type_id=${parentAreaTypeId}`;
    const address = `${base(options)}/all_data/csv/by_${kind}_id?${parameters}`;
    const path = join(options.folder, 'fingertips', `data-${name}-areas-${childAreaTypeId}-in-${parentAreaTypeId}.csv`);
    files.push(await download(address, path, options, (growing) => checkData(growing, address)));
  }
  return files;
}

/** Fetches the descriptions of indicators; one file for each indicator, group or profile. Its 32 columns are checked. */
export async function fetchFingertipsMetadata(
  selection: FingertipsSelection,
  options: FingertipsOptions,
): Promise<FetchedFile[]> {
  const files: FetchedFile[] = [];
  for (const { query, name, kind } of requests(selection)) {
    const address = `${base(options)}/indicator_metadata/csv/by_${kind}_id?${query}`;
    const path = join(options.folder, 'fingertips', `metadata-${name}.csv`);
    files.push(await download(address, path, options, (growing) => checkMetadata(growing, address)));
  }
  return files;
}

/** Fetches the areas of one type as a CSV with `code`, `name`, `short_name`, `area_type_id`, sorted by code. */
export async function fetchFingertipsAreas(areaTypeId: number, options: FingertipsOptions): Promise<FetchedFile> {
  checkId('the area type', areaTypeId);
  const address = `${base(options)}/areas/by_area_type?area_type_id=${areaTypeId}`;
  const { body } = await requestJson(address, options);
  const areas = body as { Code?: unknown; Name?: unknown; Short?: unknown; AreaTypeId?: unknown }[];
  if (!Array.isArray(areas) || !areas.every((area) => typeof area?.Code === 'string' && typeof area.Name === 'string'))
    throw new AppError('FETCH_NOT_DATA', {
      address,
      found: nameContent(JSON.stringify(body)),
      expected: 'a list of areas',
    });
  const rows = areas
    .map(({ Code, Name, Short }) => [
      String(Code),
      String(Name),
      Short == null ? '' : String(Short),
      String(areaTypeId),
    ])
    .sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
  const path = join(options.folder, 'fingertips', `areas-${areaTypeId}.csv`);
  const text = csvText(['code', 'name', 'short_name', 'area_type_id'], rows);
  return keepText(path, text, { address, fetchedAt: options.clock.now().toISOString() });
}

function requests(selection: FingertipsSelection): { kind: string; query: string; name: string }[] {
  if (selection.kind === 'indicator') {
    if (selection.ids.length === 0) throw invalid('the list of indicators', 'one identifier or more', 'none');
    for (const id of selection.ids) checkId('an indicator', id);
    return selection.ids.map((id) => ({ kind: 'indicator', query: `indicator_ids=${id}`, name: `indicator-${id}` }));
  }
  checkId(`the ${selection.kind}`, selection.id);
  const { kind, id } = selection;
  return [{ kind, query: `${kind}_id=${id}`, name: `${kind}-${id}` }];
}

async function checkData(path: string, address: string): Promise<void> {
  const table = await openFingertipsCsv(path);
  await table.cleanup();
  refuseBlocked(table.issues, address, 'a data download of 27 columns');
}

async function checkMetadata(path: string, address: string): Promise<void> {
  const table = await openCsv(path, { delimiter: ',', headerRow: 1 });
  await table.cleanup();
  refuseBlocked(table.issues, address, 'a metadata download');
  const wrong = fingertipsMetadataColumns.find((name, index) => table.columns[index] !== name);
  if (wrong || table.columns.length !== fingertipsMetadataColumns.length) {
    const found = `${table.columns.length} columns${wrong ? `, without "${wrong}" in its place` : ''}`;
    throw new AppError('FETCH_NOT_DATA', { address, found, expected: 'a metadata download of 32 columns' });
  }
}

function refuseBlocked(
  issues: readonly { severity: string; message: string }[],
  address: string,
  expected: string,
): void {
  const blocking = issues.find(({ severity }) => severity === 'blocks');
  if (blocking)
    throw new AppError('FETCH_NOT_DATA', {
      address,
      found: `a file that cannot be read (${blocking.message})`,
      expected,
    });
}

function base({ baseUrl }: FingertipsOptions): string {
  return baseUrl.replace(/\/+$/, '');
}

function checkId(argument: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw invalid(argument, 'a whole number above 0', value);
}

function invalid(argument: string, expected: string, value: unknown): AppError {
  return new AppError('FETCH_ARGUMENT_INVALID', { argument, expected, value });
}
