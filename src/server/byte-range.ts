/** The first and the last byte that are wanted, counted from 0. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * What a `Range` field asks of a file (RFC 9110, section 14.1.2).
 *
 * @param size  bytes of the file
 * @returns the bytes; `none` where the file has no such bytes; undefined where the field is to be ignored: it is not well formed,
 *   counts in another unit, or asks for several ranges, which are answered with the whole
 */
export function byteRange(field: string | undefined, size: number): ByteRange | 'none' | undefined {
  const found = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(field ?? '');
  if (!found) return undefined;
  const [, from = '', to = ''] = found;
  if (from === '') {
    if (to === '') return undefined;
    return Number(to) === 0 || size === 0 ? 'none' : { first: Math.max(0, size - Number(to)), last: size - 1 };
  }
  if (to !== '' && Number(to) < Number(from)) return undefined;
  if (Number(from) >= size) return 'none';
  return { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
