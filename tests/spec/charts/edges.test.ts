import { caterpillarChart } from '#charts/caterpillar.ts';
import type { RankedArea } from '#charts/caterpillar/caterpillar-order.ts';
import { coxcombChart } from '#charts/coxcomb.ts';
import { distributionChart } from '#charts/distribution.ts';
import { mapChart } from '#charts/map.ts';
import type { RatingClass } from '#charts/palette.ts';
import { type SpineProps, spineChart } from '#charts/spine.ts';
import { trendChart } from '#charts/trend.ts';
import { englishWords as words } from '#charts/words.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlFault } from './well-formed.ts';

const base = { idPrefix: 'x', title: 'Title', words };
const range = { lowest: 0, lowerQuartile: 25, upperQuartile: 75, highest: 100, benchmark: 50 };

function spine(props: Partial<SpineProps>): string {
  return spineChart({ ...base, ...range, value: 80, rating: 'better', highIsGood: true, ...props }).svg;
}

/** Where the sign stands, from the left. */
function signAt(svg: string): number {
  return Number(/class="cx-symbol[^"]*" transform="translate\(([-\d.]+)/.exec(svg)![1]);
}

describe('a spine', () => {
  it('puts the benchmark in the middle and better to the right, whichever way the indicator runs', () => {
    expect(signAt(spine({ value: 50 }))).toBe(150);
    expect(signAt(spine({ value: 80, highIsGood: true }))).toBeGreaterThan(150);
    expect(signAt(spine({ value: 20, highIsGood: false }))).toBeGreaterThan(150);
    expect(signAt(spine({ value: 80, highIsGood: false }))).toBeLessThan(150);
    expect(signAt(spine({ value: 80, highIsGood: null }))).toBeGreaterThan(150);
  });

  it('lets the further of lowest and highest reach its end', () => {
    expect(signAt(spine({ value: 100 }))).toBe(290);
    expect(signAt(spine({ value: 0 }))).toBe(10);
  });

  it('shows the reason instead of a sign where the value is suppressed', () => {
    const svg = spine({ value: null, missing: 'suppressed', rating: 'no-data' });
    expect(svg).toContain('>suppressed</text>');
    expect(svg).not.toContain('cx-interval');
  });

  it('shows zero as a value', () => {
    const { svg, table } = spineChart({ ...base, ...range, value: 0, rating: 'worse-998', highIsGood: true });
    expect(svg).toContain('cx-worse-998');
    expect(table.rows[0]).toMatchObject({ value: 0, note: null });
  });
});

describe('a coxcomb', () => {
  it('tells the share of each petal in its title, whatever was asked of the drawing', () => {
    const { svg, table } = coxcombChart({
      ...base,
      petals: [
        { group: 'A', aspect: 'Quality', rating: 'better', share: 0 },
        { group: 'A', aspect: 'Access', rating: 'expected', share: 1 },
        { group: 'B', rating: 'no-data', share: null },
      ],
    });
    expect(svg).toContain('<title>A, Quality: better, 0%</title>');
    expect(svg).toContain('<title>B: no data</title>');
    expect(table.rows.map((row) => row.share)).toEqual(['0%', '100%', null]);
  });

  it("uses the framework's own word for a rating", () => {
    const petals = [{ group: 'A', rating: 'worse-998' as const, word: 'Inadequate', share: 0.2 }];
    expect(coxcombChart({ ...base, petals }).table.rows[0]!.rating).toBe('Inadequate');
  });

  it.each([0, 1, 2, 6, 17, 50, 200])('takes %d petals', (count) => {
    const petals = Array.from({ length: count }, (_, index) => ({
      group: `Group ${index % 7}`,
      aspect: `${index}`,
      rating: 'better' as const,
      share: index / count,
    }));
    const { svg } = coxcombChart({ ...base, petals });
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg.match(/class="cx-petal/g)?.length ?? 0).toBe(count);
  });
});

describe('a trend', () => {
  it('draws no line across a missing period or a break', () => {
    const point = (value: number | null) => ({ period: 'p', value });
    const lines = (points: { period: string; value: number | null; breakBefore?: string }[]) =>
      /class="cx-line" d="([^"]*)"/.exec(trendChart({ ...base, points }).svg)![1]!.match(/M/g)!.length;
    expect(lines([point(1), point(2), point(3), point(4)])).toBe(1);
    expect(lines([point(1), point(2), point(null), point(3), point(4)])).toBe(2);
    expect(lines([point(1), point(2), { ...point(3), breakBefore: 'New' }, point(4)])).toBe(2);
  });

  it('keeps missing periods in the table, each with its reason', () => {
    const { table } = trendChart({
      ...base,
      points: [
        { period: 'a', value: 0 },
        { period: 'b', value: null, missing: 'not-applicable' },
        { period: 'c', value: Number.NaN },
      ],
    });
    expect(table.rows.map((row) => [row.value, row.note])).toEqual([
      [0, null],
      [null, 'not applicable'],
      [null, 'no data'],
    ]);
  });

  it('cuts a name of one long word at its line’s end, and keeps the number', () => {
    const benchmarkName = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
    const points = [{ period: 'a', value: 5, benchmark: 9 }];
    const { svg } = trendChart({ ...base, points, benchmarkName });
    expect(svg).toMatch(/>Llanfair[a-z]*…<\/text>/);
    expect(svg).toContain('>9</text>');
    expect(svg).not.toMatch(/<text[^>]*>Llanfairpwllgwyngyllgogery[^<]*</);
  });

  it('signs special causes by shape, not by colour alone', () => {
    const control = { mean: 5, lower: 1, upper: 9 };
    const signs = (signal?: 'improvement' | 'concern') =>
      trendChart({ ...base, points: [{ period: 'a', value: 5, control: { ...control, signal } }] }).svg.match(
        /cx-(better|worse-95)/,
      )?.[1];
    expect([signs(), signs('improvement'), signs('concern')]).toEqual([undefined, 'better', 'worse-95']);
  });
});

describe('a caterpillar', () => {
  const area = (name: string, value: number | null): RankedArea => ({ name, value, rating: 'expected' });
  const names = (areas: RankedArea[], highIsGood: boolean, order?: 'value' | 'name') =>
    caterpillarChart({ ...base, areas, highIsGood, order }).table.rows.map((row) => row.area);

  it('stands best first, equals by name, missing last', () => {
    const areas = [area('D', null), area('C', 1), area('B', 1), area('A', -5), area('E', 1e12)];
    expect(names(areas, true)).toEqual(['E', 'B', 'C', 'A', 'D']);
    expect(names(areas, false)).toEqual(['A', 'B', 'C', 'E', 'D']);
    expect(names(areas, true, 'name')).toEqual(['A', 'B', 'C', 'E', 'D']);
  });

  it('names every area up to sixty, and only highlighted ones beyond', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...area(`Area ${index}.`, index), highlight: index === 3 }));
    const drawn = (count: number) =>
      caterpillarChart({ ...base, areas: many(count), highIsGood: true }).svg.match(/>Area \d+\.[^<]*<\/text>/g)!
        .length;
    expect(drawn(60)).toBe(60);
    expect(drawn(61)).toBe(1);
  });

  it('stays small with 600 areas', () => {
    const areas = Array.from({ length: 600 }, (_, index) => ({
      ...area(`A${index}`, index / 7),
      lower: index / 7 - 3,
      upper: index / 7 + 3,
    }));
    expect(caterpillarChart({ ...base, areas, highIsGood: true }).svg.length).toBeLessThan(40_000);
  });
});

describe('a map', () => {
  const ring = [
    [0, 50],
    [0, 51],
    [1, 51],
    [1, 50],
    [0, 50],
  ];
  const draw = (rings: number[][][], scale = 1) =>
    /class="cx-area[^"]*" d="([^"]*)"/.exec(
      mapChart({
        ...base,
        areas: { a: { name: 'A', rating: 'better' } },
        boundaries: {
          type: 'FeatureCollection',
          features: [
            {
              type: 'Feature',
              properties: { code: 'a' },
              geometry: {
                type: 'Polygon',
                coordinates: rings.map((one) => one.map(([x, y]) => [x! * scale, y! * scale])),
              },
            },
          ],
        },
      }).svg,
    )?.[1];

  it('draws rings of either direction as the same land', () => {
    const numbers = (path: string | undefined) =>
      path!
        .match(/[\d.]+/g)!
        .map(Number)
        .sort((a, b) => a - b);
    expect(numbers(draw([ring]))).toEqual(numbers(draw([[...ring].reverse()])));
    expect(Math.max(...numbers(draw([ring])))).toBeLessThanOrEqual(320 * 1.3);
  });

  it('draws a plane grid in metres', () => {
    expect(draw([ring], 10_000)).toMatch(/^M[\d.]+,[\d.]+L/);
  });

  it('writes coordinates with one decimal', () => {
    expect(draw([ring])).not.toMatch(/\.\d\d/);
  });

  it('draws nothing, and says so, for boundaries without extent', () => {
    expect(
      draw([
        [
          [0, 50],
          [0, 50],
          [0, 50],
          [0, 50],
        ],
      ]),
    ).toBeUndefined();
  });

  it('takes a code that is a word of the language for an unknown code', () => {
    const features = [
      {
        type: 'Feature' as const,
        properties: { code: 'constructor' },
        geometry: { type: 'Polygon' as const, coordinates: [ring] },
      },
    ];
    expect(mapChart({ ...base, areas: {}, boundaries: { type: 'FeatureCollection', features } }).svg).toContain(
      'cx-no-data',
    );
  });
});

describe('any numbers at all', () => {
  const number = fc.option(
    fc.oneof(fc.double({ noDefaultInfinity: false }), fc.integer({ min: -100, max: 100 }), fc.constant(0)),
    { nil: null },
  );
  const rating = fc.constantFrom<RatingClass>('better', 'worse-998', 'no-data', 'no-direction', 'higher');
  const sound = (svg: string) => {
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  };

  it('give a sound drawing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number, number, rating), { maxLength: 70 }),
        number,
        fc.constantFrom(true, false, null),
        (rows, benchmark, highIsGood) => {
          const [value, lower, upper, first] = rows[0] ?? [null, null, null, 'no-data' as const];
          const areas = rows.map(([one, low, high, name], index) => ({
            name: `A${index}`,
            value: one,
            lower: low,
            upper: high,
            rating: name,
            highlight: index % 9 === 0,
          }));
          sound(caterpillarChart({ ...base, areas, benchmark: { value: benchmark, name: 'B' }, highIsGood }).svg);
          sound(
            trendChart({
              ...base,
              points: rows.map(([one, low, high, name], index) => ({
                period: `${index}`,
                value: one,
                lower: low,
                upper: high,
                rating: name,
                benchmark,
              })),
            }).svg,
          );
          sound(
            spineChart({
              ...base,
              lowest: lower,
              lowerQuartile: lower,
              upperQuartile: upper,
              highest: upper,
              benchmark,
              value,
              lower,
              upper,
              rating: first,
              highIsGood,
            }).svg,
          );
          sound(
            distributionChart({
              ...base,
              name: 'A',
              peers: rows.map((row) => row[0]),
              value,
              rating: first,
              highIsGood,
            }).svg,
          );
          sound(
            coxcombChart({
              ...base,
              petals: rows.map(([one, , , name], index) => ({
                group: `G${index % 4}`,
                aspect: 'a',
                rating: name,
                share: one,
              })),
            }).svg,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
