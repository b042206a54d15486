import { describe, expect, it } from 'vitest';
import {
  countsSource,
  indicator,
  measures,
  practices,
  type MeasureInput,
  years,
} from '../../fixtures/small-project.ts';
import { hiddenRows, policy, suppressed } from './suppressed-project.ts';

describe('suppression of measures that stand beside one another', () => {
  it('protects a count that one indicator leaves out because its other side is missing there', async () => {
    const more: MeasureInput = {
      ...(measures[1] as MeasureInput),
      id: 'seniors',
      name: 'Seniors',
      coverageWeight: false,
    };
    const lines = practices.flatMap((code, p) =>
      years.map((year) => [code, year, p === 4 ? 5 : 60 + p, 500, p === 4 ? '' : 90].join(',')),
    );
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        measures: [...measures, more],
        sources: [
          { ...countsSource, measures: [...(countsSource.measures ?? []), { measure: 'seniors', column: 'Seniors' }] },
        ],
        indicators: [
          indicator('smoking', 1, { levels: ['district', 'region', 'country'] }),
          indicator('smoking-seniors', 2, {
            denominator: { measure: 'seniors' },
            method: 'ratio',
            levels: ['district', 'region', 'country'],
          }),
        ],
        data: { 'counts.csv': `${['Practice,Year,Smokers,Adults,Seniors', ...lines].join('\n')}\n` },
      },
      async (database, report) => {
        expect(report.broken).toEqual({});
        const rows = await hiddenRows(database);
        expect(rows.filter(({ area }) => area === 'D2').length).toBeGreaterThan(0);
      },
    );
  });

  it('protects measures that are given both by themselves and added up', async () => {
    const vapers: MeasureInput = { ...(measures[0] as MeasureInput), id: 'vapers', name: 'Vapers' };
    const lines = practices.flatMap((code, p) =>
      years.map((year, y) => [code, year, 40 + p, 800, p % 3 === 0 ? 3 + y : 50].join(',')),
    );
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        measures: [...measures, vapers],
        sources: [
          { ...countsSource, measures: [...(countsSource.measures ?? []), { measure: 'vapers', column: 'Vapers' }] },
        ],
        indicators: [
          indicator('smoking', 1),
          indicator('either', 2, { numerator: { measure: 'smokers', sum: ['vapers'] } }),
        ],
        data: { 'counts.csv': `${['Practice,Year,Smokers,Adults,Vapers', ...lines].join('\n')}\n` },
      },
      async (database, report) => {
        expect(report.broken).toEqual({});
        const rows = await hiddenRows(database);
        // Vapers are given nowhere, but are what is left when smokers are taken from both.
        expect(rows.filter(({ area }) => area === 'P01').length).toBeGreaterThan(0);
      },
    );
  });

  it('protects a measure against the difference between a sum and a measure that is not protected', async () => {
    const open: MeasureInput = {
      ...(measures[0] as MeasureInput),
      id: 'others',
      name: 'Others',
      disclosure: undefined,
    };
    const lines = practices.flatMap((code, p) =>
      years.map((year) => [code, year, p === 2 ? 3 : 40, 800, 100 + p].join(',')),
    );
    await suppressed(
      {
        coxcomb: { disclosure: { small: policy } },
        measures: [...measures, open],
        sources: [
          { ...countsSource, measures: [...(countsSource.measures ?? []), { measure: 'others', column: 'Others' }] },
        ],
        indicators: [
          indicator('others', 1, { numerator: { measure: 'others' }, method: 'ratio' }),
          indicator('either', 2, { numerator: { measure: 'smokers', sum: ['others'] }, method: 'ratio' }),
          indicator('smoking', 3, { method: 'ratio' }),
        ],
        data: { 'counts.csv': `${['Practice,Year,Smokers,Adults,Others', ...lines].join('\n')}\n` },
      },
      async (database) => {
        const rows = await hiddenRows(database);
        expect(new Set(rows.filter(({ area }) => area === 'P03').map((row) => row.indicator))).toEqual(
          new Set(['either', 'smoking']),
        );
      },
    );
  });
});
