import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

type Node = { id: string; detail?: string; children?: Node[]; indicators?: (string | object)[] };

/** The small framework with levels: two parts stand later, and one measure of a part that is a headline. */
function withLevels(declaration: string): string {
  const framework = JSON.parse(declaration) as { nodes: Node[] };
  const set = (id: string, change: object) => {
    const found = framework.nodes.flatMap(({ children = [] }) => children).find((node) => node.id === id);
    Object.assign(found as Node, change);
  };
  set('older-quality', { detail: 'broader' });
  set('older-prevention', { detail: 'everything' });
  set('mothers-all', {
    indicators: ['smoking-at-birth', { indicator: 'breast-feeding', weight: 1, detail: 'broader' }],
  });
  return JSON.stringify(framework);
}

describe('levels of detail', () => {
  let served: Served;
  const get = async (url: string) => (await served.app.inject(url)).body;
  const topics = (body: string) => [...body.matchAll(/class="topic" id="topic-([^"]+)"/g)].map(([, id]) => id);

  beforeAll(async () => {
    served = await serveSmallRelease(({ framework = [], ...rows }) => ({
      ...rows,
      framework: framework.map((row) => ({ ...row, declaration: withLevels(row.declaration as string) })),
    }));
  });
  afterAll(() => served?.close());

  it('start at the headline and unfold by address, the plain one being the headline', async () => {
    const plain = await get('/areas/district/a01');
    expect(topics(plain)).toEqual(['older-access', 'mental-access', 'mental-quality', 'mothers-all']);
    expect(await get('/areas/district/a01?detail=headline')).toBe(plain);
    expect(await get('/areas/district/a01?detail=nonsense')).toBe(plain);
    expect(topics(await get('/areas/district/a01?detail=broader'))).toContain('older-quality');
    expect(topics(await get('/areas/district/a01?detail=broader'))).not.toContain('older-prevention');
    expect(topics(await get('/areas/district/a01?detail=everything'))).toContain('older-prevention');
    expect(topics(await get('/areas/district/a01/ratings/groups?detail=everything'))).toContain('older-prevention');
  });

  it('link to each other, and say what there is more of', async () => {
    const plain = await get('/areas/district/a01');
    expect(plain).toContain('href="/areas/district/a01#measures-title" aria-current="true"');
    expect(plain).toContain('href="/areas/district/a01?detail=everything#measures-title"');
    expect(plain).toMatch(/<a href="\/areas\/district\/a01\?detail=broader#topic-mothers-all">Show 1 more measure</);
    expect(plain).not.toContain('spine-mothers-all-1-title');
    expect(await get('/areas/district/a01?detail=broader')).not.toContain('1 more measure');
  });

  it('leave the chart, certainty and topics of a level in step', async () => {
    const plain = await get('/areas/district/a01');
    for (const body of [plain, await get('/areas/district/a01?detail=broader')]) {
      const shown = new Set(topics(body));
      for (const [, id] of body.matchAll(/href="#topic-([^"]+)"/g)) expect(shown).toContain(id);
    }
    const rowOf = (topic: string) => `<th scope="row" role="rowheader">${topic}</th>`;
    expect(plain).not.toContain(rowOf('Older people: Quality'));
    expect(await get('/areas/district/a01?detail=broader')).toContain(rowOf('Older people: Quality'));
  });

  it('take nothing from the data of the page, which names the level of each part', async () => {
    const { tables } = JSON.parse(await get('/areas/district/a01.json'));
    const levels = Object.fromEntries(
      (tables.ratings.rows as { topic: string; detail: string }[]).map(({ topic, detail }) => [topic, detail]),
    );
    expect(levels).toMatchObject({
      'Older people: Access': 'Headlines',
      'Older people: Quality': 'More',
      'Older people: Prevention': 'Everything',
    });
    expect(tables.certainty.rows).toHaveLength(tables.ratings.rows.length);
  });

  it('filter the ratings and the explanation of the API, whole unless asked', async () => {
    const parts = async (query: string) => {
      const { ratings } = JSON.parse(await get(`/api/v1/ratings?area=A01${query}`));
      return Object.fromEntries(ratings.map(({ part, detail }: Record<string, string>) => [part, detail]));
    };
    expect(await parts('&detail=headline')).not.toHaveProperty('older-quality');
    expect(await parts('&detail=broader')).toMatchObject({ 'older-quality': 'broader', 'older-access': 'headline' });
    expect(await parts('')).toMatchObject({ 'older-prevention': 'everything' });
    const inputs = async (query: string) =>
      JSON.parse(await get(`/api/v1/areas/district/A01/ratings/groups/explanation${query}`)).inputs.map(
        ({ indicator }: Record<string, string>) => indicator,
      );
    expect(await inputs('?detail=headline')).toContain('smoking-at-birth');
    expect(await inputs('?detail=headline')).not.toContain('breast-feeding');
    expect(await inputs('')).toContain('breast-feeding');
    expect((await served.app.inject('/api/v1/ratings?detail=all')).statusCode).toBe(400);
  });

  it('are told on the pages of the rules', async () => {
    for (const path of ['/frameworks/groups', '/frameworks/groups/method']) {
      const body = await get(path);
      expect(body).toContain('The page of an area starts with the headlines.');
      expect(body).toMatch(/Headlines\. Under “More”: [^.]+\./);
    }
  });
});

it('measures that a framework leaves to others are called so, last of all', async () => {
  const served = await serveSmallRelease(({ framework = [], ...rows }) => ({
    ...rows,
    framework: framework.map((row) => ({
      ...row,
      declaration: (row.declaration as string).replace(',"breast-feeding"', ''),
    })),
  }));
  const { body } = await served.app.inject('/areas/district/a01/ratings/groups?detail=everything');
  await served.close();
  expect(body).toMatch(/>Measures that this framework does not rate<\/span><span class="topic__count">1 measure</);
});
