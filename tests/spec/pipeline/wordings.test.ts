import { expect, it } from 'vitest';
import { Database } from '#evidence/database.ts';
import { inWordsOfItsYear, yearsOf } from '#release/wordings.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { withSmallProject } from '../../fixtures/small-project.ts';

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
