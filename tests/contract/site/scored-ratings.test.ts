import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePublished } from '../../fixtures/serve-project.ts';
import { withSmallProject } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

type Row = Record<string, string | number | null>;

const bands = [{ atLeast: 0.3, class: 'green' }, { atLeast: -0.3, class: 'amber' }, { class: 'red' }];
const because = 'No practice is better than Amber here.';

/** Two parts of an index: the first with weights and a word, the second with a score only. */
const framework = {
  standing: 'example' as const,
  classes: [
    { id: 'green', name: 'Green', meaning: 'Better.', look: 'better' as const },
    { id: 'amber', name: 'Amber', meaning: 'As expected.', look: 'expected' as const },
    { id: 'red', name: 'Red', meaning: 'Worse.', look: 'worse-95' as const, worse: true },
  ],
  scorer: { kind: 'z-score' as const, centre: 'mean' as const, spread: 'areas' as const },
  combiner: { kind: 'mean' as const },
  label: { kind: 'cut-points' as const, bands },
  limits: [{ id: 'ceiling', when: 'parts["smoke"].score > 0.3', cap: 'amber', because }],
  nodes: [
    {
      id: 'smoke',
      name: 'Smoking',
      label: { kind: 'cut-points' as const, bands },
      indicators: [{ indicator: 'smoking', weight: 2 }, 'smoking-rate'],
    },
    { id: 'again', name: 'Smoking again', indicators: ['smoking'] },
    {
      id: 'homes',
      name: 'Homes',
      combiner: { kind: 'geometric' as const },
      minimum: { parts: 1, share: 0 },
      weight: 0.01,
      children: [
        {
          id: 'smoke-free',
          name: 'Smoke-free homes',
          scorer: { kind: 'quantiles' as const, count: 4 },
          indicators: [
            'smoking-rate',
            {
              indicator: 'smoking',
              scorer: {
                kind: 'bands' as const,
                of: 'value' as const,
                bands: [{ below: 20, score: 2 }, { score: 1 }],
              },
            },
          ],
          digits: 1,
        },
      ],
    },
  ],
};

describe('ratings that come from scores, on the site', () => {
  const pages = new Map<string, string>();
  let tables: Record<string, { columns: { key: string }[]; rows: Row[] }>;
  let overall: Row[];

  beforeAll(async () => {
    await withSmallProject({ framework }, async (project) => {
      await project.build();
      await frozen(project, 'first');
      const { app, releases } = await servePublished(project, 'first');
      const get = async (url: string) => (await app.inject({ url })).body;
      overall = (JSON.parse(await get('/api/v1/ratings?pageSize=1000')) as { ratings: Row[] }).ratings.filter(
        ({ part }) => part === '',
      );
      const changed = overall.find(({ overrides }) => overrides === 'ceiling') as Row;
      expect(changed).toMatchObject({ overridesBecause: because, classBeforeOverrides: 'green' });
      const area = `/areas/${changed.areaType}/${changed.area}/ratings/lights`;
      const address = (await app.inject({ url: area })).headers.location ?? area;
      pages.set('area', await get(String(address)));
      tables = JSON.parse(await get(`/areas/${changed.areaType}/${changed.area}.json`)).tables;
      pages.set('rules', await get('/frameworks/lights'));
      pages.set('method', await get('/frameworks/lights/method'));
      await app.close();
      releases.close();
    });
  }, 60_000);

  afterAll(() => pages.clear());

  const row = (topic: string) => tables.ratings?.rows.find((one) => one.topic === topic) as Row;

  it('explains a part by its score, its rule and its measures, not by comparisons', () => {
    expect(row('Smoking').why).toMatch(
      /^Score [\d.]+\. Rule for “Green”: 0\.3 or more\. It was made from: smoking: score [\d.]+, weight 2; smoking-rate: score [\d.]+\.$/,
    );
    expect(pages.get('area')).not.toContain('too few of its measures can be judged');
    expect(pages.get('area')).toContain('these ratings come from scores');
  });

  it('shows a part that has only a score by its score', () => {
    expect(row('Smoking again').rating).toBe(
      `Score ${new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(row('Smoking again').score as number)}`,
    );
    expect(pages.get('area')).toContain(row('Smoking again').rating);
  });

  it('marks what an override changed, with the class before and the reason', () => {
    const mark = `Changed by a rule: was “Green”, is “Amber”, because: ${because}`;
    expect(pages.get('area')).toContain(`<p class="overall__changed">${mark}</p>`);
    expect(row('The whole')).toMatchObject({ rating: 'Amber', before: 'Green', because });
    expect(row('The whole').why).toContain(mark);
  });

  it.each(['rules', 'method'])(
    'tells the rules of single parts and measures, groups included, on the page of %s',
    (page) => {
      const told = pages.get(page) as string;
      expect(told).toContain('Different rules for Homes');
      expect(told).toContain('The geometric mean of the scores counts');
      expect(told).toContain(
        'Its measures are judged by a rule of this part. Areas are put in order and cut into 4 groups of equal size.',
      );
      expect(told).toContain(
        'smoking has a rule of its own. The value of the measure decides. Below 20: score 2. All that is left: score 1.',
      );
      expect(told).toContain('The result is rounded to 1 decimal.');
      expect(told).toContain('Its measures count with these weights: smoking 2, smoking-rate 1.');
    },
  );

  it('tells the weights inside a part, the spread once, and what an example is', () => {
    const rules = pages.get('rules') as string;
    expect(rules).toContain('Its measures count with these weights: smoking 2, smoking-rate 1.');
    expect(rules).toContain('counted in standard deviations of all areas');
    expect(rules).not.toContain('chance would make');
    expect(rules).toContain('They were not published by any body.');
    for (const name of ['Amber', 'Red']) expect(rules).toContain(`Overall: ${name}`);
  });
});
