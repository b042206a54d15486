import { namedInRules } from '#project/schema/framework/named.ts';
import type { RatingNode } from './framework-tree.ts';

/**
 * The classes that the rules of a part can give it: those of its label where it has one, else those of its combiner; and those of its
 * overrides. A framework names classes of single measures and of parts in one list.
 */
export function givenClasses({ combiner, finish }: Pick<RatingNode, 'combiner' | 'finish'>): Set<string> {
  const { label, minimum, limits } = finish;
  const { given } = namedInRules(label ? { label, minimum, limits } : { combiner, minimum, limits });
  return new Set(given.map(({ name }) => name));
}
