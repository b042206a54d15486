import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';

export interface DeclarationIds {
  measures: Map<string, number>;
  indicators: Map<string, number>;
  sources: Map<string, number>;
  areaTypes: Map<string, number>;
}

/**
 * Gives every declared measure, indicator and source its id in the store. An id once given stays with its key, so that work done
 * before keeps its meaning; new keys get the next free ids.
 */
export async function registerDeclarations(database: Database, project: Project): Promise<DeclarationIds> {
  return database.transaction(() => register(database, project));
}

async function register(database: Database, project: Project): Promise<DeclarationIds> {
  const areaTypes = await idsOf(database, 'area_type');
  const idsFor = async (
    table: 'measure' | 'indicator' | 'source',
    keys: readonly string[],
    more: (key: string) => number[] = () => [],
  ) => {
    const known = await idsOf(database, table);
    let next = Math.max(-1, ...known.values()) + 1;
    const fresh: (string | number)[][] = [];
    for (const key of keys) {
      if (known.has(key)) continue;
      fresh.push([next, key, ...more(key)]);
      known.set(key, next++);
    }
    if (fresh.length > 0) await database.run(`INSERT INTO ${table} VALUES ${values(fresh)}`);
    return known;
  };
  const levels = new Map(project.measures.map(({ value }) => [value.id, areaTypes.get(value.level) ?? -1]));
  const ids = {
    areaTypes,
    measures: await idsFor('measure', [...levels.keys()], (key) => [levels.get(key) as number]),
    indicators: await idsFor(
      'indicator',
      project.indicators.map(({ value }) => value.id),
    ),
    sources: await idsFor(
      'source',
      project.sources.map(({ value }) => value.id),
    ),
  };
  if (levels.size > 0) {
    await database.run(
      `UPDATE measure SET level = v.level FROM (VALUES ${values([...levels])}) v(key, level) WHERE v.key = measure.key`,
    );
  }
  return ids;
}

async function idsOf(database: Database, table: string): Promise<Map<string, number>> {
  const rows = await database.rows<{ id: number; key: string }>(`SELECT id, key FROM ${table} ORDER BY id`);
  return new Map(rows.map(({ id, key }) => [key, id]));
}
