import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Connection } from './connection.ts';
import { csvText } from './csv-text.ts';
import { type FetchedFile, growingPath, keepText, readRecord } from './fetched-file.ts';
import { codeOf, isOdsRecord, type OdsRecord, odsTables } from './ods-record.ts';
import { nameContent, requestJson } from './request.ts';

export interface OdsOptions extends Connection {
  /** Ends in the version of the interface, such as `/ORD/2-0-0`. */
  baseUrl: string;
  /** Folder of the project's data; files go into `ods/` below it. */
  folder: string;
  /** Wait between requests; the publisher asks for fewer than 5 a second. Default 220. */
  pauseMilliseconds?: number;
}

const pageLimit = 1000;
const dayMilliseconds = 86_400_000;
/** The publisher answers for changes of the last six months only. */
const longestSyncDays = 180;

/**
 * Fetches the organisations that have one of the roles (such as RO177), with roles, relations and successions, into
 * `ods/<table>.csv`, and keeps the records themselves in `ods/records.ndjson`.
 *
 * The first run asks for every organisation, one by one; when it breaks off, the next goes on where it stopped. Later runs ask
 * only for what changed since (LastChangeDate), unless the last was over 180 days ago or had other roles.
 *
 * @throws FETCH_ARGUMENT_INVALID, FETCH_FAILED, FETCH_REFUSED, FETCH_NOT_DATA (also when a list holds fewer than it announces)
 */
export async function fetchOdsOrganisations(roles: readonly string[], options: OdsOptions): Promise<FetchedFile[]> {
  const wrong = roles.find((role) => !/^RO\d+$/.test(role));
  if (roles.length === 0 || wrong !== undefined)
    throw new AppError('FETCH_ARGUMENT_INVALID', {
      argument: 'a role',
      expected: 'RO and a number',
      value: wrong ?? 'none',
    });
  const store = join(options.folder, 'ods', 'records.ndjson');
  const address = `${base(options)}/organisations?PrimaryRoleId=${[...roles].sort().join(',')}`;
  const before = await readRecord(store);
  const age = before ? options.clock.now().getTime() - Date.parse(before.fetchedAt) : Number.POSITIVE_INFINITY;
  const since =
    before?.address === address && age < longestSyncDays * dayMilliseconds ? before.fetchedAt.slice(0, 10) : null;
  const records = new Map(since ? (await readLines(store)).map((record) => [codeOf(record), record]) : []);
  const wanted = await codesToFetch(roles, since, records, options);
  const journal = growingPath(join(options.folder, 'ods', `records-${since ?? 'all'}.ndjson`));
  const fetchedAt = await journalStart(journal, options.clock.now().toISOString());
  const done = new Map((await readLines(journal)).map((record) => [codeOf(record), record]));
  for (const code of wanted) {
    if (done.has(code)) continue;
    const record = await fetchRecord(code, options);
    // The line feed before it ends a line that a crash cut off.
    await appendFile(journal, `\n${JSON.stringify(record)}\n`);
    done.set(code, record);
    if (done.size % 100 === 0) options.report?.(`${done.size} of ${wanted.length} organisations`);
  }
  for (const code of wanted) records.set(code, done.get(code)!);
  const sorted = [...records.values()].sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
  const files: FetchedFile[] = [];
  for (const [name, { header, rows }] of Object.entries(odsTables)) {
    const text = csvText(
      header,
      sorted.flatMap((record): (string | undefined)[][] => rows(record)),
    );
    files.push(await keepText(join(options.folder, 'ods', `${name}.csv`), text, { address, fetchedAt }));
  }
  // Last, since its record is what the next run starts from.
  const lines = sorted.map((record) => `${JSON.stringify(record)}\n`).join('');
  files.push(await keepText(store, lines, { address, fetchedAt }));
  await rm(journal, { force: true });
  return files;
}

/** All with the roles; or those that changed since, and those of the store that changed and may have lost the role. */
async function codesToFetch(
  roles: readonly string[],
  since: string | null,
  store: ReadonlyMap<string, OdsRecord>,
  options: OdsOptions,
): Promise<string[]> {
  const codes = new Set<string>();
  for (const role of roles) {
    const query = `PrimaryRoleId=${role}${since ? `&LastChangeDate=${since}` : ''}`;
    for (const code of await listCodes(query, options)) codes.add(code);
  }
  if (since) for (const code of await changedCodes(since, options)) if (store.has(code)) codes.add(code);
  return [...codes].sort();
}

/** Pages through a list until it holds as many as it announces. */
async function listCodes(query: string, options: OdsOptions): Promise<string[]> {
  const codes: string[] = [];
  for (;;) {
    const offset = codes.length === 0 ? '' : `&Offset=${codes.length}`;
    const address = `${base(options)}/organisations?${query}&Limit=${pageLimit}${offset}&_format=json`;
    const { body, headers } = await requestJson(address, options);
    await pause(options);
    const page = (body as { Organisations?: { OrgId?: unknown }[] } | null)?.Organisations;
    if (!Array.isArray(page) || !page.every((entry) => typeof entry?.OrgId === 'string'))
      throw notData(address, body, 'a list of organisations');
    codes.push(...page.map((entry) => entry.OrgId as string));
    const total = Number(headers.get('x-total-count') ?? Number.NaN);
    if (Number.isFinite(total) ? codes.length >= total : page.length < pageLimit) return codes;
    if (page.length === 0) throw notData(address, body, `${total} organisations, of which ${codes.length} came`);
  }
}

async function changedCodes(since: string, options: OdsOptions): Promise<string[]> {
  const address = `${base(options)}/sync?LastChangeDate=${since}&_format=json`;
  const { body } = await requestJson(address, options);
  await pause(options);
  const links = (body as { Organisations?: { OrgLink?: unknown }[] } | null)?.Organisations;
  if (!Array.isArray(links)) throw notData(address, body, 'a list of changed organisations');
  return links.map(({ OrgLink }) => decodeURIComponent(String(OrgLink).split('?')[0]!.split('/').pop()!));
}

async function fetchRecord(code: string, options: OdsOptions): Promise<OdsRecord> {
  const address = `${base(options)}/organisations/${encodeURIComponent(code)}?_format=json`;
  const { body } = await requestJson(address, options);
  await pause(options);
  const record = (body as { Organisation?: unknown } | null)?.Organisation;
  if (!isOdsRecord(record)) throw notData(address, body, 'an organisation');
  return record;
}

/** When the journal was begun: changes since then are what the next run must ask for, however often this one broke off. */
async function journalStart(journal: string, now: string): Promise<string> {
  const text = await readFile(journal, 'utf8').catch(() => '');
  const started = /^\{"startedAt":"([^"]+)"\}\n/.exec(text)?.[1];
  if (started !== undefined) return started;
  await mkdir(dirname(journal), { recursive: true });
  await writeFile(journal, `${JSON.stringify({ startedAt: now })}\n`);
  return now;
}

/** A last line that was cut off by a crash is left out and fetched again. */
async function readLines(path: string): Promise<OdsRecord[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      const record: unknown = JSON.parse(line);
      return isOdsRecord(record) ? [record] : [];
    } catch {
      return [];
    }
  });
}

function notData(address: string, body: unknown, expected: string): AppError {
  return new AppError('FETCH_NOT_DATA', { address, found: nameContent(JSON.stringify(body) ?? ''), expected });
}

function pause(options: OdsOptions): Promise<void> {
  return options.clock.wait(options.pauseMilliseconds ?? 220);
}

function base({ baseUrl }: OdsOptions): string {
  return baseUrl.replace(/\/+$/, '');
}
