import { draws } from '../draws.ts';
import { borderArcs, weather } from '../land/arcs.ts';
import { landCells } from '../land/coast.ts';
import { shakenLattice } from '../land/lattice.ts';
import { noiseField } from '../land/noise.ts';
import { growPieces } from '../land/pieces.ts';
import { placeCities, settle } from '../land/settlement.ts';
import { placeNames } from '../names/places.ts';
import { makeAreas } from './areas.ts';
import type { Country, Piece, System } from './country.ts';
import { systemRenamed } from './country.ts';
import { addFerries, groupUnits } from './divisions.ts';
import { makePostcodes } from './postcodes.ts';
import { makePractices } from './practices.ts';
import { makeProviders } from './providers.ts';
import { reorganise } from './reorganisation.ts';

const sheet = { columns: 84, rows: 104 };
const pieceCount = 53;
const systemCount = 12;
const regionCount = 4;
const people = 4_650_000;

/** The whole country of a seed: land, borders, people, names, areas, practices, hospitals, postcodes. */
export function buildCountry(seed: number): Country {
  const stream = (name: string) => draws(seed, name);
  const lattice = shakenLattice(sheet.columns, sheet.rows, 0.42, stream('lattice'));
  const width = sheet.columns * Math.sqrt(3);
  const height = sheet.rows * 1.5;
  const isLand = landCells(lattice, width, height, stream('coast'));
  const land = isLand.flatMap((yes, cell) => (yes ? [cell] : []));
  const cities = placeCities(lattice, land, 16, stream('cities'));
  const inhabitants = settle(lattice, land, cities, people, stream('settlement'));
  const pieceOf = growPieces(lattice, land, inhabitants, pieceCount, stream('pieces'));
  const weathering = stream('weather');
  const arcs = borderArcs(lattice, pieceOf).map((arc) => weather(arc, weathering));

  const pieces: Piece[] = Array.from({ length: pieceCount }, (_, index) => {
    const cells = land.filter((cell) => pieceOf[cell] === index);
    const sum = cells.reduce((total, cell) => total + inhabitants[cell]!, 0);
    const mean = (axis: 'x' | 'y') =>
      cells.reduce((total, cell) => total + lattice.cells[cell]!.centre[axis], 0) / cells.length;
    const touching = arcs.flatMap(({ left, right }) => (left === index ? [right] : right === index ? [left] : []));
    return {
      name: '',
      coastal: touching.includes(-1),
      people: sum,
      cells,
      centre: { x: mean('x'), y: mean('y') },
      neighbours: [...new Set(touching.filter((other) => other >= 0))].sort((a, b) => a - b),
      system: 0,
    };
  });
  addFerries(pieces);
  const systemOf = groupUnits(pieces, systemCount, stream('systems'));
  pieces.forEach((piece, i) => {
    piece.system = systemOf[i]!;
  });
  const units = Array.from({ length: systemCount }, (_, system) => {
    const own = pieces.filter((piece) => piece.system === system);
    const sum = own.reduce((total, piece) => total + piece.people, 0);
    return {
      people: sum,
      centre: {
        x: own.reduce((total, piece) => total + piece.centre.x * piece.people, 0) / sum,
        y: own.reduce((total, piece) => total + piece.centre.y * piece.people, 0) / sum,
      },
      neighbours: [...new Set(own.flatMap((piece) => piece.neighbours.map((other) => systemOf[other]!)))],
    };
  });
  const regionOf = groupUnits(units, regionCount, stream('regions'));
  const names = placeNames({ pieces, systems: systemCount + 1, cities: cities.length, villages: 420 }, stream('names'));
  pieces.forEach((piece, i) => {
    piece.name = names.pieces[i]!;
  });
  const systems: System[] = units.map((_, i) => ({
    local: `S${String(i + 1).padStart(2, '0')}`,
    national: `V54${String(i + 1).padStart(6, '0')}`,
    name: `${names.systems[i]} Integrated Care System`,
    region: regionOf[i]!,
  }));
  systems[4]!.formerName = systems[4]!.name;
  systems[4]!.name = `${names.systems[systemCount]} and ${names.systems[4]} Integrated Care System`;
  systems[4]!.renamed = systemRenamed;

  const deprivationField = noiseField(stream('deprivation'), 3);
  const change = reorganise(pieces);
  const practices = makePractices(
    { lattice, pieces, inhabitants, deprivationField, width, names },
    stream('practices'),
  );
  const divisions = makeAreas(pieces, change, practices, systems);
  const placed = cities.map((city, i) => ({ ...city, name: names.cities[i]!, piece: pieceOf[city.cell]! }));
  return {
    local: 'ELW',
    national: 'V92000001',
    name: names.country,
    lattice,
    height,
    arcs,
    cities: placed,
    regions: names.regions.map((name, i) => ({
      local: `R${i + 1}`,
      national: `V40${String(i + 1).padStart(6, '0')}`,
      name,
    })),
    systems,
    pieces,
    ...divisions,
    practices,
    providers: makeProviders(placed, units, stream('providers')),
    postcodes: makePostcodes({ lattice, pieces, inhabitants, cities: placed }, 6000, stream('postcodes')),
  };
}
