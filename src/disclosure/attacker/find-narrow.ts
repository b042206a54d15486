import type { Range } from '../count-policy.ts';
import type { Knowledge } from './knowledge.ts';
import { Programmes } from './programme.ts';

/** A solution of a linear programme: a value for each variable by name; undefined when nothing fits. */
export type SolvePoint = (programme: string) => ReadonlyMap<string, number> | undefined;

/** A count that must stay uncertain. */
export interface Target {
  cell: number;
  /** The count that must stay possible, and how wide the range must be. */
  reach: number;
  width: number;
  /** Whether a whole range that falls short of this tells nothing all the same. */
  isKept?(range: Range): boolean;
}

export interface NarrowResult {
  /** Targets that are narrowed down further than promised, with all that is possible. */
  narrow: { target: Target; range: Range }[];
  programmes: number;
  groups: number;
  /** Cells of the largest group. */
  largest: number;
  /** Targets of groups in which what seems to be known contradicts itself, so that a reader is mistaken somewhere. */
  contradicted: Target[];
}

const tolerance = 1e-3;
/** Draws go on while each makes at least this share of the open targets safe. */
const worthwhile = 0.05;

/**
 * The strongest reader, for many targets at once. Every solution of a linear programme is a table of counts that fits all that is
 * known, and so widens what is possible for every cell it holds. Draws move as many targets as they can at once, each as far
 * as it must; only targets that no solution has shown to be safe get programmes of their own, whose answers are those of `attack`.
 *
 * @param knowledge  with a finite upper bound for every cell
 */
export function findNarrow(knowledge: Knowledge, targets: readonly Target[], solve: SolvePoint): NarrowResult {
  const programmes = new Programmes(knowledge);
  const groups = new Map<number, Target[]>();
  const result: NarrowResult = { narrow: [], programmes: 0, groups: 0, largest: 0, contradicted: [] };
  for (const target of targets) {
    const { cell } = target;
    const [low, high] = [knowledge.low[cell]!, knowledge.high[cell]!];
    if (low === high) report(result, target, { low, high });
    else {
      const root = programmes.groupOf(cell);
      const group = groups.get(root);
      if (group) group.push(target);
      else groups.set(root, [target]);
    }
  }
  result.groups = groups.size;
  for (const group of groups.values()) new GroupAttack(programmes, group, solve, result).run();
  return result;
}

class GroupAttack {
  readonly #programmes: Programmes;
  readonly #group: readonly Target[];
  readonly #solve: SolvePoint;
  readonly #result: NarrowResult;
  /** What the solutions so far have shown to be possible. */
  readonly #seen = new Map<number, Range>();

  constructor(programmes: Programmes, group: readonly Target[], solve: SolvePoint, result: NarrowResult) {
    this.#programmes = programmes;
    this.#group = group;
    this.#solve = solve;
    this.#result = result;
  }

  run(): void {
    if (!this.#look(`Maximize\n o: ${this.#group.map(({ cell }) => `+ x${cell}`).join('\n ')}`)) {
      this.#result.contradicted.push(...this.#group);
      return;
    }
    let open = this.#open(this.#group);
    for (let draw = 0; open.length > 2; draw++) {
      this.#draw(open, draw);
      const left = this.#open(open);
      const made = open.length - left.length;
      open = left;
      if (draw > 2 && made < open.length * worthwhile) break;
    }
    for (const target of open) if (!this.#isSafe(target)) this.#attackOne(target);
  }

  #open(targets: readonly Target[]): Target[] {
    return targets.filter((target) => !this.#isSafe(target));
  }

  #isSafe({ cell, reach, width }: Target): boolean {
    const { low, high } = this.#seen.get(cell)!;
    return high >= reach - tolerance && high - low >= width - tolerance;
  }

  /** Moves every open target away from where it was seen, up or down in turn, but none further than it must. */
  #draw(targets: readonly Target[], draw: number): void {
    const rows: string[] = [];
    const bounds: string[] = [];
    for (const { cell, reach, width } of targets) {
      const { low, high } = this.#seen.get(cell)!;
      const up = high < reach - tolerance || isUp(cell, draw);
      const far = up ? Math.max(reach, low + width) - low : width;
      rows.push(up ? ` u${cell}: x${cell} - y${cell} >= ${low}` : ` u${cell}: x${cell} + y${cell} <= ${high}`);
      bounds.push(` ${-beyond} <= y${cell} <= ${far}`);
    }
    const objective = `Maximize\n o: ${targets.map(({ cell }) => `+ y${cell}`).join('\n ')}`;
    this.#look(objective, { rows, bounds });
  }

  #attackOne(target: Target): void {
    for (const direction of ['Maximize', 'Minimize']) {
      if (!this.#look(`${direction}\n o: x${target.cell}`)) {
        this.#result.contradicted.push(target);
        return;
      }
      if (this.#isSafe(target)) return;
    }
    report(this.#result, target, this.#seen.get(target.cell)!);
  }

  #look(objective: string, further?: { rows: string[]; bounds: string[] }): boolean {
    this.#result.programmes++;
    const point = this.#solve(this.#programmes.of(this.#group[0]!.cell, objective, further));
    if (!point) return false;
    let cells = 0;
    for (const name of point.keys()) if (name.startsWith('x')) cells++;
    this.#result.largest = Math.max(this.#result.largest, cells);
    for (const { cell } of this.#group) {
      const value = point.get(`x${cell}`) ?? 0;
      const range = this.#seen.get(cell);
      if (!range) this.#seen.set(cell, { low: value, high: value });
      else {
        range.low = Math.min(range.low, value);
        range.high = Math.max(range.high, value);
      }
    }
    return true;
  }
}

const beyond = 1e7;

/** Ups and downs that differ from draw to draw and are the same in every run. */
function isUp(cell: number, draw: number): boolean {
  return ((Math.imul(cell + 1 + draw * 7919, 0x9e3779b1) >>> 13) & 1) === 1;
}

function report(result: NarrowResult, target: Target, range: Range): void {
  const isWide = range.high >= target.reach - tolerance && range.high - range.low >= target.width - tolerance;
  if (!isWide && !target.isKept?.(range)) result.narrow.push({ target, range });
}
