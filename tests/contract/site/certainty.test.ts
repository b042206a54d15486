import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';
import type { TableRows } from '../../fixtures/release-builder.ts';

/** The first measure is stated by its publisher without counts and limits, in every area. */
function withoutRange({ area_profile = [], ...rows }: TableRows): TableRows {
  const bare = { lower95: null, upper95: null, numerator: null, denominator: null };
  return { ...rows, area_profile: area_profile.map((row) => (row.indicator === 0 ? { ...row, ...bare } : row)) };
}

describe('numbers without a likely range', () => {
  let served: Served;
  const get = async (url: string) => (await served.app.inject(url)).body;

  beforeAll(async () => {
    served = await serveSmallRelease(withoutRange);
  });
  afterAll(() => served?.close());

  it('are told of where readers meet how sure ratings are: on the area, in the list of areas, in why', async () => {
    const sentence = /1 of the (\d+) numbers that went in has no likely range\. We take it as exactly right/;
    const area = sentence.exec(await get('/areas/district/a01'));
    expect(Number(area?.[1])).toBeGreaterThan(5);
    expect(sentence.exec(await get('/areas/district/a01/why/groups'))?.[1]).toBe(area?.[1]);
    expect(await get('/areas/district/a01/why/groups')).toContain('No likely range: ');
  });

  it('are counted over all areas in the list of one part, and not where the part has none', async () => {
    const { inputs } = JSON.parse(await get('/api/v1/areas/district/a01/ratings/groups/explanation'));
    const exact = inputs.find((input: { exact: boolean }) => input.exact);
    const other = inputs.find((input: { exact: boolean; part: string }) => !input.exact && input.part !== exact.part);
    expect(await get(`/frameworks/groups/certainty/district/${exact.part}`)).toMatch(
      /(No number that went in has a|\d+ of the \d+ numbers that went in have no) likely range/,
    );
    expect(await get(`/frameworks/groups/certainty/district/${other.part}`)).not.toContain('likely range. We take');
  });

  it('are named among the limits of the method, with how many there are', async () => {
    expect(await get('/frameworks/groups/method')).toMatch(
      /taken as exactly right when we work out how sure a rating is\. .* Of the numbers for health districts in this release, that holds for \d+ of \d+\./,
    );
  });
});
