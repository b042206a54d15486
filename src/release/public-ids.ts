import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import { declaredSimilar } from '#project/schema/similar.ts';

/**
 * Writes tables that give each id of the store its id in a release, in the order of natural keys, so that two builds of the same inputs
 * give the same rows. They stand in a database of their own in memory, `ids`, which all connections to the store see until it is detached.
 */
export async function declarePublicIds(evidence: Database, project: Project): Promise<void> {
  await evidence.run("ATTACH ':memory:' AS ids");
  const order = values(project.declaration.areaTypes.map((type, rank) => [type.id, rank]));
  await evidence.run(
    `CREATE TABLE ids.type AS SELECT t.id AS old, v.rank AS id FROM area_type t JOIN (VALUES ${order}) v(key, rank) ON v.key = t.key`,
  );
  await evidence.run(`CREATE TABLE ids.area AS
    SELECT a.id AS old, (row_number() OVER (ORDER BY t.id, a.code, a.id) - 1)::INTEGER AS id FROM area a JOIN ids.type t ON t.old = a.type WHERE a.kind = 'area'`);
  await evidence.run(`CREATE TABLE ids.indicator AS SELECT id AS old, (row_number() OVER (ORDER BY key) - 1)::INTEGER AS id, key FROM indicator
    WHERE key IN (${project.indicators.map(({ value }) => literal(value.id)).join(', ') || "''"})`);
  await evidence.run(`CREATE TABLE ids.period AS SELECT id AS old, (row_number() OVER (ORDER BY end_date, start_date, kind) - 1)::INTEGER AS id
    FROM period WHERE id IN (SELECT period FROM estimated) OR id IN (SELECT period FROM published_rating)`);
  await evidence.run(`CREATE TABLE ids.stratum AS SELECT id AS old, (row_number() OVER (ORDER BY id <> 0, sex, age, category, category_value) - 1)::INTEGER AS id
    FROM stratum WHERE id = 0 OR id IN (SELECT stratum FROM estimated)`);
  await evidence.run(`CREATE TABLE ids.source AS SELECT id AS old, (row_number() OVER (ORDER BY key) - 1)::INTEGER AS id, key FROM source
    WHERE key IN (${project.sources.map(({ value }) => literal(value.id)).join(', ') || "''"})`);
  await evidence.run(
    `CREATE TABLE ids.file AS SELECT f.id AS old, (row_number() OVER (ORDER BY s.id, f.path) - 1)::INTEGER AS id FROM source_file f JOIN ids.source s ON s.old = f.source`,
  );
  await evidence.run(
    `CREATE TABLE ids.framework AS SELECT v.key, v.id::INTEGER AS id FROM (VALUES ${
      values(
        project.frameworks
          .map(({ value }) => value.id)
          .sort()
          .map((key, id) => [key, id]),
      ) || "('', 0)"
    }) v(key, id)`,
  );
  const similar = [declaredSimilar, ...project.declaration.similar.map(({ id }) => id)];
  await evidence.run(
    `CREATE TABLE ids.similar AS SELECT v.old::INTEGER AS old, v.key FROM (VALUES ${values(similar.map((key, at) => [at - 1, key]))}) v(old, key)`,
  );
}
