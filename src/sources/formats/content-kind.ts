/** First bytes by which files of other kinds are known, in the words of a message. */
const signatures: readonly [string, readonly number[]][] = [
  ['a gzip file', [0x1f, 0x8b]],
  ['a zip archive or a workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty zip archive', [0x50, 0x4b, 0x05, 0x06]],
  ['an old or a protected workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a bzip2 file', [0x42, 0x5a, 0x68]],
  ['an xz file', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a Zstandard file', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** What a file is that was declared as text and is none, by its first bytes; `null` when nothing speaks against text. */
export function contentThatIsNoText(head: Uint8Array): string | null {
  const known = signatures.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  // `BZh` may begin a header; bzip2 goes on with a digit and the digits of pi.
  if (known && (known[0] !== 'a bzip2 file' || head[4] === 0x31)) return known[0];
  const text = new TextDecoder('latin1').decode(head.subarray(0, 512));
  if (/^(ï»¿)?\s*(<!doctype html|<html|<head|<body)/i.test(text)) return 'a web page';
  return /^(ï»¿)?\s*<\?xml/i.test(text) ? 'an XML document' : null;
}
