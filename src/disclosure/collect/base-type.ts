import type { ProjectDeclaration } from '#project/schema/coxcomb.ts';

/** The area types that a type rolls up to, itself included. */
export function typesAbove(declaration: Pick<ProjectDeclaration, 'areaTypes'>, type: string): Set<string> {
  const byId = new Map(declaration.areaTypes.map((entry) => [entry.id, entry]));
  const reached = new Set([type]);
  for (const id of reached) for (const step of byId.get(id)?.rollsUpTo ?? []) reached.add(step.type);
  return reached;
}

/** Of the area types for which an indicator is estimated, the one from which most of the others are added up. */
export function baseType(
  declaration: Pick<ProjectDeclaration, 'areaTypes'>,
  present: readonly string[],
): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const type of present) {
    const above = typesAbove(declaration, type);
    const reached = present.filter((other) => above.has(other)).length;
    if (reached > most) {
      best = type;
      most = reached;
    }
  }
  return best;
}
