import { expect, it } from 'vitest';
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
