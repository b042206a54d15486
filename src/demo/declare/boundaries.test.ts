import { describe, expect, it } from 'vitest';
import { buildCountry } from '../country/build-country.ts';
import { signedArea } from '../land/shape.ts';
import { boundaryFiles } from './boundaries.ts';
import { neighbourFiles } from './neighbours.ts';

type Ring = [number, number][];
interface Feature {
  properties: { code: string };
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
}

const files = new Map(
  boundaryFiles(buildCountry(1858)).map(({ file, geojson }) => [
    file,
    (JSON.parse(geojson) as { features: Feature[] }).features.map(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    ),
  ]),
);
const shapes = (file: string) => files.get(file)!;
const edgesOf = (rings: Ring[]) => rings.flatMap((ring) => ring.slice(1).map((to, i) => [ring[i]!, to] as const));
const key = (a: readonly number[], b: readonly number[]) => `${a}>${b}`;
const areaOf = (polygons: Ring[][]) => polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);

describe('boundaries of the invented country', () => {
  it.each([...files.keys()])(
    'closes every ring of %s and turns outer rings counter-clockwise, holes clockwise',
    (file) => {
      for (const polygon of shapes(file).flat())
        polygon.forEach((ring, i) => {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
          expect(Math.sign(signedArea(ring))).toBe(i === 0 ? 1 : -1);
        });
    },
  );

  it.each(['areas-2016', 'areas-2021', 'systems', 'regions'])(
    'tiles the country with %s: each border is drawn by two neighbours, or is the coast',
    (file) => {
      const coast = new Set(edgesOf(shapes('country')[0]!.flat()).map(([a, b]) => key(a, b)));
      const drawn = new Set<string>();
      for (const [a, b] of edgesOf(shapes(file).flat(2))) {
        expect(drawn.has(key(a, b))).toBe(false);
        drawn.add(key(a, b));
      }
      for (const edge of drawn) {
        const [from, to] = edge.split('>') as [string, string];
        expect(drawn.has(`${to}>${from}`) || coast.has(edge)).toBe(true);
      }
      expect(shapes(file).reduce((sum, shape) => sum + areaOf(shape), 0)).toBeCloseTo(areaOf(shapes('country')[0]!), 9);
    },
  );

  it('crosses no border with itself or another', () => {
    const edges = [
      ...new Map(edgesOf(shapes('areas-2016').flat(2)).map((edge) => [edge.map(String).sort().join(), edge])).values(),
    ];
    const cells = new Map<string, number[]>();
    const side = 0.05;
    let crossings = 0;
    edges.forEach(([a, b], i) => {
      for (let x = Math.floor(Math.min(a[0], b[0]) / side); x <= Math.floor(Math.max(a[0], b[0]) / side); x++)
        for (let y = Math.floor(Math.min(a[1], b[1]) / side); y <= Math.floor(Math.max(a[1], b[1]) / side); y++) {
          const cell = cells.get(`${x},${y}`) ?? [];
          cells.set(`${x},${y}`, cell);
          for (const other of cell) if (cross(edges[other]!, edges[i]!)) crossings++;
          cell.push(i);
        }
    });
    expect(edges.length).toBeGreaterThan(3000);
    expect(crossings).toBe(0);
  });
});

it.each([
  ['areas-2021', 'commissioning-area'],
  ['systems', 'system'],
  ['regions', 'region'],
])('declares as neighbours exactly the areas of %s whose drawn boundaries share an edge', (file, type) => {
  const country = buildCountry(1858);
  const drawn = boundaryFiles(country).find((one) => one.file === file)!;
  const features = (JSON.parse(drawn.geojson) as { features: Feature[] }).features;
  const codesAt = new Map<string, string[]>();
  for (const { properties, geometry } of features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const edge of edgesOf(polygons.flat())) {
      const both = edge.map(String).sort().join();
      codesAt.set(both, [...(codesAt.get(both) ?? []), properties.code]);
    }
  }
  const expected = new Set(
    [...codesAt.values()].filter(({ length }) => length === 2).map((pair) => pair.sort().join(' ')),
  );
  const declared = neighbourFiles(country).find((one) => one.file === `${type}-neighbours`)!.table.rows;
  expect(declared.map((pair) => pair.join(' ')).sort()).toEqual([...expected].sort());
  expect(declared.length).toBeGreaterThan(2);
});

type Edge = readonly [readonly [number, number], readonly [number, number]];

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  const turn = (p: readonly number[], q: readonly number[], r: readonly number[]) =>
    Math.sign((q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!));
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}
