import type { AreaCollection, Position } from '#charts/map/map-geometry.ts';
import type { Boundary } from '#release/reader/records.ts';

type Geometry = NonNullable<AreaCollection['features'][number]['geometry']>;

const known = new WeakMap<Boundary[], Map<number, AreaCollection>>();

/**
 * Shapes as a map of this width can show them: points are moved to a grid a little finer than the screen’s, and those
 * that fall together are left out. Borders that areas share stay shared. Made once for each width.
 */
export function mapFeatures(boundaries: Boundary[], width: number): AreaCollection {
  const byWidth = known.get(boundaries) ?? new Map<number, AreaCollection>();
  known.set(boundaries, byWidth);
  const made = byWidth.get(width) ?? thinned(boundaries, width);
  byWidth.set(width, made);
  return made;
}

function thinned(boundaries: Boundary[], width: number): AreaCollection {
  const geometries = boundaries.map(({ geometry }) => geometry as Geometry | null);
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const geometry of geometries) {
    for (const [x = 0] of geometry ? ringsOf(geometry).flat() : []) {
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }
  const cell = ((right - left) / width) * 0.6;
  const shape = (geometry: Geometry | null): Geometry | null => {
    if (!geometry || !(cell > 0)) return geometry;
    return geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: snapped(geometry.coordinates, cell) }
      : { type: 'MultiPolygon', coordinates: islands(geometry.coordinates, cell) };
  };
  return {
    type: 'FeatureCollection',
    features: boundaries.map(({ area }, at) => ({
      type: 'Feature',
      properties: { code: area.code },
      geometry: shape(geometries[at] ?? null),
    })),
  };
}

function ringsOf(geometry: Geometry): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(1);
}

/** Islands too small to be seen are left out, as long as one part of the area stays. */
function islands(polygons: Position[][][], cell: number): Position[][][] {
  const kept = polygons.map((rings) => snapped(rings, cell)).filter((rings) => (rings[0]?.length ?? 0) >= 4);
  return kept.length > 0 ? kept : polygons.slice(0, 1);
}

function snapped(rings: Position[][], cell: number): Position[][] {
  const found = rings.map((ring) => snapRing(ring, cell));
  const outer = found[0];
  // An area smaller than a cell of the grid keeps its own points.
  if (!outer || outer.length < 4) return rings.slice(0, 1);
  return [outer, ...found.slice(1).filter((ring) => ring.length >= 4)];
}

function snapRing(ring: Position[], cell: number): Position[] {
  const kept: Position[] = [];
  for (const [x = 0, y = 0] of ring) {
    const point = [Math.round(x / cell) * cell, Math.round(y / cell) * cell];
    const last = kept.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) kept.push(point);
  }
  return kept;
}
