import type { Socket } from 'node:net';
import { AppError } from '#vocabulary/errors/app-error.ts';
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
  const code = codes[error.code as keyof typeof codes] ?? 'HTTP_REQUEST_UNREADABLE';
  const problem = problemOf(new AppError(code));
  const body = JSON.stringify(problem);
  const headers = {
    ...securityHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${problem.status} ${phrases[problem.status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
