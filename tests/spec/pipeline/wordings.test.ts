import { expect, it, vi } from 'vitest';
import { Database } from '#evidence/database.ts';
import { inWordsOfItsYear, yearsOf } from '#release/wordings.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { explainCommand } from '#cli/commands/explain.ts';
import { frameworkCommand } from '#cli/commands/framework.ts';
import { publishRelease } from '#release/catalogue.ts';
import { withSmallProject } from '../../fixtures/small-project.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';

it('names the years of a day', () => {
  expect(yearsOf('2017-03-31', 4)).toEqual(['2016/17', '2017']);
  expect(yearsOf('2017-04-01', 4)).toEqual(['2017/18', '2017']);
  expect(yearsOf('1999-12-31', 4)).toEqual(['1999/00', '1999']);
  expect(yearsOf('2017-01-31', 1)).toEqual(['2017']);
});

it('shows a framework in the words of the year in which its newest figures end', async () => {
  const names = (years: string[]) =>
    withSmallProject(
      {
        framework: {
          wordings: [
            { id: 'other', name: 'Of another year', years: ['1999/00'], words: { green: 'Fine' } },
            { id: 'own', name: 'Of the year', years, words: { green: 'Outstanding', red: 'Inadequate' } },
          ],
        },
      },
      async (project) => {
        await project.build();
        const loaded = project.load();
        const database = await Database.open({ path: workspaceOf(project).evidence, readOnly: true });
        const [framework] = loaded.frameworks;
        if (!framework) throw new Error('no framework');
        const worded = await inWordsOfItsYear(database, framework.value, loaded);
        database.close();
        return worded.classes.map(({ name }) => name);
      },
    );
  // The newest counts of the small project are those of 2023/24.
  expect(await names(['2023/24'])).toEqual(['Outstanding', 'Amber', 'Inadequate', 'Grey']);
  expect(await names(['2022/23'])).toEqual(['Green', 'Amber', 'Red', 'Grey']);
});

const wording = (years: string[]) => ({
  wordings: [{ id: 'own', name: 'Of the year', years, words: { green: 'Outstanding', red: 'Inadequate' } }],
});

it('uses the words of the year in the history of a framework, where they are no change of a rule', async () => {
  await withSmallProject({ framework: wording(['1999/00']) }, async (project) => {
    await project.build();
    const { file: previous } = await frozen(project, 'first');
    publishRelease(workspaceOf(project), 'first', '2024-06-01');
    project.change({ framework: wording(['2023/24']) });
    await project.build();
    const { file } = await frozen(project, 'second', {
      previous: { id: 'first', publishedOn: '2024-06-01', file: previous.replace('candidates', 'published/releases') },
    });
    const rows = await releaseRows<{ release: string; classes: string; changed: string | null }>(
      file,
      'SELECT release, classes, changed FROM framework_history ORDER BY release',
    );
    const names = rows.map(({ classes }) => (JSON.parse(classes) as { name: string }[]).map(({ name }) => name));
    expect(names).toEqual([
      ['Green', 'Amber', 'Red', 'Grey'],
      ['Outstanding', 'Amber', 'Inadequate', 'Grey'],
    ]);
    expect(rows[1]?.changed).toBe('["wordings"]');
  });
});

it('uses the words of the year on the command line too', async () => {
  await withSmallProject({ framework: wording(['2023/24']) }, async (project) => {
    await project.build();
    let out = '';
    const written = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
    try {
      const from = { from: 'user' as const };
      await explainCommand().parseAsync(['rating', 'lights', 'D1', '--project', project.folder], from);
      expect(out).toMatch(/“(Outstanding|Inadequate)”/);
      expect(out).not.toMatch(/“(Green|Red)”/);
      out = '';
      await frameworkCommand().parseAsync(['explain', 'lights', '--project', project.folder], from);
      expect(out).toContain('“Outstanding”: ');
      out = '';
      await frameworkCommand().parseAsync(['simulate', 'lights', '--project', project.folder], from);
      expect(out).toContain('  Outstanding ');
    } finally {
      written.mockRestore();
    }
  });
});
