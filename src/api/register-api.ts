import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { csvText } from '#downloads/csv.ts';
import type { PublishedReleases } from '#release/reader/published.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { openapi } from './openapi.ts';
import type { ApiRoute } from './route.ts';
import { routes } from './routes/routes.ts';

/** Adds the routes of /api/v1 to an application. Answers name their release and carry an ETag; errors are problem+json. */
export function registerApi(app: FastifyInstance, { releases }: { releases: PublishedReleases }): void {
  void app.register(
    async (api) => {
      api.setErrorHandler((error, request, reply) => sendProblem(reply, error, request.url));
      api.setNotFoundHandler((request, reply) =>
        sendProblem(reply, new AppError('HTTP_NOT_FOUND', { path: request.url.split('?')[0] }), request.url),
      );
      for (const entry of routes) {
        api.get(entry.path.replace(/\{(\w+)\}/g, ':$1'), (request, reply) => answer(entry, releases, request, reply));
      }
      api.get('/openapi.json', async (_, reply) => {
        const release = await releases.current();
        return reply.type('application/json').send(openapi(routes, release?.dimensions.project.name ?? 'Coxcomb'));
      });
    },
    { prefix: '/api/v1' },
  );
}

async function answer(
  entry: ApiRoute,
  releases: PublishedReleases,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const release = await releases.current();
  if (!release) throw new AppError('HTTP_NO_RELEASE');
  const query = checked(entry.query, request.query);
  const parameters = checked(entry.parameters, request.params);
  const tag = `"${createHash('sha256')
    .update(`${release.id} ${release.entry.hash ?? ''} ${request.url}`)
    .digest('base64url')
    .slice(0, 22)}"`;
  reply
    .header('etag', tag)
    .header('cache-control', 'public, max-age=60')
    .header('access-control-allow-origin', '*')
    .header('x-coxcomb-release', release.id);
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const body = (await entry.handle({ release, releases, query, parameters })) as Record<string, unknown>;
  if (entry.table && (query as { format?: string }).format === 'csv') {
    const rows = body[entry.table] as Record<string, string | number | null>[];
    const keys = Object.keys(
      (entry.answer.shape[entry.table] as unknown as { element: { shape: object } }).element.shape,
    );
    return reply.type('text/csv; charset=utf-8').send(
      csvText(
        keys.map((key) => ({ key, value: (row: (typeof rows)[number]) => plain(row[key]) })),
        rows,
      ),
    );
  }
  return reply.type('application/json; charset=utf-8').send({ release: release.id, ...body });
}

function plain(value: unknown): string | number | null {
  return typeof value === 'number' || typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? null
      : String(value);
}

/** The input as its schema has it. @throws HTTP_QUERY_INVALID naming the first parameter that is wrong */
function checked(schema: ApiRoute['query'], input: unknown): Record<string, unknown> {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  const fault = result.error.issues[0];
  const parameter = fault?.code === 'unrecognized_keys' ? fault.keys[0] : fault?.path.join('.');
  throw new AppError('HTTP_QUERY_INVALID', { parameter: parameter ?? '', reason: fault?.message ?? 'it is invalid' });
}

/** An error as problem+json (RFC 9457) with our stable code. What is not ours is told as a failure without details. */
export function sendProblem(reply: FastifyReply, error: unknown, instance: string): FastifyReply {
  const status = (error as { statusCode?: number }).statusCode;
  const known =
    error instanceof AppError
      ? error
      : status !== undefined && status < 500
        ? new AppError('HTTP_QUERY_INVALID', { parameter: 'address', reason: (error as Error).message })
        : new AppError('HTTP_INTERNAL');
  return reply
    .code(known.status)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: known.message,
      status: known.status,
      code: known.code,
      detail: known.remedy,
      instance: instance.split('?')[0],
    });
}
