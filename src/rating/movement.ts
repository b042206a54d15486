import type { MoveKind } from '#vocabulary/movement.ts';
import { type ClassChances, changeChances, realChangeLevel } from './real-change.ts';

/** A rating of one area in one release. */
export interface ReleasedRating {
  class: string;
  /** How likely each class was; absent where it is not known. */
  chances?: ClassChances | undefined;
}

/** Where the rating of one area has gone. */
export interface Move {
  area: string;
  kind: MoveKind;
  from?: string | undefined;
  to?: string | undefined;
  /** Classes between the two; 0 for all that is neither up nor down. */
  steps: number;
  /** Chance that the move is one for the better (up) or the worse (down) in truth; absent where it is not known. */
  chance?: number | undefined;
  /** Whether that chance reaches the level; absent where it is not known. */
  real?: boolean | undefined;
}

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
  /** Areas whose earlier class the later rules do not have. */
  notComparable: number;
  /** Of those that moved: more than chance, maybe chance, and not known. */
  real: { up: number; down: number; chance: number; unknown: number };
  /** Areas by class before (rows) and class now (columns), in the order of the classes. */
  table: number[][];
}

export interface MoveRules {
  /** Classes that are ratings, from best to worst, as the later rules have them. */
  order: readonly string[];
  /** Classes that say that there is no rating. An earlier class that is neither is not comparable. Without them, all others are these. */
  unrated?: ReadonlySet<string>;
  /** How sure one must be to call a change real; 0.5 to 1, default 0.95. */
  level?: number;
}

/**
 * What became of the rating of each area.
 *
 * Edges — a class that says that there is no rating is as none: an area that has it in one release only appeared or left; with it in
 * both, it is left out. An earlier class that the later rules do not have cannot be compared. A move without chances is neither real
 * nor maybe chance: that is not known.
 *
 * @param before  area → rating in the earlier release
 * @param after   area → rating in the later one
 * @returns a move for each area that is rated in either, in the order in which the areas come
 */
export function movesOf(
  before: ReadonlyMap<string, ReleasedRating>,
  after: ReadonlyMap<string, ReleasedRating>,
  { order, unrated, level = realChangeLevel }: MoveRules,
): Move[] {
  const strange = (name: string | undefined) =>
    name !== undefined && name !== '' && unrated !== undefined && !order.includes(name) && !unrated.has(name);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((area): Move[] => {
    const [old, young] = [before.get(area), after.get(area)];
    const [from, to] = [order.indexOf(old?.class ?? ''), order.indexOf(young?.class ?? '')];
    const move = { area, from: old?.class, to: young?.class, steps: 0 };
    if (strange(old?.class)) return to < 0 ? [] : [{ ...move, kind: 'not-comparable' }];
    if (from < 0 && to < 0) return [];
    if (from < 0) return [{ ...move, kind: 'appeared' }];
    if (to < 0) return [{ ...move, kind: 'left' }];
    if (from === to) return [{ ...move, kind: 'same' }];
    const kind = from > to ? 'up' : 'down';
    const chances = changeChances(old?.chances, young?.chances, order);
    const chance = chances?.[kind === 'up' ? 'better' : 'worse'];
    const known = chance === undefined ? {} : { chance, real: chance >= level };
    return [{ ...move, kind, steps: Math.abs(from - to), ...known }];
  });
}

/** Counts moves by kind and by steps. */
export function tallyMoves(moves: readonly Move[], order: readonly string[]): Movement {
  const steps = () => new Array<number>(Math.max(0, order.length - 1)).fill(0);
  const movement: Movement = {
    up: steps(),
    down: steps(),
    same: 0,
    appeared: 0,
    left: 0,
    notComparable: 0,
    real: { up: 0, down: 0, chance: 0, unknown: 0 },
    table: order.map(() => order.map(() => 0)),
  };
  for (const { kind, from, to, steps: by, real } of moves) {
    if (kind === 'appeared' || kind === 'left') movement[kind] += 1;
    else if (kind === 'not-comparable') movement.notComparable += 1;
    else {
      (movement.table[order.indexOf(from as string)] as number[])[order.indexOf(to as string)]! += 1;
      if (kind === 'same') movement.same += 1;
      else {
        movement[kind][by - 1]! += 1;
        movement.real[real === undefined ? 'unknown' : real ? kind : 'chance'] += 1;
      }
    }
  }
  return movement;
}
