import { closestWord } from '#vocabulary/closest-word.ts';
import { type Issue, issue, type Place } from '#vocabulary/issue.ts';
import { checkClasses } from './check-classes.ts';
import { checkConditions, checkFacts } from './check-conditions.ts';
import { checkParts, tagReferences } from './check-parts.ts';
import { checkRatings } from './check-ratings.ts';
import { checkNumbers } from './check-numbers.ts';
import type { Declared } from './declaration.ts';
import { similarReferences } from './check-similar.ts';
import type { Project } from './project.ts';
import type { ProjectDeclaration } from './schema/coxcomb.ts';
import type { Framework, FrameworkNode } from './schema/framework.ts';
import { indicatorsRead } from './schema/framework/condition-mistakes.ts';
import { everyPart } from './schema/framework/consistency.ts';
import { usedFramework } from './schema/framework-use.ts';

interface Identified {
  id: string;
}

/** Kinds of declaration that stand in folders of their own. */
export type DeclaredKind = 'measure' | 'indicator' | 'source' | 'framework' | 'areaSource' | 'boundary';

/**
 * Checks every declaration against the others: repeated ids and public numbers, names that lead nowhere, area types with two ways up,
 * parts without a class.
 *
 * @param shipped  frameworks that came with the product: a project need not have all of their indicators
 * @param broken  ids of declarations that are there and have mistakes of their own: whoever names them makes none
 * @param offered  ids of the frameworks that the product has, to be named where a project uses one that there is not
 */
export function checkReferences(
  project: Project,
  main: Declared<ProjectDeclaration>,
  shipped: ReadonlySet<Declared<Framework>> = new Set(),
  broken: Readonly<Partial<Record<DeclaredKind, readonly string[]>>> = {},
  offered: readonly string[] = [],
): Issue[] {
  const { declaration, measures, indicators, sources, frameworks, areaSources, boundaries } = project;
  const issues: Issue[] = [];

  const unique = (what: string, kind: DeclaredKind, list: Declared<Identified>[]) => {
    const seen = new Map<string, string>();
    for (const item of list) {
      const other = seen.get(item.value.id);
      const place = item.locate(['id']);
      const where = { file: item.file, ...place, path: 'id' };
      const made = place.madeFrom === undefined ? '' : `, made from ${place.madeFrom}`;
      if (other) issues.push(issue('DECLARATION_ID_REPEATED', where, { what, value: item.value.id, other }));
      else seen.set(item.value.id, `${item.file}${made}`);
    }
    return new Set([...seen.keys(), ...(broken[kind] ?? [])]);
  };
  const known = {
    measure: unique('measure', 'measure', measures),
    indicator: unique('indicator', 'indicator', indicators),
    source: unique('source', 'source', sources),
    framework: unique('framework', 'framework', frameworks),
    areaSource: unique('file of areas', 'areaSource', areaSources),
    boundary: unique('boundary file', 'boundary', boundaries),
    areaType: new Set(declaration.areaTypes.map((type) => type.id)),
    scheme: new Set(declaration.codeSchemes.map((scheme) => scheme.id)),
    policy: new Set(Object.keys(declaration.disclosure)),
    category: new Set(declaration.categories.map((category) => category.id)),
    standard: new Set(declaration.standardPopulations.map((standard) => standard.id)),
  };
  const refer = (
    what: string,
    value: string | undefined,
    set: Set<string>,
    item: Declared<unknown>,
    path: PropertyKey[],
    more: readonly string[] = [],
  ) => {
    if (value === undefined || set.has(value)) return;
    const where = { file: item.file, ...item.locate(path), path: path.join('.') };
    const names = nearestFirst(value, [...set, ...more]);
    issues.push(
      issue('DECLARATION_REFERENCE_UNKNOWN', where, { what, value, known: names.join(', ') || 'none is declared' }),
    );
  };

  declaration.areaTypes.forEach((type, i) => {
    refer('code scheme', type.scheme, known.scheme, main, ['areaTypes', i, 'scheme']);
    type.rollsUpTo.forEach((step, j) =>
      refer('area type', step.type, known.areaType, main, ['areaTypes', i, 'rollsUpTo', j, 'type']),
    );
  });
  issues.push(...checkOneWayUp(declaration, main), ...checkNumbers(project, main));
  refer('area type', declaration.benchmark.type, known.areaType, main, ['benchmark', 'type']);
  declaration.frameworks.forEach((entry, i) => {
    const { use, areaTypes = [] } = usedFramework(entry);
    const place = ['frameworks', i, ...(typeof entry === 'string' ? [] : ['use'])];
    refer('framework', use, known.framework, main, place, offered);
    areaTypes.forEach((type, j) => refer('area type', type, known.areaType, main, ['frameworks', i, 'areaTypes', j]));
  });

  for (const { what, value, among, path } of similarReferences(project, known.indicator))
    refer(what, value, among, main, path);

  const weighing = new Map<string, string>();
  for (const item of measures) {
    const other = weighing.get(item.value.level);
    if (item.value.coverageWeight) weighing.set(item.value.level, other ?? item.value.id);
    if (item.value.coverageWeight && other !== undefined) {
      const where = { file: item.file, ...item.locate(['coverageWeight']), path: 'coverageWeight' };
      const reason = `Coverage of ${item.value.level} is weighed by ${other} already`;
      const remedy = 'Take `coverageWeight` from one of the two.';
      issues.push(issue('DECLARATION_INVALID', where, { reason, value: item.value.id, remedy }));
    }
    refer('area type', item.value.level, known.areaType, item, ['level']);
    refer('disclosure policy', item.value.disclosure, known.policy, item, ['disclosure']);
  }
  for (const item of indicators) {
    for (const side of ['numerator', 'denominator'] as const) {
      const operand = item.value[side];
      if (!operand) continue;
      refer('measure', operand.measure, known.measure, item, [side, 'measure']);
      operand.sum?.forEach((id, i) => refer('measure', id, known.measure, item, [side, 'sum', i]));
      operand.less?.forEach((id, i) => refer('measure', id, known.measure, item, [side, 'less', i]));
    }
    if (item.value.method !== 'count' && item.value.method !== 'mean' && !item.value.denominator) {
      const where = { file: item.file, ...item.locate(['method']), path: 'denominator' };
      issues.push(
        issue('DECLARATION_INVALID', where, {
          reason: `The method ${item.value.method} divides by a denominator`,
          value: 'nothing',
          remedy: 'Add `denominator:` with the measure to divide by.',
        }),
      );
    }
    refer('standard population', item.value.standard, known.standard, item, ['standard']);
    item.value.levels?.forEach((id, i) => refer('area type', id, known.areaType, item, ['levels', i]));
    item.value.withhold.forEach((entry, i) =>
      refer('area type', entry.level, known.areaType, item, ['withhold', i, 'level']),
    );
    for (const [kind, value] of Object.entries(item.value.tags)) {
      const kinds = declaration.tags[kind];
      refer('kind of tag', kind, new Set(Object.keys(declaration.tags)), item, ['tags', kind]);
      if (!kinds) continue;
      const values = new Set(kinds.values.map((entry) => entry.id));
      for (const tag of [value].flat()) refer(`value of the tag ${kind}`, tag, values, item, ['tags', kind]);
    }
  }
  for (const item of sources) {
    refer('code scheme', item.value.area.scheme, known.scheme, item, ['area', 'scheme']);
    for (const type of [item.value.area.type].flat()) refer('area type', type, known.areaType, item, ['area', 'type']);
    item.value.measures.forEach((entry, i) =>
      refer('measure', entry.measure, known.measure, item, ['measures', i, 'measure']),
    );
    item.value.published.forEach((entry, i) =>
      refer('indicator', entry.indicator, known.indicator, item, ['published', i, 'indicator']),
    );
    issues.push(...checkRatings(item, project, broken.framework));
    refer('category', item.value.category?.category, known.category, item, ['category', 'category']);
    const own = new Set(item.value.measures.map((entry) => entry.measure));
    item.value.numeratorWithin.forEach((pair, i) => {
      for (const side of ['numerator', 'denominator'] as const)
        refer('measure of this source', pair[side], own, item, ['numeratorWithin', i, side]);
    });
  }
  for (const item of areaSources) {
    item.value.areas.forEach((entry, i) => refer('area type', entry.type, known.areaType, item, ['areas', i, 'type']));
  }
  for (const item of boundaries) refer('area type', item.value.type, known.areaType, item, ['type']);
  for (const item of frameworks) {
    // Indicators that could not be read may well be those that a part looks for.
    if (!broken.indicator?.length)
      issues.push(...checkParts(item, project, shipped.has(item) ? placeOfUse(item, main) : undefined));
    if (shipped.has(item)) {
      issues.push(...absentIndicators(item, known.indicator, main));
      continue;
    }
    for (const { what, value, among, path } of tagReferences(item, project)) refer(what, value, among, item, path);
    issues.push(...checkClasses(item), ...checkConditions(item));
    // Whoever names a fact of a file of areas that could not be read makes no mistake.
    if (!broken.areaSource?.length) issues.push(...checkFacts(item, project));
    const walk = (node: FrameworkNode, path: PropertyKey[]) => {
      node.indicators?.forEach((entry, i) => {
        const named = typeof entry === 'string';
        const place = [...path, 'indicators', i, ...(named ? [] : ['indicator'])];
        refer('indicator', named ? entry : entry.indicator, known.indicator, item, place);
      });
      node.children?.forEach((child, i) => walk(child, [...path, 'children', i]));
    };
    item.value.inputs.forEach((id, i) => refer('indicator', id, known.indicator, item, ['inputs', i]));
    item.value.nodes.forEach((node, i) => walk(node, ['nodes', i]));
    // Which indicators have the tags of a part is known here only, so here a condition is held to those that there are.
    for (const { path, id } of indicatorsRead(everyPart(item.value)))
      if (!item.value.inputs.includes(id)) refer('indicator', id, known.indicator, item, path);
  }
  return issues;
}

/** Names with the one in front that was probably meant. */
function nearestFirst(written: string, names: readonly string[]): string[] {
  const meant = closestWord(written, names);
  return [...new Set([...(meant === undefined ? [] : [meant]), ...names])];
}

/** How many indicators of a shipped framework the project does not have, if any; told where the project uses it. */
function absentIndicators(
  { value }: Declared<Framework>,
  known: ReadonlySet<string>,
  main: Declared<ProjectDeclaration>,
): Issue[] {
  const below = (nodes: readonly FrameworkNode[]): string[] =>
    nodes.flatMap(({ indicators = [], children = [] }) => [
      ...indicators.map((entry) => (typeof entry === 'string' ? entry : entry.indicator)),
      ...below(children),
    ]);
  const named = [...new Set([...value.inputs, ...below(value.nodes)])];
  const absent = named.filter((id) => !known.has(id));
  if (absent.length === 0) return [];
  const names = absent.slice(0, 5).join(', ');
  const details = { framework: value.id, value: absent.length, of: named.length, names };
  return [issue('FRAMEWORK_INDICATORS_ABSENT', placeOfUse({ value }, main), details)];
}

/** Where a project says that it uses a framework: nobody can change the one that came with the product. */
function placeOfUse({ value }: Pick<Declared<Framework>, 'value'>, main: Declared<ProjectDeclaration>): Place {
  const path = ['frameworks', main.value.frameworks.findIndex((entry) => usedFramework(entry).use === value.id)];
  return { file: main.file, ...main.locate(path), path: path.join('.') };
}

/** Adding up must not count anything twice: from each area type there is at most one way to any larger one. */
function checkOneWayUp(declaration: ProjectDeclaration, main: Declared<ProjectDeclaration>): Issue[] {
  const byId = new Map(declaration.areaTypes.map((type) => [type.id, type]));
  return declaration.areaTypes.flatMap((type, index) => {
    const reached = new Map<string, number>();
    const walk = (id: string, depth: number) => {
      if (depth > byId.size) return;
      for (const step of byId.get(id)?.rollsUpTo ?? []) {
        reached.set(step.type, (reached.get(step.type) ?? 0) + 1);
        walk(step.type, depth + 1);
      }
    };
    walk(type.id, 0);
    const path = ['areaTypes', index, 'rollsUpTo'];
    return [...reached]
      .filter(([target, ways]) => ways > 1 || target === type.id)
      .map(([target]) =>
        issue(
          'DECLARATION_INVALID',
          { file: main.file, ...main.locate(path), path: path.join('.') },
          {
            reason: `There is more than one way from ${type.id} up to ${target}, so amounts would be counted twice`,
            value: target,
            remedy: 'Leave one of the steps out of `rollsUpTo`; the relation itself may stay.',
          },
        ),
      );
  });
}
