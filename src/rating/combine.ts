import type { Combiner } from '#project/schema/framework.ts';

export interface Combined {
  class: string;
  /** The rule that gave the class, in words of the declaration. */
  rule: string;
}

/** One function a kind: the classes of the parts → the class of the whole, with the rule that gave it. */
const combiners: {
  [K in Combiner['kind']]: (combiner: Extract<Combiner, { kind: K }>, classes: readonly string[]) => Combined;
} = {
  worst(combiner, classes) {
    const counted = classes.filter((name) => combiner.order.includes(name));
    if (counted.length < combiner.minimum) {
      return { class: combiner.otherwise, rule: `fewer than ${combiner.minimum} with a class that counts` };
    }
    const worst = combiner.order.find((name) => counted.includes(name)) as string;
    return { class: worst, rule: `the worst of ${counted.length}` };
  },
  counts(combiner, classes) {
    for (const rule of combiner.rules) {
      const holds = rule.when.every((condition) => {
        const hits = classes.filter((name) => condition.classes.includes(name)).length;
        const enough = condition.atLeast === undefined || hits >= condition.atLeast;
        const large = condition.share === undefined || (classes.length > 0 && hits / classes.length >= condition.share);
        return enough && large;
      });
      if (holds) return { class: rule.class, rule: `rule for ${rule.class}` };
    }
    return { class: combiner.otherwise, rule: 'no rule held' };
  },
};

/**
 * Combines the classes of the parts of a framework by its declared rule.
 *
 * @param classes classes of the parts, in any order; may be empty, and then `otherwise` is the answer
 */
export function combine(combiner: Combiner, classes: readonly string[]): Combined {
  const apply = combiners[combiner.kind] as (combiner: Combiner, classes: readonly string[]) => Combined;
  return apply(combiner, classes);
}
