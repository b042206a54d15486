import { closeSync, openSync, writeSync } from 'node:fs';

const chunkBytes = 4 * 1024 * 1024;

/** A text file of digits and ready-made bytes, written in large chunks: no string is made for a row. */
export class DigitFile {
  readonly #file: number;
  readonly #chunk = Buffer.allocUnsafe(chunkBytes);
  #used = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  bytes(bytes: Uint8Array): void {
    if (this.#used + bytes.length > chunkBytes) this.#flush();
    this.#chunk.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** @param number whole, 0 to 2³¹ − 1 */
  whole(number: number, after: number): void {
    if (this.#used + 12 > chunkBytes) this.#flush();
    let length = 1;
    for (let power = 10; number >= power; power *= 10) length++;
    let rest = number;
    for (let at = this.#used + length - 1; at >= this.#used; at--) {
      const next = (rest / 10) | 0;
      this.#chunk[at] = 48 + rest - next * 10;
      rest = next;
    }
    this.#chunk[this.#used + length] = after;
    this.#used += length + 1;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    if (this.#used > 0) writeSync(this.#file, this.#chunk, 0, this.#used);
    this.#used = 0;
  }
}
