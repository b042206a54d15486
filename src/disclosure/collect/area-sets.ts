import { wholeWeight } from '#estimates/ways-up.ts';

/**
 * Sets of areas that are added up, with their weights, each with a number. Areas that are made up of the same reporting areas share a
 * set: an area that a reorganisation left alone on both maps, or a larger area with one part.
 *
 * A set is known by the sum of 64-bit hashes of its members, so that it does not depend on their order. That two of 100,000 sets share
 * a sum by chance is less likely than one in a thousand million.
 */
export class AreaSets {
  readonly #bySum = new Map<number, Map<number, number>>();
  readonly #stated = new Map<number, Map<number, number>>();
  readonly #alone = new Map<number, number>();
  readonly #members: ({ areas: Int32Array; weights: Float64Array } | undefined)[] = [];

  /** The set of one area as a whole. */
  alone(area: number): number {
    const known = this.#alone.get(area);
    if (known !== undefined) return known;
    const set = this.of(firstLane(area, wholeWeight), secondLane(area, wholeWeight), () => ({
      areas: Int32Array.of(area),
      weights: Float64Array.of(wholeWeight),
    }));
    this.#alone.set(area, set);
    return set;
  }

  /**
   * The set whose members’ hashes come to the given sums.
   *
   * @param members  asked for where the set is not known yet: areas, and weights in the unit of `WaysUp`
   */
  of(first: number, second: number, members: () => { areas: Int32Array; weights: Float64Array }): number {
    let bySecond = this.#bySum.get(first);
    if (!bySecond) {
      bySecond = new Map();
      this.#bySum.set(first, bySecond);
    }
    const known = bySecond.get(second);
    if (known !== undefined) return known;
    const set = this.#members.push(members()) - 1;
    bySecond.set(second, set);
    return set;
  }

  /** What an area states by itself, which is the sum of nothing that is known: a set for each amount. */
  stated(area: number, amount: number): number {
    let byAmount = this.#stated.get(area);
    if (!byAmount) {
      byAmount = new Map();
      this.#stated.set(area, byAmount);
    }
    const known = byAmount.get(amount);
    if (known !== undefined) return known;
    const set = this.#members.push(undefined) - 1;
    byAmount.set(amount, set);
    return set;
  }

  /** The members of a set, none for what an area states by itself. */
  membersOf(set: number): { areas: Int32Array; weights: Float64Array } | undefined {
    return this.#members[set];
  }
}

/** One half of the hash of a member: sums of them are taken as 32-bit integers. */
export const firstLane = (area: number, weight: number): number => mix(area, weight, 0x9e3779b9);
/** The other half. */
export const secondLane = (area: number, weight: number): number => mix(area, weight, 0x85ebca6b);

/** Bits of an area and its weight, stirred as by MurmurHash3. */
function mix(area: number, weight: number, seed: number): number {
  let h = seed;
  for (const word of [area, weight | 0, Math.floor(weight / 0x100000000)]) {
    let k = Math.imul(word, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  h ^= 12;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
