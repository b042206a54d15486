import { type AddressInfo, connect } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf } from './problem.ts';
import { securityHeaders } from './security-headers.ts';
import { answerUnreadable, refuseIncomplete } from './unreadable-requests.ts';

const app = fastify({
  clientErrorHandler: (error, socket) => answerUnreadable(error, socket),
  http: { requireHostHeader: false },
});
let port = 0;

beforeAll(async () => {
  refuseIncomplete(app);
  app.setErrorHandler((error, _, reply) => {
    const problem = problemOf(error);
    return reply.code(problem.status).headers(securityHeaders).type('application/problem+json').send(problem);
  });
  app.get('/', async () => 'read');
  app.post('/', async () => 'taken');
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

/** Sends bytes as they are and returns all that comes back until the connection closes. */
const send = (text: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('a request that cannot be read', () => {
  it.each([
    ['no protocol at all', 'hello <script>\r\n\r\n', 400, 'HTTP_REQUEST_UNREADABLE'],
    ['a header without a name', 'GET / HTTP/1.1\r\n: <b>\r\n\r\n', 400, 'HTTP_REQUEST_UNREADABLE'],
    [
      'headers without measure',
      `GET / HTTP/1.1\r\nhost: x\r\na: ${'<'.repeat(70_000)}\r\n\r\n`,
      431,
      'HTTP_HEADERS_TOO_LONG',
    ],
    ['no name of a site', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'HTTP_HOST_MISSING'],
    [
      'two names of a site',
      'GET / HTTP/1.1\r\nhost: x\r\nHost: x\r\nconnection: close\r\n\r\n',
      400,
      'HTTP_HOST_REPEATED',
    ],
    ['two names of a site in HTTP/1.0', 'GET / HTTP/1.0\r\nhost: x\r\nhost: y\r\n\r\n', 400, 'HTTP_HOST_REPEATED'],
    [
      'an expectation that nobody knows',
      'GET / HTTP/1.1\r\nhost: x\r\nexpect: <miracles>\r\n\r\n',
      417,
      'HTTP_EXPECTATION_UNKNOWN',
    ],
  ])('such as %s is answered like every other error', async (_, text, status, code) => {
    const answer = await send(text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain("content-security-policy: default-src 'none'");
    expect(head).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toMatchObject({ status, code });
    expect(answer).not.toContain('<');
  });

  it.each([
    ['of HTTP/1.0, which knows no Host', 'GET / HTTP/1.0\r\n\r\n', 'read'],
    [
      'whose body waits for leave',
      'POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: text/plain\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi',
      'taken',
    ],
  ])('is not one %s', async (_, text, body) => {
    const answer = await send(text);
    expect(answer).toMatch(/^HTTP\/1\.1 (200|100) /);
    expect(answer.endsWith(body)).toBe(true);
  });
});
