import type { Country, Named } from '../country/country.ts';
import { reorganised } from '../country/country.ts';
import type { AreaFile } from './areas.ts';

/** A file of neighbours for each type of area with boundaries: two areas are neighbours when their boundaries share a line. */
export function neighbourFiles(country: Country): AreaFile[] {
  const systems = country.pieces.map((piece) => piece.system);
  const describe = (type: string, title: string, places: readonly Named[], ofPiece: (piece: number) => number) =>
    declare(type, title, pairsBeside(country, places, ofPiece));
  const areaOf = country.pieces.map((_, piece) => country.areasAfter.findIndex(({ pieces }) => pieces.includes(piece)));
  const areas = describe(
    'commissioning-area',
    'Commissioning areas that share a border',
    country.areasAfter,
    (piece) => areaOf[piece]!,
  );
  return [
    { ...areas, declaration: { ...areas.declaration, from: reorganised } },
    describe('system', 'Integrated care systems that share a border', country.systems, (piece) => systems[piece]!),
    describe(
      'region',
      'Regions that share a border',
      country.regions,
      (piece) => country.systems[systems[piece]!]!.region,
    ),
  ];
}

/** Codes of the places that meet at a border line, each pair once, in the order of the codes. */
function pairsBeside(
  country: Country,
  places: readonly Named[],
  ofPiece: (piece: number) => number,
): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  for (const { left, right } of country.arcs) {
    if (left < 0 || right < 0 || ofPiece(left) === ofPiece(right)) continue;
    const codes = [places[ofPiece(left)]!.local, places[ofPiece(right)]!.local].sort() as [string, string];
    pairs.set(codes.join(' '), codes);
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, codes]) => codes);
}

function declare(type: string, title: string, pairs: [string, string][]): AreaFile {
  return {
    file: `${type}-neighbours`,
    table: { header: ['area', 'neighbour'], rows: pairs },
    declaration: {
      id: `${type}-neighbours`,
      title,
      notes: ['Made from the boundaries: two areas are neighbours when their boundaries share a line.'],
      relations: [{ kind: 'neighbours', child: { type, column: 'area' }, parent: { type, column: 'neighbour' } }],
    },
  };
}
