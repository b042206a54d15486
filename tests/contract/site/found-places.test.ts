import { expect, it } from 'vitest';
import { serveSmallRelease } from '../../fixtures/serve-small-release.ts';

/** Ids of the districts of the small release. */
const districts = [3, 4, 5, 6, 7, 8];

it('topics lead to a measure itself where areas of their kind do not have it', async () => {
  const served = await serveSmallRelease(({ area_profile = [], ...rows }) => ({
    ...rows,
    area_profile: area_profile.filter(({ area, indicator }) => indicator !== 0 || !districts.includes(area as number)),
  }));
  try {
    const { body } = await served.app.inject('/topics/older');
    const links = [...body.matchAll(/href="(\/indicators\/[^"]+)"/g)].map(([, link]) => link as string);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect((await served.app.inject(link)).statusCode, link).toBe(200);
    expect(links.some((link) => link.endsWith('/district'))).toBe(true);
    expect(links.some((link) => !link.endsWith('/district'))).toBe(true);
  } finally {
    await served.close();
  }
});

it('who searches for an area that has closed finds what took its place, first', async () => {
  const served = await serveSmallRelease(({ area = [], relation = [], ...rows }) => ({
    ...rows,
    area: area.map((one) => (one.id === 3 ? { ...one, name: 'Oldstead', closed: '2020-03-31' } : one)),
    relation: [...relation, { kind: 'succession', child: 3, parent: 4, valid_from: null, valid_to: null, weight: 1 }],
  }));
  try {
    const named = (await served.app.inject('/api/v1/areas?type=district')).json().areas as { code: string }[];
    expect(named.length).toBeGreaterThan(3);
    const { rows } = (await served.app.inject('/search.json?q=Oldstead')).json().tables.results;
    expect(rows.map(({ name }: { name: string }) => name)[1]).toBe('Oldstead');
    expect(rows[0].name).not.toBe('Oldstead');
  } finally {
    await served.close();
  }
});

it('postcodes are offered where a release has them', async () => {
  for (const postcode of [undefined, []]) {
    const served = await serveSmallRelease((rows) => (postcode ? { ...rows, postcode } : rows));
    try {
      const { body } = await served.app.inject('/');
      expect(body.includes('a code or a postcode')).toBe(postcode === undefined);
      expect(body.includes('Type a name or a code')).toBe(postcode !== undefined);
    } finally {
      await served.close();
    }
  }
});

it('topics are found by their names', async () => {
  const served = await serveSmallRelease();
  try {
    const { topics } = (await served.app.inject('/topics.json')).json().tables;
    const name = topics.rows[0].topic as string;
    const { rows } = (await served.app.inject(`/search.json?q=${encodeURIComponent(name)}`)).json().tables.results;
    const found = rows.find((row: { name: string; address: string }) => row.address.startsWith('/topics/'));
    expect(found).toMatchObject({ name });
    expect((await served.app.inject(found.address)).statusCode).toBe(200);
    expect((await served.app.inject(`/search?q=${encodeURIComponent(name)}`)).body).toContain(
      `href="${found.address}"`,
    );
  } finally {
    await served.close();
  }
});
