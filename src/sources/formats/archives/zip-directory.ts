import { open, type FileHandle } from 'node:fs/promises';
import { issue } from '#vocabulary/issue.ts';
import { Refusal } from '../refusal.ts';

/** One file in a zip archive, as its central directory describes it. */
export interface ZipMember {
  name: string;
  /** 0 stored, 8 deflated; no other is read. */
  method: number;
  encrypted: boolean;
  checksum: number;
  packedBytes: number;
  unpackedBytes: number;
  headerOffset: number;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locator64Mark = 0x07064b50;
const memberMark = 0x02014b50;
const endBytes = 22;
const locatorBytes = 20;
const commentBytes = 0xffff;
const directoryBytesLimit = 64 * 1024 * 1024;

/**
 * The files in a zip archive, folders left out. Reads the central directory only (zip64 too).
 *
 * @param file name to use in issues
 * @throws Refusal SOURCE_ARCHIVE_BROKEN, or SOURCE_ARCHIVE_PATH when a name leads out of the archive's folder
 * @see PKWARE, .ZIP File Format Specification 6.3, sections 4.3 and 4.5.3
 */
export async function zipDirectory(path: string, file: string): Promise<ZipMember[]> {
  const handle = await open(path, 'r');
  try {
    const { count, offset, bytes } = await directoryPlace(handle, file);
    const directory = await readExactly(handle, offset, bytes, file);
    const members: ZipMember[] = [];
    let position = 0;
    for (let index = 0; index < count; index++) {
      if (position + 46 > bytes || directory.readUInt32LE(position) !== memberMark)
        throw broken(file, 'its directory is damaged');
      const nameBytes = directory.readUInt16LE(position + 28);
      const extraBytes = directory.readUInt16LE(position + 30);
      const next = position + 46 + nameBytes + extraBytes + directory.readUInt16LE(position + 32);
      if (next > bytes) throw broken(file, 'its directory is damaged');
      const member = readMember(directory.subarray(position, next), nameBytes, extraBytes);
      if (leadsOut(member.name)) throw new Refusal(issue('SOURCE_ARCHIVE_PATH', { file }, { value: member.name }));
      if (!member.name.endsWith('/')) members.push(member);
      position = next;
    }
    return members;
  } finally {
    await handle.close();
  }
}

/** Whether a name in an archive is absolute, has a drive or climbs with `..`. */
export function leadsOut(name: string): boolean {
  const plain = name.replaceAll('\\', '/');
  return plain.startsWith('/') || /^[a-z]:/i.test(plain) || plain.split('/').includes('..') || plain.includes('\0');
}

export async function readExactly(handle: FileHandle, offset: number, bytes: number, file: string): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await handle.read(buffer, 0, bytes, offset);
  if (bytesRead < bytes) throw broken(file, 'it ends too early');
  return buffer;
}

export function broken(file: string, reason: string, cause?: unknown): Refusal {
  return new Refusal(issue('SOURCE_ARCHIVE_BROKEN', { file }, { reason }), { cause, reason });
}

async function directoryPlace(handle: FileHandle, file: string) {
  const { size } = await handle.stat();
  const tailBytes = Math.min(size, endBytes + commentBytes);
  const tail = await readExactly(handle, size - tailBytes, tailBytes, file);
  let at = tailBytes - endBytes;
  while (at >= 0 && tail.readUInt32LE(at) !== endMark) at--;
  if (at < 0) throw broken(file, 'it is not a zip archive, or its end is missing');
  let count = tail.readUInt16LE(at + 10);
  let bytes = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  const locatorAt = size - tailBytes + at - locatorBytes;
  if ((count === 0xffff || bytes === 0xffffffff || offset === 0xffffffff) && locatorAt >= 0) {
    const locator = await readExactly(handle, locatorAt, locatorBytes, file);
    if (locator.readUInt32LE(0) === locator64Mark) {
      const end = await readExactly(handle, Number(locator.readBigUInt64LE(8)), 56, file);
      if (end.readUInt32LE(0) !== end64Mark) throw broken(file, 'its directory is damaged');
      count = Number(end.readBigUInt64LE(32));
      bytes = Number(end.readBigUInt64LE(40));
      offset = Number(end.readBigUInt64LE(48));
    }
  }
  if (bytes > directoryBytesLimit || offset + bytes > size) throw broken(file, 'its directory is damaged');
  return { count, offset, bytes };
}

function readMember(record: Buffer, nameBytes: number, extraBytes: number): ZipMember {
  const flags = record.readUInt16LE(8);
  const member: ZipMember = {
    // Bit 11 says UTF-8; older archives use a code page whose ASCII part is the same.
    name: record.toString(flags & 0x800 ? 'utf8' : 'latin1', 46, 46 + nameBytes),
    method: record.readUInt16LE(10),
    encrypted: (flags & 1) === 1,
    checksum: record.readUInt32LE(16),
    packedBytes: record.readUInt32LE(20),
    unpackedBytes: record.readUInt32LE(24),
    headerOffset: record.readUInt32LE(42),
  };
  addLargeSizes(member, record.subarray(46 + nameBytes, 46 + nameBytes + extraBytes));
  return member;
}

/** Zip64: fields that do not fit into 32 bits stand in an extra field, in this order, only those that are needed. */
function addLargeSizes(member: ZipMember, extra: Buffer): void {
  let position = 0;
  while (position + 4 <= extra.length) {
    const id = extra.readUInt16LE(position);
    const end = position + 4 + extra.readUInt16LE(position + 2);
    if (id === 1 && end <= extra.length) {
      let at = position + 4;
      for (const key of ['unpackedBytes', 'packedBytes', 'headerOffset'] as const)
        if (member[key] === 0xffffffff && at + 8 <= end) {
          member[key] = Number(extra.readBigUInt64LE(at));
          at += 8;
        }
    }
    position = end;
  }
}
