import { resolve } from 'node:path';
import compress from '@fastify/compress';
import statics from '@fastify/static';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { serveApi } from '#api/serve-api.ts';
import { coxcombMark } from '#charts/coxcomb-mark.ts';
import type { PublishedReleases } from '#release/reader/published.ts';
import type { RatingQuestions } from '#release/reader/rating-questions.ts';
import { type Brand, SiteContext } from '#site/context.ts';
import { errorKindOf, renderError } from '#site/http/error-page.tsx';
import { PageCache } from '#site/http/page-cache.ts';
import { RepeatedAnswers } from '#site/http/repeated-answers.ts';
import { representationOf, takeEnding } from '#site/http/representation.ts';
import { servePages } from '#site/http/serve-pages.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { readAssets } from './assets.ts';
import { Metrics } from './metrics.ts';
import { serveOperation } from './operation.ts';
import { refuseOtherMethods } from './other-methods.ts';
import { isBusy, problemOf } from './problem.ts';
import { securityHeaders } from './security-headers.ts';
import { serveFiles } from './serve-files.ts';
import { answerUnreadable, refuseIncomplete } from './unreadable-requests.ts';

/** After so many seconds who found everybody busy may ask again. */
const secondsToWait = 5;

export interface PublicAppOptions {
  releases: PublishedReleases;
  /** Folder with `coxcomb.css` and `coxcomb.js`. */
  assetsFolder: string;
  /** Seconds of a clock that never goes back. */
  clock: () => number;
  brand?: Brand;
  /** What answers questions that no release holds; without it pages and API do without. */
  questions?: RatingQuestions;
  /** Told of every failure of the programme; readers see none of it. */
  report?: (error: unknown) => void;
}

/**
 * The public site and API over published releases, and nothing else.
 *
 * @throws HTTP_ASSETS_MISSING
 */
export async function createPublicApp(options: PublicAppOptions): Promise<FastifyInstance> {
  const { releases, clock, brand = {}, questions, report = () => undefined } = options;
  const assets = readAssets(options.assetsFolder);
  const metrics = new Metrics();
  const cache = new PageCache();
  const repeated = new RepeatedAnswers(() => releases.edition());

  const fail = async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error);
    if (problem.status >= 500 && problem.code !== 'HTTP_NOTHING_PUBLISHED' && !isBusy(error)) report(error);
    if (isBusy(error)) reply.header('retry-after', secondsToWait);
    reply
      .code(problem.status)
      .removeHeader('etag')
      .headers({ ...securityHeaders, 'cache-control': 'no-store' });
    if (request.url.startsWith('/api/') || representationOf(request.raw) !== 'html') {
      return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
    }
    const release = await releases.current().catch(() => undefined);
    const kind = isBusy(error) ? 'busy' : errorKindOf(problem.status);
    const page = () => {
      try {
        return renderError(kind, release && new SiteContext(release, assets, brand, '', true), assets);
      } catch {
        // What is wrong with the release must not keep readers from being told.
        return renderError(kind, undefined, assets);
      }
    };
    return reply.type('text/html; charset=utf-8').send(page());
  };

  const app = fastify({
    rewriteUrl: takeEnding,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void fail(error, request, reply),
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket),
    http: { requireHostHeader: false },
    forceCloseConnections: true,
  });
  const refuseOthers = refuseOtherMethods(app);
  const started = new WeakMap<FastifyRequest, number>();
  app.addHook('onRequest', (request, _, done) => {
    started.set(request, clock());
    done();
  });
  refuseIncomplete(app);
  app.addHook('onRequest', (request, reply, done) => {
    if (repeated.again(request, reply)) return;
    reply.headers(securityHeaders);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observe(route, reply.statusCode, clock() - (started.get(request) ?? clock()));
    done();
  });
  app.setErrorHandler((error: FastifyError, request, reply) => fail(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    fail(new AppError('HTTP_NOT_FOUND', { path: request.url.split('?')[0] }), request, reply),
  );

  // Compression first: files that are registered before it go out as they are.
  await app.register(compress, { global: true, threshold: 1024 });
  await app.register(statics, {
    root: resolve(options.assetsFolder),
    prefix: '/assets/',
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      if (path.startsWith(resolve(options.assetsFolder)))
        reply.setHeader('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  app.get('/favicon.svg', (_, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(coxcombMark()),
  );
  serveOperation(app, { releases, metrics, cache, repeated, report });
  serveFiles(app, releases);
  await serveApi(app, { releases, questions });
  servePages(app, { releases, assets, brand, cache, repeated, questions });
  refuseOthers();
  return app;
}
