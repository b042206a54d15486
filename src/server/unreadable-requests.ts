import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { ErrorCode } from '#vocabulary/errors/catalogue.ts';
import { problemOf } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

/** What the parser of the protocol says, as our own codes; anything else is a request that cannot be read. */
const codes = {
  HPE_HEADER_OVERFLOW: 'HTTP_HEADERS_TOO_LONG',
  ERR_HTTP_REQUEST_TIMEOUT: 'HTTP_REQUEST_TOO_SLOW',
} as const;

const phrases: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/**
 * Answers a connection on which no request could be read, with the same headers and the same shape of problem as every other
 * error; nothing of what was sent comes back. The connection is closed, because nobody knows where the next request would begin.
 */
export function answerUnreadable(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = lastAnswer(codes[error.code as keyof typeof codes] ?? 'HTTP_REQUEST_UNREADABLE');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${phrases[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * Refuses what Node would refuse on its own, before any of our hooks and without our headers: a request of HTTP/1.1 without the field
 * Host, and one with an Expect field that nobody knows. Of several fields Host Node takes the first; whoever stands in between may
 * take the last, so that such a request is refused as well (RFC 9112, 3.2). The server must be made with `requireHostHeader: false`.
 */
export function refuseIncomplete(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _, done) => {
    const { rawHeaders, httpVersionMajor, httpVersionMinor } = request.raw;
    const hosts = rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === 'host').length;
    const needed = httpVersionMajor === 1 && httpVersionMinor >= 1;
    if (needed && hosts === 0) done(new AppError('HTTP_HOST_MISSING'));
    else if (hosts > 1) done(new AppError('HTTP_HOST_REPEATED'));
    else done();
  });
  app.server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = lastAnswer('HTTP_EXPECTATION_UNKNOWN');
    response.writeHead(status, headers).end(body);
  });
}

/** A problem as the last thing that is said on a connection. */
function lastAnswer(code: ErrorCode): { status: number; headers: Record<string, string>; body: string } {
  const problem = problemOf(new AppError(code));
  const body = JSON.stringify(problem);
  const headers = {
    ...securityHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  };
  return { status: problem.status, headers, body };
}
