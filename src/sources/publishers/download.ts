import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Connection, fetchLimits } from './connection.ts';
import { type FetchedFile, growingPath, hashFile, putInPlace, readRecord } from './fetched-file.ts';
import { looksLikeHtml, nameContent, request } from './request.ts';

/**
 * Fetches one address into one file.
 *
 * The file appears under its name only when it is whole and has passed `check`; until then it grows in a hidden folder beside
 * it. A download that breaks off goes on where it stopped, in the same run or the next, as long as the publisher's mark (ETag) says
 * that it is the same file. A file that the publisher says has not changed is left as it is.
 *
 * @param check looks at the finished file and throws when it is not what was asked for
 * @throws FETCH_FAILED, FETCH_REFUSED, FETCH_TOO_LARGE, and FETCH_NOT_DATA for a web page
 */
export async function download(
  address: string,
  path: string,
  connection: Connection,
  check: (path: string) => Promise<void> = async () => {},
): Promise<FetchedFile> {
  const before = await readRecord(path);
  const known = before?.address === address ? before : null;
  const growing = growingPath(path);
  await mkdir(dirname(growing), { recursive: true });
  const part = new GrowingFile(growing, address, { ...fetchLimits, ...connection.limits }.bytes);
  await part.open();
  const headers = () => ({
    ...part.rangeHeaders(),
    ...(known?.etag && part.bytes === 0 ? { 'if-none-match': known.etag } : {}),
  });
  try {
    const answer = await request(address, connection, (response) => part.take(response), headers);
    if (answer === 'unchanged' && known) {
      await part.remove();
      return { path, record: known, changed: false };
    }
    const head = await part.head();
    if (looksLikeHtml(head))
      throw new AppError('FETCH_NOT_DATA', { address, found: nameContent(head), expected: 'data' });
    await check(growing);
  } catch (error) {
    const resumable = error instanceof AppError && error.code === 'FETCH_FAILED' && part.canResume;
    if (!resumable) await part.remove();
    throw error;
  }
  const record = {
    address,
    ...(await hashFile(growing)),
    fetchedAt: connection.clock.now().toISOString(),
    ...part.marks,
  };
  await putInPlace(growing, path, record);
  await part.remove();
  return { path, record, changed: before?.sha256 !== record.sha256 };
}

/** A download under way: bytes in one file, address and ETag in another beside it. */
class GrowingFile {
  bytes = 0;
  marks: { etag?: string; lastModified?: string } = {};

  constructor(
    private readonly path: string,
    private readonly address: string,
    private readonly limit: number,
  ) {}

  get canResume(): boolean {
    return this.bytes > 0 && this.marks.etag !== undefined && !this.marks.etag.startsWith('W/');
  }

  /** Takes up what an earlier run left, if it can be resumed. */
  async open(): Promise<void> {
    try {
      const left = JSON.parse(await readFile(`${this.path}.json`, 'utf8')) as {
        address: string;
        marks: { etag?: string };
      };
      this.bytes = (await stat(this.path)).size;
      this.marks = left.marks;
      if (left.address !== this.address || !this.canResume) throw new Error('another download');
    } catch {
      this.bytes = 0;
      this.marks = {};
    }
  }

  rangeHeaders(): Record<string, string> {
    return this.canResume ? { range: `bytes=${this.bytes}-`, 'if-range': this.marks.etag! } : {};
  }

  async take(response: Response): Promise<'whole' | 'unchanged'> {
    if (response.status === 304) return 'unchanged';
    if (response.status === 416) {
      this.bytes = 0;
      this.marks = {};
      throw new Error('the part that is missing is not there');
    }
    const resumed =
      response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${this.bytes}-`);
    if (!resumed) {
      this.bytes = 0;
      this.marks = {};
      const etag = response.headers.get('etag');
      const lastModified = response.headers.get('last-modified');
      if (etag) this.marks.etag = etag;
      if (lastModified) this.marks.lastModified = lastModified;
      await writeFile(`${this.path}.json`, JSON.stringify({ address: this.address, marks: this.marks }));
    }
    const expected = this.bytes + Number(response.headers.get('content-length') ?? Number.NaN);
    if (expected > this.limit) throw this.tooLarge();
    const file = await open(this.path, resumed ? 'a' : 'w');
    try {
      for await (const piece of response.body ?? []) {
        if (this.bytes + piece.length > this.limit) throw this.tooLarge();
        await file.write(piece);
        this.bytes += piece.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    // With a content encoding the length is that of the packed bytes, which fetch unpacks and checks.
    if (!response.headers.has('content-encoding') && Number.isFinite(expected) && this.bytes !== expected)
      throw new Error(`the answer ended after ${this.bytes} of ${expected} bytes`);
    return 'whole';
  }

  async head(): Promise<string> {
    const file = await open(this.path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(`${this.path}.json`, { force: true });
  }

  private tooLarge(): AppError {
    return new AppError('FETCH_TOO_LARGE', { address: this.address, limit: this.limit });
  }
}
