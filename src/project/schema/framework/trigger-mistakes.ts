import type { Inconsistency } from './consistency.ts';
import type { Trigger } from './trigger.ts';

interface Watched {
  overall: boolean;
  classes: readonly { id: string; counted: boolean }[];
  triggers: readonly Trigger[];
}

/** Triggers that can never fire: parts that there are not, classes that are no ratings or have none below them. */
export function triggerMistakes({ overall, classes, triggers }: Watched, parts: ReadonlySet<string>): Inconsistency[] {
  const order = classes.filter(({ counted }) => counted).map(({ id }) => id);
  return triggers.flatMap((trigger, i) => {
    const path = ['triggers', i];
    const at = order.indexOf(trigger.below);
    const found: Inconsistency[] = trigger.parts.flatMap((part, j) =>
      parts.has(part) ? [] : [{ path: [...path, 'parts', j], message: `There is no part “${part}”` }],
    );
    if (triggers.findIndex(({ id }) => id === trigger.id) < i)
      found.push({ path: [...path, 'id'], message: 'There is a trigger of this name already' });
    if (trigger.parts.length === 0 && !overall)
      found.push({ path: [...path, 'id'], message: 'There is no rating of the whole to watch: name `parts`' });
    if (at < 0)
      found.push({
        path: [...path, 'below'],
        message: `“${trigger.below}” is no class that is a rating`,
        remedy: `Use one of: ${order.slice(0, -1).join(', ')}.`,
      });
    else if (at === order.length - 1)
      found.push({
        path: [...path, 'below'],
        message: `No class is worse than “${trigger.below}”, so nothing is below`,
      });
    return found;
  });
}
