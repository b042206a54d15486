/** How ratings moved between two releases. */
export interface Movement {
  /** Areas that moved up by one class, by two, and so on; as many entries as there are steps between the classes. */
  up: number[];
  /** Areas that moved down by one class, by two, and so on. */
  down: number[];
  /** Areas with the same class in both. */
  same: number;
  /** Areas that are rated now and were not before, and the other way round. */
  appeared: number;
  left: number;
  /** Areas by class before (rows) and class now (columns), in the order of the classes. */
  table: number[][];
}

/**
 * Counts how many areas moved from each class to each other one.
 *
 * Edges — a class that the order does not name, such as one that says that there is no rating, is as none: an area that has it
 * in one release only appeared or left; with it in both, it counts nowhere.
 *
 * @param before  area code → class in the earlier release
 * @param after   area code → class in the later one
 * @param order   classes that are ratings, from best to worst
 */
export function movementOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  order: readonly string[],
): Movement {
  const steps = () => new Array<number>(Math.max(0, order.length - 1)).fill(0);
  const movement: Movement = {
    up: steps(),
    down: steps(),
    same: 0,
    appeared: 0,
    left: 0,
    table: order.map(() => order.map(() => 0)),
  };
  for (const area of new Set([...before.keys(), ...after.keys()])) {
    const from = order.indexOf(before.get(area) ?? '');
    const to = order.indexOf(after.get(area) ?? '');
    if (from < 0 && to < 0) continue;
    if (from < 0) movement.appeared += 1;
    else if (to < 0) movement.left += 1;
    else {
      (movement.table[from] as number[])[to]! += 1;
      if (from === to) movement.same += 1;
      else if (from > to) movement.up[from - to - 1]! += 1;
      else movement.down[to - from - 1]! += 1;
    }
  }
  return movement;
}
