import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Database } from '../src/evidence/database.ts';

/** What the store may use, for us and for the SQL alike: as many threads as there are cores, and this much memory. */
export const settings = { memoryLimit: '400MB', threads: availableParallelism() };

/** Size of a bench country: rows = indicators × areas × periods. */
export interface BenchSize {
  rows: number;
  indicators: number;
  areas: number;
  periods: number;
}

export function sizeFor(rows: number): BenchSize {
  const areas = Math.min(10_000, Math.max(100, rows / 1000));
  const periods = 20;
  return { rows, indicators: Math.max(1, Math.round(rows / areas / periods)), areas, periods };
}

/** Writes a project folder of a given size, one CSV file an indicator: area, year, numerator, denominator. */
export async function writeCountry(folder: string, size: BenchSize): Promise<void> {
  for (const name of ['areas', 'measures', 'indicators', 'sources', 'data'])
    mkdirSync(join(folder, name), { recursive: true });
  const types = ['practice', 'district', 'region', 'country'];
  writeFileSync(
    join(folder, 'coxcomb.yaml'),
    `id: bench\nname: Bench\nmapDate: '2035-12-31'\ncodeSchemes: [{ id: local, name: Local }]\nareaTypes:\n${types
      .map(
        (type, i) =>
          `  - { id: ${type}, number: ${i + 1}, name: ${type}, plural: ${type}s, scheme: local${i < 3 ? `, rollsUpTo: [{ type: ${types[i + 1]} }]` : ''} }`,
      )
      .join('\n')}\nbenchmark: { type: country, code: C }\n`,
  );
  const rows = Array.from(
    { length: size.areas },
    (_, i) => `P${i},D${i % Math.ceil(size.areas / 50)},R${(i % Math.ceil(size.areas / 50)) % 4},C`,
  );
  writeFileSync(join(folder, 'data/areas.csv'), `practice,district,region,country\n${rows.join('\n')}\n`);
  const relation = (child: string, parent: string) =>
    `    - { child: { type: ${child}, column: ${child} }, parent: { type: ${parent}, column: ${parent} } }`;
  writeFileSync(
    join(folder, 'areas/areas.yaml'),
    `- id: areas\n  title: Areas\n  publisher: Bench\n  licence: none\n  address: none\n  accessed: '2024-01-01'\n  files: [areas.csv]\n  areas:\n${types
      .map((type) => `    - { type: ${type}, codes: { local: ${type} }, name: ${type} }`)
      .join(
        '\n',
      )}\n  relations:\n${relation('practice', 'district')}\n${relation('district', 'region')}\n${relation('region', 'country')}\n`,
  );
  const database = await Database.open({ path: ':memory:' });
  for (let i = 0; i < size.indicators; i++) {
    const measure = (side: string) =>
      `- { id: m${i}-${side}, name: M, counts: events, unit: events, basis: registered, kind: flow, level: practice }\n`;
    writeFileSync(join(folder, `measures/m${i}.yaml`), measure('n') + measure('d'));
    writeFileSync(
      join(folder, `indicators/i${i}.yaml`),
      `id: i${i}\nnumber: ${i}\nname: I\nplainName: I\nwhy: Bench\ndefinition: Bench\nmethod: proportion\nnumerator: { measure: m${i}-n }\ndenominator: { measure: m${i}-d }\nunit: '%'\nmultiplier: 100\npolarity: high-is-good\n`,
    );
    writeFileSync(
      join(folder, `sources/s${i}.yaml`),
      `id: s${i}\ntitle: S\npublisher: Bench\nlicence: none\naddress: none\naccessed: '2024-01-01'\nfiles: [i${i}.csv]\narea: { column: area, scheme: local, type: practice }\nperiod: { column: year, pattern: auto }\nmeasures: [{ measure: m${i}-n, column: numerator }, { measure: m${i}-d, column: denominator }]\nnumeratorWithin: [{ numerator: m${i}-n, denominator: m${i}-d }]\n`,
    );
    await database.run(`COPY (SELECT 'P' || a AS area, 2000 + p AS year, (hash(a, p, ${i}) % 400)::INTEGER AS numerator, 400 + (hash(p, a, ${i}) % 4000)::INTEGER AS denominator
      FROM range(${size.areas}) t(a), range(${size.periods}) u(p) ORDER BY p, a) TO '${join(folder, `data/i${i}.csv`)}' (HEADER)`);
  }
  database.close();
}
