import type { Framework } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { compileExpression, type Expression } from './expression.ts';
import { frameworkTree, type RatingNode } from './framework-tree.ts';

/** A framework made ready: its tree, its classes by position, its expressions compiled once. */
export interface Plan {
  framework: Framework;
  root: RatingNode;
  classes: ReadonlyMap<string, number>;
  classNames: readonly string[];
  /** Whether a class is a rating, as against one that says that there is none. */
  counted: readonly boolean[];
  worse: readonly boolean[];
  expression: (source: string) => Expression;
}

/** Makes a framework ready for evaluation. */
export function planFramework(framework: Framework, indicators: readonly Pick<Indicator, 'id' | 'tags'>[]): Plan {
  const compiled = new Map<string, Expression>();
  return {
    framework,
    root: frameworkTree(framework, indicators),
    classes: new Map(framework.classes.map(({ id }, position) => [id, position])),
    classNames: framework.classes.map(({ id }) => id),
    counted: framework.classes.map(({ counted }) => counted),
    worse: framework.classes.map(({ worse }) => worse),
    expression(source) {
      const known = compiled.get(source) ?? compileExpression(source);
      compiled.set(source, known);
      return known;
    },
  };
}
