import { findSimilar } from '../src/areas/similar/find-similar.ts';
import type { SimilarVariable } from '../src/areas/similar/variable.ts';
import { Database } from '../src/evidence/database.ts';
import { settings } from './country.ts';
import { type Line, median } from './print.ts';

const attributes = 10;
const nearest = 10;
const sizes = [209, 6500];

/** Finds the 10 nearest of 209 and of 6,500 areas in 10 attributes, by the published method, beside DuckDB SQL that does the same. */
export async function measureNeighbours(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const areas of sizes) {
    const columns = Array.from({ length: attributes }, (_, attribute) => invented(areas, attribute));
    const variables = columns.map(
      (values): SimilarVariable => ({ values, transform: 'square-root', cap: 5, weight: 1 }),
    );
    const times = repeated(areas, () => {
      const { rows } = findSimilar(variables, areas, { nearest, missing: 'exclude' });
      return rows.other;
    });
    const sql = await bySql(columns, areas);
    const ours = findSimilar(variables, areas, { nearest, missing: 'exclude' }).rows.distance;
    // The same distances in both, or the comparison is of two different things.
    const apart = ours.reduce(
      (most, distance, i) => Math.max(most, Math.abs(distance - (sql.distances[i] as number))),
      0,
    );
    if (!(apart < 1e-6)) throw new Error(`the distances differ by ${apart}`);
    const label = `${areas.toLocaleString('en-GB')} areas × ${attributes} attributes, ${nearest} nearest`;
    const seconds = median(times) / 1000;
    lines.push(
      { label, figure: seconds, unit: 's', ...(areas === 6500 ? { atMost: 1 } : {}) },
      {
        label: `beside DuckDB SQL, ${areas.toLocaleString('en-GB')} areas`,
        figure: seconds / sql.seconds,
        unit: '×',
        atMost: 1,
        from: `${seconds.toFixed(3)} / ${sql.seconds.toFixed(3)} s`,
      },
    );
  }
  return lines;
}

function repeated(areas: number, work: () => Int32Array): number[] {
  return Array.from({ length: areas > 1000 ? 5 : 15 }, () => {
    const from = performance.now();
    if (work().length !== areas * nearest) throw new Error('too few were found');
    return performance.now() - from;
  });
}

/** Skewed values that are always the same. */
function invented(areas: number, attribute: number): Float64Array {
  let state = 7919 * (attribute + 1);
  const draw = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  return Float64Array.from({ length: areas }, () => 1000 * (draw() + draw()) ** 3);
}

/** The same in SQL: capped, rooted, standardised, every pair measured, the nearest kept. Loading the table is not counted. */
async function bySql(columns: Float64Array[], areas: number): Promise<{ seconds: number; distances: number[] }> {
  const database = await Database.open({
    path: ':memory:',
    threads: settings.threads,
    memoryLimit: settings.memoryLimit,
  });
  try {
    const names = columns.map((_, i) => `c${i}`);
    await database.run(`CREATE TABLE place (id INTEGER, ${names.map((name) => `${name} DOUBLE`).join(', ')})`);
    await database.append('place', [Int32Array.from({ length: areas }, (_, i) => i), ...columns], areas);
    const each = (of: (name: string) => string) => names.map(of).join(', ');
    const query = `WITH capped AS (SELECT id, ${each((c) => `sqrt(least(${c}, avg(${c}) OVER () + 5 * stddev_samp(${c}) OVER ())) AS ${c}`)} FROM place),
      standard AS (SELECT id, ${each((c) => `(${c} - avg(${c}) OVER ()) / stddev_samp(${c}) OVER () AS ${c}`)} FROM capped),
      pair AS (SELECT a.id, b.id AS other, ${names.map((c) => `(a.${c} - b.${c}) * (a.${c} - b.${c})`).join(' + ')} AS squared FROM standard a JOIN standard b ON a.id <> b.id),
      found AS (SELECT id, min(squared, ${nearest}) AS list FROM pair GROUP BY id)
      SELECT id, sqrt(unnest(list)) AS distance FROM found ORDER BY id, distance`;
    const from = performance.now();
    const rows = await database.rows<{ distance: number }>(query);
    return { seconds: (performance.now() - from) / 1000, distances: rows.map(({ distance }) => distance) };
  } finally {
    database.close();
  }
}
