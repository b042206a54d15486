import type { FastifyInstance } from 'fastify';
import { AppError } from '#vocabulary/errors/app-error.ts';

const others = ['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'];

/**
 * Notes every address that is registered from now on; the function it answers makes them refuse what is neither GET nor HEAD with
 * HTTP_METHOD_NOT_ALLOWED, before any body is read. Called when all addresses stand.
 */
export function refuseOtherMethods(app: FastifyInstance): () => void {
  const addresses = new Set<string>();
  app.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET')) addresses.add(url);
  });
  return () => {
    for (const url of addresses) {
      app.route({
        method: others,
        url,
        onRequest: (request, reply, done) => {
          reply.header('allow', 'GET, HEAD');
          done(new AppError('HTTP_METHOD_NOT_ALLOWED', { method: request.method }));
        },
        handler: () => undefined,
      });
    }
  };
}
