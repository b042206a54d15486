import { describe, expect, it } from 'vitest';
import { mean } from '#statistics/intervals/mean.ts';
import { proportion } from '#statistics/intervals/proportion.ts';
import { rate } from '#statistics/intervals/rate.ts';
import { ratio } from '#statistics/intervals/ratio.ts';
import {
  adultsOf,
  areaSource,
  countRows,
  countsCsv,
  countsSource,
  districtOf,
  indicator,
  measures,
  practices,
  regionOf,
  smokersOf,
  type SmallEstimate,
  type SmallProjectParts,
  withSmallProject,
  years,
} from '../../fixtures/small-project.ts';
import { areas, close, estimated, last, sum, within } from './estimated.ts';

describe('adding up', () => {
  it('gives every area on both maps the value and limits of the scalar method over its own sums', async () => {
    await withSmallProject({ framework: null }, async (project) => {
      await project.build();
      const shares = await project.estimates('smoking');
      const rates = await project.estimates('smoking-rate');
      for (const area of areas) {
        const smokers = sum(within(area).map((practice) => smokersOf(practice, '2023/24')));
        const adults = sum(within(area).map((practice) => adultsOf(practice, '2023/24')));
        for (const map of [0, 1]) {
          const share = shares.get(`${area} ${last} ${map}`);
          expect(share).toMatchObject({ numerator: smokers, denominator: adults, status: 'ok', coverage: 1 });
          expect([share?.expected, share?.reported]).toEqual([within(area).length, within(area).length]);
          const scalar = proportion(smokers, adults, { multiplier: 100 });
          close(share?.value, scalar.value);
          close(share?.lower95, scalar.lower);
          close(share?.upper95, scalar.upper);
          close(share?.upper998, proportion(smokers, adults, { multiplier: 100, confidenceLevel: 0.998 }).upper);
          const perThousand = rate(smokers, adults, { multiplier: 1000 });
          close(rates.get(`${area} ${last} ${map}`)?.value, perThousand.value);
          close(rates.get(`${area} ${last} ${map}`)?.lower95, perThousand.lower);
        }
      }
    });
  });

  it('moves a practice with its history on today’s map only, and loses nobody', async () => {
    const csv = (rows: string[]) =>
      ['practice,name,district,district_name,region,region_name,country,opened,closed', ...rows].join('\n');
    const row = (practice: string, district: string) =>
      `${practice},S,${district},District,${regionOf(district)},Region,ISL,,`;
    const before = practices.map((practice) => row(practice, districtOf(practice)));
    const after = practices.map((practice) => row(practice, practice === 'P06' ? 'D3' : districtOf(practice)));
    const found = await estimated({
      areas: [
        { ...areaSource, id: 'now', files: ['now.csv'], from: '2022-04-01' },
        { ...areaSource, id: 'then', files: ['then.csv'], from: '2015-04-01', to: '2022-03-31' },
      ],
      data: { 'now.csv': csv(after), 'then.csv': csv(before), 'areas.csv': null },
    });
    const old = '2019-04-01..2020-03-31';
    const numerator = (key: string) => found.get(key)?.numerator;
    const moved = smokersOf('P06', '2019/20');
    const counted = (district: string) => sum(within(district).map((practice) => smokersOf(practice, '2019/20')));
    expect(numerator(`D2 ${old} 0`)).toBe(counted('D2'));
    expect(numerator(`D3 ${old} 0`)).toBe(counted('D3'));
    expect(numerator(`D2 ${old} 1`)).toBe(counted('D2') - moved);
    expect(numerator(`D3 ${old} 1`)).toBe(counted('D3') + moved);
    expect(numerator(`RS ${last} 0`)).toBe(numerator(`RS ${last} 1`));
    for (const map of [0, 1]) {
      const total = sum(practices.map((practice) => smokersOf(practice, '2019/20')));
      expect(sum(['D1', 'D2', 'D3', 'D4'].map((d) => numerator(`${d} ${old} ${map}`) as number))).toBe(total);
      expect(numerator(`ISL ${old} ${map}`)).toBe(total);
    }
  });

  it('does not add up a measure that does not add over areas', async () => {
    const found = await estimated({
      measures: measures.map((measure) => ({ ...measure, adds: { areas: false } })),
    });
    expect(new Set([...found.keys()].map((key) => key.split(' ')[0]))).toEqual(new Set(practices));
  });

  it('shares a provider out by its weights', async () => {
    const csv = 'provider,district,share\nH1,D1,0.25\nH1,D3,0.75\nH2,D3,1\n';
    const found = await estimated({
      coxcomb: {
        areaTypes: [
          ...['practice', 'district', 'region', 'country'].map((id, i, list) => ({
            id,
            number: i,
            name: id,
            plural: id,
            scheme: 'local',
            rollsUpTo: list[i + 1] ? [{ type: list[i + 1] as string }] : [],
          })),
          {
            id: 'hospital',
            number: 9,
            name: 'h',
            plural: 'h',
            scheme: 'local',
            rollsUpTo: [{ type: 'district', by: 'catchment' }],
          },
        ],
      },
      areas: [
        areaSource,
        {
          ...areaSource,
          id: 'hospitals',
          files: ['hospitals.csv'],
          areas: [{ type: 'hospital', codes: { local: 'provider' } }],
          relations: [
            {
              kind: 'catchment',
              child: { type: 'hospital', column: 'provider' },
              parent: { type: 'district', column: 'district' },
              weight: 'share',
            },
          ],
        },
      ],
      measures: measures.map((measure) => ({
        ...measure,
        level: 'hospital',
        basis: 'provider',
        coverageWeight: false,
      })),
      sources: [{ ...countsSource, area: { column: 'Practice', scheme: 'local', type: 'hospital' } }],
      data: { 'hospitals.csv': csv, 'counts.csv': countsCsv(['H1,2023/24,40,100', 'H2,2023/24,3,50']) },
    });
    expect(found.get(`D1 ${last} 0`)).toMatchObject({ numerator: 10, denominator: 25, status: 'ok' });
    expect(found.get(`D3 ${last} 0`)).toMatchObject({ numerator: 33, denominator: 125, status: 'ok' });
    expect(found.get(`ISL ${last} 0`)).toMatchObject({ numerator: 43, denominator: 150 });
    // A district without a hospital is not one that failed to report.
    expect(found.get(`D2 ${last} 0`)).toBeUndefined();
  });
});

describe('other methods', () => {
  const one = (method: 'mean' | 'count' | 'ratio') =>
    indicator('smoking', 1, { method, multiplier: 10, ...(method === 'ratio' ? {} : { denominator: undefined }) });
  const amounts = (area: string) => within(area).map((practice) => smokersOf(practice, '2023/24'));

  it('gives the mean of what the practices state, with the limits of the scalar method', async () => {
    const found = await estimated({ indicators: [one('mean')] });
    for (const area of ['P01', 'D2', 'RS', 'ISL']) {
      const scalar = mean(amounts(area));
      const estimate = found.get(`${area} ${last} 0`);
      expect(estimate?.status).toBe('ok');
      close(estimate?.value, 10 * (scalar.value as number));
      if (scalar.lower === null) expect(estimate?.lower95).toBeNull();
      else close(estimate?.lower95, 10 * scalar.lower);
    }
  });

  it('gives counts and ratios without limits', async () => {
    const counts = await estimated({ indicators: [one('count')] });
    const ratios = await estimated({ indicators: [one('ratio')] });
    for (const area of ['P01', 'D2', 'ISL']) {
      expect(counts.get(`${area} ${last} 0`)).toMatchObject({
        value: 10 * sum(amounts(area)),
        lower95: null,
        status: 'ok',
      });
      const people = sum(within(area).map((practice) => adultsOf(practice, '2023/24')));
      close(ratios.get(`${area} ${last} 0`)?.value, ratio(sum(amounts(area)), people, { multiplier: 10 }).value);
    }
  });
});

describe('coverage', () => {
  const without = (drop: (practice: string, year: string) => boolean, cell?: string) =>
    countsCsv(
      countRows.flatMap((row) => {
        const [practice, year, , adults] = row.split(',') as [string, string, string, string];
        if (!drop(practice, year)) return [row];
        return cell === undefined ? [] : [`${practice},${year},${cell},${adults}`];
      }),
    );
  const lastYear = (practices: string[]) => (practice: string, year: string) =>
    year === '2023/24' && practices.includes(practice);

  it('counts who was expected and who reported, and weighs the share by population', async () => {
    const found = await estimated({ data: { 'counts.csv': without(lastYear(['P01', 'P02']), '') } });
    const d1 = found.get(`D1 ${last} 0`);
    expect(d1).toMatchObject({ expected: 3, reported: 1 });
    const population = (practice: string) => adultsOf(practice, '2023/24');
    close(d1?.coverage, population('P03') / sum(['P01', 'P02', 'P03'].map(population)));
    expect(d1).toMatchObject({ status: 'coverage-too-low', value: null, lower95: null });
    expect(found.get(`RN ${last} 0`)).toMatchObject({ expected: 6, reported: 4, status: 'ok' });
    // The denominators of those who did not report are left out with their numerators.
    expect(found.get(`RN ${last} 0`)?.denominator).toBe(sum(['P03', 'P04', 'P05', 'P06'].map(population)));
  });

  it('gives the value from the declared coverage on', async () => {
    const data = { 'counts.csv': without(lastYear(['P01', 'P02']), '') };
    const share = 306 / sum(['P01', 'P02', 'P03'].map((practice) => adultsOf(practice, '2023/24')));
    expect(adultsOf('P03', '2023/24')).toBe(312);
    const at = (coverage: number) =>
      estimated({ data, indicators: [indicator('smoking', 1, { minimum: { coverage } })] });
    expect((await at(share - 0.01)).get(`D1 ${last} 0`)?.status).toBe('ok');
    expect((await at(share + 0.02)).get(`D1 ${last} 0`)?.status).toBe('coverage-too-low');
  });

  it('says why a practice has no value: its marker, or that it did not submit', async () => {
    const source = { ...countsSource, missing: { '*': 'suppressed-by-publisher' as const } };
    const marked = await estimated({ sources: [source], data: { 'counts.csv': without(lastYear(['P01']), '*') } });
    expect(marked.get(`P01 ${last} 0`)).toMatchObject({
      status: 'suppressed-by-publisher',
      value: null,
      reported: 0,
      coverage: 0,
    });
    const absent = await estimated({ data: { 'counts.csv': without(lastYear(['P01'])) } });
    expect(absent.get(`P01 ${last} 0`)).toMatchObject({ status: 'not-submitted', value: null, numerator: null });
  });

  it('takes a zero for a value and a missing cell for none', async () => {
    const zero = await estimated({ data: { 'counts.csv': without(lastYear(['P01']), '0') } });
    expect(zero.get(`P01 ${last} 0`)).toMatchObject({ status: 'ok', value: 0, lower95: 0 });
    expect(zero.get(`D1 ${last} 0`)).toMatchObject({ reported: 3 });
  });

  it('gives no value below the least denominator, and none for a denominator of zero', async () => {
    const few = await estimated({ indicators: [indicator('smoking', 1, { minimum: { denominator: 300 } })] });
    expect(few.get(`P01 ${last} 0`)).toMatchObject({ status: 'denominator-too-small', value: null });
    expect(few.get(`P12 ${last} 0`)?.status).toBe('ok');
    const none = await estimated({ data: { 'counts.csv': countsCsv(['P01,2023/24,0,0', 'P02,2023/24,1,9']) } });
    expect(none.get(`P01 ${last} 0`)).toMatchObject({ status: 'denominator-zero', value: null });
  });
});

describe('periods', () => {
  const months = Array.from(
    { length: 24 },
    (_, i) => `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  );
  const monthly = (skip: string[] = []) => ({
    sources: [
      {
        ...countsSource,
        period: { column: 'Year', pattern: 'auto' as const },
        numeratorWithin: [],
        measures: [{ measure: 'smokers', column: 'Smokers' }],
      },
      {
        ...countsSource,
        id: 'people',
        files: ['people.csv'],
        period: { column: 'Year', pattern: 'auto' as const },
        numeratorWithin: [],
        measures: [{ measure: 'adults', column: 'Adults' }],
      },
    ],
    data: {
      'counts.csv': countsCsv(
        months.filter((month) => !skip.includes(month)).map((month, i) => `P01,${month},${i + 1},0`),
      ),
      'people.csv': countsCsv(['P01,2021,0,100', 'P01,2022,0,200', 'P01,2023,0,300']),
    },
  });
  const rolling = indicator('smoking', 1, {
    method: 'rate',
    numerator: { measure: 'smokers' },
    denominator: { measure: 'adults', match: 'containing' },
    window: { months: 12 },
    multiplier: 1000,
    minimum: { coverage: 0 },
  });

  it('adds up rolling twelve months over the denominator that contains their end', async () => {
    const found = await estimated({ ...monthly(), indicators: [rolling] });
    const of = (key: string) => found.get(`P01 ${key} 0`);
    expect(of('2022-01-01..2022-12-31')).toMatchObject({ numerator: 78, denominator: 200 });
    expect(of('2022-02-01..2023-01-31')).toMatchObject({ numerator: 90, denominator: 300 });
    expect([...found.keys()].filter((key) => key.startsWith('P01') && key.endsWith(' 0'))).toHaveLength(13);
  });

  it('gives no window of which a part is missing', async () => {
    const found = await estimated({ ...monthly(['2022-06']), indicators: [rolling] });
    const own = [...found.keys()].filter((key) => key.startsWith('P01') && key.endsWith(' 0'));
    expect(own).toEqual(Array.from({ length: 7 }, () => expect.stringMatching(/^P01 202[23]-\d\d-01/)));
    expect(own[0]).toBe('P01 2022-07-01..2023-06-30 0');
  });

  it('takes the latest denominator, or one some years older', async () => {
    const of = async (denominator: { match?: 'containing' | 'latest'; lag?: number }) => {
      const one = indicator('smoking', 1, {
        ...rolling,
        denominator: { measure: 'adults', ...denominator },
        window: undefined,
      });
      return (await estimated({ ...monthly(), indicators: [one] })).get('P01 2023-05-01..2023-05-31 0')?.denominator;
    };
    expect(await of({ match: 'latest' })).toBe(200);
    expect(await of({ match: 'containing', lag: 1 })).toBe(200);
    expect(await of({ match: 'containing', lag: 2 })).toBe(100);
    expect(await of({ match: 'containing', lag: 3 })).toBeUndefined();
  });

  it('divides by the days of the period where that is declared', async () => {
    const one = indicator('smoking', 1, { method: 'rate', perDay: true, multiplier: 1000 });
    const found = await estimated({ indicators: [one] });
    const days = { '2019-04-01..2020-03-31': 366, [last]: 366, '2021-04-01..2022-03-31': 365 };
    for (const [period, count] of Object.entries(days)) {
      const { value, lower95, numerator, denominator } = found.get(`P12 ${period} 0`) as SmallEstimate;
      const scalar = rate(numerator, (denominator as number) * count, { multiplier: 1000 });
      close(value, scalar.value);
      close(lower95, scalar.lower);
    }
  });

  it('adds and takes away the measures that an operand names, and needs all of them', async () => {
    const one = indicator('smoking', 1, {
      numerator: { measure: 'adults', less: ['smokers'] },
      denominator: { measure: 'adults', sum: ['smokers'] },
    });
    const found = await estimated({
      indicators: [one],
      data: { 'counts.csv': countsCsv(['P01,2023/24,20,200', 'P02,2023/24,,300']) },
    });
    expect(found.get(`P01 ${last} 0`)).toMatchObject({ numerator: 180, denominator: 220 });
    expect(found.get(`P02 ${last} 0`)).toMatchObject({ value: null, status: 'not-available' });
  });

  it('pairs sides that are counted at different levels at the larger one', async () => {
    const found = await estimated({
      measures: [measures[0] as never, { ...(measures[1] as (typeof measures)[0]), level: 'district' }],
      sources: [
        { ...countsSource, numeratorWithin: [], measures: [{ measure: 'smokers', column: 'Smokers' }] },
        {
          ...countsSource,
          id: 'people',
          files: ['people.csv'],
          numeratorWithin: [],
          area: { column: 'Practice', scheme: 'local', type: 'district' },
          measures: [{ measure: 'adults', column: 'Adults' }],
        },
      ],
      data: {
        'people.csv': countsCsv(['D1', 'D2', 'D3', 'D4'].map((district, i) => `${district},2023/24,0,${1000 + i}`)),
      },
    });
    const smokers = (area: string) => sum(within(area).map((practice) => smokersOf(practice, '2023/24')));
    expect(found.get(`D2 ${last} 0`)).toMatchObject({ numerator: smokers('D2'), denominator: 1001, expected: 1 });
    expect(found.get(`RN ${last} 0`)).toMatchObject({ numerator: smokers('RN'), denominator: 2001, expected: 2 });
    expect(found.has(`P01 ${last} 0`)).toBe(false);
  });
});

describe('values that the publisher states', () => {
  const parts = (published: 'wins' | 'fills' | 'checks'): SmallProjectParts => ({
    indicators: [indicator('smoking', 1, { published })],
    sources: [
      countsSource,
      {
        ...countsSource,
        id: 'stated',
        files: ['stated.csv'],
        numeratorWithin: [],
        measures: [],
        published: [{ indicator: 'smoking', value: 'Value', lower95: 'Lower', upper95: 'Upper' }],
      },
    ],
    data: {
      'counts.csv': countsCsv(['P01,2023/24,20,200', 'P02,2023/24,,300']),
      'stated.csv': 'Practice,Year,Value,Lower,Upper\nP01,2023/24,11,9,13\nP02,2023/24,12,10,14\nP03,2023/24,,,\n',
    },
  });

  it.each([
    ['wins', 11, 12],
    ['fills', 10, 12],
    ['checks', 10, null],
  ] as const)('%s', async (rule, first, second) => {
    const found = await estimated(parts(rule));
    expect(found.get(`P01 ${last} 0`)).toMatchObject({ value: first, status: 'ok' });
    expect(found.get(`P02 ${last} 0`)).toMatchObject(
      second === null
        ? { value: null, status: 'not-available' }
        : { value: second, lower95: 10, upper95: 14, status: 'ok' },
    );
    expect(found.get(`P03 ${last} 0`)?.value ?? null).toBeNull();
  });
});

it('names every year once on each map', async () => {
  const found = await estimated({});
  expect(found.size).toBe(areas.length * years.length * 2);
});
