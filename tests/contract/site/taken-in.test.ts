import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableRows } from '../../fixtures/release-builder.ts';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

/** The small release with a rule that sets one district aside. */
function withRule({ framework = [], rating = [], area = [], ...rows }: TableRows): TableRows {
  const rule = { id: 'young', when: 'area.code == "A03"', setAside: 'nothing', because: 'It is too young.' };
  const aside = area.find(({ code }) => code === 'A03')?.id;
  return {
    ...rows,
    area,
    framework: framework.map((row) => ({
      ...row,
      declaration: JSON.stringify({ ...JSON.parse(row.declaration as string), eligibility: [rule] }),
    })),
    rating: rating.map((row) => {
      if (row.area !== aside) return row;
      const why = {
        ...JSON.parse((row.why as string | null) ?? '{}'),
        limits: [{ id: rule.id, because: rule.because }],
      };
      return { ...row, computed_class: 'nothing', published_class: 'nothing', why: JSON.stringify(why) };
    }),
  };
}

describe('an area that is set aside, on trial', () => {
  let served: Served;
  const get = async (url: string) => served.app.inject(url);

  beforeAll(async () => {
    served = await serveSmallRelease(withRule);
  });
  afterAll(() => served?.close());

  it('is offered on the page with the rule, and is rated when its box is ticked', async () => {
    const plain = (await get('/frameworks/groups/what-if')).body;
    expect(plain).toContain('name="take.area.A03"');
    expect(plain).toContain('It is too young. Rate this one area all the same');
    for (const query of ['take.area.A03=1', 'take.eligibility.young=1']) {
      const { body, statusCode } = await get(`/frameworks/groups/what-if?${query}`);
      expect(statusCode).toBe(200);
      expect(body).toMatch(/Tried: with [^<]+, which is set aside\./);
      const { tables } = JSON.parse((await get(`/frameworks/groups/what-if.json?${query}`)).body);
      expect(tables.moves.rows.length).toBeGreaterThan(2);
      expect(new Set(tables.moves.rows.map(({ area }: { area: string }) => area)).size).toBe(1);
      expect(tables.moves.rows.every((row: { direction: string }) => row.direction === 'now rated')).toBe(true);
      expect(body).toContain('It is too young. This rule sets aside 1 area now, and would set aside 0.');
      expect(body).toMatch(/<td[^>]*>.*<a href="\/areas\/district\/a03">/);
    }
    // Asked as on the command line, its box is ticked as well.
    const asked = (await get('/frameworks/groups/what-if?add=area:A03')).body;
    expect(/<input[^>]*name="take\.area\.A03"[^>]*>/.exec(asked)?.[0]).toContain('checked');
    expect((await get('/frameworks/groups/what-if?take.area.A01=1')).body).not.toContain('Tried:');
  });

  it('is a mistake of who asks where the address holds line breaks', async () => {
    for (const query of ['drop.a%0Ab=1', 'drop=area:%0A', 'take.area.A03%0A=1', 'add=area:%0A']) {
      const { statusCode } = await get(`/frameworks/groups/what-if?${query}`);
      expect([query, statusCode < 500]).toEqual([query, true]);
    }
    expect(served.failures).toEqual([]);
  });

  it('stands with all that have no rating in one row of each part', async () => {
    const { tables } = JSON.parse((await get('/frameworks/groups/what-if.json')).body);
    const rows = tables.labels.rows.filter(({ rating }: { rating: string }) => /^No |^Not /.test(rating));
    expect(rows.length).toBeGreaterThan(2);
    expect(new Set(rows.map(({ part }: { part: string }) => part)).size).toBe(rows.length);
  });

  it('is rated over the API, by its code or by the rule', async () => {
    for (const add of ['area:A03', 'eligibility:young']) {
      const answer = (await get(`/api/v1/frameworks/groups/what-if?add=${add}`)).json();
      expect(answer.takenIn).toMatchObject([{ area: 'A03', rules: ['young'] }]);
      expect(answer.moves.length).toBeGreaterThan(2);
      expect(answer.moves.every(({ from }: { from: string }) => from === 'nothing')).toBe(true);
    }
    const refused = await get('/api/v1/frameworks/groups/what-if?add=area:A01');
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'WHAT_IF_ADD_UNKNOWN']);
  });
});
