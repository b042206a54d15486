import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveSmallRelease } from '../fixtures/serve-small-release.ts';
import type { TableRows } from '../fixtures/release-builder.ts';
import { launchBrowser } from './browser.ts';

/** Names without a space that anyone may find in data: one that means ill, one that is simply long. */
const names = [
  '=HYPERLINK("http://example.org")<script>alert(1)</script>',
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
];

const pages = [
  '/search?q=llan',
  '/areas/district/a01',
  '/areas/district/a02/ratings/groups',
  '/areas/district/a02/measures/smoking-at-birth',
  '/areas/district/a01/measures/flu-vaccine-65/groups',
  '/areas/district/a04/history',
  '/areas/practice/px09/like',
  '/areas/district/a02/why/groups',
  '/indicators/flu-vaccine-65',
  '/compare/a01,a02,a03',
  '/frameworks/groups',
  '/frameworks/groups/what-if?drop.smoking-at-birth=1',
  '/frameworks/groups/movement',
  '/frameworks/groups/certainty/district/older-access',
];

let given = 0;
const longName = () => `${names[given % names.length]}${given++}`;

/** A declaration in which everything that has a name has a long one. */
function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      /^(name|plainName|plural)$/.test(key) && typeof inner === 'string' ? longName() : renamed(inner),
    ]),
  );
}

function withLongNames(rows: TableRows): TableRows {
  for (const area of rows.area ?? []) area.name = longName();
  for (const table of [rows.indicator, rows.framework])
    for (const row of table ?? []) row.declaration = JSON.stringify(renamed(JSON.parse(String(row.declaration))));
  return rows;
}

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

describe('names without a space', () => {
  let served: Served;
  let base: string;

  beforeAll(async () => {
    served = await serveSmallRelease(withLongNames);
    base = await served.app.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(() => served?.close());

  it.each(pages)('make no page wider than the narrowest phone, nor run out of a chart: %s', async (path) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 900 } });
    const tab = await context.newPage();
    const answer = await tab.goto(base + path, { waitUntil: 'load' });
    expect(answer?.status()).toBe(200);
    const found = await tab.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
      return {
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        names: (document.querySelector('main')?.textContent ?? '').match(/HYPERLINK|Llanfair/g)?.length ?? 0,
        cut: [...document.querySelectorAll('svg.cx text')].flatMap((text) => {
          const [own, whole] = [text, text.closest('svg') as Element].map((one) => one.getBoundingClientRect());
          // Where a name is cut is reckoned without the reader’s font, which may be a wider one.
          const spare = text.textContent?.includes('…') ? (own?.width ?? 0) / 6 : 2;
          return own && whole && own.right > whole.right + spare ? [text.textContent] : [];
        }),
      };
    });
    expect(found.names).toBeGreaterThan(0);
    expect(found).toMatchObject({ overflow: 0, cut: [] });
    await context.close();
  });
});

/** Words, outside of drawings and samples of code, that stand on two lines; runs in the page. */
const brokenWords = `(() => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest('svg, code, .breakable')) continue;
    for (const { 0: word, index } of text.data.matchAll(/[^\\s\\-–—/]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top));
      if (new Set(lines).size > 1) broken.push(word);
    }
  }
  return broken;
})()`;

describe('words of a usual length', () => {
  it('are broken nowhere, however narrow the page', async () => {
    const served = await serveSmallRelease();
    const tab = await browser.newPage();
    try {
      const base = await served.app.listen({ host: '127.0.0.1', port: 0 });
      for (const path of pages) {
        for (const width of [320, 700, 1000]) {
          await tab.setViewportSize({ width, height: 900 });
          await tab.goto(base + path, { waitUntil: 'load' });
          expect({ path, width, broken: await tab.evaluate(brokenWords) }).toEqual({ path, width, broken: [] });
        }
      }
    } finally {
      await tab.close();
      await served.close();
    }
  }, 120_000);
});
