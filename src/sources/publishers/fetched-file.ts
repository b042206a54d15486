import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What is known about a fetched file; kept beside it as `<file>.source.json`. */
export interface FetchedRecord {
  address: string;
  /** Hash of the file's bytes, 64 hexadecimal digits. */
  sha256: string;
  bytes: number;
  /** ISO date and time. */
  fetchedAt: string;
  /** The publisher's mark for this version of the file. */
  etag?: string;
  lastModified?: string;
}

export interface FetchedFile {
  path: string;
  record: FetchedRecord;
  /** Whether the bytes are others than those there before. */
  changed: boolean;
}

export function recordPath(path: string): string {
  return `${path}.source.json`;
}

/** The record of a file fetched before; `null` when there is none or the file is no longer the one that was fetched. */
export async function readRecord(path: string): Promise<FetchedRecord | null> {
  try {
    const record = JSON.parse(await readFile(recordPath(path), 'utf8')) as FetchedRecord;
    return (await hashFile(path)).sha256 === record.sha256 ? record : null;
  } catch {
    return null;
  }
}

export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Where a download grows until it is whole: a hidden folder that no pattern of a source matches. */
export function growingPath(path: string): string {
  return join(dirname(path), '.fetching', basename(path));
}

/** Puts text under its name in one step, so that a reader sees the old file or the new one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const growing = growingPath(path);
  await mkdir(dirname(growing), { recursive: true });
  const file = await open(growing, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(growing, path);
}

/** The record goes first: with a file that is not its own it counts as none, so a crash in between means fetching again. */
export async function putInPlace(growing: string, path: string, record: FetchedRecord): Promise<void> {
  await writeWhole(recordPath(path), `${JSON.stringify(record, null, 2)}\n`);
  await rename(growing, path);
}

/** Text made out of several answers, kept as a fetched file. */
export async function keepText(
  path: string,
  text: string,
  about: Pick<FetchedRecord, 'address' | 'fetchedAt'>,
): Promise<FetchedFile> {
  const before = await readRecord(path);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const record = { ...about, sha256, bytes: Buffer.byteLength(text) };
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(recordPath(path), `${JSON.stringify(record, null, 2)}\n`);
  await writeWhole(path, text);
  return { path, record, changed: before?.sha256 !== sha256 };
}
