import { describe, expect, it } from 'vitest';
import type { IndicatorRecord } from '#release/reader/records.ts';
import { capitalise, Formatter } from './format.ts';

const format = new Formatter('en-GB');
const indicator = (unit: string, decimals = 1) => ({ unit, decimals }) as IndicatorRecord;

describe('numbers and dates for readers', () => {
  it('writes a value with its unit and its declared decimals', () => {
    expect(format.value(indicator('%'), 72.449)).toBe('72.4%');
    expect(format.value(indicator('per 1,000', 0), 1234.5)).toBe('1,235 per 1,000');
    expect(format.value(indicator('£', 2), 3)).toBe('£3.00');
    expect(format.value(indicator('%'), 0)).toBe('0.0%');
  });

  it('writes dates in words, without the time of day', () => {
    expect(format.date('2024-06-03T09:30:00Z')).toBe('3 June 2024');
  });

  it('leaves facts that are not numbers as they are, and codes with a leading zero too', () => {
    expect([
      format.fact('1107597'),
      format.fact('12.38'),
      format.fact('2018'),
      format.fact('012'),
      format.fact('Rural'),
    ]).toEqual(['1,107,597', '12.4', '2018', '012', 'Rural']);
  });

  it('begins with a capital', () => {
    expect(capitalise('health districts')).toBe('Health districts');
  });

  it('writes numbers of charts with as many digits as are read', () => {
    expect([1113.252309, 37.7654, 0.01234567, 12, 1234567, -0.5].map((value) => format.read(value))).toEqual([
      '1,113.3',
      '37.77',
      '0.01235',
      '12',
      '1,234,567',
      '-0.5',
    ]);
  });
});
