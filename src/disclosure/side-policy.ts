import type { DisclosurePolicy } from '#project/schema/coxcomb.ts';
import type { Operand } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';

/** The measures of one side of an indicator, those that are taken away last. */
export function measuresOf({ measure, sum = [], less = [] }: Operand): string[] {
  return [measure, ...sum, ...less];
}

/**
 * The policy of several measures together, which hides whatever one of theirs hides: the largest smallest count, the coarsest
 * rounding; only areas that all of them exempt are exempt.
 *
 * @returns undefined when no measure names a policy
 */
export function sidePolicy(
  measures: readonly Pick<Measure, 'disclosure'>[],
  policies: Readonly<Record<string, DisclosurePolicy>>,
): DisclosurePolicy | undefined {
  let together: DisclosurePolicy | undefined;
  for (const { disclosure } of measures) {
    const policy = policies[disclosure ?? ''];
    if (policy) together = together ? stricter(together, policy) : policy;
  }
  return together;
}

function stricter(a: DisclosurePolicy, b: DisclosurePolicy): DisclosurePolicy {
  return {
    smallest: Math.max(a.smallest, b.smallest),
    hideZero: a.hideZero || b.hideZero,
    rounding: Math.max(a.rounding, b.rounding),
    complement: a.complement || b.complement,
    exempt: a.exempt.filter((type) => b.exempt.includes(type)),
  };
}

/** Whether a policy hides any count at all. */
export function hidesCounts({ smallest, hideZero }: DisclosurePolicy): boolean {
  return smallest > 1 || hideZero;
}
