import type { Evaluation } from '../evaluate.ts';
import type { PartNextLabel } from '../explanation.ts';
import { nodesOf } from '../framework-tree.ts';
import type { Stepped } from './ladder.ts';
import { nextLabel } from './next-label.ts';

/** More parts than this are no one’s question at once. */
const mostParts = 40;

/**
 * The nearest way to the next label of one area, for a part, or for all that readers see as rated.
 *
 * @param part  id of a part; empty for the whole, or, where there is no rating of the whole, each part with indicators of its own
 */
export function nextLabels(
  base: Evaluation,
  declarations: ReadonlyMap<string, Stepped>,
  area: number,
  part: string,
): PartNextLabel[] {
  const { root, framework } = base.plan;
  const all = nodesOf(root);
  const chosen =
    part !== '' || framework.overall
      ? all.filter(({ id }) => id === part)
      : all.filter(({ id, indicators }) => id !== '' && indicators.length > 0);
  return chosen
    .slice(0, mostParts)
    .map(({ id, name }) => ({ part: id, name, ...nextLabel(base, declarations, area, id) }));
}
