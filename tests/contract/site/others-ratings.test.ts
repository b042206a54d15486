import { beforeAll, describe, expect, it } from 'vitest';
import { servePublished } from '../../fixtures/serve-project.ts';
import { countsSource, type SourceInput, withSmallProject } from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';

const { measures: _, numeratorWithin: __, ...about } = countsSource;
const note = 'Two practices only are in the file; no rating is missing for the others.';
const source: SourceInput = {
  ...about,
  id: 'office',
  publisher: 'The Office <b>',
  files: ['office.csv'],
  ratings: [
    {
      id: 'own-words',
      name: 'Stars of the Office',
      about: note,
      class: 'Light',
      score: 'Score',
      classes: { A: 'Shining', B: 'Dim' },
    },
    {
      id: 'same-rules',
      name: 'Light of the Office',
      framework: 'lights',
      class: 'Light',
      classes: { A: 'green', B: 'red' },
    },
  ],
};
const csv = 'Practice,Year,Light,Score\nP01,2023/24,A,7.5\nP02,2023/24,B,\n';

describe('ratings that others gave, on the site', () => {
  const pages = new Map<string, string>();
  beforeAll(async () => {
    await withSmallProject({ sources: [countsSource, source], data: { 'office.csv': csv } }, async (project) => {
      await project.build();
      await frozen(project, 'first');
      const { app, releases } = await servePublished(project, 'first');
      for (const [name, url] of Object.entries({
        with: '/areas/practice/p01',
        without: '/areas/practice/p03',
        district: '/areas/district/d1',
        data: '/areas/practice/p02.json',
        quality: '/releases/first/quality.json',
      }))
        pages.set(name, (await app.inject({ url })).body);
      await app.close();
      releases.close();
    });
  }, 120_000);

  const textOf = (name: string) => (pages.get(name) ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  const rowsOf = (name: string, table: string) => {
    const { tables } = JSON.parse(pages.get(name) ?? '{}') as { tables: Record<string, { rows: object[] }> };
    return tables[table]?.rows;
  };

  it('stand on the page of the area with their period, their publisher and what to know', () => {
    expect(textOf('with')).toContain('Stars of the Office 2023/24 Shining (Score 7.5)');
    expect(textOf('with')).toContain(note);
    expect(textOf('with')).toContain('Given by The Office &lt;b&gt;.');
    // The class of a framework has the name that the framework gives it.
    expect(textOf('with')).toContain('Light of the Office 2023/24 Green');
  });

  it('are said to be not known where the file has none, with what that means', () => {
    expect(textOf('without')).toContain('Stars of the Office Result Not known here');
    expect(textOf('without')).toContain(note);
  });

  it('are not spoken of where no area of the kind has one', () => {
    expect(textOf('district')).not.toContain('Ratings that others gave');
  });

  it('are in the data of the page, and their check in the account of the release', () => {
    expect(rowsOf('data', 'others-ratings')).toMatchObject([
      { rating: 'Stars of the Office', period: '2023/24', word: 'Dim', score: null, about: note },
      { rating: 'Light of the Office', word: 'Red' },
    ]);
    expect(rowsOf('quality', 'ratings')).toMatchObject([
      { rating: 'Light of the Office', period: '2023/24', checked: 2, scores: 0, tolerance: null },
    ]);
  });
});
