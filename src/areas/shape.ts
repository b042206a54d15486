type Position = number[];
type Ring = Position[];
type Polygon = Ring[];

export interface Geometry {
  type: string;
  coordinates: unknown;
}

const factor = 10_000;

/**
 * A polygon or multipolygon with its coordinates rounded to four decimals (about ten metres), as compact GeoJSON text.
 *
 * Borders stay shared: a point that two areas have in common is rounded alike in both. Points that fall together are kept
 * once; a ring with fewer than three corners left is dropped, unless it is all that the area has.
 *
 * @returns `null` for any other kind of geometry
 */
export function compactShape(geometry: Geometry | null | undefined): string | null {
  if (geometry?.type === 'Polygon') {
    const polygon = compactPolygon(geometry.coordinates as Polygon) ?? geometry.coordinates;
    return JSON.stringify({ type: 'Polygon', coordinates: polygon });
  }
  if (geometry?.type === 'MultiPolygon') {
    const polygons = geometry.coordinates as Polygon[];
    const kept = polygons.map(compactPolygon).filter((polygon) => polygon !== null);
    return JSON.stringify({ type: 'MultiPolygon', coordinates: kept.length > 0 ? kept : polygons });
  }
  return null;
}

function compactPolygon(polygon: Polygon): Polygon | null {
  const [outer, ...holes] = polygon.map(compactRing);
  return outer ? [outer, ...holes.filter((ring) => ring !== null)] : null;
}

function compactRing(ring: Ring): Ring | null {
  const points: Ring = [];
  for (const [x, y] of ring as [number, number][]) {
    const point = [Math.round(x * factor) / factor, Math.round(y * factor) / factor];
    const last = points.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  return points.length >= 4 ? points : null;
}
