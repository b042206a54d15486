import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** One written page with its compressed forms, each made when it is first asked for. */
export class CachedPage {
  readonly etag: string;
  readonly #forms = new Map<Encoding, Buffer>();

  constructor(
    readonly type: string,
    body: string,
    readonly status = 200,
  ) {
    const identity = Buffer.from(body);
    this.#forms.set('identity', identity);
    this.etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  }

  form(encoding: Encoding): Buffer {
    const known = this.#forms.get(encoding);
    if (known) return known;
    const plain = this.#forms.get('identity') as Buffer;
    const made =
      encoding === 'br'
        ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : gzipSync(plain, { level: 6 });
    this.#forms.set(encoding, made);
    return made;
  }

  get bytes(): number {
    let sum = 0;
    for (const form of this.#forms.values()) sum += form.length;
    return sum;
  }
}

/** Pages of one edition of the releases, up to a number of bytes; those that were asked for least recently go first. */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  #bytes = 0;
  #edition = '';
  hits = 0;
  misses = 0;

  constructor(private readonly limit = 64 * 1024 * 1024) {}

  /** Forgets everything when the releases have changed. */
  keepEdition(edition: string): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.#pages.clear();
    this.#bytes = 0;
  }

  get(key: string): CachedPage | undefined {
    const page = this.#pages.get(key);
    if (!page) {
      this.misses += 1;
      return undefined;
    }
    this.hits += 1;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  set(key: string, page: CachedPage): void {
    // Compressed forms come later; a third more is put aside for them.
    const size = Math.ceil(page.bytes * 1.33) + key.length;
    if (size > this.limit / 4) return;
    this.#pages.set(key, page);
    this.#bytes += size;
    for (const [oldest, other] of this.#pages) {
      if (this.#bytes <= this.limit) break;
      this.#pages.delete(oldest);
      this.#bytes -= Math.ceil(other.bytes * 1.33) + oldest.length;
    }
  }

  get size(): number {
    return this.#pages.size;
  }
}

/** The best form that a reader accepts. */
export function acceptedEncoding(header: string | undefined): Encoding {
  const accepted = (header ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .filter(([, quality]) => !/^\s*q=0(\.0*)?\s*$/.test(quality ?? ''))
    .map(([name]) => name?.trim().toLowerCase());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}
