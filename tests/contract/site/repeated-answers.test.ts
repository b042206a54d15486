import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

describe('a page that is asked for again and again', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveSmallRelease();
  });
  afterAll(() => served?.close());

  const hits = async () => {
    const { body } = await served.app.inject('/metrics');
    return Number(/^coxcomb_page_cache_hits_total (\d+)/m.exec(body)?.[1]);
  };
  const headersOf = ({ date, connection, 'transfer-encoding': chunked, ...others }: Record<string, unknown>) => others;

  it.each(['/', '/indicators', '/areas/district/a01.json', '/areas/district/a01.csv?table=measures'])(
    '%s has the same body and the same headers every time, in every encoding',
    async (url) => {
      for (const encoding of ['br', 'gzip', 'identity']) {
        const ask = () => served.app.inject({ url, headers: { 'accept-encoding': encoding } });
        const first = await ask();
        expect(first.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
        const before = await hits();
        for (let time = 0; time < 3; time++) {
          const again = await ask();
          expect(again.statusCode).toBe(first.statusCode);
          expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
          expect(headersOf(again.headers)).toEqual(headersOf(first.headers));
        }
        expect((await hits()) - before).toBe(3);
      }
    },
  );

  it('has no body for HEAD, and says when the reader’s copy is still right', async () => {
    for (let time = 0; time < 3; time++) await served.app.inject('/topics');
    const { headers } = await served.app.inject('/topics');
    const head = await served.app.inject({ method: 'HEAD', url: '/topics' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const same = await served.app.inject({ url: '/topics', headers: { 'if-none-match': String(headers.etag) } });
    expect([same.statusCode, same.body]).toEqual([304, '']);
  });
});
