import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registry } from '#site/pages/registry.ts';
import { launchBrowser } from './browser.ts';
import { type Served, serveSmallRelease } from '../fixtures/serve-small-release.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One address of each kind of page; the last test holds that none is missing. */
const samples: Record<string, string> = {
  home: '/',
  search: '/search?q=north',
  'area-list': '/areas/practice',
  area: '/areas/district/a01',
  'area-ratings': '/areas/district/a02/ratings/groups',
  'area-measure': '/areas/district/a02/measures/smoking-at-birth',
  'area-history': '/areas/district/a04/history',
  'area-like': '/areas/practice/px09/like',
  'area-groups': '/areas/district/a01/measures/flu-vaccine-65/groups',
  'area-as-it-was': '/areas/district/a04/measures/flu-vaccine-65/as-it-was',
  'indicator-as-it-was': '/indicators/flu-vaccine-65/district/as-it-was?period=2020-04-01_2021-03-31',
  downloads: '/downloads',
  'indicator-list': '/indicators',
  indicator: '/indicators/flu-vaccine-65',
  'indicator-type': '/indicators/talking-therapy-start/practice',
  'compare-start': '/compare',
  compare: '/compare/a01,a02,a03',
  'compare-topic': '/compare/a01,a02/older',
  'topic-list': '/topics',
  topic: '/topics/older',
  'framework-list': '/frameworks',
  framework: '/frameworks/groups',
  'what-if': '/frameworks/groups/what-if?drop.smoking-at-birth=1',
  why: '/areas/district/a02/why/groups',
  methodology: '/frameworks/groups/method',
  movement: '/frameworks/groups/movement',
  'movement-between': '/frameworks/groups/movement/2021-1/2024-1',
  league: '/frameworks/groups/certainty/district/older-access',
  methods: '/methods',
  'release-list': '/releases',
  release: '/releases/2024-1',
  quality: '/releases/2024-1/quality',
  charts: '/charts',
  glossary: '/glossary',
  about: '/about',
  accessibility: '/accessibility',
};
const pages = {
  ...samples,
  fifths: '/indicators/smoking-at-birth/district?colour=quantile',
  beside: '/compare/a01,a02',
  'what-if-now': '/frameworks/groups/what-if',
  practice: '/areas/practice/px09',
  closed: '/areas/district/a90',
  country: '/areas/country/ost',
  error: '/no/such/page',
};

describe('every kind of page in a browser', () => {
  let served: Served;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    served = await serveSmallRelease();
    base = await served.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** Opens a page and gathers what the browser complains about. */
  async function open(path: string, options: { width?: number } = {}) {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
    });
    const tab: Tab = await context.newPage();
    const complaints: string[] = [];
    const elsewhere: string[] = [];
    let bytes = 0;
    tab.on('console', (message) => {
      // The browser itself reports the status of the page that is meant to be missing.
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('status of 404')) {
        complaints.push(message.text());
      }
    });
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('request', (request) => {
      if (!request.url().startsWith(base) && !request.url().startsWith('data:')) elsewhere.push(request.url());
    });
    tab.on('requestfinished', async (request) => {
      const sizes = await request.sizes().catch(() => undefined);
      bytes += sizes ? sizes.responseBodySize + sizes.responseHeadersSize : 0;
    });
    await tab.goto(base + path, { waitUntil: 'load' });
    return { tab, complaints, elsewhere, bytes: () => bytes, close: () => context.close() };
  }

  it('has a sample of every kind in the registry', () => {
    expect(Object.keys(samples).sort()).toEqual(registry.map((page) => page.name).sort());
  });

  for (const [name, path] of Object.entries(pages)) {
    it(`${name}: accessible, quiet, light, from one place, narrow and without script`, async () => {
      const { tab, complaints, elsewhere, bytes, close } = await open(path);
      // Folded parts are pages of their own to a reader, so they are looked at as well.
      await tab.evaluate(() => {
        for (const folded of document.querySelectorAll('details')) folded.open = true;
      });
      // Evaluated over the debugging protocol, so that the page’s own policy against foreign scripts stays in force.
      await tab.evaluate(axe);
      const violations = await tab.evaluate(async () => {
        const checker = (
          globalThis as unknown as {
            axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          }
        ).axe;
        const found = await checker.run({ resultTypes: ['violations'] });
        return found.violations.map(
          (one) =>
            `${one.id}: ${one.nodes
              .slice(0, 3)
              .map((node) => node.html.slice(0, 160))
              .join(' | ')}`,
        );
      });
      expect(violations).toEqual([]);
      expect(await tab.locator('h1').count()).toBe(1);
      expect(complaints).toEqual([]);
      expect(elsewhere).toEqual([]);
      expect(bytes()).toBeGreaterThan(5_000);
      expect(bytes()).toBeLessThanOrEqual(100_000);
      // The same page on the narrowest phone.
      await tab.setViewportSize({ width: 320, height: 900 });
      const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      // A parsed document runs no script: it is what a browser without scripts has.
      const links = await tab.evaluate(async () => {
        const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
        return [document, sent].map((one) => one.querySelectorAll('main a[href]').length);
      });
      expect(links[1]).toBe(links[0]);
      await close();
    });
  }

  it('gives every page a title of its own', async () => {
    const titles = new Map<string, string>();
    for (const path of Object.values(pages)) {
      const answer = await served.app.inject(path);
      const title = answer.body.match(/<title>([^<]*)</)?.[1] ?? '';
      expect(title).not.toBe('');
      // Two addresses of one area differ by the framework that comes first.
      if (path.includes('/ratings/')) continue;
      expect(titles.get(title)).toBeUndefined();
      titles.set(title, path);
    }
  });

  it('suggests areas while typing and follows the keyboard', async () => {
    const { tab, close } = await open('/');
    await tab.locator('#search-main').fill('north');
    await tab.locator('.suggestions li').first().waitFor();
    expect(await tab.locator('#search-main').getAttribute('aria-expanded')).toBe('true');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/\/areas\//);
    await close();
  });

  it('sorts a table by its numbers, up and down', async () => {
    const { tab, close } = await open('/indicators/flu-vaccine-65');
    const values = () => tab.locator('cx-sortable tbody tr td:nth-child(2) strong').allTextContents();
    await tab.locator('cx-sortable thead button').nth(1).click();
    const up = (await values()).map(Number.parseFloat);
    expect(up).toEqual([...up].sort((a, b) => a - b));
    await tab.locator('cx-sortable thead button').nth(1).click();
    expect((await values()).map(Number.parseFloat)).toEqual([...up].reverse());
    await close();
  });

  it('unfolds the topic that a link leads to', async () => {
    const { tab, close } = await open('/areas/district/a01#topic-mothers-all');
    expect(await tab.locator('#topic-mothers-all').evaluate((one) => (one as HTMLDetailsElement).open)).toBe(true);
    await close();
  });

  it('shows the skip link first on the keyboard’s way', async () => {
    const { tab, close } = await open('/areas/district/a01');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content');
    await close();
  });
});
