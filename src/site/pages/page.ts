import type { ReactNode } from 'react';
import type { Chart, ChartTable } from '#charts/chart.ts';
import type { PublishedReleases } from '#release/reader/published.ts';
import type { RatingQuestions } from '#release/reader/rating-questions.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../context.ts';

export interface Crumb {
  label: string;
  path: string;
}

export interface PageTable {
  /** Kebab-case; names the table in `.csv?table=`. */
  name: string;
  table: ChartTable;
}

/** A page, ready to be written as HTML, JSON or CSV. */
export interface PageView {
  title: string;
  description: string;
  breadcrumbs: Crumb[];
  body: ReactNode;
  tables: PageTable[];
  /** Pictures of the page by name, for `.svg?chart=`. */
  charts?: Record<string, Chart>;
  /** The home page has its own search box, so the one in the header is left out. */
  ownSearch?: boolean;
  /** The page itself links the files of its tables, so the foot of the page leaves them out. */
  ownFiles?: boolean;
  /** It shows what may change while the release stays, so that it is written anew each time. */
  changing?: boolean;
  /** HTTP status; 200 unless given. */
  status?: number;
}

export interface PageRequest {
  site: SiteContext;
  release: Release;
  releases: PublishedReleases;
  params: Record<string, string>;
  /** Only the filters that the page declares. */
  query: Record<string, string>;
  /** What answers questions that no release holds, where the server offers it. */
  questions?: RatingQuestions | undefined;
}

export type PageAnswer = PageView | { redirect: string } | undefined;

/** One kind of page. The registry serves it, lists its addresses and exports it. */
export interface Page {
  name: string;
  /** Route such as `/areas/:type/:code`; parameters are one path segment each. */
  pattern: string;
  /** Query keys that change what the page shows; others are ignored. */
  filters?: readonly string[];
  /** Query keys that do and may be repeated: their values come a line each. */
  lists?: readonly string[];
  /** Further query keys that do, where they depend on the release: at most so many of those that fit; repeated values come a line each. */
  furtherFilters?: { pattern: RegExp; most: number };
  /** Every address of this kind in a release. */
  paths(release: Release): Iterable<string>;
  /** @returns undefined where the release has no such page */
  view(request: PageRequest): Promise<PageAnswer>;
}
