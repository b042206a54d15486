import { describe, expect, it } from 'vitest';
import { element, escapeText, join, link, round, safeHref, safeId } from './svg.ts';

describe('elements', () => {
  it('escape text and attributes, but not other elements', () => {
    const inner = element('tspan', {}, 'a < b');
    expect(element('text', { class: '"x" & y' }, 'A & E ', inner).source).toBe(
      '<text class="&quot;x&quot; &amp; y">A &amp; E <tspan>a &lt; b</tspan></text>',
    );
  });

  it('leave out missing attributes and children, and keep zero', () => {
    expect(element('g', { x: 0, y: null, z: undefined, w: false }, null, false, [undefined, '']).source).toBe(
      '<g x="0"/>',
    );
  });

  it('round numbers to two decimals without a negative zero, and write no number that is none', () => {
    expect(element('c', { a: 1.006, b: -0.001, c: Number.NaN, d: Number.POSITIVE_INFINITY }).source).toBe(
      '<c a="1.01" b="0" c="0" d="0"/>',
    );
    expect(round(12.345, 1)).toBe(12.3);
  });
});

describe('escaping', () => {
  it('drops what XML cannot hold and keeps line ends and pairs of surrogates', () => {
    expect(escapeText('a\u0000b\u001fc\ud800d\n🌼\ufffe')).toBe('abcd\n🌼');
  });
});

describe('ids', () => {
  it('are safe and start with a letter', () => {
    expect(safeId('a b/"c"')).toBe('a-b--c-');
    expect(safeId('15e')).toBe('c-15e');
    expect(safeId('')).toBe('c-');
  });
});

describe('links', () => {
  it.each(['/areas/a', 'areas?x=1', '#top', '../b', 'https://example.org/', 'HTTP://example.org'])(
    'keep %s',
    (address) => {
      expect(safeHref(address)).toBe(address);
    },
  );

  it.each([
    'javascript:alert(1)',
    ' JavaScript:x',
    'java\nscript:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
  ])('refuse %j', (address) => {
    expect(safeHref(address)).toBeUndefined();
    expect(link(address, 'x').source).toBe(join('x').source);
  });
});
