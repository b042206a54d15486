import { describe, expect, it } from 'vitest';
import { fitText, textWidth, wrapText } from './text.ts';

describe('the width of text', () => {
  it('grows with letters, size and weight', () => {
    expect(textWidth('', 12)).toBe(0);
    expect(textWidth('WW', 12)).toBeGreaterThan(textWidth('ii', 12));
    expect(textWidth('a', 24)).toBeCloseTo(2 * textWidth('a', 12));
    expect(textWidth('a', 12, true)).toBeGreaterThan(textWidth('a', 12));
  });

  it('counts a letter beyond the basic plane once, and a Chinese one as a full square', () => {
    expect(textWidth('漢', 10)).toBeCloseTo(10.6);
    expect(textWidth('🌼', 10)).toBeCloseTo(10.6);
  });
});

describe('fitting', () => {
  it('keeps what fits and shortens the rest with an ellipsis that fits too', () => {
    expect(fitText('Northvale', 200, 12)).toBe('Northvale');
    const short = fitText('Mid-Estuary and the Outer Islands', 100, 12);
    expect(short).toMatch(/^Mid-Est.*…$/);
    expect(textWidth(short, 12)).toBeLessThanOrEqual(100);
  });

  it('wraps at spaces, never inside a word', () => {
    expect(wrapText('one two three', textWidth('one two', 12) + 1, 12)).toEqual(['one two', 'three']);
    expect(wrapText('transformation', 10, 12)).toEqual(['transformation']);
    expect(wrapText('  ', 10, 12)).toEqual([]);
  });
});
