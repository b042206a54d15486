import { type GeoPath, type GeoPermissibleObjects, geoArea, geoIdentity, geoMercator, geoPath } from 'd3-geo';

export type Position = number[];
export type AreaGeometry =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

export interface AreaFeature {
  type: 'Feature';
  properties: Record<string, unknown> | null;
  geometry: AreaGeometry | null;
}

/** Boundaries as GeoJSON: longitude and latitude, or a plane grid in metres. */
export interface AreaCollection {
  type: 'FeatureCollection';
  features: AreaFeature[];
}

export interface MapProjection {
  path: GeoPath;
  height: number;
  features: AreaFeature[];
}

/**
 * Fits boundaries into a width; taller ones than `tallest` are fitted into that height instead.
 *
 * Positions beyond ±180 and ±90 are taken for a plane grid whose second number grows to the north. Rings may run either
 * way. Paths are written with one decimal.
 */
export function projectAreas(collection: AreaCollection, width: number, tallest: number): MapProjection {
  const drawable = collection.features.filter((feature) => feature.geometry !== null && positions(feature).length > 0);
  const plane = drawable.some((feature) =>
    positions(feature).some(([x = 0, y = 0]) => Math.abs(x) > 180 || Math.abs(y) > 90),
  );
  const features = plane ? drawable : drawable.map(windClockwise);
  const whole = { type: 'FeatureCollection', features } as GeoPermissibleObjects;
  const margin = 3;
  const projection = plane ? geoIdentity().reflectY(true) : geoMercator();
  const path = geoPath(projection).digits(1);
  const scaleTo = (height: number): number => {
    projection.fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      whole,
    );
    const [[left, top], [right, bottom]] = path.bounds(whole);
    return bottom - top + right - left > 0 ? bottom - top : Number.NaN;
  };
  // First as wide as there is room, to learn the height.
  const natural = features.length === 0 ? Number.NaN : scaleTo(width * 1000);
  // Boundaries without any extent (a single point) cannot be drawn.
  if (!Number.isFinite(natural)) return { path, height: 0, features: [] };
  const height = Math.min(tallest, Math.max(1, natural) + 2 * margin);
  scaleTo(height);
  return { path, height, features };
}

function positions(feature: AreaFeature): Position[] {
  const geometry = feature.geometry;
  if (geometry === null) return [];
  return geometry.type === 'Polygon' ? geometry.coordinates.flat(1) : geometry.coordinates.flat(2);
}

/** On a sphere an outer ring that runs the other way encloses the rest of the world. */
function windClockwise(feature: AreaFeature): AreaFeature {
  const polygons =
    feature.geometry!.type === 'Polygon' ? [feature.geometry!.coordinates] : feature.geometry!.coordinates;
  const turned = (polygons as Position[][][]).map((rings) =>
    rings.map((ring, index) => {
      const inside = geoArea({ type: 'Polygon', coordinates: [ring] } as GeoPermissibleObjects) <= 2 * Math.PI;
      return inside === (index === 0) ? ring : [...ring].reverse();
    }),
  );
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates: turned } };
}
