import { type Issue, issue, type Place } from '#vocabulary/issue.ts';
import type { Declared } from './declaration.ts';
import type { Project } from './project.ts';
import type { Framework, FrameworkNode } from './schema/framework.ts';
import { everyPart } from './schema/framework/consistency.ts';

/** A kind of tag or a value that a part of a framework looks for. */
export interface TagReference {
  what: string;
  value: string;
  among: Set<string>;
  path: PropertyKey[];
}

/** The kinds and values of tags by which the parts of a framework find their indicators. */
export function tagReferences({ value }: Declared<Framework>, { declaration }: Project): TagReference[] {
  return everyPart(value).flatMap(({ node, path }) =>
    Object.entries(node.tagged ?? {}).flatMap(([kind, wanted]) => {
      const place = [...path, 'tagged', kind];
      const kinds = new Set(Object.keys(declaration.tags));
      const values = declaration.tags[kind]?.values.map((entry) => entry.id);
      if (!values) return [{ what: 'kind of tag', value: kind, among: kinds, path: place }];
      return [{ what: `value of the tag ${kind}`, value: wanted, among: new Set(values), path: place }];
    }),
  );
}

/**
 * Warns where a framework finds nothing to rate by: of a framework of the project’s own each part without indicators, of one that came
 * with the product only that none of its parts has any, because a project need not have all of them.
 *
 * @param shippedAt  where the project uses a framework that came with the product; undefined for one of its own
 */
export function checkParts(item: Declared<Framework>, project: Project, shippedAt: Place | undefined): Issue[] {
  const tagsOf = project.indicators.map(({ value }) => value.tags);
  const finds = ({ indicators = [], tagged }: FrameworkNode) => {
    const wanted = Object.entries(tagged ?? {});
    const holds = (tags: (typeof tagsOf)[number]) =>
      wanted.every(([kind, value]) => [tags[kind] ?? []].flat().includes(value));
    return indicators.length > 0 || (wanted.length > 0 && tagsOf.some(holds));
  };
  // The whole, which comes last, is no part.
  const parts = everyPart(item.value).slice(0, -1);
  const ends = parts.filter(({ node }) => (node.children ?? []).length === 0);
  const empty = ends.filter(({ node }) => !finds(node));
  if (shippedAt)
    return empty.length < ends.length
      ? []
      : [issue('FRAMEWORK_WITHOUT_INDICATORS', shippedAt, { value: item.value.id })];
  return empty.map(({ node, path }) => {
    const where = { file: item.file, ...item.locate(path), path: path.join('.') };
    return issue('FRAMEWORK_PART_EMPTY', where, { value: node.id });
  });
}
