import type { Framework } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { indicatorsBelow } from './framework-tree.ts';
import type { Plan } from './plan.ts';
import type { RatingContext } from './rate-areas.ts';

/** The indicators of the project that a framework reads, with the ids by which the store knows them. */
export function indicatorsUsed(
  plan: Plan,
  framework: Framework,
  { project, indicatorIds }: RatingContext,
): { id: number; declaration: Indicator }[] {
  const wanted = new Set([...indicatorsBelow(plan.root), ...framework.inputs]);
  return project.indicators.flatMap(({ value }) => {
    const id = indicatorIds.get(value.id);
    return id !== undefined && wanted.has(value.id) ? [{ id, declaration: value }] : [];
  });
}

/** The area types that a framework rates. */
export function typesRated(framework: Framework, { project }: RatingContext): string[] {
  return framework.areaTypes ?? project.declaration.areaTypes.filter((type) => type.rated).map((type) => type.id);
}
