import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Area } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

describe('the areas most like an area, on its page, on their own page and in the API', () => {
  let served: Served;
  let release: Release;
  let practice: Area;

  beforeAll(async () => {
    served = await serveSmallRelease();
    release = (await served.releases.current()) as Release;
    const type = release.areaType('practice');
    const all = type ? release.areasOf(type) : [];
    const found = await Promise.all(
      all.map(async (area) => ((await release.betterPeers(area)).length > 0 ? area : [])),
    );
    practice = found.flat()[0] as Area;
  });

  afterAll(() => served?.close());

  const body = async (url: string) => (await served.app.inject({ url })).body;
  const address = () => `/areas/practice/${practice.code.toLowerCase()}`;

  it('stand in their order with their distance, and what they are alike in', async () => {
    const { tables } = JSON.parse(await body(`${address()}/like.json`));
    const [own, first, second] = tables.similar.rows;
    expect(own.area).toBe(`${practice.name} itself`);
    expect(own.patients).toMatch(/\d/);
    expect([first.distance, second.distance]).toEqual([0.25, 0.5]);
    const { similar } = JSON.parse(await body(`/api/v1${address()}/similar`));
    expect(similar.map(({ name }: { name: string }) => name).slice(0, 2)).toEqual([first.area, second.area]);
    expect(similar[0]).toMatchObject({ method: 'practice-peers', rank: 1, distance: 0.25 });
    // A measure that the method looks at stands there as facts do: its newest value in each area.
    const vaccine = (await release.profile(practice)).find(({ indicator }) => indicator.key === 'flu-vaccine-65');
    expect(own['measure-flu-vaccine-65']).toBe(`${vaccine?.value?.toFixed(1)}%`);
    expect(first['measure-flu-vaccine-65']).toMatch(/^[\d.]+%$|hidden/);
    const html = await body(`${address()}/like`);
    expect(html).toContain('Flu jab at 65 and over</th>');
    // Nothing is rated here: the signs of the chart are comparisons.
    expect(html).toContain('>Compared</th>');
    expect(html).not.toContain('>Rating</th>');
    expect(html).toContain('Patients on the list (counts 2 times)');
    const area = JSON.parse(await body(`/api/v1${address()}`));
    expect(area.similar.map(({ name }: { name: string }) => name)).toEqual(
      similar.map(({ name }: { name: string }) => name),
    );
  });

  it('are told with what matching the best of them would mean, in people and in money, and how sure that is', async () => {
    const [best] = await release.betterPeers(practice);
    if (!best) throw new Error('nobody is better');
    const html = await body(`${address()}/like`);
    expect(html).toContain(best.indicator.plainName);
    expect(html).toContain(best.peer.name);
    expect(html).toMatch(/We made \d+ comparisons for this page/);
    expect(html).toContain('partly lucky');
    const { peers } = JSON.parse(await body(`/api/v1${address()}/better-peers`));
    expect(peers[0]).toMatchObject({ indicator: best.indicator.key, peer: best.peer.code, gap: best.gap.value });
    const csv = await body(`${address()}/like.csv?table=better`);
    expect(csv).toContain(best.peer.name);
    const page = await body(address());
    expect(page).toContain('What areas like this do better');
    expect(page).toContain(`href="${address()}/like"`);
    expect(page).toMatch(
      /To match it, about [\d,]+ more cases would be counted here \(likely range [\d,]+ to [\d,]+\)/,
    );
  });

  it('are not there for an area that nobody has looked at', async () => {
    expect((await served.app.inject('/areas/district/a01/like')).statusCode).toBe(404);
    expect(JSON.parse(await body('/api/v1/areas/district/A01/similar')).similar).toEqual([]);
    expect((await served.app.inject('/api/v1/areas/practice/none-such/better-peers')).statusCode).toBe(404);
  });
});
