import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aggregate } from '#statistics/composite/aggregate.ts';
import { denominate } from '#statistics/composite/denominate.ts';
import { impute } from '#statistics/composite/impute.ts';
import { normalise } from '#statistics/composite/normalise.ts';
import { type Treated, treatOutliers } from '#statistics/composite/treat-outliers.ts';

const data = join(import.meta.dirname, '../../../shared/data/composite');
const absent = !existsSync(data);

type Row = Record<string, string>;

/** Rows of a file whose cells may be quoted and hold commas. */
function rowsOf(file: string): Row[] {
  const text = readFileSync(join(data, file), 'utf8').replace(/^\uFEFF/, '');
  const [header, ...lines] = text.trim().split(/\r?\n/).map(cells);
  return lines.map((line) => Object.fromEntries((header as string[]).map((name, i) => [name, line[i] as string])));
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((found) => found[1] ?? found[2] ?? '');
}

/** The files mark what is missing by an empty cell, their description by NA. */
const isThere = (cell: string | undefined): cell is string => cell !== undefined && cell !== '' && cell !== 'NA';
const column = (rows: Row[], name: string) =>
  Float64Array.from(rows, (row) => (isThere(row[name]) ? Number(row[name]) : Number.NaN));

/** The largest difference relative to the published value (absolute below 1), and how many cells were compared. */
function differenceOf(ours: Map<string, Float64Array>, file: string): { largest: number; compared: number } {
  const published = rowsOf(file);
  let [largest, compared] = [0, 0];
  for (const [code, values] of ours) {
    const wanted = column(published, code);
    for (const [i, value] of values.entries()) {
      compared += 1;
      if (Number.isNaN(wanted[i]) && Number.isNaN(value)) continue;
      const difference = Math.abs(value - wanted[i]!) / Math.max(Math.abs(wanted[i]!), Number.MIN_VALUE);
      largest = Math.max(largest, wanted[i] === value ? 0 : Number.isNaN(difference) ? Infinity : difference);
    }
  }
  return { largest, compared };
}

describe.skipIf(absent)(
  `the ASEM index of sustainable connectivity${absent ? ' (skipped: the folder of public data is not here)' : ''}`,
  () => {
    const cellsInAll = 51 * 49;
    const indicators = absent ? [] : rowsOf('asem_indicator_meta.csv');
    const raw = absent ? [] : rowsOf('asem_stage_raw.csv');
    const sizes = absent ? [] : rowsOf('asem_denominators.csv');
    const continents = raw.map((row) => row.Group_EurAsia as string);
    const stage = (step: (indicator: Row) => Float64Array) =>
      new Map(indicators.map((indicator) => [indicator.IndCode as string, step(indicator)]));

    const denominated = stage(({ IndCode, Denominator }) => {
      const values = column(raw, IndCode as string);
      return isThere(Denominator) ? denominate(values, column(sizes, Denominator)) : values;
    });
    const filled = [...denominated].map(([code, values]) => [code, impute(values, 'mean', continents)] as const);
    const imputed = new Map(filled.map(([code, { values }]) => [code, values]));
    const treatments = new Map<string, Treated>([...imputed].map(([code, values]) => [code, treatOutliers(values)]));
    const treated = new Map([...treatments].map(([code, { values }]) => [code, values]));
    const normalised = stage(({ IndCode, Direction }) =>
      normalise(
        treated.get(IndCode as string)!,
        { by: 'min-max' },
        Direction === '-1' ? 'low-is-good' : 'high-is-good',
      ),
    );

    it.each([
      ['denominated', denominated],
      ['imputed', imputed],
      ['treated', treated],
      ['normalised', normalised],
    ])('comes out again to 10⁻¹⁰ when %s, from the raw data through every stage before', (name, ours) => {
      const { largest, compared } = differenceOf(ours, `asem_stage_${name}.csv`);
      console.log(`${name}: ${compared} cells, largest relative difference ${largest.toExponential(1)}`);
      expect(compared).toBe(cellsInAll);
      expect(largest).toBeLessThanOrEqual(1e-10);
    });

    it('divides 17 indicators and fills 65 gaps', () => {
      expect(indicators.filter(({ Denominator }) => isThere(Denominator))).toHaveLength(17);
      const gaps = filled.map(([, { filled: marks }]) => marks.reduce((sum, mark) => sum + mark, 0));
      expect(gaps.reduce((sum, count) => sum + count, 0)).toBe(65);
    });

    it('brings in the outliers of the 15 indicators that the publisher names, by as many points', () => {
      const points: Record<string, number> = { Services: 4 };
      for (const code of ['CultServ', 'Bord', 'ForPort', 'Gas', 'NGOs', 'Poverty', 'Tariff']) points[code] = 3;
      for (const code of ['FDI', 'Forest', 'StMob']) points[code] = 2;
      for (const code of ['CostImpEx', 'FemLab', 'Flights', 'PubDebt']) points[code] = 1;
      const moved = [...treatments].filter(([, { treatment }]) => treatment !== 'none');
      expect(moved.every(([, { treatment, passes }]) => treatment === 'winsorised' && passes)).toBe(true);
      expect(Object.fromEntries(moved.map(([code, one]) => [code, one.points]))).toEqual(points);
    });

    it('combines to an index between 0 and 100 for every country, level by level', () => {
      const parts = rowsOf('asem_aggregate_meta.csv');
      const weightOf = (code: string) => Number(parts.find(({ Code }) => Code === code)?.Weight);
      const within = (level: 'Agg1' | 'Agg2' | 'Agg3', code: string) =>
        [
          ...new Set(
            indicators.filter((row) => row[level] === code).map((row) => row[level === 'Agg3' ? 'Agg2' : 'Agg1']),
          ),
        ] as string[];
      const pillar = (code: string, country: number) => {
        const own = indicators.filter(({ Agg1 }) => Agg1 === code);
        const values = own.map(({ IndCode }) => normalised.get(IndCode as string)?.[country] ?? null);
        return aggregate(
          values,
          own.map(({ IndWeight }) => Number(IndWeight)),
        ).value;
      };
      const combined = (codes: string[], value: (code: string) => number | null) =>
        aggregate(codes.map(value), codes.map(weightOf)).value;
      for (const country of raw.keys()) {
        const index = combined(within('Agg3', 'Index'), (sub) =>
          combined(within('Agg2', sub), (code) => pillar(code, country)),
        );
        expect(index).toBeGreaterThan(0);
        expect(index).toBeLessThan(100);
      }
    });
  },
);
