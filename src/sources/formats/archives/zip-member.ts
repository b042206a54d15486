import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw, crc32 } from 'node:zlib';
import type { ReadLimits } from '../raw-table.ts';
import { Refusal } from '../refusal.ts';
import { UnpackLimit } from './unpack-limit.ts';
import { broken, readExactly, type ZipMember } from './zip-directory.ts';

const localMark = 0x04034b50;

/**
 * The bytes of one file in a zip archive, checked against its checksum at the end.
 *
 * @throws Refusal SOURCE_ARCHIVE_BROKEN when it is encrypted, damaged or packed by a method other than deflate;
 *   SOURCE_ARCHIVE_TOO_LARGE when more comes out than the limits allow
 */
export async function* zipMemberBytes(
  path: string,
  member: ZipMember,
  file: string,
  limits: Pick<ReadLimits, 'unpackedBytes' | 'packingRatio'>,
): AsyncGenerator<Buffer> {
  if (member.encrypted) throw broken(file, `${member.name} is encrypted`);
  if (member.method !== 0 && member.method !== 8)
    throw broken(file, `${member.name} is packed by method ${member.method}`);
  const start = await contentStart(path, member, file);
  const limit = new UnpackLimit(file, member.packedBytes, limits);
  let checksum = 0;
  if (member.packedBytes > 0) {
    const packed = createReadStream(path, { start, end: start + member.packedBytes - 1, highWaterMark: 256 * 1024 });
    const output =
      member.method === 0 ? packed : pipeline(packed, createInflateRaw({ chunkSize: 256 * 1024 }), () => {});
    try {
      for await (const piece of output as AsyncIterable<Buffer>) {
        limit.add(piece.length);
        checksum = crc32(piece, checksum);
        yield piece;
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw broken(file, error instanceof Error ? error.message : String(error), error);
    }
  }
  if (checksum !== member.checksum)
    throw broken(file, `${member.name} does not have the checksum that the archive states`);
}

/** Where the content begins: behind a header whose length only the header itself tells. */
async function contentStart(path: string, member: ZipMember, file: string): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const header = await readExactly(handle, member.headerOffset, 30, file);
    if (header.readUInt32LE(0) !== localMark) throw broken(file, `${member.name} is not where the directory says`);
    return member.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}
