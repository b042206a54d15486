import { caterpillarChart } from '#charts/caterpillar.ts';
import type { Chart } from '#charts/chart.ts';
import { coxcombChart } from '#charts/coxcomb.ts';
import { coxcombMark } from '#charts/coxcomb-mark.ts';
import { distributionChart } from '#charts/distribution.ts';
import { mapChart } from '#charts/map.ts';
import { spineChart } from '#charts/spine.ts';
import { spineHeader, spineKey } from '#charts/spine-key.ts';
import { trendChart } from '#charts/trend.ts';
import { englishWords } from '#charts/words.ts';
import { describe, expect, it } from 'vitest';
import { xmlFault } from './well-formed.ts';

const evil = `"><script>alert('1')</script>&\u0000\u001b\ud800]]>`;
const href = 'javascript:alert(1)';

/** Every word of the catalogue replaced by the hostile one. */
function poison<T>(value: T): T {
  if (typeof value === 'string') return evil as T;
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, poison(inner)])) as T;
}

const words = poison(englishWords);
const base = { idPrefix: evil, title: evil, description: evil, words, format: (value: number) => `${value} ${evil}` };
const square = [
  [0, 50],
  [1, 50],
  [1, 51],
  [0, 51],
  [0, 50],
];

const drawn: Record<string, Chart> = {
  coxcomb: coxcombChart({
    ...base,
    lengthNote: evil,
    petals: [{ group: evil, aspect: evil, word: evil, rating: 'worse-95', share: 0.5, href }],
  }),
  spine: spineChart({
    ...base,
    lowest: 1,
    lowerQuartile: 2,
    upperQuartile: 3,
    highest: 4,
    benchmark: 2,
    value: null,
    rating: 'no-data',
    missing: 'suppressed',
    highIsGood: true,
  }),
  trend: trendChart({
    ...base,
    benchmarkName: evil,
    target: { value: 3, name: evil },
    points: [
      { period: evil, value: 1, rating: 'better', benchmark: 2 },
      { period: evil, value: null, missing: 'suppressed', breakBefore: evil },
      { period: evil, value: 2, control: { mean: 1, lower: 0, upper: 3, signal: 'concern' } },
    ],
  }),
  rows: caterpillarChart({
    ...base,
    highIsGood: true,
    benchmark: { value: 2, name: evil },
    areas: [
      { name: evil, value: 1, rating: 'better', href, highlight: true },
      { name: evil, value: null, rating: 'no-data' },
    ],
  }),
  dense: caterpillarChart({
    ...base,
    highIsGood: null,
    benchmark: { value: 2, name: evil },
    areas: Array.from({ length: 61 }, (_, value) => ({
      name: evil,
      value,
      rating: 'higher' as const,
      highlight: value === 3,
    })),
  }),
  map: mapChart({
    ...base,
    boundaries: {
      type: 'FeatureCollection',
      features: [evil, 'other'].map((code) => ({
        type: 'Feature',
        properties: { code },
        geometry: { type: 'Polygon', coordinates: [square] },
      })),
    },
    areas: { [evil]: { name: evil, text: evil, rating: 'step-3', href } },
  }),
  distribution: distributionChart({
    ...base,
    name: evil,
    peers: [1, 2, 3],
    value: 2,
    rating: 'expected',
    highIsGood: true,
  }),
};

describe('text from data and declarations', () => {
  it.each(Object.entries(drawn))('cannot become markup in a %s', (_, chart) => {
    expect(xmlFault(chart.svg)).toBeUndefined();
    expect(chart.svg).not.toMatch(/<script|javascript:|<a /);
    expect(chart.svg).toContain('&lt;script&gt;');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must be gone
    expect(chart.svg).not.toMatch(/[\u0000-\u0008\u001b]/);
    expect(chart.svg).not.toMatch(/\p{Cs}/u);
  });

  it('cannot become markup in the small ones', () => {
    for (const svg of [
      coxcombMark({ title: evil, idPrefix: evil, petals: [] }),
      spineHeader({ worse: evil, better: evil, benchmark: evil }),
      spineKey(words, ['better']),
    ]) {
      expect(xmlFault(svg)).toBeUndefined();
      expect(svg).not.toContain('<script');
    }
  });

  it('keeps safe links', () => {
    const { svg } = coxcombChart({
      ...base,
      petals: [{ group: 'a', rating: 'better', share: 1, href: '/areas/a?x=1&y=2' }],
    });
    expect(svg).toContain('<a href="/areas/a?x=1&amp;y=2"');
    expect(svg).toContain('role="group"');
  });
});
