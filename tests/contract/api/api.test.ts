import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '#api/routes/routes.ts';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

type Schema = Parameters<typeof z.fromJSONSchema>[0];
interface Operation {
  parameters: { name?: string; in?: string; $ref?: string }[];
  responses: Record<string, { content: Record<string, { schema: Record<string, unknown> }> }>;
}

/** What stands in the address of each route that takes something there. */
const values: Record<string, string> = { type: 'district', code: 'a01', id: 'flu-vaccine-65', framework: 'groups' };

describe('the API and its own description', () => {
  let served: Served;
  let description: {
    openapi: string;
    paths: Record<string, { get: Operation }>;
    components: { schemas: Record<string, Record<string, unknown>> };
  };

  beforeAll(async () => {
    served = await serveSmallRelease();
    description = (await served.app.inject('/api/v1/openapi.json')).json();
  });

  afterAll(() => served?.close());

  const filled = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);

  /** The described form of an answer, the part that all answers share left out: it is tested by itself. */
  function described(path: string): z.ZodType {
    const { allOf: _, ...schema } =
      description.paths[path]?.get.responses[200]?.content['application/json']?.schema ?? {};
    return z.fromJSONSchema(schema as Schema);
  }

  const problem = () => z.fromJSONSchema(description.components.schemas.Problem as Schema);

  it('describes every route in OpenAPI 3.1', () => {
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths).sort()).toEqual(routes.map((route) => `/api/v1${route.path}`).sort());
  });

  it('says of an estimate where it stands, and of an area how it compares with its neighbours', async () => {
    const data = (
      await served.app.inject('/api/v1/data?indicator=smoking-at-birth&area=A02&from=2024-01-01&to=2024-12-31')
    ).json().data[0];
    expect(data).toMatchObject({
      quantiles: 5,
      quantileAreas: 5,
      variation: 'improvement',
      specialCause: 'seven-below-mean',
    });
    expect(data.quantile).toBeGreaterThanOrEqual(1);
    expect(data.controlLower).toBeLessThan(data.controlMean);
    expect(data.assurance).toMatch(/^(consistently-pass|hit-and-miss|consistently-fail)$/);
    const none = (await served.app.inject('/api/v1/data?indicator=breast-feeding&area=A02')).json().data[0];
    expect(none).toMatchObject({ quantile: null, quantiles: null, controlMean: null, assurance: null });
    const address = '/api/v1/areas/district/A02/neighbours';
    const { comparisons } = (await served.app.inject(address)).json();
    const own = comparisons.filter((one: { indicator: string }) => one.indicator === 'smoking-at-birth');
    expect(own.map((one: { neighbour: string }) => one.neighbour)).toContain('A01');
    const csv = (await served.app.inject(`${address}?format=csv`)).body;
    expect(csv).toContain('neighbourName');
    expect((await served.app.inject('/api/v1/areas/district/A99/neighbours')).statusCode).toBe(404);
  });

  it('answers every route as described, naming the release', async () => {
    for (const path of Object.keys(description.paths)) {
      const answer = await served.app.inject(filled(path));
      expect(answer.statusCode, path).toBe(200);
      const body = answer.json();
      expect(described(path).safeParse(body).error?.issues ?? [], path).toEqual([]);
      expect(body.release, path).toBe('2024-1');
      expect(answer.headers.etag, path).toMatch(/^W\/"[\w-]{22}"$/);
      expect(answer.headers.vary, path).toBe('accept-encoding');
      const again = await served.app.inject({
        url: filled(path),
        headers: { 'if-none-match': String(answer.headers.etag) },
      });
      expect(again.statusCode, path).toBe(304);
    }
  });

  it('would refuse an answer that is not as described', () => {
    expect(described('/api/v1/release').safeParse({ id: 1 }).success).toBe(false);
    expect(problem().safeParse({ title: 'only a title' }).success).toBe(false);
  });

  it('gives every error the same shape, on every route', async () => {
    for (const path of [...Object.keys(description.paths).map(filled), '/api/v1/openapi.json']) {
      if (path.endsWith('openapi.json')) continue;
      const answer = await served.app.inject(`${path}?no-such-parameter=1`);
      expect(answer.statusCode, path).toBe(400);
      expect(answer.headers['content-type'], path).toContain('application/problem+json');
      expect(problem().safeParse(answer.json()).error?.issues ?? [], path).toEqual([]);
      expect(answer.json().code, path).toBe('HTTP_PARAMETER_INVALID');
    }
    for (const path of ['/api/v1/nothing', '/api/v1/areas/district/zzz', '/api/v1/indicators/zzz']) {
      const answer = await served.app.inject(path);
      expect(answer.statusCode, path).toBe(404);
      expect(problem().safeParse(answer.json()).success, path).toBe(true);
      expect(answer.json().code, path).toBe('HTTP_NOT_FOUND');
    }
  });

  it('gives an error no mark to ask with again, also where only the route finds it', async () => {
    for (const path of [
      '/api/v1/data?format=csv',
      '/api/v1/ratings?framework=constructor',
      '/api/v1/areas/district/a01/rating-history?framework=constructor',
    ]) {
      const answer = await served.app.inject(path);
      expect([answer.statusCode, answer.headers.etag], path).toEqual([400, undefined]);
    }
  });

  it('pages a list without losing or repeating a row', async () => {
    const seen: string[] = [];
    let pages = 1;
    for (let page = 1; page <= pages; page++) {
      const body = (await served.app.inject(`/api/v1/data?indicator=flu-vaccine-65&pageSize=40&page=${page}`)).json();
      pages = body.pages;
      expect(body.total).toBe(105);
      for (const row of body.data) seen.push(`${row.areaType}/${row.area} ${row.period}`);
    }
    expect(seen.length).toBe(105);
    expect(new Set(seen).size).toBe(105);
  });

  it('gives the whole selection as CSV, the same numbers as in JSON', async () => {
    const csv = await served.app.inject('/api/v1/data?indicator=flu-vaccine-65&format=csv&pageSize=1');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.body.trimEnd().split('\r\n');
    expect(lines.length).toBe(106);
    const header = lines[0]?.split(',') ?? [];
    const { data } = (await served.app.inject('/api/v1/data?indicator=flu-vaccine-65&pageSize=1')).json();
    expect(header).toEqual(Object.keys(data[0]));
    expect(lines[1]?.split(',')[header.indexOf('value')]).toBe(String(data[0].value));
  });

  it('refuses to hand out everything at once', async () => {
    const answer = await served.app.inject('/api/v1/data?format=csv');
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe('HTTP_SELECTION_TOO_WIDE');
  });

  it('filters data by area, area type and period', async () => {
    const rows = async (query: string) =>
      (await served.app.inject(`/api/v1/data?${query}`)).json().data as {
        area: string;
        areaType: string;
        periodEnd: string;
      }[];
    expect((await rows('area=a01,a02')).every((row) => ['A01', 'A02'].includes(row.area))).toBe(true);
    expect(new Set((await rows('indicator=breast-feeding&areaType=region')).map((row) => row.area))).toEqual(
      new Set(['R1', 'R2']),
    );
    expect(new Set((await rows('area=a01&from=2023-01-01')).map((row) => row.periodEnd))).toEqual(
      new Set(['2023-03-31', '2024-03-31']),
    );
    expect((await rows('area=a01&map=as-it-was')).length).toBe(0);
  });

  it('gives the areas of a larger area', async () => {
    const { areas } = (await served.app.inject('/api/v1/areas?type=district&parent=region/r2')).json();
    expect(areas.map((area: { code: string }) => area.code).sort()).toEqual(['A04', 'A05', 'A06']);
  });

  it('answers from a named release, and only from a published one', async () => {
    expect((await served.app.inject('/api/v1/release?release=2024-1')).json().id).toBe('2024-1');
    for (const id of ['2024-2', '2023-1', 'zzz']) {
      expect((await served.app.inject(`/api/v1/release?release=${id}`)).statusCode, id).toBe(400);
    }
  });
});

describe('the API without a release', () => {
  it('says that nothing is published, as problem and as page', async () => {
    const served = await serveSmallRelease();
    try {
      const { rmSync } = await import('node:fs');
      rmSync(`${served.folder}/catalogue.json`);
      const answer = await served.app.inject('/api/v1/release');
      expect(answer.statusCode).toBe(503);
      expect(answer.json().code).toBe('HTTP_NOTHING_PUBLISHED');
      const page = await served.app.inject('/');
      expect(page.statusCode).toBe(503);
      expect(page.body).toContain('Nothing is published yet');
      expect((await served.app.inject('/healthz')).json()).toEqual({ status: 'ok', release: null });
    } finally {
      await served.close();
    }
  });
});
