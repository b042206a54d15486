import { describe, expect, it } from 'vitest';
import { directlyStandardisedRate } from '#statistics/intervals/directly-standardised-rate.ts';
import {
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
} from '#statistics/intervals/indirectly-standardised.ts';
import { countsSource, indicator, practices, type SmallProjectParts } from '../../fixtures/small-project.ts';
import { close, estimated, last, sum, within } from './estimated.ts';

describe('standardised for age', () => {
  const ages = ['young', 'middle', 'old'];
  const weights = { young: 500, middle: 300, old: 200 };
  const people = (practice: string, age: string) => 100 + 10 * practices.indexOf(practice) * (ages.indexOf(age) + 1);
  const events = (practice: string, age: string) => 2 + ages.indexOf(age) * 7 + (practices.indexOf(practice) % 4);
  const rows = practices.flatMap((practice) =>
    ages.map((age) => [practice, '2023/24', age, events(practice, age), people(practice, age)].join(',')),
  );
  const parts = (
    method: 'directly-standardised-rate' | 'indirectly-standardised-ratio' | 'indirectly-standardised-rate',
    lines = rows,
  ): SmallProjectParts => ({
    coxcomb: {
      ageBands: ages.map((id, i) => ({ id, number: i + 1, name: id, from: 30 * i, to: 30 * i + 29 })),
      standardPopulations: [{ id: 'island', name: 'Island', weights }],
    },
    indicators: [
      indicator('smoking', 1, { method, multiplier: method.endsWith('ratio') ? 100 : 1000, standard: 'island' }),
    ],
    sources: [{ ...countsSource, numeratorWithin: [], age: { column: 'Age' } }],
    data: { 'counts.csv': `Practice,Year,Age,Smokers,Adults\n${lines.join('\n')}\n` },
  });
  const over = (area: string, of: typeof people) =>
    ages.map((age) => sum(within(area).map((practice) => of(practice, age))));

  it('gives the directly standardised rate of the scalar method over the sums of each band', async () => {
    const found = await estimated(parts('directly-standardised-rate'));
    for (const area of ['P03', 'D1', 'RS', 'ISL']) {
      const scalar = directlyStandardisedRate(over(area, events), over(area, people), Object.values(weights), {
        multiplier: 1000,
      });
      const estimate = found.get(`${area} ${last} 1`);
      expect(estimate).toMatchObject({
        status: 'ok',
        numerator: sum(over(area, events)),
        expected: within(area).length,
        reported: within(area).length,
      });
      close(estimate?.value, scalar.value);
      close(estimate?.lower95, scalar.lower);
      close(estimate?.upper95, scalar.upper);
    }
  });

  it.each(['indirectly-standardised-ratio', 'indirectly-standardised-rate'] as const)(
    'gives the %s with the benchmark’s own rates as reference',
    async (method) => {
      const found = await estimated(parts(method));
      const of = (area: string) => {
        const sides = [over(area, events), over(area, people), over('ISL', events), over('ISL', people)] as const;
        return method.endsWith('ratio')
          ? indirectlyStandardisedRatio(...sides, { referenceValue: 100 })
          : indirectlyStandardisedRate(...sides, { multiplier: 1000 });
      };
      for (const area of ['P03', 'D1', 'RS', 'ISL']) {
        const estimate = found.get(`${area} ${last} 0`);
        const scalar = of(area);
        expect(estimate).toMatchObject({ status: 'ok', expected: within(area).length });
        close(estimate?.value, scalar.value);
        close(estimate?.lower95, scalar.lower);
        close(estimate?.upper95, scalar.upper);
      }
      if (method.endsWith('ratio')) close(found.get(`ISL ${last} 0`)?.value, 100);
    },
  );

  it.each(['directly-standardised-rate', 'indirectly-standardised-ratio'] as const)(
    'leaves a practice with a missing band out of every %s',
    async (method) => {
      const lines = rows.map((row) => (row.startsWith('P01,2023/24,old') ? 'P01,2023/24,old,,110' : row));
      const found = await estimated(parts(method, lines));
      expect(found.get(`P01 ${last} 0`)).toMatchObject({ status: 'not-available', value: null });
      expect(found.get(`D1 ${last} 0`)).toMatchObject({
        status: 'ok',
        reported: 2,
        numerator: sum(['P02', 'P03'].flatMap((p) => ages.map((age) => events(p, age)))),
      });
    },
  );

  it('adds up the sexes of a band where everyone is not stated, and not where they are', async () => {
    const declared = parts('directly-standardised-rate');
    const split = (persons: boolean) =>
      rows.flatMap((row) => {
        const [practice, year, age, smokers, adults] = row.split(',') as [string, string, string, string, string];
        const half = (text: string) => Math.floor(Number(text) / 2);
        return [
          ...(persons ? [[practice, year, age, 'persons', smokers, adults]] : []),
          [practice, year, age, 'male', half(smokers), half(adults)],
          [practice, year, age, 'female', Number(smokers) - half(smokers), Number(adults) - half(adults)],
        ].map((cells) => cells.join(','));
      });
    const source = { ...countsSource, numeratorWithin: [], age: { column: 'Age' }, sex: { column: 'Sex' } };
    const whole = (await estimated(declared)).get(`RN ${last} 0`);
    for (const persons of [true, false]) {
      const data = { 'counts.csv': `Practice,Year,Age,Sex,Smokers,Adults\n${split(persons).join('\n')}\n` };
      expect((await estimated({ ...declared, sources: [source], data })).get(`RN ${last} 0`)).toEqual(whole);
    }
  });
});
