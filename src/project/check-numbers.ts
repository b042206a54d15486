import { formatPlace, type Issue, issue } from '#vocabulary/issue.ts';
import type { Declared } from './declaration.ts';
import type { Project } from './project.ts';
import type { ProjectDeclaration } from './schema/coxcomb.ts';

/** A public number with the declaration that gives it, and the path at which it stands there. */
interface Numbered {
  item: Declared<unknown>;
  path: PropertyKey[];
  id: string;
  number: number | undefined;
}

/**
 * Checks that no public number is given twice among things of one kind: clients that know things by number would take one for
 * the other.
 *
 * @returns DECLARATION_NUMBER_REPEATED for every one but the first, with the place of the first
 */
export function checkNumbers(project: Project, main: Declared<ProjectDeclaration>): Issue[] {
  const { declaration, measures, indicators } = project;
  const declared = (list: readonly Declared<{ id: string; number?: number | undefined }>[]): Numbered[] =>
    list.map((item) => ({ item, path: ['number'], id: item.value.id, number: item.value.number }));
  const listed = (list: readonly { id: string; number: number }[], path: PropertyKey[]): Numbered[] =>
    list.map(({ id, number }, i) => ({ item: main, path: [...path, i, 'number'], id, number }));
  return [
    ...repeated('measures', declared(measures)),
    ...repeated('indicators', declared(indicators)),
    ...repeated('area types', listed(declaration.areaTypes, ['areaTypes'])),
    ...repeated('sexes', listed(declaration.sexes, ['sexes'])),
    ...repeated('age bands', listed(declaration.ageBands, ['ageBands'])),
    ...repeated('categories', listed(declaration.categories, ['categories'])),
    ...declaration.categories.flatMap(({ id, values }, i) =>
      repeated(`values of the category ${id}`, listed(values, ['categories', i, 'values'])),
    ),
  ];
}

function repeated(what: string, list: readonly Numbered[]): Issue[] {
  const seen = new Map<number, Numbered>();
  const highest = list.reduce((most, { number = 0 }) => Math.max(most, number), 0);
  return list.flatMap((one) => {
    if (one.number === undefined) return [];
    const first = seen.get(one.number);
    if (!first) {
      seen.set(one.number, one);
      return [];
    }
    const details = {
      what,
      value: one.number,
      id: one.id,
      other: first.id,
      place: formatPlace(placeOf(first)),
      free: highest + 1,
    };
    return [issue('DECLARATION_NUMBER_REPEATED', { ...placeOf(one), path: one.path.join('.') }, details)];
  });
}

function placeOf({ item, path }: Numbered): { file: string; line: number; column: number } {
  return { file: item.file, ...item.locate(path) };
}
