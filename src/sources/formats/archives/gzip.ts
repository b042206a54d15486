import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { issue } from '#vocabulary/issue.ts';
import type { ReadLimits } from '../raw-table.ts';
import { Refusal } from '../refusal.ts';
import { UnpackLimit } from './unpack-limit.ts';

/** The bytes of a `.gz` file. @throws Refusal when it is damaged or unfolds beyond its limits */
export async function* gunzipped(path: string, file: string, limits: ReadLimits): AsyncGenerator<Buffer> {
  const { size } = await stat(path);
  const limit = new UnpackLimit(file, size, limits);
  const output = pipeline(createReadStream(path), createGunzip({ chunkSize: 256 * 1024 }), () => {});
  try {
    for await (const piece of output as AsyncIterable<Buffer>) {
      limit.add(piece.length);
      yield piece;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(issue('SOURCE_ARCHIVE_BROKEN', { file }, { reason }), { cause: error });
  }
}
