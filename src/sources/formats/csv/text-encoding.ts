import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { TextEncoding } from '../raw-table.ts';

/** Text is decoded in pieces of this size: large enough to be quick, small enough for the young part of the heap. */
const pieceBytes = 256 * 1024;

/** Bytes of a byte order mark by encoding. */
const marks: readonly [TextEncoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that the byte order mark states, and the mark's length; `null` without a mark. */
export function markedEncoding(head: Uint8Array): { encoding: TextEncoding; bytes: number } | null {
  for (const [encoding, mark] of marks)
    if (mark.every((byte, index) => head[index] === byte)) return { encoding, bytes: mark.length };
  return null;
}

/**
 * UTF-16 without a mark: Latin letters and digits leave every second byte zero.
 *
 * @param head first bytes of the file; at least 4 are needed to say anything
 */
export function unmarkedUtf16(head: Uint8Array): TextEncoding | null {
  const pairs = Math.floor(Math.min(head.length, 4096) / 2);
  if (pairs < 2) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[2 * pair] === 0) evenZeros++;
    if (head[2 * pair + 1] === 0) oddZeros++;
  }
  if (oddZeros > 0.6 * pairs && evenZeros < 0.1 * pairs) return 'utf-16le';
  if (evenZeros > 0.6 * pairs && oddZeros < 0.1 * pairs) return 'utf-16be';
  return null;
}

/** Where a UTF-8 text can be cut without splitting a character: the length of the part that ends with a whole one. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Whether every byte of the file is part of valid UTF-8. */
export async function isUtf8File(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(1 << 20);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, buffer.length - kept, null);
      const filled = buffer.subarray(0, kept + bytesRead);
      if (bytesRead === 0) return isUtf8(filled);
      const whole = wholeCharacters(filled);
      if (!isUtf8(filled.subarray(0, whole))) return false;
      buffer.copyWithin(0, whole, filled.length);
      kept = filled.length - whole;
    }
  } finally {
    await file.close();
  }
}

/** The file's text in pieces, without the byte order mark. Bytes that are not valid throw a TypeError. */
export async function* decodedText(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(pieceBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
    }
    yield decoder.decode();
  } finally {
    await file.close();
  }
}
