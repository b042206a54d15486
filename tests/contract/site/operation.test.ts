import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

describe('the process that serves, to those who run it', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveSmallRelease();
    await served.app.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(() => served?.close());

  /** Sends bytes as they are and returns all that comes back until the connection closes. */
  const send = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const { port } = served.app.server.address() as AddressInfo;
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (bytes) => {
        answer += bytes;
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });

  it.each([
    [
      'without a Host, as data',
      'GET /api/v1/release HTTP/1.1\r\nconnection: close\r\n\r\n',
      400,
      '"HTTP_HOST_MISSING"',
    ],
    ['without a Host, as a page', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400, '</html>'],
    ['with a strange expectation', 'GET / HTTP/1.1\r\nhost: x\r\nexpect: y\r\n\r\n', 417, '"HTTP_EXPECTATION_UNKNOWN"'],
  ])('answers a request %s with the headers of every answer', async (_, request, status, body) => {
    const answer = await send(request);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain("content-security-policy: default-src 'none'");
    expect(answer).toContain('x-content-type-options: nosniff');
    expect(answer).toContain(body);
  });

  it('goes on with the last list of releases when the catalogue becomes damaged, and says so where it is asked', async () => {
    const get = (url: string) => served.app.inject(url);
    const file = join(served.folder, 'catalogue.json');
    const known = readFileSync(file);
    expect((await get('/healthz')).json()).toEqual({ status: 'ok', release: '2024-1' });
    rmSync(file);
    mkdirSync(file);
    await wait(600);
    const health = await get('/healthz');
    expect(health.statusCode).toBe(200);
    expect(health.json()).toEqual({ status: 'degraded', release: '2024-1', code: 'RELEASE_CATALOGUE_UNREADABLE' });
    expect((await get('/areas/district/a01')).statusCode).toBe(200);
    expect((await get('/metrics')).body).toContain('\ncoxcomb_catalogue_readable 0\n');
    expect(served.failures).toEqual([]);
    rmSync(file, { recursive: true });
    writeFileSync(file, known);
    await wait(600);
    expect((await get('/healthz')).json()).toEqual({ status: 'ok', release: '2024-1' });
    expect((await get('/metrics')).body).toContain('\ncoxcomb_catalogue_readable 1\n');
  });

  it('is not ready while the newest release cannot be read, in the shape of every problem', async () => {
    const other = await serveSmallRelease();
    try {
      truncateSync(join(other.folder, 'releases', '2024-1', 'release.duckdb'), 100);
      const health = await other.app.inject('/healthz');
      expect(health.statusCode).toBe(503);
      expect(health.headers['content-type']).toContain('application/problem+json');
      expect(health.json()).toMatchObject({ status: 503, code: 'HTTP_NOT_READY' });
      expect(health.body).not.toContain(other.folder);
      expect(other.failures).toMatchObject([{ code: 'EVIDENCE_UNREADABLE' }]);
    } finally {
      await other.close();
    }
  });
});
