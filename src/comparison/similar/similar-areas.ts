import { findSimilar, type SimilarProblem, type SimilarRows } from '#areas/similar/find-similar.ts';
import type { SimilarVariable } from '#areas/similar/variable.ts';
import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import type { SimilarMethod } from '#project/schema/similar.ts';
import { type Issue, issue, type Place } from '#vocabulary/issue.ts';
import { readNewestShown } from '../newest-shown.ts';
import { areasOpen, attributeValues, declaredSimilarRows, type OpenArea } from './read-areas.ts';

/**
 * Finds the areas most like each area, by every method that the project declares, and writes them to the table `similar_area` beside the
 * lists that its files of areas give.
 *
 * Distances are published, so that indicators enter with values that may be shown and with nothing else. Areas must be open on the
 * day of the map.
 *
 * @param ids  ids of the indicators and area types by key
 * @returns every problem found; with one that blocks, the method has no rows
 */
export async function similarAreas(
  database: Database,
  project: Project,
  ids: { indicators: ReadonlyMap<string, number>; areaTypes: ReadonlyMap<string, number> },
): Promise<{ issues: Issue[] }> {
  const { similar: methods, mapDate } = project.declaration;
  const issues: Issue[] = [];
  await database.run('DELETE FROM similar_area');
  await database.run(declaredSimilarRows(mapDate));
  if (methods.length === 0) return { issues };
  const values = await indicatorValues(database, methods, ids.indicators);
  const open = await areasOpen(database, mapDate);
  const texts = await attributeValues(database, namedIn(methods, 'key'));
  for (const [position, method] of methods.entries()) {
    for (const type of new Set(method.areaTypes)) {
      const areas = open.get(ids.areaTypes.get(type) as number) ?? [];
      const place = (path: PropertyKey[]) => project.placeOf?.(['similar', position, ...path]) ?? {};
      const variables: SimilarVariable[] = [];
      for (const [at, { key, indicator, transform, cap, weight }] of method.attributes.entries()) {
        const where = () => place(['attributes', at]);
        const column =
          key === undefined
            ? Float64Array.from(areas, ({ id }) => values.get(indicator as string)?.get(id) ?? Number.NaN)
            : numbersOf(areas, texts.get(key) ?? new Map(), { attribute: key, type, where }, issues);
        variables.push({ values: column, transform, cap, weight });
      }
      const { rows, problems } = findSimilar(variables, areas.length, method);
      const told = { method, type, areas, place };
      issues.push(...problems.map((problem) => issueOf(problem, told)));
      await append(database, position, rows, areas);
    }
  }
  return { issues };
}

/** The attributes (`key`) or indicators that any method names, each once. */
function namedIn(methods: readonly SimilarMethod[], kind: 'key' | 'indicator'): string[] {
  return [...new Set(methods.flatMap(({ attributes }) => attributes.flatMap((one) => one[kind] ?? [])))];
}

/** Shown values of the indicators that any method names: by its id, then by area. */
async function indicatorValues(
  database: Database,
  methods: readonly SimilarMethod[],
  ids: ReadonlyMap<string, number>,
): Promise<Map<string, Map<number, number>>> {
  const named = namedIn(methods, 'indicator');
  const shown = await readNewestShown(
    database,
    named.map((id) => ids.get(id) as number),
  );
  return new Map(
    named.map((id) => {
      const found = shown.get(ids.get(id) as number);
      return [id, new Map(Array.from(found?.area ?? [], (area, i) => [area, found?.value[i] as number]))];
    }),
  );
}

/** Texts of an attribute as numbers; one that is none is a problem and counts as missing. */
function numbersOf(
  areas: readonly OpenArea[],
  texts: ReadonlyMap<number, string>,
  { attribute, type, where }: { attribute: string; type: string; where: () => Place },
  issues: Issue[],
): Float64Array {
  let refused = false;
  return Float64Array.from(areas, ({ id, code }) => {
    const value = texts.get(id)?.trim() ?? '';
    const number = value === '' ? Number.NaN : Number(value);
    if (value !== '' && !Number.isFinite(number) && !refused) {
      refused = true;
      issues.push(issue('SIMILAR_VALUE_NOT_NUMBER', where(), { attribute, type, area: code, value }));
    }
    return Number.isFinite(number) ? number : Number.NaN;
  });
}

interface Told {
  method: SimilarMethod;
  type: string;
  areas: readonly OpenArea[];
  place: (path: PropertyKey[]) => Place;
}

function issueOf(problem: SimilarProblem, { method, type, areas, place }: Told): Issue {
  const codeOf = (area: number | undefined) => areas[area ?? -1]?.code;
  const named = (at: number) => method.attributes[at]?.key ?? method.attributes[at]?.indicator;
  switch (problem.kind) {
    case 'outside': {
      const { variable, value } = problem;
      const transform = method.attributes[variable]?.transform.replace('-', ' ');
      const details = { attribute: named(variable), type, area: codeOf(problem.area), value, transform };
      return issue('SIMILAR_VALUE_OUTSIDE', place(['attributes', variable]), details);
    }
    case 'constant':
      return issue('SIMILAR_ATTRIBUTE_CONSTANT', place(['attributes', problem.variable]), {
        value: named(problem.variable),
        type,
      });
    case 'left-out':
      return issue('SIMILAR_AREAS_LEFT_OUT', place(['missing']), {
        value: problem.areas.length,
        type,
        area: codeOf(problem.areas[0]),
      });
    case 'too-few':
      return issue('SIMILAR_AREAS_TOO_FEW', place(['nearest']), {
        value: problem.areas,
        type,
        nearest: method.nearest,
      });
  }
}

async function append(database: Database, method: number, rows: SimilarRows, areas: readonly OpenArea[]) {
  const id = (positions: Int32Array) => positions.map((position) => areas[position]?.id as number);
  const columns = [new Int32Array(rows.length).fill(method), id(rows.area), rows.rank, id(rows.other), rows.distance];
  await database.append('similar_area', columns, rows.length);
}
