import type { z } from 'zod';
import type { boundarySchema } from '#project/schema/area-source.ts';
import type { Country, Named } from '../country/country.ts';
import { firstYear, lastDayBefore, reorganised } from '../country/country.ts';
import type { Point } from '../land/lattice.ts';
import { shapeOf } from '../land/shape.ts';

interface BoundaryFile {
  file: string;
  geojson: string;
  declaration: z.input<typeof boundarySchema>;
}

/** The island lies in the open ocean; one side of a cell is about four kilometres. */
const origin = { longitude: -31, latitude: 40.5 };
const degreesNorth = 0.036;
const degreesEast = degreesNorth / Math.cos((43 * Math.PI) / 180);

/** Longitude and latitude to four decimals, about ten metres. */
export function position({ x, y }: Point): [number, number] {
  return [
    Number((origin.longitude + x * degreesEast).toFixed(4)),
    Number((origin.latitude + y * degreesNorth).toFixed(4)),
  ];
}

/** Boundaries of all types of areas with land, the commissioning areas before and after the reorganisation. */
export function boundaryFiles(country: Country): BoundaryFile[] {
  const inSystem = (test: (system: number) => boolean) =>
    country.pieces.flatMap((piece, i) => (test(piece.system) ? [i] : []));
  const collection = (features: { place: Named; pieces: number[] }[]) =>
    `{"type":"FeatureCollection","features":[\n${features
      .map(({ place, pieces }) => {
        const shape = shapeOf(new Set(pieces), country.arcs, position);
        const geometry =
          shape.length === 1
            ? { type: 'Polygon', coordinates: shape[0] }
            : { type: 'MultiPolygon', coordinates: shape };
        return JSON.stringify({ type: 'Feature', properties: { code: place.local, name: place.name }, geometry });
      })
      .join(',\n')}\n]}\n`;
  const declare = (file: string, type: string, from: string, to?: string): BoundaryFile['declaration'] => ({
    id: file,
    type,
    file: `boundaries/${file}.geojson`,
    scheme: 'local',
    property: 'code',
    from,
    ...(to ? { to } : {}),
    attribution: 'Invented boundaries.',
  });
  const start = `${firstYear}-04-01`;
  const areas = (list: Country['areasAfter']) => collection(list.map((place) => ({ place, pieces: place.pieces })));
  return [
    {
      file: 'areas-2016',
      geojson: areas(country.areasBefore),
      declaration: declare('areas-2016', 'commissioning-area', start, lastDayBefore),
    },
    {
      file: 'areas-2021',
      geojson: areas(country.areasAfter),
      declaration: declare('areas-2021', 'commissioning-area', reorganised),
    },
    {
      file: 'systems',
      geojson: collection(
        country.systems.map((place, system) => ({ place, pieces: inSystem((own) => own === system) })),
      ),
      declaration: declare('systems', 'system', start),
    },
    {
      file: 'regions',
      geojson: collection(
        country.regions.map((place, region) => ({
          place,
          pieces: inSystem((own) => country.systems[own]!.region === region),
        })),
      ),
      declaration: declare('regions', 'region', start),
    },
    {
      file: 'country',
      geojson: collection([{ place: country, pieces: inSystem(() => true) }]),
      declaration: declare('country', 'country', start),
    },
  ];
}
