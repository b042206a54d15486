import { expect, it } from 'vitest';
import { withSmallProject } from '../../fixtures/small-project.ts';

it('rates by the newest data of all, however long before the day of the map they end', async () => {
  const classes = (mapDate: string) =>
    withSmallProject({ coxcomb: { mapDate } }, async (project) => {
      await project.build();
      return project.rows('SELECT class, count(*) AS n FROM rating GROUP BY class ORDER BY class');
    });
  const soon = await classes('2024-04-01');
  expect(soon.length).toBeGreaterThan(1);
  expect(await classes('2027-04-01')).toEqual(soon);
});
