import { statusCode } from '#vocabulary/status.ts';
import type { FactRun, FactsRead } from './fact-runs.ts';
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

/** Whether `leafSums` may be able to add an indicator up: not two levels, not age bands. */
export function addsUp(input: RollUpInput): boolean {
  const sides = sidesOf(input);
  const oneLevel = sides.every((side) => input.areaTypeIds.get(side.measures[0]?.level ?? '') === input.level);
  const distinct = sides.every(({ measures }) => new Set(measures.map(({ id }) => id)).size === measures.length);
  if (input.split === 'age' || !oneLevel || !distinct) return false;
  return new Set(input.periods.map((period) => period.id)).size === input.periods.length;
}

function sidesOf(input: RollUpInput): RollUpInput['numerator'][] {
  return [input.numerator, ...(input.denominator ? [input.denominator] : [])];
}

/**
 * Adds up the measures of both sides at their own level, in whole millionths, so that the order of addition does not matter.
 *
 * @param input one that `addsUp`
 * @returns undefined for very many parts, and for amounts too large to add exactly; the query of `roll-up` then does the work
 */
export function leafSums(input: RollUpInput, ways: WaysUp, facts: FactsRead): LeafSums | undefined {
  const sides = sidesOf(input);
  const ids = sides.map((side) => side.measures.map((measure) => input.measureIds.get(measure.id) as number));
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
  const size = ways.leaves.length * count;
  const cells = new Map<number, LeafCells>();
  const measures = [...new Set(ids.flat())];
  const totals = [0, 0];
  for (const measure of measures) {
    for (const run of facts.get(measure) ?? []) {
      const { period, stratum, area } = run;
      // Rows come in runs of the same period and stratum.
      for (let from = 0; from < area.length; ) {
        let to = from + 1;
        while (to < area.length && period[to] === period[from] && stratum[to] === stratum[from]) to += 1;
        const key = keyOf(measure, period[from] as number);
        const part = { run, from, to };
        from = to;
        const used = uses.map((side) => side.get(key));
        if (used.every((side) => side === undefined)) continue;
        const of = stratum[part.from] as number;
        const target = cells.get(of) ?? emptyCells(size);
        cells.set(of, target);
        if (cells.size * size > mostCells) return undefined;
        for (const [s, side] of used.entries()) {
          const sign = less[s]?.has(measure) ? -1 : 1;
          for (const use of side ?? []) {
            const total = addPart(part, ways.slotOf, target, { side: s, count, sign, ...use });
            if (total === undefined) return undefined;
            totals[s] = (totals[s] as number) + total;
          }
        }
      }
    }
  }
  // A sum over every area, period and stratum that is exact leaves no smaller sum that is not.
  return totals.every((total) => total < exactUpTo) ? { cells, complete } : undefined;
}

/**
 * Adds rows of one measure, period and stratum to one side of the cells.
 *
 * @returns the sum of the amounts without their signs, in millionths; undefined when one is too large to add exactly
 */
function addPart(
  { run, from, to }: { run: FactRun; from: number; to: number },
  slotOf: Int32Array,
  cells: LeafCells,
  { side, count, period, bit, sign }: Use & { side: number; count: number; sign: number },
): number | undefined {
  const { area, amount, status } = run;
  const sums = side === 0 ? cells.numerator : cells.denominator;
  const parts = side === 0 ? cells.numeratorParts : cells.denominatorParts;
  const most = side === 0 ? cells.numeratorStatus : cells.denominatorStatus;
  let total = 0;
  for (let i = from; i < to; i++) {
    const place = area[i] as number;
    const slot = place < slotOf.length ? (slotOf[place] as number) : -1;
    if (slot < 0) continue;
    const at = slot * count + period;
    parts[at] = (parts[at] as number) | bit;
    if (status[i] === 0) {
      const scaled = Math.round((amount[i] as number) * 1_000_000);
      const size = Math.abs(scaled);
      if (!(size < exactUpTo / 4)) return undefined;
      sums[at] = (sums[at] as number) + sign * scaled;
      total += size;
    } else if ((status[i] as number) > (most[at] as number)) most[at] = status[i] as number;
  }
  return total;
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
