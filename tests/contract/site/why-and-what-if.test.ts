import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicApp } from '#server/public-app.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';
import { siteAssets } from '../../fixtures/site-assets.ts';

type Row = Record<string, string | number | null>;

describe('the pages that explain a rating and try other rules', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveSmallRelease();
  });
  afterAll(() => served?.close());

  const get = async (url: string) => served.app.inject(url);
  const tables = async (url: string): Promise<Record<string, { rows: Row[] }>> => (await get(url)).json().tables;

  it('are reached from the area and from the rules', async () => {
    expect((await get('/areas/district/a02')).body).toContain('href="/areas/district/a02/why/groups"');
    expect((await get('/frameworks/groups')).body).toContain('href="/frameworks/groups/what-if"');
  });

  it('tell the words of ratings as they were published', async () => {
    const why = await tables('/areas/district/a02/why/groups.json');
    const ratings = (await get('/api/v1/ratings?framework=groups&area=A02')).json().ratings as Row[];
    const names: Record<string, string> = { top: 'Better', ok: 'OK', watch: 'Watch', act: 'Act', nothing: 'No data' };
    const published = ratings.map(({ publishedClass }) => names[publishedClass as string]);
    const told = why.parts!.rows.flatMap(({ rating }) => (rating === null ? [] : [rating]));
    expect(told.sort()).toEqual(published.sort());
    expect(told.length).toBeGreaterThan(3);
  });

  it('say of each measure how it compares, with whom and both figures, and lead to it', async () => {
    const { measures } = await tables('/areas/district/a02/why/groups.json');
    const rules = measures!.rows.map(({ rule }) => rule).filter((rule) => rule !== null);
    expect(rules.length).toBeGreaterThan(3);
    for (const rule of rules)
      expect(rule).toMatch(/^(clearly )?(better than|worse than|similar to|higher than|lower than) .+: .+ against .+/);
    expect((await get('/areas/district/a02/why/groups')).body).toMatch(
      /<th scope="row"[^>]*><a href="\/areas\/district\/a02\/measures\/[^"]+">/,
    );
  });

  it('tell the nearest way in people, and the same over the API', async () => {
    const { rows } = (await tables('/areas/district/a02/why/groups.json')).ways!;
    const answer = (await get('/api/v1/areas/district/a02/ratings/groups/explanation')).json();
    const changes = answer.next.flatMap(({ ways }: { ways: { changes: { counts: number | null; to: number }[] }[] }) =>
      ways.flatMap((way) => way.changes),
    );
    expect(rows.map(({ counts, to }) => [counts, to])).toEqual(
      changes.map(({ counts, to }: { counts: number | null; to: number }) => [counts, to]),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect((await get('/areas/district/a02/why/groups')).body).toMatch(/that is \d+ (more|fewer), out of [\d,]+/);
  });

  it('say how sure each word is, as the release does', async () => {
    const ratings = (await get('/api/v1/ratings?framework=groups&area=A02')).json().ratings as {
      part: string;
      holds: number | null;
    }[];
    const answer = (await get('/api/v1/areas/district/a02/ratings/groups/explanation')).json();
    const told = new Map(
      answer.parts.map((one: { part: string; certainty: number | null }) => [one.part, one.certainty]),
    );
    const published = ratings.flatMap(({ part, holds }) => (holds === null ? [] : [[part, holds]]));
    expect(published.length).toBeGreaterThan(3);
    for (const [part, holds] of published) expect(told.get(part as string)).toBe(holds);
    expect((await get('/areas/district/a02/why/groups')).body).toMatch(
      /How sure: the chance that this word is right is \d/,
    );
  });

  it('have no number where the release has none', async () => {
    const { inputs, next } = (await get('/api/v1/areas/district/a04/ratings/groups/explanation')).json();
    const missing = inputs.filter(({ status }: { status: string }) => status !== 'ok');
    expect(missing.length).toBeGreaterThan(0);
    for (const one of missing) expect([one.value, one.numerator, one.denominator]).toEqual([null, null, null]);
    const moved = JSON.stringify(next);
    for (const { indicator } of missing) expect(moved).not.toContain(`"${indicator}"`);
  });

  it('work as a plain form: what is submitted unchanged changes nothing, what is left out moves labels', async () => {
    const { body } = await get('/frameworks/groups/what-if');
    expect(body).toContain('<form class="what-if" action="/frameworks/groups/what-if" method="get">');
    expect(body).toContain('This is not a rating.');
    const fields = [...body.matchAll(/name="([^"]+)" value="([^"]*)"|name="([^"]+)"[^>]* value="([^"]*)"/g)];
    expect(fields.length).toBeGreaterThan(0);
    const { labels, moves } = await tables('/frameworks/groups/what-if.json?drop.smoking-at-birth=1');
    expect(moves!.rows.length).toBeGreaterThan(0);
    expect(labels!.rows.some(({ change }) => change !== 0)).toBe(true);
    expect((await tables('/frameworks/groups/what-if.json')).moves!.rows).toEqual([]);
  });

  it('take set, drop and add as the command line does, and keep what has no field for the next question', async () => {
    const byField = await tables('/frameworks/groups/what-if.json?drop.smoking-at-birth=1');
    const byName = await tables('/frameworks/groups/what-if.json?drop=smoking-at-birth&set=nodes.older.weight:2');
    expect(byName.moves!.rows).toEqual(byField.moves!.rows);
    const { body } = await get(
      '/frameworks/groups/what-if?drop=smoking-at-birth&drop=area:A01&add=older-access/flu-vaccine-65&set=nodes.older.weight:2',
    );
    expect(body).toContain('without Northvale');
    expect(body).toContain('1 area is left out');
    expect(body).toContain('with Flu jab at 65 and over in Older people: Access');
    expect(body).toContain('<input type="hidden" name="drop" value="area:A01"/>');
    expect(body).toContain('<input type="hidden" name="add" value="older-access/flu-vaccine-65"/>');
    expect(body).toMatch(/name="drop.smoking-at-birth"[^>]*checked/);
  });

  it('say that rules that only compare do not use a weight, and what they offer instead of numbers', async () => {
    const { body } = await get('/frameworks/groups/what-if?set=nodes.older.weight:2');
    expect(body).toContain('The weight of “Older people” is not used.');
    const plain = (await get('/frameworks/groups/what-if')).body;
    expect(plain).not.toContain('is not used');
    expect(plain).not.toContain('Change a number');
    expect(plain).toContain('These rules have no number to change, but you can leave measures out and see');
    expect((await get('/api/v1/frameworks/groups/what-if?set=nodes.older.weight:2')).body).toContain(
      '"unused":["nodes.older.weight"]',
    );
  });

  it('list by name and link the areas that would move', async () => {
    const { moves } = await tables('/frameworks/groups/what-if.json?drop=smoking-at-birth&drop=emergency-admissions');
    const byPart = new Map<string, string[]>();
    for (const { part, area } of moves!.rows)
      byPart.set(part as string, [...(byPart.get(part as string) ?? []), area as string]);
    expect(Math.max(...[...byPart.values()].map(({ length }) => length))).toBeGreaterThan(1);
    for (const names of byPart.values()) expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
    expect((await get('/frameworks/groups/what-if?drop=smoking-at-birth')).body).toMatch(
      /<td[^>]*>.*?<a href="\/areas\/district\/a0\d">/,
    );
  });

  it('show a mistake beside the form, with the status of one', async () => {
    for (const [query, told] of [
      ['nodes.older.weight=abc', 'nodes.older.weight'],
      ['nodes.older.weight=-1', 'would not fit together'],
      ['nodes.nope.weight=2', 'These rules have no number at “nodes.nope.weight”'],
      ['a.b=1', 'no number at “a.b”'],
      ['weight=1', 'no number at “weight”'],
      ['__proto__.x=1', 'no number at “__proto__.x”'],
      ['set=nodes.olderr.weight:2', 'Did you mean nodes.older.weight?'],
      ['set=nonsense', 'We cannot read this change: “nonsense”'],
      ['set=nodes.older.weight:2&set=other', 'We cannot read this change: “other”'],
      ['nodes.older.weight=1&nodes.older.weight=2', 'is no number that we can try'],
      ['drop.nope=1', 'nothing called “nope” that could be left out'],
      ['drop=nope', 'nothing called “nope” that could be left out'],
      ['add=older/nope', '“older/nope” cannot be added, for there is no indicator “nope”.'],
      ['add=area:A01', '“area:A01” cannot be added, for there is no area “A01” that is set aside.'],
      ['add=eligibility:small', 'cannot be added, for there is no rule of eligibility “small”.'],
      ['add=older-access/seen-in-two-weeks', 'counts in “Older people: Access” already.'],
      ['drop=older&drop=mental-health&drop=mothers', 'With these changes nothing would be left to rate.'],
      ['drop=area:zz', 'add=eligibility:RULE all that a rule sets aside'],
      ['type=planet', 'do not rate areas of the kind “planet”'],
    ] as const) {
      const { statusCode, body } = await get(`/frameworks/groups/what-if?${query}`);
      expect(statusCode, query).toBe(400);
      expect(body, query).toContain('We could not try this');
      expect(body, query).toContain(told);
      expect(body, query).toContain('<form');
      // What can be changed, with its place.
      expect(body, query).toContain('drop=smoking-at-birth');
    }
    const long = `nodes.older.weight=${'9'.repeat(2000)}`;
    expect((await get(`/frameworks/groups/what-if?${long}`)).statusCode).toBe(400);
    const script = await get(
      `/frameworks/groups/what-if?nodes.older.weight=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    expect(script.body).not.toContain('<script>alert');
    expect(served.failures).toEqual([]);
  });

  it('answer nothing for what there is not', async () => {
    for (const path of ['/frameworks/none/what-if', '/areas/district/zz/why/groups', '/areas/district/a02/why/none'])
      expect((await get(path)).statusCode, path).toBe(404);
    expect((await get('/areas/practice/px01/why/groups')).statusCode).toBe(303);
  });

  it('leave the nearest way out, or say that it must wait, where nobody can answer', async () => {
    const busy = () => Promise.reject(new AppError('WHAT_IF_BUSY'));
    const appWith = async (questions?: Parameters<typeof createPublicApp>[0]['questions']) =>
      createPublicApp({
        releases: served.releases,
        ...(questions ? { questions } : {}),
        assetsFolder: await siteAssets(),
        clock: () => performance.now() / 1000,
        report: () => expect.unreachable('this is no failure'),
      });
    const app = await appWith({ whatIf: busy, nextLabels: busy });
    const why = await app.inject('/areas/district/a02/why/groups');
    expect([why.statusCode, why.body.includes('could not be worked out just now')]).toEqual([200, true]);
    const tried = await app.inject('/frameworks/groups/what-if');
    expect([tried.statusCode, tried.headers['retry-after'], tried.headers['cache-control']]).toEqual([
      503,
      '5',
      'no-store',
    ]);
    expect(tried.body).toContain('This takes too long just now');
    await app.close();
    const without = await appWith();
    expect((await without.inject('/areas/district/a02/why/groups')).body).not.toContain('nearest way');
    expect((await without.inject('/frameworks/groups/what-if')).statusCode).toBe(404);
    expect((await without.inject('/api/v1/frameworks/groups/what-if')).json().code).toBe('WHAT_IF_NOT_OFFERED');
    await without.close();
  });
});

describe('a trial of rules that name a part', () => {
  let served: Served;

  beforeAll(async () => {
    const limit = { id: 'tied', when: 'parts["mothers"].score < 1.0', cap: 'act', because: 'It hangs on this part.' };
    served = await serveSmallRelease(({ framework = [], ...rows }) => ({
      ...rows,
      framework: framework.map((row) => {
        const { nodes, ...rules } = JSON.parse(row.declaration as string);
        const strict = nodes.map((node: { id: string }) =>
          node.id === 'older' ? { ...node, minimum: { parts: 3, share: 0, otherwise: 'nothing' } } : node,
        );
        return { ...row, declaration: JSON.stringify({ ...rules, nodes: strict, limits: [limit] }) };
      }),
    }));
  });
  afterAll(() => served?.close());

  it('tells which one they miss', async () => {
    const { statusCode, body } = await served.app.inject('/frameworks/groups/what-if?drop=mothers');
    expect(statusCode).toBe(400);
    expect(body).toContain('With these changes the rules would not fit together. There is no part “mothers”.');
    expect(body).not.toContain('A weight must be above 0');
  });

  it('tells that nobody can be rated where fewer parts are left than are asked for', async () => {
    const { statusCode, body } = await served.app.inject('/frameworks/groups/what-if?drop=older-access');
    expect(statusCode).toBe(200);
    expect(body).toContain('Older people: these rules rate nobody with fewer than 3 parts rated, and only 2 are left.');
  });
});

it('a measure without a number is not collected for areas of a kind of which none has it, else not available', async () => {
  // The districts are areas 3 to 8; the second of them asked for is left without two measures.
  const districts = [3, 4, 5, 6, 7, 8];
  const served = await serveSmallRelease(({ area_profile = [], ...rows }) => ({
    ...rows,
    area_profile: area_profile.filter(
      ({ area, indicator }) =>
        !(indicator === 0 && districts.includes(area as number)) && !(indicator === 1 && area === districts[1]),
    ),
  }));
  try {
    const { inputs } = (await served.app.inject('/api/v1/areas/district/a02/ratings/groups/explanation')).json();
    const missing = inputs.filter(({ period }: { period: string | null }) => period === null);
    expect(missing.map(({ status }: { status: string }) => status).sort()).toEqual([
      'not-available',
      'not-collected-here',
    ]);
    const { measures } = (await served.app.inject('/areas/district/a02/why/groups.json')).json().tables;
    const told = measures.rows.map(({ value }: Row) => value);
    expect(told).toContain('not collected here');
    expect(told).toContain('not available');
  } finally {
    await served.close();
  }
});
