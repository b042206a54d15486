import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumberText } from './number-text.ts';

describe('number text', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    [' 12.50 ', 12.5],
    ['-3', -3],
    ['\u22123', -3],
    ['+7', 7],
    ['.5', 0.5],
    ['5.', 5],
    ['1,234,567.8', 1234567.8],
    ['1 234 567', 1234567],
    ["1'234", 1234],
    ['1e3', 1000],
    ['2.5E-2', 0.025],
    ['-0', 0],
    ['007', 7],
  ])('reads %j', (text, value) => {
    expect(parseNumberText(text)).toEqual({ kind: 'number', value, percent: false });
  });

  it('reports a percent sign and leaves the value as written', () => {
    expect(parseNumberText('12.5 %')).toEqual({ kind: 'number', value: 12.5, percent: true });
  });

  it('reads a decimal comma when it is declared', () => {
    expect(parseNumberText('1.234,5', { decimalSeparator: ',' })).toMatchObject({ value: 1234.5 });
    expect(parseNumberText('1,234.5', { decimalSeparator: ',' })).toMatchObject({ kind: 'refused' });
  });

  it.each(['', '  ', null])('takes %j as blank, not as zero', (text) => {
    expect(parseNumberText(text)).toEqual({ kind: 'blank' });
  });

  it('knows the markers it is given before anything else, whatever their case', () => {
    expect(parseNumberText(' C ', { markers: ['*', 'c'] })).toEqual({ kind: 'marker', marker: 'c' });
    expect(parseNumberText('-1', { markers: ['-1'] })).toEqual({ kind: 'marker', marker: '-1' });
    expect(parseNumberText('', { markers: [''] })).toEqual({ kind: 'marker', marker: '' });
  });

  it.each(['0x10', 'NaN', 'Infinity', '1 2', '12a', '(3)', '-', '.', '%', '£5', '1e', '--1', '5%%'])(
    'refuses %j',
    (text) => {
      expect(parseNumberText(text).kind).toBe('refused');
    },
  );

  it.each(['1,23', '1,2345', '12,34,567', '1.2.3', '1,234 567'])(
    'refuses %j, whose separators are ambiguous',
    (text) => {
      expect(parseNumberText(text)).toEqual({ kind: 'refused', reason: 'ambiguous-separator' });
    },
  );

  it.each(['1e309', '9'.repeat(400), '1e-400'])('refuses a number that a double cannot hold', (text) => {
    expect(parseNumberText(text)).toEqual({ kind: 'refused', reason: 'out-of-range' });
  });

  it('gives back every double that is printed', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumberText(String(value))).toEqual({
          kind: 'number',
          value: value === 0 ? 0 : value,
          percent: false,
        });
      }),
    );
  });
});
