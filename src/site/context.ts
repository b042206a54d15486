import type { Release } from '#release/reader/release.ts';
import { type Messages, messagesFor } from '#vocabulary/messages/messages.ts';
import { Formatter } from './format.ts';

/** How the site is called. Without a setting it has the name of the project and no one's emblem. */
export interface Brand {
  name?: string;
}

/** Addresses of the style sheet, the script and the emblem, each with its content's hash. */
export interface Assets {
  styles: string;
  script: string;
  icon: string;
}

/** What every view knows. */
export class SiteContext {
  readonly messages: Messages;
  readonly format: Formatter;
  readonly name: string;

  constructor(
    readonly release: Release,
    readonly assets: Assets,
    brand: Brand,
    /** `` for the newest release, else the path of the release that the reader has pinned. */
    readonly base: string,
    /** Whether the release is the newest one. */
    readonly isCurrent: boolean,
  ) {
    const { project } = release.dimensions;
    this.messages = messagesFor(project.locale);
    this.format = new Formatter(project.locale);
    this.name = brand.name ?? project.name;
  }

  /** Address of a page of the release that is being read; those below `/releases` name their release themselves, or are about all. */
  href(path: string): string {
    if (path === '/releases' || path.startsWith('/releases/')) return path;
    return `${this.base}${path}` || '/';
  }

  /** Name of the area that all are compared with, as it stands in a sentence. */
  get benchmarkName(): string {
    return this.release.benchmark?.name ?? this.messages.site.benchmarkAverage;
  }
}
