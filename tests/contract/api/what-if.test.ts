import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RatingThread } from '../../../src/pipeline/rating-thread.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';
import { siteAssets } from '../../fixtures/site-assets.ts';

const address = '/api/v1/frameworks/groups/what-if';

describe('what if, asked of the API', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveSmallRelease();
  });
  afterAll(() => served?.close());

  const get = async (query = '') => {
    const answer = await served.app.inject(`${address}${query}`);
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  };

  it('without a change gives the distribution that the release has', async () => {
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(body).toMatchObject({ isRating: false, framework: 'groups', areaType: 'district', moves: [], changes: [] });
    const ratings = (await served.app.inject('/api/v1/ratings?framework=groups&pageSize=1000')).json().ratings;
    for (const { part, labels } of body.parts) {
      // Groups of parts are rated by the rules; this invented release has no rows of them.
      if (!ratings.some((one: { part: string }) => one.part === part)) continue;
      const published = (name: string) =>
        ratings.filter(
          (one: { part: string; computedClass: string }) => one.part === part && one.computedClass === name,
        ).length;
      for (const one of labels)
        expect([part, one.class, one.before, one.after]).toEqual([part, one.class, published(one.class), one.before]);
    }
  });

  it('gives every label that moves, as JSON by the page and as a table', async () => {
    const { body } = await get(
      '?drop=emergency-admissions&drop=hip-fracture-care&add=older-prevention/emergency-admissions',
    );
    expect(body.dropped).toEqual(['emergency-admissions', 'hip-fracture-care']);
    const all = await get('?drop=smoking-at-birth&drop=emergency-admissions');
    const moved = all.body.parts.reduce((sum: number, { moved: own }: { moved: number }) => sum + own, 0);
    expect(all.body.total).toBe(moved);
    expect(moved).toBeGreaterThan(0);
    const csv = await served.app.inject(`${address}?drop=smoking-at-birth&drop=emergency-admissions&format=csv`);
    expect(csv.body.trim().split('\n').length - 1).toBe(moved);
    expect((await get('?drop=smoking-at-birth&drop=emergency-admissions&pageSize=1&page=2')).body.moves).toHaveLength(
      Math.min(1, moved - 1),
    );
  });

  it('can be kept by caches: the same question has the same mark', async () => {
    const first = await get('?set=nodes.older.weight:2');
    const again = await served.app.inject({
      url: `${address}?set=nodes.older.weight:2`,
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect([first.status, again.statusCode]).toEqual([200, 304]);
  });

  it.each([
    ['?set=nodes.older.weight:abc', 'WHAT_IF_NUMBER_INVALID', 'set[1]'],
    ['?set=nodes.older.weight:2&set=nodes.older.weight:NaN', 'WHAT_IF_NUMBER_INVALID', 'set[2]'],
    ['?set=nodes.older.weight:1e300', 'WHAT_IF_NUMBER_INVALID', 'set[1]'],
    ['?set=nodes.older.weight:-1', 'WHAT_IF_NOT_VALID', 'weight'],
    ['?set=nodes.older.weight:0', 'WHAT_IF_NOT_VALID', 'weight'],
    ['?set=nodes.oldest.weight:2', 'WHAT_IF_PLACE_UNKNOWN', 'set[1]'],
    ['?set=__proto__.polluted:2', 'WHAT_IF_PLACE_UNKNOWN', 'set[1]'],
    ['?set=constructor.prototype.x:2', 'WHAT_IF_PLACE_UNKNOWN', 'set[1]'],
    ['?set=toString', 'WHAT_IF_NUMBER_INVALID', 'set[1]'],
    ['?drop=nothing', 'WHAT_IF_DROP_UNKNOWN', 'drop 1'],
    ['?drop=a%0Ab', 'WHAT_IF_DROP_UNKNOWN', 'drop 1'],
    ['?drop=area:%0A', 'WHAT_IF_DROP_UNKNOWN', 'drop 1'],
    ['?add=area:%0A', 'WHAT_IF_ADD_UNKNOWN', 'add 1'],
    ['?add=older-access/nothing', 'WHAT_IF_ADD_UNKNOWN', 'add 1'],
    ['?part=nothing', 'HTTP_PARAMETER_INVALID', 'part'],
    ['?areaType=practice', 'HTTP_PARAMETER_INVALID', 'areaType'],
    ['70 changes', 'HTTP_PARAMETER_INVALID', 'set', `?${new Array(70).fill('set=nodes.older.weight:2').join('&')}`],
    [
      '10,000 changes',
      'HTTP_PARAMETER_INVALID',
      'set',
      `?${new Array(10_000).fill('set=nodes.older.weight:2').join('&')}`,
    ],
    [
      '80 changes of two kinds',
      'WHAT_IF_TOO_MANY',
      '80',
      `?${new Array(40).fill('set=nodes.older.weight:2&drop=x').join('&')}`,
    ],
    ['a very long one', 'HTTP_PARAMETER_INVALID', 'set', `?set=${'9'.repeat(5000)}`],
  ])('refuses %s', async (name, code, where, query = name) => {
    const { status, body, headers } = await get(query);
    expect([status, body.code]).toEqual([400, code]);
    expect(body.detail).toContain(where);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.detail.length).toBeLessThan(700);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('refuses frameworks that there are not', async () => {
    expect((await served.app.inject('/api/v1/frameworks/none/what-if')).statusCode).toBe(404);
  });

  it('is not slowed by refused questions: the next one is answered', async () => {
    expect((await get('?set=nodes.older.weight:2')).status).toBe(200);
    expect(served.failures).toEqual([]);
  });
});

describe('the thread that answers questions', () => {
  let served: Served;
  let thread: RatingThread;

  beforeAll(async () => {
    served = await serveSmallRelease();
  });
  afterAll(async () => {
    await thread?.close();
    await served?.close();
  });

  async function question() {
    const release = await served.releases.current();
    const framework = release!.framework('groups')!;
    return {
      release: release!,
      framework,
      type: release!.ratedTypes(framework)[0]!,
      changes: { set: [], drop: [], add: [] },
    };
  }

  it('turns questions away when too many wait, and answers those that it took', async () => {
    thread = new RatingThread({ waiting: 2 });
    const asked = await question();
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => thread.whatIf(asked)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refused = answers.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    );
    expect(refused).toEqual(['WHAT_IF_BUSY', 'WHAT_IF_BUSY', 'WHAT_IF_BUSY']);
    await thread.close();
  });

  it('ends a question that takes too long, and answers the next', async () => {
    thread = new RatingThread({ seconds: 0.001 });
    await expect(thread.whatIf(await question())).rejects.toMatchObject({ code: 'WHAT_IF_TAKES_TOO_LONG' });
    await thread.close();
    thread = new RatingThread();
    const asked = await question();
    expect((await thread.whatIf(asked)).parts.length).toBeGreaterThan(0);
    // The second time the evidence is there already, and an error of one question is no error of the next.
    await expect(thread.whatIf({ ...asked, changes: { set: [], drop: ['nothing'], add: [] } })).rejects.toMatchObject({
      code: 'WHAT_IF_DROP_UNKNOWN',
    });
    expect((await thread.whatIf(asked)).parts.length).toBeGreaterThan(0);
  });

  it('says busy with the time after which to ask again', async () => {
    const busy = () => Promise.reject(new AppError('WHAT_IF_BUSY'));
    const questions = { whatIf: busy, nextLabels: busy };
    const { createPublicApp } = await import('#server/public-app.ts');
    const app = await createPublicApp({
      releases: served.releases,
      questions,
      assetsFolder: await siteAssets(),
      clock: () => performance.now() / 1000,
      report: () => expect.unreachable('this is no failure'),
    });
    const answer = await app.inject(address);
    expect([answer.statusCode, answer.headers['retry-after'], answer.json().code]).toEqual([503, '5', 'WHAT_IF_BUSY']);
    await app.close();
  });
});
