import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { loadAreas } from '#areas/load-areas.ts';
import { Database, type Row } from '#evidence/database.ts';
import { createEvidence } from '#evidence/schema.ts';
import type { Declared } from '#project/declaration.ts';
import { areaSourceSchema, boundarySchema } from '#project/schema/area-source.ts';
import { projectSchema } from '#project/schema/coxcomb.ts';
import type { Issue } from '#vocabulary/issue.ts';

type AreaSourceInput = z.input<typeof areaSourceSchema>;
type BoundaryInput = z.input<typeof boundarySchema>;
type ProjectInput = z.input<typeof projectSchema>;

export interface AreaProject {
  files: Record<string, string | Uint8Array>;
  sources: Partial<AreaSourceInput>[];
  boundaries?: Partial<BoundaryInput>[];
  areaTypes?: ProjectInput['areaTypes'];
  mapDate?: string;
}

const areaType = (id: string, number: number, rollsUpTo: { type: string; by?: string }[] = []) => ({
  id,
  number,
  name: id,
  plural: `${id}s`,
  scheme: 'local',
  rollsUpTo,
});

/** practice → group → region, and hospital → group by shares. */
export const defaultTypes: ProjectInput['areaTypes'] = [
  areaType('practice', 1, [{ type: 'group' }, { type: 'network' }]),
  areaType('network', 2),
  areaType('hospital', 3, [{ type: 'group', by: 'catchment' }]),
  areaType('group', 4, [{ type: 'region' }]),
  areaType('region', 5),
];

export interface LoadedAreas {
  issues: Issue[];
  codes: string[];
  rows(sql: string): Promise<Row[]>;
  /** `leaf → area` on a map: `from..to weight` per interval. */
  ways(map: 0 | 1, leaf: string): Promise<string[]>;
}

/** Loads the areas of a project made of the files and declarations given, and hands the store to `check`. */
export async function withAreas(input: AreaProject, check: (loaded: LoadedAreas) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'coxcomb-areas-'));
  const database = await Database.open({ path: ':memory:' });
  try {
    for (const [name, text] of Object.entries(input.files)) {
      mkdirSync(dirname(join(folder, 'areas', name)), { recursive: true });
      writeFileSync(join(folder, 'areas', name), text);
    }
    await createEvidence(database);
    const { issues } = await loadAreas(database, projectOf(folder, input));
    await check({
      issues,
      codes: issues.map(({ code }) => code),
      rows: (sql) => database.rows(sql),
      ways: async (map, leaf) => {
        const found = await database.rows(`
          SELECT a.code || ' ' || r.valid_from || '..' || r.valid_to || ' ' || round(r.weight, 6) AS way
          FROM rollup r JOIN area a ON a.id = r.area JOIN area l ON l.id = r.leaf
          WHERE r.map = ${map} AND l.code = '${leaf}' ORDER BY r.area, r.valid_from`);
        return found.map(({ way }) => String(way));
      },
    });
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function projectOf(folder: string, input: AreaProject) {
  const declared = <T>(value: T, file: string): Declared<T> => ({
    value,
    file,
    locate: () => ({ line: 1, column: 1 }),
  });
  const about = { publisher: 'A', licence: 'B', address: 'https://example.org', accessed: '2024-01-01' };
  return {
    folder,
    dataFolder: join(folder, 'data'),
    declaration: projectSchema.parse({
      id: 'invented',
      name: 'Invented',
      mapDate: input.mapDate ?? '2024-04-01',
      codeSchemes: [
        { id: 'local', name: 'Local codes' },
        { id: 'national', name: 'National codes' },
      ],
      areaTypes: input.areaTypes ?? defaultTypes,
      benchmark: { type: 'region', code: 'R1' },
    }),
    measures: [],
    indicators: [],
    sources: [],
    frameworks: [],
    areaSources: input.sources.map((source, index) =>
      declared(areaSourceSchema.parse({ id: `s${index}`, title: 'T', ...about, ...source }), `areas/s${index}.yaml`),
    ),
    boundaries: (input.boundaries ?? []).map((source, index) =>
      declared(boundarySchema.parse({ id: `b${index}`, attribution: 'A', ...source }), `boundaries/b${index}.yaml`),
    ),
  };
}

/** A yearly file of practices with their group, network and region. */
export const hierarchy = (file: string, from?: string, to?: string): Partial<AreaSourceInput> => ({
  files: [file],
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
  areas: [
    { type: 'practice', codes: { local: 'practice' }, name: 'name', complete: true },
    { type: 'network', codes: { local: 'network' }, placeholders: ['U'] },
    { type: 'group', codes: { local: 'group', national: 'group national' } },
    { type: 'region', codes: { local: 'region' } },
  ],
  relations: [
    { child: { type: 'practice', column: 'practice' }, parent: { type: 'group', column: 'group' } },
    { child: { type: 'practice', column: 'practice' }, parent: { type: 'network', column: 'network' } },
    { child: { type: 'group', column: 'group' }, parent: { type: 'region', column: 'region' } },
  ],
});

export const header = 'practice,name,network,group,group national,region\n';
