import { z } from 'zod';
import { detailLevels } from '#vocabulary/detail.ts';
import type { PublishedReleases } from '#release/reader/published.ts';
import type { RatingQuestions } from '#release/reader/rating-questions.ts';
import type { Release } from '#release/reader/release.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';

/**
 * One route of the API: what it takes, what it answers, and how. The same schemas check requests, describe the route in OpenAPI, and
 * are what the contract test holds answers to.
 */
export interface ApiRoute<
  Q extends z.ZodObject = z.ZodObject,
  P extends z.ZodObject = z.ZodObject,
  A extends z.ZodObject = z.ZodObject,
> {
  /** Below /api/v1, with `{name}` for parameters. */
  path: string;
  summary: string;
  parameters: P;
  query: Q;
  answer: A;
  /** Name of the list in the answer that `format=csv` gives as a table. */
  table?: string;
  handle(input: {
    release: Release;
    releases: PublishedReleases;
    /** What answers questions that no release holds, where the server offers it. */
    questions?: RatingQuestions | undefined;
    query: z.output<Q>;
    parameters: z.output<P>;
  }): Promise<Omit<z.input<A>, 'release'>>;
  /** The whole selection as parts of a CSV text, for lists too long to hold; takes the place of the table's page. */
  stream?(input: { release: Release; query: z.output<Q>; parameters: z.output<P> }): AsyncIterable<string>;
}

/** Keeps the types of the schemas while a route is written down. */
export function route<Q extends z.ZodObject, P extends z.ZodObject, A extends z.ZodObject>(
  entry: ApiRoute<Q, P, A>,
): ApiRoute {
  return entry as unknown as ApiRoute;
}

export const none = z.strictObject({});

/** A page of a list: `page` counts from 1. */
export const paging = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('Page, counted from 1'),
  pageSize: z.coerce.number().int().min(1).max(5000).default(100).describe('Rows on a page'),
};

export const detail = z
  .enum(detailLevels)
  .default('everything')
  .describe('Up to which level of detail: `headline` gives what readers see first, `everything` all there is');

export const format = z.enum(['json', 'csv']).default('json').describe('`csv` gives the list as a table');

export const pageAnswer = {
  page: z.number().int(),
  pageSize: z.number().int(),
  total: z.number().int().describe('Rows on all pages'),
  pages: z.number().int(),
};

/** Cuts one page out of a list. */
export function pageOf<T>(list: readonly T[], { page, pageSize }: { page: number; pageSize: number }) {
  const rows = list.slice((page - 1) * pageSize, page * pageSize);
  return { rows, page, pageSize, total: list.length, pages: Math.max(1, Math.ceil(list.length / pageSize)) };
}

/** Something named in the address that the release does not have. */
export function notFound(path: string): never {
  throw new AppError('HTTP_NOT_FOUND', { path });
}

/** A filter that names something the release does not have. */
export function invalid(parameter: string, reason: string): never {
  throw new AppError('HTTP_PARAMETER_INVALID', { parameter, reason });
}
