import { issue } from '#vocabulary/issue.ts';
import type { ReadLimits } from '../raw-table.ts';
import { Refusal } from '../refusal.ts';

/** Below this much output the ratio says nothing: small files of zeros pack well. */
const ratioFrom = 1024 * 1024;

/**
 * Watches what comes out of a packed file, so that a bomb is refused while it unfolds and whatever its headers claim.
 *
 * @param packedBytes bytes that the content takes while packed
 */
export class UnpackLimit {
  private bytes = 0;

  constructor(
    private readonly file: string,
    private readonly packedBytes: number,
    private readonly limits: Pick<ReadLimits, 'unpackedBytes' | 'packingRatio'>,
  ) {}

  /** @throws Refusal with SOURCE_ARCHIVE_TOO_LARGE */
  add(bytes: number): void {
    this.bytes += bytes;
    const { unpackedBytes, packingRatio } = this.limits;
    if (this.bytes > unpackedBytes) this.refuse(`${unpackedBytes} bytes`);
    if (this.bytes > ratioFrom && this.bytes > packingRatio * this.packedBytes) this.refuse(`${packingRatio} to 1`);
  }

  private refuse(limit: string): never {
    throw new Refusal(issue('SOURCE_ARCHIVE_TOO_LARGE', { file: this.file }, { limit }));
  }
}
