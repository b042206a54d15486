import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PublishedReleases } from '#release/reader/published.ts';
import type { RatingQuestions } from '#release/reader/rating-questions.ts';
import type { Release } from '#release/reader/release.ts';
import { namesTag } from '#vocabulary/entity-tag.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Assets, type Brand, SiteContext } from '../context.ts';
import type { Page } from '../pages/page.ts';
import { registry } from '../pages/registry.ts';
import { acceptedEncoding, type CachedPage, type PageCache } from './page-cache.ts';
import type { RepeatedAnswers } from './repeated-answers.ts';
import { representationOf } from './representation.ts';
import { writePage } from './write-page.ts';

export interface PageServing {
  releases: PublishedReleases;
  assets: Assets;
  brand: Brand;
  cache: PageCache;
  repeated: RepeatedAnswers;
  questions?: RatingQuestions | undefined;
}

/** Every page of the registry, of the newest release and, below `/releases/<id>`, of any that is still published. */
export function servePages(app: FastifyInstance, serving: PageServing): void {
  for (const page of registry) {
    const handler = (request: FastifyRequest, reply: FastifyReply) => servePage(page, serving, request, reply);
    // Written pages hold their own packed forms.
    const options = { compress: false as const };
    app.get(page.pattern === '' ? '/' : page.pattern, options, handler);
    if (page.pattern !== '' && !page.pattern.startsWith('/releases')) {
      app.get(`/releases/:release${page.pattern}`, options, handler);
    }
  }
}

async function servePage(page: Page, serving: PageServing, request: FastifyRequest, reply: FastifyReply) {
  const { releases, assets, brand, cache } = serving;
  const params = request.params as Record<string, string>;
  refuseControls(Object.values(params));
  const asked = serving.repeated.now;
  const current = await releases.current();
  const release = params.release === undefined ? current : await chosenRelease(releases, params.release);
  if (!release) throw new AppError('HTTP_NOTHING_PUBLISHED');
  cache.keepEdition(await editionOf(releases, current));

  const form = representationOf(request.raw);
  const given = request.query as Record<string, unknown>;
  const query: Record<string, string> = {};
  const own = page.furtherFilters;
  const further = own ? Object.keys(given).filter((key) => own.pattern.test(key)) : [];
  for (const key of page.filters ?? []) {
    const value = given[key];
    if (typeof value === 'string' && value !== '') query[key] = clean(value);
  }
  for (const key of [...(page.lists ?? []), ...further.slice(0, own?.most ?? 0)]) {
    const values = [given[key]].flat().filter((value) => typeof value === 'string' && value !== '');
    if (values.length > 0) query[key] = values.map((value) => clean(value as string)).join('\n');
  }
  const choice = { table: textOf(given.table), chart: textOf(given.chart) };
  const path = decodedPath(request);
  const pinned = params.release !== undefined && !page.pattern.startsWith('/releases');
  const caching = pinned ? 'public, max-age=3600' : 'public, max-age=60';
  const key = JSON.stringify([page.name, params, query, form, form === 'html' || form === 'json' ? '' : choice]);
  let written = cache.get(key);
  if (!written) {
    const isCurrent = release.id === current?.id;
    const ownBase = `/releases/${encodeURIComponent(release.id)}`;
    const site = new SiteContext(release, assets, brand, pinned || !isCurrent ? ownBase : '', isCurrent);
    const view = await page.view({ site, release, releases, params, query, questions: serving.questions });
    if (!view) throw new AppError('HTTP_NOT_FOUND', { path });
    if ('redirect' in view) return reply.redirect(view.redirect, 303);
    written = writePage(site, view, form, path, choice);
    if (!written) throw new AppError('HTTP_NOT_FOUND', { path });
    if (!view.changing) cache.set(key, written);
  } else {
    // From the second time on an address answers by itself.
    prepare(request, reply, written, caching);
    serving.repeated.keep(request, reply, written, asked);
  }
  return send(request, reply, written, caching);
}

/** Sends a written page, or says that the reader's copy is still right. */
export function send(request: FastifyRequest, reply: FastifyReply, page: CachedPage, caching: string) {
  prepare(request, reply, page, caching);
  if (namesTag(request.headers['if-none-match'], page.etag, 'weak')) return reply.code(304).send();
  return reply
    .code(page.status)
    .type(page.type)
    .send(page.form(acceptedEncoding(request.headers['accept-encoding'])));
}

function prepare(request: FastifyRequest, reply: FastifyReply, page: CachedPage, caching: string): void {
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  reply.headers({ etag: page.etag, 'cache-control': caching, vary: 'accept-encoding' });
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
}

async function chosenRelease(releases: PublishedReleases, id: string): Promise<Release> {
  const release = await releases.byId(id);
  if (release) return release;
  const known = (await releases.list()).find((entry) => entry.id === id);
  if (known?.status === 'withdrawn') throw new AppError('RELEASE_WITHDRAWN', { id });
  throw new AppError('HTTP_NOT_FOUND', { path: `/releases/${id}` });
}

async function editionOf(releases: PublishedReleases, current: Release | undefined): Promise<string> {
  const list = await releases.list();
  return [current?.id, ...list.map((entry) => `${entry.id} ${entry.status} ${entry.hash ?? ''}`)].join('\n');
}

function decodedPath(request: FastifyRequest): string {
  const path = request.url.split('?')[0] ?? '/';
  return path === '/' ? '' : path;
}

function refuseControls(values: string[]): void {
  if (values.some((value) => /\p{Cc}/u.test(value))) throw new AppError('HTTP_ADDRESS_INVALID');
}

const clean = (value: string) => value.replace(/\p{Cc}/gu, ' ').slice(0, 300);
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
