import { ink, palette, ratingClasses } from '#charts/palette.ts';
import { mix } from '#charts/drawing/patterns.ts';
import { describe, expect, it } from 'vitest';

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast as WCAG 2.2 defines it. */
function contrast(first: string, second: string): number {
  const [high, low] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('the contrast of the palette', () => {
  it('knows black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });

  it.each(Object.entries(palette))('%s: outline 3:1 on paper, sign 3:1 on its fill', (_, entry) => {
    expect(contrast(entry.stroke, ink.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(entry.onFill, entry.fill)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(palette).filter(([name]) => !name.startsWith('step')))(
    '%s: text 4.5:1 on the wash and on its hatching',
    (_, entry) => {
      expect(contrast(ink.text, entry.soft)).toBeGreaterThanOrEqual(7);
      expect(contrast(ink.text, mix(entry.stroke, entry.soft, 0.28))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('texts 4.5:1, lines with a meaning 3:1', () => {
    for (const paper of [ink.paper, ink.track]) {
      expect(contrast(ink.text, paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink.muted, paper)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(ink.line, ink.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(ink.middle, ink.paper)).toBeGreaterThanOrEqual(3);
  });

  it('gives every rating class a sign of its own, and every two classes another hatching or another grey', () => {
    expect(new Set(ratingClasses.map((name) => palette[name].symbol)).size).toBe(ratingClasses.length);
    for (const first of ratingClasses) {
      for (const second of ratingClasses) {
        if (first === second || palette[first].pattern !== palette[second].pattern) continue;
        expect(contrast(palette[first].fill, palette[second].fill), `${first} and ${second}`).toBeGreaterThan(1.5);
      }
    }
  });
});
