import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { StratumSum } from './stratum-sums.ts';

/** The queries of the sums between cells: rows `sum`, `total`, `part`, `weight`, those of one sum after one another. */
export interface SumQuery {
  about: 'areas' | 'strata' | 'windows' | 'measures' | 'age bands';
  sql: string;
}

const alone = (area: string) => `hash(${area}, 1.0::DOUBLE)::HUGEINT`;

/**
 * Writes the queries that link the cells of `gatherCells`: larger areas on both maps, strata, windows of time, sums and
 * differences of measures, and totals that are given both as stated and as added up from age bands.
 */
export async function sumQueries(database: Database, strata: readonly StratumSum[]): Promise<SumQuery[]> {
  await database.run('CREATE OR REPLACE TEMP TABLE sup_strata (tiling INTEGER, whole INTEGER, part INTEGER)');
  const rows = strata.flatMap(({ whole, parts }, tiling) => parts.map((part) => [tiling, whole, part]));
  if (rows.length > 0) await database.run(`INSERT INTO sup_strata VALUES ${values(rows)}`);
  // A table of its own, because the order in which one query would join these three is far slower.
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_link AS
    SELECT c.id AS total, c.side, c.time, c.stratum, ${alone('m.leaf')} AS sig, m.weight::DOUBLE AS weight
    FROM sup_cell c JOIN sup_member m ON m.indicator = c.indicator AND m.map = c.map AND m.area = c.area AND m.period = c.period AND m.stratum = c.stratum
    WHERE c.sig > 0 AND c.sig <> ${alone('m.leaf')}`);
  return [
    {
      about: 'areas',
      sql: `SELECT k.total AS "sum", k.total, l.id AS part, k.weight FROM sup_link k
        JOIN sup_cell l ON l.side = k.side AND l.time = k.time AND l.stratum = k.stratum AND l.sig = k.sig
        ORDER BY "sum", part`,
    },
    {
      about: 'strata',
      sql: `SELECT w.id * ${strata.length}::DOUBLE + s.tiling AS "sum", w.id AS total, p.id AS part, 1::DOUBLE AS weight
        FROM sup_cell w JOIN sup_strata s ON s.whole = w.stratum
        JOIN sup_cell p ON p.side = w.side AND p.time = w.time AND p.sig = w.sig AND p.stratum = s.part
        WHERE w.leaves = 1 ORDER BY "sum", part`,
    },
    {
      about: 'windows',
      sql: `SELECT w.id AS "sum", w.id AS total, p.id AS part, 1::DOUBLE AS weight
        FROM sup_cell w JOIN sup_part t ON t.time = w.time AND t.parts > 1 JOIN sup_single g ON g.fact_period = t.fact_period
        JOIN sup_cell p ON p.side = w.side AND p.time = g.time AND p.stratum = w.stratum AND p.sig = w.sig
        WHERE w.leaves = 1 ORDER BY "sum", part`,
    },
    {
      about: 'measures',
      sql: `SELECT w.id AS "sum", w.id AS total, p.id AS part, s.sign::DOUBLE AS weight
        FROM sup_cell w JOIN sup_side s ON s.side = w.side AND s.measures > 1 AND s.banded = 0
        JOIN sup_side c ON c.measure = s.measure AND c.measures = 1 AND c.banded = 0
        JOIN sup_cell p ON p.side = c.side AND p.time = w.time AND p.stratum = w.stratum AND p.sig = w.sig
        WHERE w.leaves = 1 ORDER BY "sum", part`,
    },
    {
      about: 'age bands',
      sql: `SELECT w.id AS "sum", w.id AS total, p.id AS part, 1::DOUBLE AS weight
        FROM sup_side s JOIN sup_side c ON c.measure = s.measure AND c.measures = 1 AND c.banded = 0
        JOIN sup_cell w ON w.side = s.side JOIN sup_cell p ON p.side = c.side AND p.time = w.time AND p.stratum = w.stratum AND p.sig = w.sig
        WHERE s.measures = 1 AND s.banded = 1 AND w.leaves = 1 ORDER BY "sum", part`,
    },
  ];
}
