import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { findFiles } from './area-files.ts';
import { readAreaTable } from './area-table.ts';
import { parseDay } from './calendar.ts';
import { type Boundary, loadBoundaries } from './load-boundaries.ts';
import { Register } from './register.ts';
import { succession } from './relation.ts';
import { Rollup } from './rollup.ts';
import { overlappingParents, settleRelations } from './settle-relations.ts';
import { SourceRows } from './source-rows.ts';
import { stateAreas } from './state-areas.ts';
import { type Attribute, type Postcode, stateAttributes, statePostcodes } from './state-attributes.ts';
import { stateRelations } from './state-relations.ts';
import { Successions } from './successions.ts';
import { unaddressableCodes } from './unaddressable.ts';
import { writeAreas } from './write-areas.ts';

/**
 * Reads the files of areas and boundaries that a project declares and writes them to the store, in place of what was there.
 *
 * Patterns of files are looked up in the project's folder `areas/`, then in its data folder. Ids are dense, from 0, in the
 * order of area types and codes. `area_code` and `area_name` have no gaps: their outer ends are open. An open end of a
 * relation is NULL, in `rollup` it is 0001-01-01 or 9999-12-31.
 *
 * @returns every problem found; the tables are written in any case, and hold when none of the problems blocks
 */
export async function loadAreas(database: Database, project: Project): Promise<{ issues: Issue[] }> {
  const { declaration } = project;
  const register = new Register(declaration.areaTypes);
  const issues: Issue[] = [];
  const files = await readSources(project, issues);

  for (const rows of files) issues.push(...stateAreas(rows, register));
  issues.push(...register.sharedCodes({}), ...unaddressableCodes(register));
  const stated = files.flatMap((rows) => {
    const read = stateRelations(rows, register);
    issues.push(...read.issues);
    return read.stated;
  });
  const attributes = new Map<string, Attribute>();
  const postcodes = new Map<string, Postcode>();
  for (const rows of files) {
    issues.push(...stateAttributes(rows, register, attributes), ...statePostcodes(rows, register, postcodes));
    issues.push(...rows.issues);
  }

  const relations = settleRelations(stated);
  const counted = new Set([
    'membership',
    ...declaration.areaTypes.flatMap((type) => type.rollsUpTo.map(({ by }) => by)),
  ]);
  counted.delete(succession);
  issues.push(...overlappingParents(relations, counted, register));
  const mapDay = parseDay(declaration.mapDate) as number;
  const successions = new Successions(relations, mapDay, register);
  issues.push(...successions.issues);
  register.closeUnnamed();
  for (const { area, day } of successions.closings()) area.closed ??= day;
  const rollup = new Rollup(register, relations, successions, mapDay);

  const boundaries: Boundary[] = [];
  for (const { value } of project.boundaries) {
    const loaded = await loadBoundaries(value, project, register);
    boundaries.push(...loaded.boundaries);
    issues.push(...loaded.issues);
  }
  await database.transaction(() =>
    writeAreas(database, {
      register,
      relations,
      rollup,
      attributes: attributes.values(),
      postcodes: postcodes.values(),
      boundaries,
      mapDay,
    }),
  );
  return { issues };
}

async function readSources(project: Project, issues: Issue[]): Promise<SourceRows[]> {
  const read: SourceRows[] = [];
  for (const { value: source, file, locate } of project.areaSources) {
    for (const [position, pattern] of source.files.entries()) {
      const found = await findFiles(project, pattern);
      const path = ['files', position];
      const where = { file, ...locate(path), path: path.join('.') };
      issues.push(...found.issues.map((problem) => ({ ...problem, where })));
      for (const { path: filePath, name } of found.files) {
        const table = readAreaTable(filePath, name, source.headerless);
        issues.push(...table.issues);
        read.push(new SourceRows(source, table, read.length));
      }
    }
  }
  return read;
}
