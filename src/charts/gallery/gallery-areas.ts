import { caterpillarChart } from '../caterpillar.ts';
import type { CaterpillarProps } from '../caterpillar/caterpillar-drawing.ts';
import type { RankedArea } from '../caterpillar/caterpillar-order.ts';
import { type DistributionProps, distributionChart } from '../distribution.ts';
import type { GalleryExample } from '../gallery.ts';
import { type MapArea, mapChart } from '../map.ts';
import type { AreaCollection, AreaFeature } from '../map/map-geometry.ts';
import type { RatingClass, StepClass } from '../palette.ts';
import { englishWords as words } from '../words.ts';

const percent = (value: number) => `${Math.round(value * 10) / 10}%`;
const title = 'Patients seen within two weeks, by area';

/** A fixed number between 0 and 1 for each whole number; looks irregular, is always the same. */
function scatter(index: number): number {
  return (((index + 1) * 7919 + (index + 1) ** 2 * 104729) % 10007) / 10007;
}

/** Roughly bell-shaped, from the mean of four. */
function bell(index: number): number {
  return (scatter(index) + scatter(index + 1000) + scatter(index + 2000) + scatter(index + 3000)) / 4;
}

const starts = ['North', 'East', 'South', 'West', 'Upper', 'Lower', 'Great', 'Old'];
const ends = ['vale', 'mere', 'ford', 'bury', 'combe', 'wick', 'dale'];

function areaName(index: number): string {
  const cycle = Math.floor(index / (starts.length * ends.length));
  return `${starts[index % starts.length]}${ends[Math.floor(index / starts.length) % ends.length]}${cycle > 0 ? ` ${cycle + 1}` : ''}`;
}

const benchmark = { value: 68, name: 'All areas' };

function compare(lower: number, upper: number, value: number): RatingClass {
  const wide = (upper - lower) * 0.28;
  if (value > benchmark.value)
    return lower - wide > benchmark.value ? 'better-998' : lower > benchmark.value ? 'better' : 'expected';
  return upper + wide < benchmark.value ? 'worse-998' : upper < benchmark.value ? 'worse-95' : 'expected';
}

function areas(count: number, spread: number): RankedArea[] {
  return Array.from({ length: count }, (_, index) => {
    const value = 68 + (bell(index) - 0.5) * spread;
    const half = 1.6 + scatter(index + 500) * 4;
    return {
      name: areaName(index),
      value,
      lower: value - half,
      upper: value + half * 0.9,
      rating: compare(value - half, value + half * 0.9, value),
    };
  });
}

function caterpillar(name: string, props: Partial<CaterpillarProps> & { areas: RankedArea[] }): GalleryExample {
  const base = { idPrefix: name, title, words, format: percent, benchmark, highIsGood: true };
  return { name, chart: caterpillarChart({ ...base, ...props }) };
}

const few: RankedArea[] = [
  ...areas(22, 60).map((area, index) => ({ ...area, highlight: index === 4 })),
  { name: 'Mid-Estuary and the Outer Islands', value: null, rating: 'no-data', missing: 'suppressed' },
  { name: 'A & E <script>', value: 71, lower: 66, upper: 75, rating: 'expected' },
];
const many = areas(600, 70).map((area, index) => ({
  ...area,
  highlight: index === 11 || index === 250 || index === 431,
}));

/** Seven by seven cells with shaken corners and without the four corners of the land. */
const boundaries: AreaCollection = {
  type: 'FeatureCollection',
  features: Array.from({ length: 49 }, (_, index) => [index % 7, Math.floor(index / 7)] as const)
    .filter(([x, y]) => Math.abs(x - 3) + Math.abs(y - 3) < 5)
    .map(([x, y]): AreaFeature => {
      const corner = (column: number, row: number) => [
        column * 0.22 + scatter(column * 31 + row * 17) * 0.15,
        50 + row * 0.16 + scatter(column * 13 + row * 41 + 7) * 0.1,
      ];
      const between = (from: number[], to: number[], seed: number) => [
        (from[0]! + to[0]!) / 2 + (scatter(seed) - 0.5) * 0.04,
        (from[1]! + to[1]!) / 2 + (scatter(seed + 50) - 0.5) * 0.03,
      ];
      const [a, b, c, d] = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)] as const;
      const flat = (column: number, row: number) => 300 + column * 20 + row;
      const ring = [
        a,
        between(a, b, flat(x, y)),
        b,
        between(b, c, flat(x + 1, y) + 200),
        c,
        between(d, c, flat(x, y + 1)),
        d,
        between(a, d, flat(x, y) + 200),
        a,
      ];
      return { type: 'Feature', properties: { code: `X${x}${y}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
    }),
};

function mapped(pick: (index: number) => RatingClass | StepClass): Record<string, MapArea> {
  const codes = boundaries.features.map((feature) => String(feature.properties?.code));
  const chosen = codes.map((code, index): [string, MapArea] => [
    code,
    {
      name: areaName(index),
      rating: pick(index),
      text: percent(55 + scatter(index) * 30),
      href: `/areas/${code.toLowerCase()}`,
      highlight: index === 17,
    },
  ]);
  return Object.fromEntries(chosen.filter((_, index) => index !== 9 && index !== 28));
}

const judged: RatingClass[] = [
  'better',
  'expected',
  'expected',
  'worse-95',
  'expected',
  'worse-998',
  'better',
  'better-998',
];
const steps: StepClass[] = ['step-1', 'step-2', 'step-3', 'step-4', 'step-5'];

function distribution(name: string, props: Partial<DistributionProps>): GalleryExample {
  const base: DistributionProps = {
    idPrefix: name,
    title: 'Out-of-hours visits per 1,000 patients',
    peers: Array.from({ length: 18 }, (_, index) => 20 + bell(index) * 60),
    name: 'Mill Lane',
    value: 64,
    rating: 'worse-95',
    highIsGood: false,
    format: (value) => String(Math.round(value)),
    words,
  };
  return { name, chart: distributionChart({ ...base, ...props }) };
}

export const caterpillarExamples: GalleryExample[] = [
  caterpillar('caterpillar-rows-narrow', { areas: few }),
  caterpillar('caterpillar-rows-wide', { areas: few, width: 720 }),
  caterpillar('caterpillar-rows-by-name', { areas: few.slice(0, 12), order: 'name', highIsGood: false }),
  caterpillar('caterpillar-600-narrow', { areas: many }),
  caterpillar('caterpillar-600-wide', { areas: many, width: 720 }),
  caterpillar('caterpillar-one', { areas: few.slice(0, 1) }),
  caterpillar('caterpillar-none', { areas: [] }),
  caterpillar('caterpillar-all-equal', {
    areas: few.slice(0, 4).map((area) => ({ ...area, value: 5, lower: 5, upper: 5 })),
    benchmark: undefined,
  }),
];

export const mapExamples: GalleryExample[] = [
  {
    name: 'map-ratings',
    chart: mapChart({
      idPrefix: 'map-ratings',
      title,
      boundaries,
      areas: mapped((index) => judged[(index * 5) % 8]!),
      words,
    }),
  },
  {
    name: 'map-fifths',
    chart: mapChart({
      idPrefix: 'map-fifths',
      title,
      boundaries,
      areas: mapped((index) => steps[Math.floor(scatter(index) * 5)]!),
      words,
      width: 480,
    }),
  },
  {
    name: 'map-none',
    chart: mapChart({
      idPrefix: 'map-none',
      title,
      boundaries: { type: 'FeatureCollection', features: [] },
      areas: {},
      words,
    }),
  },
];

export const distributionExamples: GalleryExample[] = [
  distribution('distribution-peers', {}),
  distribution('distribution-many', {
    peers: Array.from({ length: 400 }, (_, index) => 20 + bell(index) * 60),
    value: 41,
    rating: 'expected',
  }),
  distribution('distribution-suppressed', { value: null, rating: 'no-data', missing: 'suppressed' }),
  distribution('distribution-alone', { peers: [] }),
  distribution('distribution-all-equal', { peers: [5, 5, 5, 5], value: 5, rating: 'expected' }),
];
