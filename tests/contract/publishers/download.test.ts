import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { download } from '#sources/publishers/download.ts';
import { recordPath } from '#sources/publishers/fetched-file.ts';
import { localPublisher } from './local-publisher.ts';

const publisher = localPublisher();
const content = Buffer.from(
  `area,value\n${Array.from({ length: 20_000 }, (_, index) => `E${index},${index}\n`).join('')}`,
);
const target = () => join(publisher.folder, 'values.csv');
const fetchIt = (limits = {}) => download(`${publisher.baseUrl}/values`, target(), { ...publisher.connection, limits });
const visible = async () => (await readdir(publisher.folder)).filter((name) => !name.startsWith('.')).sort();

/** Sends the first half and breaks the connection, then goes on from where it is asked to. */
function breakOff(times: number, etag: string | undefined) {
  const ranges: (string | undefined)[] = [];
  publisher.answer = (request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const from = range && etag && request.headers['if-range'] === etag ? Number(/bytes=(\d+)-/.exec(range)![1]) : 0;
    const part = content.subarray(from);
    response.writeHead(from ? 206 : 200, {
      'content-length': part.length,
      ...(etag ? { etag } : {}),
      ...(from ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {}),
    });
    if (times-- > 0)
      response.write(part.subarray(0, Math.floor(part.length / 2)), () => setTimeout(() => response.destroy(), 30));
    else response.end(part);
  };
  return ranges;
}

describe('a download', () => {
  it('puts the file and its record in place: address, hash, date, mark', async () => {
    publisher.answer = (_, response) =>
      response.writeHead(200, { etag: '"v1"', 'last-modified': 'Mon, 01 Apr 2024 00:00:00 GMT' }).end(content);
    const { record, changed } = await fetchIt();
    expect(await readFile(target())).toEqual(content);
    expect(changed).toBe(true);
    expect(record).toEqual({
      address: `${publisher.baseUrl}/values`,
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
      fetchedAt: '2024-05-01T10:00:00.000Z',
      etag: '"v1"',
      lastModified: 'Mon, 01 Apr 2024 00:00:00 GMT',
    });
    expect(JSON.parse(await readFile(recordPath(target()), 'utf8'))).toEqual(record);
    expect(await visible()).toEqual(['values.csv', 'values.csv.source.json']);
    expect(await readdir(join(publisher.folder, '.fetching'))).toEqual([]);
  });

  it('leaves a file that has not changed, and fetches one that somebody changed here', async () => {
    publisher.answer = (request, response) =>
      request.headers['if-none-match'] === '"v1"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"v1"' }).end(content);
    await fetchIt();
    expect((await fetchIt()).changed).toBe(false);
    await writeFile(target(), 'spoilt');
    expect((await fetchIt()).changed).toBe(true);
    expect(await readFile(target())).toEqual(content);
  });

  it('goes on where it stopped, in the same run', async () => {
    const ranges = breakOff(2, '"v1"');
    await fetchIt();
    expect(await readFile(target())).toEqual(content);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).every((range) => /^bytes=[1-9]\d*-$/.test(range!))).toBe(true);
    expect(publisher.waits).toEqual([1000, 2000]);
  });

  it('goes on in the next run', async () => {
    breakOff(1, '"v1"');
    await expect(fetchIt({ attempts: 1 })).rejects.toMatchObject({ code: 'FETCH_FAILED' });
    expect(await visible()).toEqual([]);
    const ranges = breakOff(0, '"v1"');
    await fetchIt();
    expect(ranges[0]).toMatch(/^bytes=[1-9]/);
    expect(await readFile(target())).toEqual(content);
  });

  it('begins again when the publisher has another version by now, or gives no mark', async () => {
    breakOff(1, '"v1"');
    await expect(fetchIt({ attempts: 1 })).rejects.toMatchObject({ code: 'FETCH_FAILED' });
    breakOff(0, '"v2"');
    expect((await fetchIt()).record.etag).toBe('"v2"');
    expect(await readFile(target())).toEqual(content);
    const ranges = breakOff(1, undefined);
    await fetchIt();
    expect(ranges).toEqual([undefined, undefined]);
    expect(await readFile(target())).toEqual(content);
  });

  it('begins again when what is there is already the whole', async () => {
    let part = true;
    publisher.answer = (request, response) => {
      if (request.headers.range) response.writeHead(416).end();
      else {
        response.writeHead(200, { etag: '"v1"', 'content-length': content.length + (part ? 1 : 0) });
        if (part) response.write(content, () => setTimeout(() => response.destroy(), 30));
        else response.end(content);
        part = false;
      }
    };
    await fetchIt();
    expect(await readFile(target())).toEqual(content);
  });

  it('waits longer each time, as long as the publisher asks, and no longer than the limit', async () => {
    const answers = [
      [503, {}],
      [500, {}],
      [429, { 'retry-after': '7' }],
      [429, { 'retry-after': '9999' }],
    ] as const;
    publisher.answer = (_, response) => {
      const [status, headers] = answers[publisher.asked.length - 1] ?? [200, {}];
      response.writeHead(status, headers).end(content);
    };
    await fetchIt();
    expect(publisher.waits).toEqual([1000, 2000, 7000, 60_000]);
  });

  it('gives up after the last try, and at once where trying again is no use; the file of before stays', async () => {
    publisher.answer = (_, response) => response.end(content);
    await fetchIt();
    publisher.answer = (_, response) => response.writeHead(500).end();
    await expect(fetchIt({ attempts: 3 })).rejects.toMatchObject({ code: 'FETCH_FAILED', details: { attempts: 3 } });
    publisher.answer = (_, response) => response.writeHead(404).end('gone');
    publisher.asked = [];
    await expect(fetchIt()).rejects.toMatchObject({ code: 'FETCH_REFUSED' });
    expect(publisher.asked).toHaveLength(1);
    expect(await readFile(target())).toEqual(content);
  });

  it('tries again when an answer takes too long or nobody answers', async () => {
    publisher.answer = (_, response) => {
      if (publisher.asked.length > 1) response.end(content);
    };
    await fetchIt({ attemptMilliseconds: 200 });
    expect(publisher.asked).toHaveLength(2);
    const address = 'http://127.0.0.1:1/values';
    const nobody = download(address, target(), { ...publisher.connection, limits: { attempts: 2 } });
    await expect(nobody).rejects.toMatchObject({ code: 'FETCH_FAILED', details: { address, attempts: 2 } });
  });

  it('refuses a web page in place of data', async () => {
    publisher.answer = (_, response) => response.end('\n<!DOCTYPE html><html>Please sign in</html>');
    await expect(fetchIt()).rejects.toMatchObject({ code: 'FETCH_NOT_DATA', details: { found: 'a web page' } });
    expect(await visible()).toEqual([]);
    expect(await readdir(join(publisher.folder, '.fetching'))).toEqual([]);
  });

  it('refuses more bytes than the limit, announced or not', async () => {
    for (const headers of [{ 'content-length': content.length }, {}]) {
      publisher.answer = (_, response) => response.writeHead(200, headers).end(content);
      await expect(fetchIt({ bytes: 1000 })).rejects.toMatchObject({ code: 'FETCH_TOO_LARGE' });
    }
    expect(await visible()).toEqual([]);
  });

  it('follows a redirect within the host, and puts the address asked for on record', async () => {
    publisher.answer = (_, response, url) =>
      url.pathname === '/values'
        ? response.writeHead(302, { location: '/values/2024?full=1' }).end()
        : response.writeHead(200).end(content);
    const { record } = await fetchIt();
    expect(publisher.asked).toEqual(['/values', '/values/2024?full=1']);
    expect(record.address).toBe(`${publisher.baseUrl}/values`);
  });

  it.each([
    'http://127.0.0.2:9/values',
    'https://example.org/values',
    '//example.org/',
    'file:///etc/passwd',
    'http://[',
  ])('refuses a redirect to %s at once, asks nobody there and leaves no file', async (location) => {
    publisher.answer = (_, response) => response.writeHead(302, { location }).end();
    await expect(fetchIt()).rejects.toMatchObject({ code: 'FETCH_REDIRECTED', exitCode: 1 });
    expect(publisher.asked).toEqual(['/values']);
    expect(publisher.waits).toEqual([]);
    expect(await visible()).toEqual([]);
  });

  it('does not go round in circles', async () => {
    publisher.answer = (_, response) => response.writeHead(301, { location: '/values' }).end();
    await expect(fetchIt()).rejects.toMatchObject({ code: 'FETCH_REDIRECTED' });
    expect(publisher.asked).toHaveLength(6);
  });
});
