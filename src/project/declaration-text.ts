import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Largest declaration that is read. */
const bytesLimit = 16 * 1024 * 1024;

/**
 * Text of a declaration, or why it cannot be read: it is no ordinary file, may not be opened, is too large or is not UTF-8. A byte
 * that is not UTF-8 would otherwise turn into a sign of replacement in the middle of a name.
 */
export function declarationText(path: string): { text: string; reason?: undefined } | { reason: string } {
  let file: number | undefined;
  try {
    // Without waiting: a named pipe would keep the reader for ever.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const about = fstatSync(file);
    if (!about.isFile()) return { reason: 'it is not a file' };
    if (about.size > bytesLimit) return { reason: `it is larger than ${bytesLimit} bytes` };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { reason: 'it is not text in UTF-8' };
    return { reason: message.split(',')[0] as string };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
