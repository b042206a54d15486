import { type WaysUp, wholeWeight } from '#estimates/ways-up.ts';
import { type AreaSets, firstLane, secondLane } from './area-sets.ts';

/** What the areas of one base come to in a larger area. */
export interface SetSum {
  set: number;
  leaves: number;
  numerator: number;
  /** NaN where no part has a denominator. */
  denominator: number;
}

/** Counts at the areas where they were taken, in one slot. */
export interface BaseCounts {
  area: ArrayLike<number>;
  numerator: ArrayLike<number>;
  denominator: ArrayLike<number>;
  length: number;
}

/** Adds up the counts of base areas of one type to every larger area on both maps, and names the set of areas behind each sum. */
export class SumSets {
  readonly #ways: WaysUp;
  readonly #sets: AreaSets;
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #numerator: Float64Array;
  readonly #denominator: Float64Array;
  /** Number of the slot in which a leaf was given. */
  readonly #given: Int32Array;
  #slot = 0;

  constructor(ways: WaysUp, sets: AreaSets) {
    this.#ways = ways;
    this.#sets = sets;
    const leafOf = (i: number) => ways.leaves[ways.slot[i]!]!;
    this.#first = Int32Array.from({ length: ways.length }, (_, i) => firstLane(leafOf(i), ways.weight[i]!));
    this.#second = Int32Array.from({ length: ways.length }, (_, i) => secondLane(leafOf(i), ways.weight[i]!));
    this.#numerator = new Float64Array(ways.leaves.length);
    this.#denominator = new Float64Array(ways.leaves.length);
    this.#given = new Int32Array(ways.leaves.length);
  }

  /**
   * @param day    last day of the period, counted from 1970
   * @param types  area types for which there are estimates
   * @returns the sum of each larger area on each map, by `map * areas + area`
   */
  sums(base: BaseCounts, day: number, types: ReadonlySet<number>, areas: number): Map<number, SetSum> {
    this.#take(base);
    const ways = this.#ways;
    const found = new Map<number, SetSum>();
    for (let from = 0, to = 0; from < ways.length; from = to) {
      while (to < ways.length && ways.area[to] === ways.area[from] && ways.map[to] === ways.map[from]) to++;
      if (!ways.shown[from] || !types.has(ways.areaType[from]!)) continue;
      const sum = this.#sum(from, to, day);
      if (sum) found.set(ways.map[from]! * areas + ways.area[from]!, sum);
    }
    return found;
  }

  #take(base: BaseCounts): void {
    this.#slot++;
    for (let i = 0; i < base.length; i++) {
      const slot = this.#ways.slotOf[base.area[i]!] ?? -1;
      if (slot < 0) continue;
      this.#given[slot] = this.#slot;
      this.#numerator[slot] = base.numerator[i]!;
      this.#denominator[slot] = base.denominator[i]!;
    }
  }

  #sum(from: number, to: number, day: number): SetSum | undefined {
    const { slot, first, last, weight } = this.#ways;
    const holds = (i: number) => this.#given[slot[i]!] === this.#slot && day >= first[i]! && day <= last[i]!;
    let [one, two, leaves, numerator, denominator, known] = [0, 0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      if (!holds(i)) continue;
      one = (one + this.#first[i]!) | 0;
      two = (two + this.#second[i]!) | 0;
      leaves++;
      const share = weight[i] === wholeWeight ? 1 : weight[i]! / wholeWeight;
      numerator += this.#numerator[slot[i]!]! * share;
      const below = this.#denominator[slot[i]!]!;
      if (Number.isNaN(below)) continue;
      denominator += below * share;
      known++;
    }
    if (leaves === 0) return undefined;
    const set = this.#sets.of(one, two, () => {
      const members = Array.from({ length: to - from }, (_, i) => from + i).filter(holds);
      return {
        areas: Int32Array.from(members, (i) => this.#ways.leaves[slot[i]!]!),
        weights: Float64Array.from(members, (i) => weight[i]!),
      };
    });
    return { set, leaves, numerator, denominator: known > 0 ? denominator : Number.NaN };
  }
}
