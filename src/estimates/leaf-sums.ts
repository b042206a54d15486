import { statusCode } from '#vocabulary/status.ts';
import type { EstimateLookups } from './lookups.ts';
import type { RollUpInput } from './roll-up.ts';
import type { WaysUp } from './ways-up.ts';

/** Both sides of one stratum at the areas where they were counted: one cell for each leaf and estimate period. */
export interface LeafCells {
  /** Millionths, exact. */
  numerator: Float64Array;
  denominator: Float64Array;
  /** Which parts of its sum a cell has, one bit each; 0 = nothing stated. */
  numeratorParts: Int32Array;
  denominatorParts: Int32Array;
  /** Largest status code of the parts. */
  numeratorStatus: Int8Array;
  denominatorStatus: Int8Array;
}

export interface LeafSums {
  /** Stratum → its cells, at position leaf × periods + period. */
  cells: Map<number, LeafCells>;
  /** The bits that a complete cell of each period has. */
  complete: { numerator: Int32Array; denominator: Int32Array };
}

/** Whole numbers up to here are exact. */
const exactUpTo = Number.MAX_SAFE_INTEGER;
const mostCells = 12_000_000;
const mostParts = 30;

interface Use {
  period: number;
  bit: number;
}

/**
 * Adds up the measures of both sides at their own level, in whole millionths, so that the order of addition does not matter.
 *
 * @returns undefined for what it is not made for (two levels, age bands, very many parts, amounts too large to add exactly); the
 *   query of `roll-up` then does the work
 */
export async function leafSums(
  input: RollUpInput,
  ways: WaysUp,
  lookups: EstimateLookups,
): Promise<LeafSums | undefined> {
  const sides = [input.numerator, ...(input.denominator ? [input.denominator] : [])];
  const ids = sides.map((side) => side.measures.map((measure) => input.measureIds.get(measure.id) as number));
  const oneLevel = sides.every((side) => input.areaTypeIds.get(side.measures[0]?.level ?? '') === input.level);
  const distinct = ids.every((list) => new Set(list).size === list.length);
  if (input.split === 'age' || !oneLevel || !distinct) return undefined;
  if (new Set(input.periods.map((period) => period.id)).size < input.periods.length) return undefined;

  const count = input.periods.length;
  const uses = sides.map(() => new Map<number, Use[]>());
  const complete = { numerator: new Int32Array(count), denominator: new Int32Array(count) };
  const names = ['numerator', 'denominator'] as const;
  for (const [s, list] of ids.entries()) {
    for (const [period, entry] of input.periods.entries()) {
      const parts = entry[names[s] as 'numerator'];
      if (parts.length * list.length > mostParts || new Set(parts).size < parts.length) return undefined;
      parts.forEach((part, p) => {
        list.forEach((measure, m) => {
          const key = keyOf(measure, part);
          const found = (uses[s] as Map<number, Use[]>).get(key) ?? [];
          found.push({ period, bit: 1 << (p * list.length + m) });
          (uses[s] as Map<number, Use[]>).set(key, found);
        });
      });
      complete[names[s] as 'numerator'][period] = 2 ** (parts.length * list.length) - 1;
    }
  }
  const less = sides.map((side, s) => new Set((ids[s] as number[]).filter((_, m) => isLess(side, m))));
  const strata = await lookups.publishedStrata(input.publish);
  if (strata.length === 0) return undefined;
  const size = ways.leaves.length * count;
  const cells = new Map<number, LeafCells>();
  const measures = [...new Set(ids.flat())];
  const runs = await (await lookups.facts()).read({ measures, strata });
  const totals = [0, 0];
  for (const measure of measures) {
    for (const { area, period, stratum, amount, status } of runs.get(measure) ?? []) {
      // Rows come in runs of the same period and stratum.
      let [lastPeriod, lastStratum] = [-1, -1];
      let current: (Use[] | undefined)[] = [];
      let target: LeafCells | undefined;
      for (let i = 0; i < area.length; i++) {
        const slot = ways.slotOf[area[i] as number] ?? -1;
        if (slot < 0) continue;
        if (period[i] !== lastPeriod) {
          lastPeriod = period[i] as number;
          current = uses.map((side) => side.get(keyOf(measure, lastPeriod)));
        }
        if (stratum[i] !== lastStratum) {
          lastStratum = stratum[i] as number;
          target = cells.get(lastStratum) ?? emptyCells(size);
          cells.set(lastStratum, target);
          if (cells.size * size > mostCells) return undefined;
        }
        const scaled = Math.round((amount[i] as number) * 1_000_000);
        if (status[i] === 0 && !(Math.abs(scaled) < exactUpTo / 4)) return undefined;
        for (let s = 0; s < current.length; s++) {
          const side = current[s];
          if (!side) continue;
          const signed = less[s]?.has(measure) ? -scaled : scaled;
          for (let u = 0; u < side.length; u++) {
            const use = side[u] as Use;
            add(target as LeafCells, s, slot * count + use.period, status[i] as number, signed, use.bit);
            if (status[i] === 0) totals[s] = (totals[s] as number) + Math.abs(scaled);
          }
        }
      }
    }
  }
  // A sum over every area, period and stratum that is exact leaves no smaller sum that is not.
  return totals.every((total) => total < exactUpTo) ? { cells, complete } : undefined;
}

function add(cells: LeafCells, side: number, at: number, status: number, amount: number, bit: number): void {
  const sums = side === 0 ? cells.numerator : cells.denominator;
  const parts = side === 0 ? cells.numeratorParts : cells.denominatorParts;
  const most = side === 0 ? cells.numeratorStatus : cells.denominatorStatus;
  parts[at] = (parts[at] as number) | bit;
  if (status === 0) sums[at] = (sums[at] as number) + amount;
  else if (status > (most[at] as number)) most[at] = status;
}

/** Status of a side of a cell: that of its parts, `not-submitted` while a part is missing; undefined when nothing is stated. */
export function sideStatus(parts: number, most: number, complete: number): number | undefined {
  if (parts === 0) return undefined;
  if (most > 0) return most;
  return parts === complete ? 0 : statusCode('not-submitted');
}

function emptyCells(size: number): LeafCells {
  return {
    numerator: new Float64Array(size),
    denominator: new Float64Array(size),
    numeratorParts: new Int32Array(size),
    denominatorParts: new Int32Array(size),
    numeratorStatus: new Int8Array(size),
    denominatorStatus: new Int8Array(size),
  };
}

function keyOf(measure: number, period: number): number {
  return measure * 1_000_000 + period;
}

function isLess(side: RollUpInput['numerator'], position: number): boolean {
  return side.operand.less?.includes(side.measures[position]?.id ?? '') ?? false;
}
