import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type CatalogueEntry, type ListedReleases, parseCatalogue, unreadable } from './catalogue-file.ts';
import { Release } from './release.ts';

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
  /** Why the catalogue cannot be read just now, while the list as it last could be read is served. */
  damage(): AppError | undefined;
  close(): void;
}

const openAtMost = 4;
/** Milliseconds for which the catalogue is taken to be as it was last seen. */
const checkedEvery = 500;

/**
 * Reads `catalogue.json` in a folder and opens `releases/<id>/release.duckdb` on demand. The catalogue is looked at again at
 * most twice a second; a few releases stay open.
 *
 * A catalogue that is damaged from the first is an error for everyone who asks. One that becomes damaged later does not take the site
 * down: the list as it last could be read stands until it is mended, and of its releases those whose bytes are still there, so that one
 * withdrawn meanwhile is not served from memory.
 *
 * @throws RELEASE_CATALOGUE_UNREADABLE when the catalogue could not be read even once
 */
export class FolderReleases implements PublishedReleases {
  #catalogue: ListedReleases | undefined;
  #damage: AppError | undefined;
  #stamp = '';
  #checked = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | undefined;
  readonly #open = new Map<string, Promise<Release>>();

  /**
   * @param now  milliseconds of a clock that never goes back
   * @param told  is called once when the catalogue becomes damaged, and once, without an error, when it can be read again
   */
  constructor(
    private readonly folder: string,
    private readonly now: () => number,
    private readonly told: (damage: AppError | undefined) => void = () => undefined,
  ) {}

  async current(): Promise<Release | undefined> {
    const { current } = await this.#listed();
    return current ? this.byId(current) : undefined;
  }

  async byId(id: string): Promise<Release | undefined> {
    const entry = (await this.#listed()).releases.find((one) => one.id === id);
    if (!entry || (entry.status !== 'published' && entry.status !== 'superseded')) return undefined;
    if (this.#damage && !(await stat(this.#fileOf(entry)).catch(() => undefined))) return undefined;
    return this.#opened(entry);
  }

  /** The newest first: the catalogue has them in the order of publication. */
  async list(): Promise<CatalogueEntry[]> {
    return (await this.#listed()).releases.filter((entry) => entry.status !== 'candidate').reverse();
  }

  edition(): string | undefined {
    const fresh = this.#refreshing === undefined && this.now() - this.#checked < checkedEvery;
    return fresh && this.#catalogue && !this.#damage ? this.#stamp : undefined;
  }

  damage(): AppError | undefined {
    return this.#damage;
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
    const opening = Release.open(this.#fileOf(entry), entry);
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

  #fileOf({ id }: CatalogueEntry): string {
    return join(this.folder, 'releases', id, 'release.duckdb');
  }

  /** The catalogue, looked at again where that is due; whoever comes while it is read waits for the same reading. */
  async #listed(): Promise<ListedReleases> {
    if (this.#refreshing !== undefined || this.now() - this.#checked >= checkedEvery) {
      this.#refreshing ??= this.#readCatalogue().finally(() => (this.#refreshing = undefined));
      await this.#refreshing;
    }
    return this.#catalogue as ListedReleases;
  }

  async #readCatalogue(): Promise<void> {
    const asked = this.now();
    const file = join(this.folder, 'catalogue.json');
    const found = await stat(file).catch(() => undefined);
    const stamp = found ? `${found.mtimeMs} ${found.size} ${found.ino}` : 'none';
    // What is damaged is read at every look: a mended right or a mended disk leaves the stamp as it was.
    if (!this.#catalogue || this.#damage || stamp !== this.#stamp) {
      try {
        this.#catalogue = await this.#read(file);
        if (this.#damage) this.told(undefined);
        this.#damage = undefined;
        this.#stamp = stamp;
      } catch (error) {
        if (!this.#catalogue) throw error;
        if (!this.#damage) this.told(error as AppError);
        this.#damage = error as AppError;
      }
    }
    this.#checked = asked;
  }

  async #read(file: string): Promise<ListedReleases> {
    try {
      return parseCatalogue(await readFile(file, 'utf8'), file);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
      // A catalogue keeps even what was withdrawn, so that one with releases never goes away by itself.
      if (missing && !this.#catalogue?.releases.length) return { releases: [], current: null };
      throw unreadable(file, missing ? 'it is gone' : cause);
    }
  }
}
