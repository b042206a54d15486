import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { writeCsv } from '#downloads/csv.ts';
import type { PublishedReleases } from '#release/reader/published.ts';
import type { RatingQuestions } from '#release/reader/rating-questions.ts';
import type { Release } from '#release/reader/release.ts';
import { namesTag } from '#vocabulary/entity-tag.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { openapi } from './openapi.ts';
import { type ApiRoute, invalid } from './route.ts';
import { routes } from './routes/routes.ts';

export interface ApiServing {
  releases: PublishedReleases;
  questions?: RatingQuestions | undefined;
}

/** The API below /api/v1. Answers name their release and carry an ETag; errors are left to the application, in one shape for all. */
export async function serveApi(app: FastifyInstance, serving: ApiServing): Promise<void> {
  const { releases } = serving;
  for (const entry of routes) {
    const path = `/api/v1${entry.path.replace(/\{(\w+)\}/g, ':$1')}`;
    app.get(path, (request, reply) => answer(entry, serving, request, reply));
  }
  app.get('/api/v1/openapi.json', async (request, reply) => {
    const release = await releases.current();
    const text = JSON.stringify(openapi(routes, release?.dimensions.project.name ?? 'Coxcomb'));
    const tag = tagOf(text);
    reply
      .header('etag', tag)
      .header('vary', 'accept-encoding')
      .header('cache-control', 'public, max-age=60')
      .header('access-control-allow-origin', '*')
      .header('x-coxcomb-release', release?.id ?? 'none');
    if (namesTag(request.headers['if-none-match'], tag, 'weak')) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(text);
  });
}

async function answer(
  entry: ApiRoute,
  { releases, questions }: ApiServing,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { release: wanted, ...filters } = request.query as Record<string, unknown>;
  const release = wanted === undefined ? await releases.current() : await chosen(releases, String(wanted));
  if (!release) throw new AppError('HTTP_NOTHING_PUBLISHED');
  const query = checked(entry.query, filters);
  const parameters = checked(entry.parameters, request.params);
  const tag = tagOf(`${release.id} ${release.entry.hash ?? ''} ${request.url}`);
  reply
    .header('etag', tag)
    .header('vary', 'accept-encoding')
    .header('cache-control', 'public, max-age=60')
    .header('access-control-allow-origin', '*')
    .header('x-coxcomb-release', release.id);
  if (namesTag(request.headers['if-none-match'], tag, 'weak')) return reply.code(304).send();
  if (entry.stream && (query as { format?: string }).format === 'csv') {
    const parts = entry.stream({ release, query, parameters });
    return reply.type('text/csv; charset=utf-8').send(Readable.from(parts));
  }
  const body = (await entry.handle({ release, releases, questions, query, parameters })) as Record<string, unknown>;
  if (entry.table && (query as { format?: string }).format === 'csv') {
    const rows = body[entry.table] as Record<string, string | number | null>[];
    const keys = Object.keys(
      (entry.answer.shape[entry.table] as unknown as { element: { shape: object } }).element.shape,
    );
    const columns = keys.map((key) => ({ key, label: key }));
    return reply.type('text/csv; charset=utf-8').send(writeCsv(columns, rows));
  }
  return reply.type('application/json; charset=utf-8').send({ release: release.id, ...body });
}

/** A weak tag: the bytes of an answer differ with its encoding. */
function tagOf(text: string): string {
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

async function chosen(releases: PublishedReleases, id: string): Promise<Release> {
  return (await releases.byId(id)) ?? invalid('release', `there is no published release ${id}`);
}

/** The input as its schema has it. @throws HTTP_PARAMETER_INVALID naming the first parameter that is wrong */
function checked(schema: ApiRoute['query'], input: unknown): Record<string, unknown> {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  const fault = result.error.issues[0];
  const parameter = fault?.code === 'unrecognized_keys' ? fault.keys[0] : fault?.path.join('.');
  throw new AppError('HTTP_PARAMETER_INVALID', {
    parameter: parameter ?? '',
    reason: fault?.message ?? 'it is invalid',
  });
}
