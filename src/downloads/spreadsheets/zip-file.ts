import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** 1 January 1980, the first day that a zip archive knows: the same content gives the same bytes on any day. */
const day = 0x21;
const deflated = 8;
const version = 20;
/** Names are UTF-8. */
const flags = 0x800;

interface Entry {
  name: Buffer;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * A zip archive that is written member after member, each as a stream: a workbook of a million rows takes no more memory than one
 * of a hundred. Members and archive stay below 4 GiB.
 *
 * @see PKWARE APPNOTE 6.3.3
 */
export class ZipFile {
  readonly #entries: Entry[] = [];
  #offset = 0;

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<ZipFile> {
    return new ZipFile(await open(path, 'w'));
  }

  /** Adds a member; `stored` leaves it unpacked, as some formats want their first. */
  async add(name: string, text: string | AsyncIterable<string>, stored = false): Promise<void> {
    const entry: Entry = {
      name: Buffer.from(name),
      method: stored ? 0 : deflated,
      crc: 0,
      packed: 0,
      size: 0,
      offset: this.#offset,
    };
    this.#entries.push(entry);
    // Written again when the sizes are known.
    await this.#write(header(entry));
    const source = measured(typeof text === 'string' ? [text] : text, entry);
    const sink = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        entry.packed += chunk.length;
        await this.#write(chunk);
      }
    };
    if (stored) await sink(source);
    else await pipeline(source, createDeflateRaw({ level: 6 }), sink);
    await this.file.write(header(entry), 0, undefined, entry.offset);
  }

  async close(): Promise<void> {
    const start = this.#offset;
    for (const entry of this.#entries) await this.#write(directoryEntry(entry));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#offset - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#write(end);
    await this.file.close();
  }

  /** Closes a file that could not be completed. */
  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.file.write(bytes, 0, bytes.length, this.#offset);
    this.#offset += bytes.length;
  }
}

/** Texts as bytes, counted and summed on their way. */
async function* measured(texts: Iterable<string> | AsyncIterable<string>, entry: Entry): AsyncGenerator<Buffer> {
  for await (const text of texts) {
    const bytes = Buffer.from(text);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    yield bytes;
  }
}

function header(entry: Entry): Buffer {
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(version, 4);
  common(entry, fixed, 6);
  fixed.writeUInt16LE(entry.name.length, 26);
  return Buffer.concat([fixed, entry.name]);
}

function directoryEntry(entry: Entry): Buffer {
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE(version, 4);
  fixed.writeUInt16LE(version, 6);
  common(entry, fixed, 8);
  fixed.writeUInt16LE(entry.name.length, 28);
  fixed.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([fixed, entry.name]);
}

function common(entry: Entry, bytes: Buffer, at: number): void {
  bytes.writeUInt16LE(flags, at);
  bytes.writeUInt16LE(entry.method, at + 2);
  bytes.writeUInt16LE(0, at + 4);
  bytes.writeUInt16LE(day, at + 6);
  bytes.writeUInt32LE(entry.crc, at + 8);
  bytes.writeUInt32LE(entry.packed, at + 12);
  bytes.writeUInt32LE(entry.size, at + 16);
}
