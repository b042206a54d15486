import { type Issue, issue } from '#vocabulary/issue.ts';
import type { Declared } from './declaration.ts';
import { type Framework, type FrameworkNode, frameworkSchema, type Limit } from './schema/framework.ts';
import { everyPart, indicatorOf } from './schema/framework/consistency.ts';
import { type FrameworkUse, isAdapted } from './schema/framework-use.ts';
import type { Indicator } from './schema/indicator.ts';

type Tagged = Pick<Indicator, 'id' | 'tags'>;

export interface Adapted {
  /** None where the use has mistakes. */
  framework: Declared<Framework> | undefined;
  issues: Issue[];
}

/** Where a use of a framework stands in `coxcomb.yaml`. */
export interface UsePlace {
  file: string;
  locate(path: readonly PropertyKey[]): { line: number; column: number };
  path: readonly PropertyKey[];
}

/**
 * A framework as a project uses it: its own indicators in the places of those that the framework names, other area types, and
 * without what the project does not have where it says so. Every rule that names an indicator follows, conditions too.
 *
 * What comes out must be a framework of its own right: a table whose part was left out, for example, is a mistake of the use.
 *
 * @param indicators  of the project
 * @returns DECLARATION_REFERENCE_UNKNOWN for names that lead nowhere, DECLARATION_INVALID for what no longer fits together
 */
export function adaptFramework(
  framework: Declared<Framework>,
  use: FrameworkUse,
  indicators: readonly Tagged[],
  place: UsePlace,
): Adapted {
  if (!isAdapted(use)) return { framework, issues: [] };
  const where = (path: readonly PropertyKey[]) => {
    const whole = [...place.path, ...path];
    return { file: place.file, ...place.locate(whole), path: whole.join('.') };
  };
  const known = new Set(indicators.map(({ id }) => id));
  const own = indicatorsNamed(framework.value);
  const unknown = (what: string, value: string, names: ReadonlySet<string>, path: readonly PropertyKey[]) =>
    issue('DECLARATION_REFERENCE_UNKNOWN', where(path), { what, value, known: [...names].join(', ') || 'none' });
  const issues = Object.entries(use.indicators).flatMap(([from, to]) => [
    ...(own.has(from) ? [] : [unknown(`indicator of ${use.use}`, from, own, ['indicators', from])]),
    ...(known.has(to) ? [] : [unknown('indicator', to, known, ['indicators', from])]),
  ]);
  if (issues.length > 0) return { framework: undefined, issues };
  const renamed = renameIndicators(framework.value, use.indicators);
  const left = use.absent === 'left-out' ? withoutAbsent(renamed, indicators) : renamed;
  const value = { ...left, ...(use.areaTypes ? { areaTypes: use.areaTypes } : {}) };
  const checked = frameworkSchema.safeParse(value);
  if (checked.success) return { framework: { ...framework, value: checked.data }, issues: [] };
  return {
    framework: undefined,
    issues: checked.error.issues.map(({ path, message }) =>
      issue('DECLARATION_INVALID', where([]), {
        reason: `Used like this, ${use.use} does not fit together at ${path.join('.')}: ${message}`,
        value: use.use,
        remedy: 'Name an indicator for each that its rules need, or leave `absent: left-out` away.',
      }),
    ),
  };
}

function indicatorsNamed(framework: Framework): Set<string> {
  const parts = everyPart(framework).flatMap(({ node }) => (node.indicators ?? []).map(indicatorOf));
  return new Set([...parts, ...framework.inputs]);
}

/** Keys under which an indicator stands by its id alone, and those under which a condition may read it. */
const naming = new Set(['indicators', 'inputs', 'by', 'of']);
const reading = new Set(['when', 'peers', 'within', 'of']);
/** An indicator as a condition reads it. */
const reads = /\bindicators\s*\[\s*(["'])([^"']+)\1\s*\]/g;

function renameIndicators(framework: Framework, names: Readonly<Record<string, string>>): Framework {
  const renamed = (id: string) => (Object.hasOwn(names, id) ? (names[id] as string) : id);
  const inCondition = (source: string) =>
    source.replace(reads, (_, quote: string, id: string) => `indicators[${quote}${renamed(id)}${quote}]`);
  const visit = (value: unknown, key: string): unknown => {
    if (Array.isArray(value))
      return value.map((entry) =>
        typeof entry === 'string' && naming.has(key) ? renamed(entry) : visit(entry, key === 'indicators' ? '' : key),
      );
    if (typeof value === 'string') {
      if (key === 'indicator') return renamed(value);
      return reading.has(key) ? inCondition(value) : value;
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]));
  };
  return visit(framework, '') as Framework;
}

/** The framework with those indicators that there are: without parts that have none left and overrides that read one that is absent. */
function withoutAbsent(framework: Framework, indicators: readonly Tagged[]): Framework {
  const known = new Set(indicators.map(({ id }) => id));
  const readable = ({ when }: Limit) => [...when.matchAll(reads)].every(([, , id]) => known.has(id as string));
  const keep = (nodes: readonly FrameworkNode[]): FrameworkNode[] =>
    nodes.flatMap((node) => {
      const { children, indicators: named, limits, ...rest } = node;
      const below = children && keep(children);
      const own = named?.filter((entry) => known.has(indicatorOf(entry)));
      if (!below?.length && !own?.length && !indicators.some((one) => hasTags(one, node.tagged))) return [];
      return [
        {
          ...rest,
          ...(below?.length ? { children: below } : {}),
          ...(own ? { indicators: own } : {}),
          ...(limits ? { limits: limits.filter(readable) } : {}),
        },
      ];
    });
  return {
    ...framework,
    nodes: keep(framework.nodes),
    inputs: framework.inputs.filter((id) => known.has(id)),
    ...(framework.limits ? { limits: framework.limits.filter(readable) } : {}),
  };
}

function hasTags({ tags }: Tagged, wanted: Readonly<Record<string, string>> | undefined): boolean {
  const kinds = Object.entries(wanted ?? {});
  return kinds.length > 0 && kinds.every(([kind, value]) => [tags[kind] ?? []].flat().includes(value));
}
