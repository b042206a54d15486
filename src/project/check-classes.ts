import { type Issue, issue } from '#vocabulary/issue.ts';
import type { Declared } from './declaration.ts';
import type { Combiner, Framework, FrameworkNode } from './schema/framework.ts';

/**
 * Warns of parts of a framework that readers see as rated and that no rule gives a class: the whole where there is a rating of
 * it, and the parts that have indicators of their own, each of which is a petal.
 *
 * @returns FRAMEWORK_PART_WITHOUT_CLASS for each of them, the whole first
 */
export function checkClasses(item: Declared<Framework>): Issue[] {
  const { nodes, classes, overall, combiner, label } = item.value;
  const counted = classes.filter((one) => one.counted);
  const best = counted[0]?.id ?? classes[0]?.id;
  const worst = counted.at(-1)?.id ?? classes.at(-1)?.id;
  const warn = (part: string, path: PropertyKey[]): Issue =>
    issue(
      'FRAMEWORK_PART_WITHOUT_CLASS',
      { file: item.file, ...item.locate(path), ...(path.length > 0 ? { path: path.join('.') } : {}) },
      { part, best, worst },
    );
  const walk = (node: FrameworkNode, path: PropertyKey[]): Issue[] => {
    const petal = !node.children || node.tagged !== undefined || (node.indicators?.length ?? 0) > 0;
    const classed = node.label !== undefined || givesClass(node.combiner ?? combiner);
    return [
      ...(petal && !classed ? [warn(`The part ${node.id}`, [...path, 'id'])] : []),
      ...(node.children ?? []).flatMap((child, i) => walk(child, [...path, 'children', i])),
    ];
  };
  return [
    ...(overall && !label && !givesClass(combiner) ? [warn('The rating of the whole', ['overall'])] : []),
    ...nodes.flatMap((node, i) => walk(node, ['nodes', i])),
  ];
}

function givesClass(combiner: Combiner): boolean {
  switch (combiner.kind) {
    case 'worst':
    case 'best':
    case 'counts':
    case 'grid':
      return true;
    case 'criteria':
      return [combiner.start, ...combiner.steps].some((step) => step.class !== undefined);
    case 'rules':
      return [combiner.otherwise, ...combiner.rules].some((rule) => rule.class !== undefined);
    default:
      return false;
  }
}
