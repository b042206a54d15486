import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptedEncoding, CachedPage, PageCache } from './page-cache.ts';

describe('pages in memory', () => {
  it('holds no more bytes than it may, and lets those go that were asked for least recently', () => {
    const cache = new PageCache(10_000);
    for (let at = 0; at < 6; at++) {
      cache.set(String(at), new CachedPage('text/html', 'x'.repeat(1_800)));
      cache.get('0');
    }
    expect(cache.size).toBeLessThan(6);
    expect(cache.get('0')).toBeDefined();
    expect(cache.get('1')).toBeUndefined();
  });

  it('forgets every page when the releases change', () => {
    const cache = new PageCache();
    cache.keepEdition('a');
    cache.set('/', new CachedPage('text/html', 'old'));
    cache.keepEdition('a');
    expect(cache.get('/')).toBeDefined();
    cache.keepEdition('b');
    expect(cache.get('/')).toBeUndefined();
  });

  it('gives the same text in every encoding, and the same mark for the same text', () => {
    const page = new CachedPage('text/html', 'Grüße');
    expect(brotliDecompressSync(page.form('br')).toString()).toBe('Grüße');
    expect(gunzipSync(page.form('gzip')).toString()).toBe('Grüße');
    expect(new CachedPage('text/html', 'Grüße').etag).toBe(page.etag);
    expect(new CachedPage('text/html', 'Grüsse').etag).not.toBe(page.etag);
  });

  it('takes the best encoding that the reader accepts', () => {
    expect(acceptedEncoding('gzip, deflate, br')).toBe('br');
    expect(acceptedEncoding('gzip, br;q=0')).toBe('gzip');
    expect(acceptedEncoding(undefined)).toBe('identity');
  });
});
