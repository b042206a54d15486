import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeCode } from '#vocabulary/outcome.ts';
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

describe('numbers that count in no rating', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveSmallRelease((rows) => {
      const { area_profile = [], ...others } = withoutRange(rows);
      const higher = { benchmark_outcome: outcomeCode('higher-95') };
      return {
        ...others,
        area_profile: area_profile.map((row) => {
          if (row.indicator === 0) return { ...row, ...higher };
          return row.indicator === 1
            ? { ...row, lower95: null, upper95: null, numerator: null, denominator: null }
            : row;
        }),
      };
    });
  });
  afterAll(() => served?.close());

  it('are not counted among those that went in', async () => {
    const { inputs } = (await served.app.inject('/api/v1/areas/district/a01/ratings/groups/explanation')).json() as {
      inputs: { value: number | null; exact: boolean }[];
    };
    const known = inputs.filter(({ value }) => value !== null);
    expect(known.filter(({ exact }) => exact)).toHaveLength(2);
    expect((await served.app.inject('/areas/district/a01')).body).toContain(
      `1 of the ${known.length - 1} numbers that went in has no likely range.`,
    );
  });
});

/** One part of the first districts with these chances; what is missing to 1 came to no class. */
const known: Record<string, number>[] = [
  { top: 1 },
  { top: 0.98, ok: 0.01, watch: 0.01 },
  { top: 0.949, ok: 0.051 },
  { top: 0.55, ok: 0.45 },
  { top: 0.8, ok: 0.1 },
  { top: 0.999, ok: 0.001 },
];

function withChances({ rating = [], rating_certainty = [], area = [], ...rows }: TableRows): TableRows {
  const districts = area.filter(({ code }) => /^A0\d$/.test(code as string)).map(({ id }) => id);
  const template = rating_certainty[0] as NonNullable<typeof rating_certainty>[number];
  const node = 'older-access';
  const chances = known.map((probabilities, at) => ({
    ...template,
    node,
    area: districts[at] as number,
    holds: probabilities.top as number,
    again: [1, 0.96, 0.03, 0.5, 0.72, 0][at] as number,
    probabilities: JSON.stringify(probabilities),
  }));
  return {
    ...rows,
    area,
    rating: rating.map((row) => (row.node === node ? { ...row, computed_class: 'top', published_class: 'top' } : row)),
    rating_certainty: [...rating_certainty.filter((row) => row.node !== node), ...chances],
  };
}

describe('chances in words', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveSmallRelease(withChances);
  });
  afterAll(() => served?.close());

  it('come to 10 in 10 together, on one scale, and are never sure where something else is possible', async () => {
    const { body } = await served.app.inject('/frameworks/groups/certainty/district/older-access.json');
    type Told = { area: string; holds: string; otherwise: string; again: string };
    const rows = Object.values(JSON.parse(body).tables as Record<string, { rows: Told[] }>).flatMap((one) => one.rows);
    const told = rows.map(({ holds, otherwise, again }) => [holds, otherwise, again]);
    const wanted = [
      ['10 in 10', 'Nothing else', 'more than 9 in 10'],
      ['more than 9 in 10', 'OK: less than 1 in 10', 'more than 9 in 10'],
      ['9 in 10', 'OK: 1 in 10', 'less than 1 in 10'],
      ['6 in 10', 'OK: 4 in 10', '5 in 10'],
      ['8 in 10', 'OK: 1 in 10; No rating: 1 in 10', '7 in 10'],
      ['more than 9 in 10', 'Hardly anything else', 'less than 1 in 10'],
    ];
    expect(told.sort()).toEqual(wanted.sort());
    const area = await served.app.inject('/areas/district/a02');
    expect(area.body).toContain('more than 9 in 10');
    expect(area.body).not.toMatch(/\d in 100<|almost certain</);
  });
});
