import { describe, expect, it } from 'vitest';
import {
  areaSource,
  countsSource,
  districtOf,
  indicator,
  measures,
  practices,
  type SourceInput,
  years,
} from '../../fixtures/small-project.ts';
import type { IndicatorOfAttack } from './attack-evidence.ts';
import { attackAll, count, csv, hiddenRows, policy, smallest, smoking, suppressed } from './suppressed-project.ts';

describe('suppression of a built project', () => {
  it('hides a small count, a neighbour that protects it, and both in every indicator and on both maps', async () => {
    const smokers = (p: number, y: number) => (p === 0 && y === 0 ? 3 : 50 + 10 * p);
    await suppressed(
      { coxcomb: { disclosure: { small: policy } }, data: { 'counts.csv': csv(smokers, () => 1000) } },
      async (database) => {
        const rows = await hiddenRows(database);
        expect(rows).toHaveLength(8);
        expect([...new Set(rows.map(({ area }) => area))]).toEqual(['P01', 'P02']);
        expect(new Set(rows.map(({ indicator, map }) => `${indicator} ${map}`)).size).toBe(4);
        expect(new Set(rows.map(({ status }) => status)).size).toBe(1);
        expect(await attackAll(database, smoking)).toEqual([]);
      },
    );
  });

  it('leaves an attacker who starts from the facts nothing, in a project of small counts', async () => {
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        data: {
          'counts.csv': csv(
            (p, y) => count(p, y, 1, 12),
            (p, y) => 60 + count(p, y, 2, 40),
          ),
        },
      },
      async (database, report) => {
        expect(report.small).toBeGreaterThan(10);
        expect(report.broken).toEqual({});
        expect(await attackAll(database, smoking)).toEqual([]);
      },
    );
  });

  it('is caught by that attacker when only what is small by itself is hidden', async () => {
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        data: {
          'counts.csv': csv(
            (p, y) => (p === 4 ? 3 + y : 40 + p),
            () => 500,
          ),
        },
      },
      async (database) => {
        await database.run(`DELETE FROM disclosure USING estimate e WHERE e.indicator = disclosure.indicator AND e.area = disclosure.area
          AND e.map = disclosure.map AND e.period = disclosure.period AND e.stratum = disclosure.stratum AND e.numerator >= ${smallest}`);
        expect((await attackAll(database, smoking)).length).toBeGreaterThan(0);
      },
    );
  });

  it('protects the few whom a proportion leaves out, unless the policy does not', async () => {
    const data = {
      'counts.csv': csv(
        (p) => (p === 0 ? 98 : 40),
        () => 100,
      ),
    };
    const indicators = [indicator('smoking', 1)];
    await suppressed({ coxcomb: { disclosure: { small: policy } }, data, indicators }, async (database) => {
      expect(new Set((await hiddenRows(database)).map(({ area }) => area))).toContain('P01');
      expect(await attackAll(database, smoking.slice(0, 1))).toEqual([]);
    });
    const without = { small: { ...policy, complement: false } };
    await suppressed({ coxcomb: { disclosure: without }, data, indicators }, async (database) => {
      expect(await hiddenRows(database)).toEqual([]);
    });
  });

  it('hides a small denominator with everything that rests on it', async () => {
    const protectedAdults = measures.map((measure) => ({ ...measure, disclosure: 'small' }));
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        measures: protectedAdults,
        data: {
          'counts.csv': csv(
            (p, y) => (p === 5 ? 0 : count(p, y, 3, 15)),
            (p, y) => (p === 5 ? 4 : 50 + count(p, y, 4, 30)),
          ),
        },
      },
      async (database) => {
        const rows = await hiddenRows(database);
        expect(new Set(rows.filter(({ area }) => area === 'P06').map((row) => row.indicator))).toEqual(
          new Set(['smoking', 'smoking-rate', 'adults-counted']),
        );
        const all: IndicatorOfAttack[] = [...smoking, { key: 'adults-counted', numerator: 'adults' }];
        expect(await attackAll(database, all, ['smokers', 'adults'])).toEqual([]);
      },
    );
  });

  it('protects years against sums of years', async () => {
    const indicators = [
      indicator('smoking', 1),
      indicator('smoking-2', 2, { window: { years: 2 } }),
      indicator('smoking-3', 3, { window: { years: 3 } }),
    ];
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        indicators,
        data: {
          'counts.csv': csv(
            (p, y) => count(p, y, 5, 14),
            () => 400,
          ),
        },
      },
      async (database, report) => {
        expect(report.broken).toEqual({});
        const periods = await database.rows<{ id: number; start: string; end: string }>(
          'SELECT id, start_date::VARCHAR AS start, end_date::VARCHAR AS "end" FROM period ORDER BY id',
        );
        const single = periods.filter(({ start, end }) => Number(end.slice(0, 4)) - Number(start.slice(0, 4)) === 1);
        const windows = new Map(
          periods.map(({ id, start, end }) => [
            id,
            single.filter((p) => p.start >= start && p.end <= end).map((p) => p.id),
          ]),
        );
        const all = ['smoking', 'smoking-2', 'smoking-3'].map((key) => ({
          key,
          numerator: 'smokers',
          denominator: 'adults',
          complement: true,
          windows,
        }));
        expect(await attackAll(database, all)).toEqual([]);
      },
    );
  });

  it('protects counts of areas that are not given themselves from the difference between larger ones', async () => {
    const indicators = [indicator('smoking', 1, { levels: ['district', 'region', 'country'] })];
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        indicators,
        data: {
          'counts.csv': csv(
            (p, y) => count(p, y, 6, 10),
            () => 400,
          ),
        },
      },
      async (database, report) => {
        expect(report.broken).toEqual({});
        expect(report.cells).toBeGreaterThan(0);
        expect(await attackAll(database, smoking.slice(0, 1))).toEqual([]);
      },
    );
  });

  it('protects women and men against each other, in practices and above', async () => {
    const sexes = ['All', 'M', 'F'];
    const rows = practices.flatMap((code, p) =>
      years.slice(0, 2).flatMap((year, y) => {
        const men = count(p, y, 7, 12);
        const women = count(p, y, 8, 20);
        const adults = [600, 280, 320];
        return [men + women, men, women].map((n, i) => [code, year, sexes[i], n, adults[i]].join(','));
      }),
    );
    const source: SourceInput = {
      ...countsSource,
      sex: { column: 'Sex', map: { All: 'persons', M: 'male', F: 'female' } },
    };
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        sources: [source],
        indicators: [indicator('smoking', 1, { publish: ['sex'] })],
        data: { 'counts.csv': `${['Practice,Year,Sex,Smokers,Adults', ...rows].join('\n')}\n` },
      },
      async (database, report) => {
        expect(report.broken).toEqual({});
        const strata = await database.rows('SELECT DISTINCT stratum FROM disclosure ORDER BY stratum');
        expect(strata).toHaveLength(3);
        expect(await attackAll(database, smoking.slice(0, 1))).toEqual([]);
      },
    );
  });

  it('protects practices that changed districts from the difference between the two maps', async () => {
    const head = 'practice,name,district,district_name,region,region_name,country,opened,closed';
    const areasOf = (moved: Record<string, string>) =>
      `${[
        head,
        ...practices.map((code) => {
          const district = moved[code] ?? districtOf(code);
          const region = district < 'D3' ? 'RN' : 'RS';
          return `${code},Surgery ${code},${district},District ${district},${region},Region ${region},ISL,,`;
        }),
      ].join('\n')}\n`;
    for (const levels of [undefined, ['district', 'region', 'country']]) {
      await suppressed(
        {
          coxcomb: { disclosure: { small: policy } },
          areas: [
            { ...areaSource, id: 'before', files: ['before.csv'], to: '2022-03-31' },
            { ...areaSource, id: 'after', files: ['after.csv'], from: '2022-04-01' },
          ],
          indicators: [indicator('smoking', 1, levels ? { levels } : {})],
          data: {
            'areas.csv': null,
            'before.csv': areasOf({}),
            'after.csv': areasOf({ P03: 'D2', P07: 'D2', P10: 'D3' }),
            'counts.csv': csv(
              (p, y) => (p === 2 ? 4 : 30 + count(p, y, 9, 20)),
              () => 400,
            ),
          },
        },
        async (database, report) => {
          expect(report.broken).toEqual({});
          const districts = (await hiddenRows(database)).filter(({ area }) => area.startsWith('D'));
          // Nobody else moved as P03 did, so no other practice can make up for it in the sums of both maps.
          expect(districts.length).toBeGreaterThan(0);
          expect(await attackAll(database, smoking.slice(0, 1))).toEqual([]);
        },
      );
    }
  });

  it('does nothing where no policy hides anything', async () => {
    await suppressed({ coxcomb: { disclosure: { small: { smallest: 1 } } } }, async (_, report) => {
      expect(report).toMatchObject({ cells: 0, sums: 0, hidden: 0 });
    });
  });
});
