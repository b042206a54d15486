import { describe, expect, it } from 'vitest';
import { countsCsv, countsSource, practices, smokersOf, years } from '../../fixtures/small-project.ts';
import { ingested } from './ingested.ts';

/** Counts of every practice, with the smokers of some years taken from others. */
function withYears(copied: Record<string, string>, adults: (practice: string, year: string) => number) {
  const rows = practices.flatMap((practice) =>
    years.map((year) => `${practice},${year},${smokersOf(practice, copied[year] ?? year)},${adults(practice, year)}`),
  );
  return ingested({ sources: [countsSource], data: { 'counts.csv': countsCsv(rows) } });
}

const grows = (practice: string, year: string) => 900 + 7 * years.indexOf(year) + practices.indexOf(practice);

describe('a period that repeats an earlier one', () => {
  it('is told with file, line, both periods and what to do, and read all the same', async () => {
    const { issues, account } = await withYears({ '2023/24': '2021/22' }, grows);
    expect(issues).toMatchObject([
      {
        code: 'INGEST_PERIOD_REPEATED',
        severity: 'warns',
        where: { file: 'counts.csv', line: 6 },
        input: '2023/24',
        message: 'All 12 amounts of smokers for 2023/24 are those for 2021/22 again, with other amounts between them.',
        remedy: expect.stringContaining('set the rows for 2023/24 aside'),
      },
    ]);
    expect(account).toMatchObject({ read: 60, accepted: 60 });
  });

  it('is none where the periods follow each other, as those of a population that is counted every other year', async () => {
    expect((await withYears({ '2023/24': '2022/23' }, grows)).codes).toEqual([]);
    const always = await withYears({}, (practice) => 900 + practices.indexOf(practice));
    expect(always.codes).toEqual([]);
  });

  it('is none in a steady series of which one area was late, or differed, for one period', async () => {
    for (const once of ['', '77']) {
      const rows = practices.flatMap((practice, i) =>
        years.map((year) => {
          const smokers = practice === 'P05' && year === '2022/23' ? once : String(20 + i);
          return `${practice},${year},${smokers},${grows(practice, year)}`;
        }),
      );
      const { codes } = await ingested({ sources: [countsSource], data: { 'counts.csv': countsCsv(rows) } });
      expect(codes).toEqual([]);
    }
  });

  it('is none where one area differs', async () => {
    const rows = practices.flatMap((practice) =>
      years.map((year) => {
        const smokers = smokersOf(practice, year === '2023/24' ? '2021/22' : year);
        return `${practice},${year},${smokers + (practice === 'P07' && year === '2023/24' ? 1 : 0)},${grows(practice, year)}`;
      }),
    );
    const { codes } = await ingested({ sources: [countsSource], data: { 'counts.csv': countsCsv(rows) } });
    expect(codes).toEqual([]);
  });
});
