import { expect, it } from 'vitest';
import { reportLines } from '../../../src/pipeline/build-report.ts';
import { withSmallProject } from '../../fixtures/small-project.ts';

it('builds a small project with every row accounted for', async () => {
  await withSmallProject({}, async (project) => {
    const report = await project.build();
    expect(report).toMatchObject({ blocked: false, problems: [] });
    expect(report.sources).toEqual([
      { source: 'counts', files: 1, read: 60, accepted: 60, rejected: 0, setAside: 0, rules: [] },
    ]);
    // 12 practices, 4 districts, 2 regions and the country, five years, three indicators, two maps.
    expect(report.estimates).toEqual({ rows: 19 * 5 * 3 * 2, withValue: 19 * 5 * 3 * 2, indicators: 3, areas: 19 });
  });
});

it('reports one rating of each area where there is one of the whole, and says where there is no class', async () => {
  const ratedIn = (framework: object) =>
    withSmallProject({ framework }, async (project) => {
      const report = await project.build();
      return { of: report.ratings[0], line: reportLines(report).find((line) => line.startsWith('lights:')) };
    });
  const total = (classes: Record<string, number> = {}) => Object.values(classes).reduce((sum, n) => sum + n, 0);
  const nodes = ['smoke', 'breathe'].map((id) => ({ id, name: id, indicators: ['smoking'] }));

  // 12 practices and 4 districts are rated.
  const whole = await ratedIn({ nodes });
  expect(whole.of).toMatchObject({ areas: 16, of: 'whole' });
  expect(total(whole.of?.classes)).toBe(16);
  expect(whole.line).toMatch(/^lights: 16 areas rated, overall \(\w+ \d+/);

  const parts = await ratedIn({ nodes, overall: false });
  expect(total(parts.of?.classes)).toBe(32);
  expect(parts.line).toMatch(/^lights: 16 areas rated, 32 ratings of their parts \(\w+ \d+/);

  const unclassed = await ratedIn({
    nodes: nodes.map((node) => ({ ...node, combiner: { kind: 'mean' } })),
    overall: false,
  });
  expect(unclassed.line).toBe('lights: 16 areas rated, 32 ratings of their parts (no class 32)');
}, 60_000);
