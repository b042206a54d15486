import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { Release } from './release.ts';

const entrySchema = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  title: z.string(),
  label: z.string().optional(),
  status: z.enum(['published', 'superseded', 'withdrawn', 'candidate']),
  publishedOn: z.string().nullish(),
  supersedes: z.string().nullish(),
  hash: z.string().nullish(),
  /** Of the bytes of manifest.json; releases published by older programmes have none. */
  manifestHash: z.string().nullish(),
});

export const catalogueSchema = z.looseObject({ releases: z.array(entrySchema), current: z.string().nullish() });

export type CatalogueEntry = z.output<typeof entrySchema>;

/** What readers of the public site and API may see of the releases. */
export interface PublishedReleases {
  /** The newest published release; undefined when none is. */
  current(): Promise<Release | undefined>;
  /** A published or superseded release; undefined for any other. */
  byId(id: string): Promise<Release | undefined>;
  /** Releases that were ever published, newest first, withdrawn ones as tombstones. */
  list(): Promise<CatalogueEntry[]>;
  /** What is published, as far as that was looked at within the last half second; undefined when it was not. */
  edition(): string | undefined;
  close(): void;
}

const openAtMost = 4;
/** Milliseconds for which the catalogue is taken to be as it was last seen. */
const checkedEvery = 500;

/**
 * Reads `catalogue.json` in a folder and opens `releases/<id>/release.duckdb` on demand. The catalogue is looked at again at
 * most twice a second; a few releases stay open.
 *
 * @throws RELEASE_CATALOGUE_UNREADABLE when the catalogue is not of the expected form
 */
export class FolderReleases implements PublishedReleases {
  #catalogue: z.output<typeof catalogueSchema> = { releases: [] };
  #stamp = '';
  #checked = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | undefined;
  readonly #open = new Map<string, Promise<Release>>();

  /** @param now  milliseconds of a clock that never goes back */
  constructor(
    private readonly folder: string,
    private readonly now: () => number,
  ) {}

  async current(): Promise<Release | undefined> {
    await this.#refresh();
    const { current } = this.#catalogue;
    return current ? this.byId(current) : undefined;
  }

  async byId(id: string): Promise<Release | undefined> {
    await this.#refresh();
    const entry = this.#catalogue.releases.find((one) => one.id === id);
    if (!entry || (entry.status !== 'published' && entry.status !== 'superseded')) return undefined;
    return this.#opened(entry);
  }

  async list(): Promise<CatalogueEntry[]> {
    await this.#refresh();
    return this.#catalogue.releases
      .filter((entry) => entry.status !== 'candidate')
      .sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1));
  }

  edition(): string | undefined {
    const fresh = this.#refreshing === undefined && this.now() - this.#checked < checkedEvery;
    return fresh && this.#stamp !== '' ? this.#stamp : undefined;
  }

  close(): void {
    for (const open of this.#open.values()) void open.then((release) => release.close()).catch(() => undefined);
    this.#open.clear();
  }

  async #opened(entry: CatalogueEntry): Promise<Release> {
    // The status is part of the key: a release that was superseded says so from then on.
    const key = `${entry.id}\0${entry.status}\0${entry.hash ?? ''}`;
    const known = this.#open.get(key);
    if (known) {
      this.#open.delete(key);
      this.#open.set(key, known);
      return known;
    }
    const opening = Release.open(join(this.folder, 'releases', entry.id, 'release.duckdb'), entry);
    this.#open.set(key, opening);
    opening.catch(() => this.#open.delete(key));
    while (this.#open.size > openAtMost) this.#closeOldest();
    return opening;
  }

  #closeOldest(): void {
    const [key, open] = this.#open.entries().next().value as [string, Promise<Release>];
    this.#open.delete(key);
    // Requests that still read from it end first.
    void open.then((release) => setTimeout(() => release.close(), 30_000).unref()).catch(() => undefined);
  }

  /**
   * Whoever comes while the catalogue is read waits for the same reading. One that cannot be read is an error for everyone, at each
   * request anew, until it is mended: a release that was withdrawn in it must not be served from memory.
   */
  async #refresh(): Promise<void> {
    if (this.#refreshing === undefined && this.now() - this.#checked < checkedEvery) return;
    this.#refreshing ??= this.#readCatalogue().finally(() => (this.#refreshing = undefined));
    await this.#refreshing;
  }

  async #readCatalogue(): Promise<void> {
    const asked = this.now();
    const file = join(this.folder, 'catalogue.json');
    const found = await stat(file).catch(() => undefined);
    const stamp = found ? `${found.mtimeMs} ${found.size} ${found.ino}` : 'none';
    if (stamp !== this.#stamp) {
      this.#catalogue = found ? await this.#parsed(file) : { releases: [] };
      this.#stamp = stamp;
    }
    this.#checked = asked;
  }

  async #parsed(file: string): Promise<z.output<typeof catalogueSchema>> {
    try {
      return catalogueSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch (cause) {
      throw new AppError('RELEASE_CATALOGUE_UNREADABLE', { file, reason: (cause as Error).message }, { cause });
    }
  }
}
