import { expect, it } from 'vitest';
import { publishRelease } from '#release/catalogue.ts';
import { historyBasis } from '#release/history-basis.ts';
import { inPublicationOrder } from '#release/publication-order.ts';
import { FolderReleases } from '#release/reader/published.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { withBuiltProject } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

it('releases of one day follow one another as they were published, whatever their ids', async () => {
  await withBuiltProject(async (project) => {
    const folders = workspaceOf(project);
    for (const id of ['v9', 'v10', 'v11']) {
      await frozen(project, id, historyBasis(folders.published));
      publishRelease(folders, id, '2024-06-01');
    }
    const releases = new FolderReleases(folders.published, () => performance.now());
    try {
      expect((await releases.list()).map(({ id }) => id)).toEqual(['v11', 'v10', 'v9']);
      const release = (await releases.current())!;
      const [framework] = release.frameworks;
      expect(release.past.releasesOf(framework!).map((one) => one.release)).toEqual(['v9', 'v10', 'v11']);
      const area = release.areasOf(release.areaTypes.find(({ rated }) => rated)!)[0]!;
      const earlier = (await release.past.ratingsOf(area)).map((one) => one.release);
      expect([...new Set(earlier)]).toEqual(['v9', 'v10']);
    } finally {
      releases.close();
    }
  });
});

it('releases that do not say their order stay in that of their days, and the one that is read comes last', () => {
  const rows = [
    { release: 'old', publishedOn: '2020-01-01' },
    { release: 'b', publishedOn: '2021-01-01' },
    { release: 'now', publishedOn: null },
    { release: 'a', publishedOn: '2021-01-01' },
  ];
  expect(inPublicationOrder(rows, ['b', 'a']).map(({ release }) => release)).toEqual(['old', 'b', 'a', 'now']);
  expect(inPublicationOrder(rows.slice(0, 2), []).map(({ release }) => release)).toEqual(['old', 'b']);
});
