import type { Database } from '#evidence/database.ts';
import { formatDay } from './calendar.ts';
import type { Boundary } from './load-boundaries.ts';
import { nameOn, type Register, type RegisteredArea } from './register.ts';
import type { Relation } from './relation.ts';
import type { Rollup } from './rollup.ts';
import type { Attribute, Postcode } from './state-attributes.ts';
import { settleTimeline } from './timeline.ts';

type Cell = string | number | null;

/** All that the files say about areas, brought into one account. */
export interface AreaAccount {
  register: Register;
  relations: Relation[];
  rollup: Rollup;
  attributes: Iterable<Attribute>;
  postcodes: Iterable<Postcode>;
  boundaries: Boundary[];
  /** The day of today's map. */
  mapDay: number;
}

const tables = [
  'area_type',
  'area',
  'area_code',
  'area_name',
  'relation',
  'rollup',
  'attribute',
  'boundary',
  'postcode',
];

/** Replaces what the store holds about areas. Rows are written in the order of their keys, so that ids and files repeat. */
export async function writeAreas(database: Database, account: AreaAccount): Promise<void> {
  const { register, mapDay } = account;
  const areas = [...register.areas].sort((a, b) => a.type - b.type || (a.code < b.code ? -1 : 1));
  const ids = new Map(areas.map((area, id) => [area, id]));
  const idOf = (area: RegisteredArea) => ids.get(area) as number;
  for (const table of tables) await database.run(`DELETE FROM ${table}`);

  const ranks = typeRanks(register);
  await insert(
    database,
    'area_type',
    register.types.map((type, id) => [id, type.id, ranks[id] as number]),
  );
  await insert(
    database,
    'area',
    areas.map((area, id) => [
      id,
      area.type,
      area.code,
      nameOn(area, mapDay),
      formatDay(area.opened),
      formatDay(area.closed),
      area.placeholder ? 'placeholder' : 'area',
    ]),
  );
  await insert(
    database,
    'area_code',
    areas.flatMap((area, id) => codeRows(register, area, id)),
  );
  await insert(
    database,
    'area_name',
    areas.flatMap((area, id) =>
      settleTimeline(area.names).map(({ value, from, to }) => [id, value, formatDay(from), formatDay(to)]),
    ),
  );
  await insert(
    database,
    'relation',
    ordered(
      account.relations.map(({ kind, child, parent, from, to, weight, basis }) => ({
        order: [kind, idOf(child), idOf(parent), from],
        row: [kind, idOf(child), idOf(parent), formatDay(from), formatDay(to), weight, basis],
      })),
    ),
  );
  await insert(
    database,
    'attribute',
    ordered(
      [...account.attributes].map(({ area, key, name, value }) => ({
        order: [idOf(area), key],
        row: [idOf(area), key, name, value],
      })),
    ),
  );
  await insert(
    database,
    'boundary',
    ordered(
      account.boundaries.map(({ key, area, geometry, from, to, attribution }) => ({
        order: [key, idOf(area)],
        row: [key, idOf(area), geometry, formatDay(from), formatDay(to), attribution],
      })),
    ),
  );
  await insert(
    database,
    'postcode',
    ordered(
      [...account.postcodes].map(({ postcode, area }) => ({
        order: [postcode, idOf(area)],
        row: [postcode, idOf(area)],
      })),
    ),
  );
  await writeRollup(database, account.rollup, areas, idOf);
}

function codeRows(register: Register, area: RegisteredArea, id: number): Cell[][] {
  const own: Cell[] = [id, register.typeOf(area).scheme, area.code, null, null];
  const schemes = [...area.codes.keys()].sort();
  return [
    own,
    ...schemes.flatMap((scheme) =>
      settleTimeline(area.codes.get(scheme) ?? []).map(({ value, from, to }) => [
        id,
        scheme,
        value,
        formatDay(from),
        formatDay(to),
      ]),
    ),
  ];
}

/** How far above the smallest types each area type stands: 0 for those that nothing rolls up to. */
function typeRanks(register: Register): number[] {
  const below = (type: number): number =>
    Math.max(
      -1,
      ...register.types.flatMap(({ rollsUpTo }, child) =>
        rollsUpTo.some((step) => register.typeIndex(step.type) === type) ? [below(child)] : [],
      ),
    ) + 1;
  return register.types.map((_, type) => below(type));
}

function ordered(entries: { order: Cell[]; row: Cell[] }[]): Cell[][] {
  return entries.sort((a, b) => compare(a.order, b.order)).map(({ row }) => row);
}

function compare(a: readonly Cell[], b: readonly Cell[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return (a[i] as number) < (b[i] as number) ? -1 : 1;
  }
  return 0;
}

/** Rows cross as one JSON text: parsing thousands of literals costs DuckDB several times as much. */
async function insert(database: Database, table: string, rows: Cell[][]): Promise<void> {
  if (rows.length === 0) return;
  const cells = (rows[0] as Cell[]).map((_, index) => `r[${index + 1}]`).join(', ');
  await database.run(
    `INSERT INTO ${table} SELECT ${cells} FROM (SELECT unnest(from_json($1::VARCHAR, '[["VARCHAR"]]')) AS r)`,
    [JSON.stringify(rows)],
  );
}

async function writeRollup(
  database: Database,
  rollup: Rollup,
  areas: readonly RegisteredArea[],
  idOf: (area: RegisteredArea) => number,
): Promise<void> {
  const ways = [0, 1].flatMap((map) =>
    areas.map((leaf) => ({ map, leaf, up: map === 0 ? rollup.asItWas(leaf) : rollup.today(leaf) })),
  );
  const count = ways.reduce((sum, { up }) => sum + up.length, 0);
  const integers = Array.from({ length: 7 }, () => new Int32Array(count));
  const weights = new Float64Array(count);
  let row = 0;
  for (const { map, leaf, up } of ways) {
    const sorted = up.length < 2 ? up : [...up].sort((a, b) => idOf(a.area) - idOf(b.area) || a.from - b.from);
    for (const { area, from, to, weight } of sorted) {
      const cells = [map, idOf(leaf), idOf(area), leaf.type, area.type, from, to];
      for (let column = 0; column < cells.length; column++) {
        (integers[column] as Int32Array)[row] = cells[column] as number;
      }
      weights[row++] = weight;
    }
  }
  await database.run(
    'CREATE OR REPLACE TEMP TABLE rollup_days (map INTEGER, leaf INTEGER, area INTEGER, leaf_type INTEGER, area_type INTEGER, first INTEGER, last INTEGER, weight DOUBLE)',
  );
  await database.append('rollup_days', [...integers, weights], count);
  await database.run(`
    INSERT INTO rollup
    SELECT map, leaf, area, leaf_type, area_type, DATE '1970-01-01' + first, DATE '1970-01-01' + last, weight FROM rollup_days`);
  await database.run('DROP TABLE rollup_days');
}
