import { statusCode } from '#vocabulary/status.ts';
import type { StoredPeriod } from './estimate-periods.ts';
import type { FactsRead } from './fact-runs.ts';
import { type LeafCells, leafSums, sideStatus } from './leaf-sums.ts';
import type { RollUpInput, RollUpRead } from './roll-up.ts';
import { RowsOut } from './rows-out.ts';
import { type WaysUp, wholeWeight } from './ways-up.ts';

interface Task {
  ways: WaysUp;
  /** Ids and last days of the periods, sorted by day, and the column of each in the cells. */
  periods: { id: number; day: number; column: number }[];
  complete: { numerator: Int32Array; denominator: Int32Array };
  paired: boolean;
  /** Weight in coverage of each leaf; none when all weigh the same. */
  weights: Float64Array | undefined;
  /** Leaves that are expected to report. */
  expected: Uint8Array;
}

/** What is added up: plain data, so that another thread can do it. */
export interface AddUpTask {
  input: RollUpInput;
  /** The periods of the estimates. */
  periods: readonly StoredPeriod[];
  facts: FactsRead;
  /** Area → its weight in coverage; none when all weigh the same. */
  weights: ReadonlyMap<number, number> | undefined;
}

const notSubmitted = statusCode('not-submitted');

/**
 * The sums of `roll-up`, in the same order and to the last digit, added up here instead of in the database: the areas where
 * something was counted are read once and each way up is followed once.
 *
 * @returns undefined for what `leafSums` is not made for
 */
export function addUp({ input, periods, facts, weights }: AddUpTask, ways: WaysUp): RollUpRead | undefined {
  const leaf = leafSums(input, ways, facts);
  if (!leaf) return undefined;
  const ends = new Map(periods.map(({ id, end }) => [id, Date.parse(`${end}T00:00:00Z`) / 86_400_000]));
  const task: Task = {
    ways,
    periods: input.periods
      .map(({ id }, column) => ({ id, day: ends.get(id) as number, column }))
      .sort((a, b) => a.day - b.day || a.id - b.id),
    complete: leaf.complete,
    paired: input.denominator !== undefined,
    weights: weights && weightsOf(ways, weights),
    expected: expectedLeaves(input, ways, leaf.cells),
  };
  const out = new RowsOut();
  const strata = [...new Set([0, ...leaf.cells.keys()])].sort((a, b) => a - b);
  const pairs = new Map(strata.map((stratum) => [stratum, pairedCells(leaf.cells.get(stratum), task)]));
  const groups = groupsOf(ways, new Set(input.targets));
  for (let at = 0; at < groups.length; ) {
    let end = at;
    const map = ways.map[(groups[at] as Group).from];
    while (end < groups.length && ways.map[(groups[end] as Group).from] === map) end += 1;
    for (const stratum of strata) {
      const cells = leaf.cells.get(stratum);
      const sums = new GroupSums(task, stratum, cells, pairs.get(stratum), out);
      for (let g = at; g < end; g++) sums.add(groups[g] as Group);
    }
    at = end;
  }
  return out.read();
}

/** Ways to one larger area on one map. */
interface Group {
  from: number;
  to: number;
}

function groupsOf(ways: WaysUp, targets: ReadonlySet<number>): Group[] {
  const groups: Group[] = [];
  for (let from = 0; from < ways.length; ) {
    let to = from + 1;
    while (to < ways.length && ways.area[to] === ways.area[from] && ways.map[to] === ways.map[from]) to += 1;
    if (targets.has(ways.areaType[from] as number) && ways.shown[from] === 1) groups.push({ from, to });
    from = to;
  }
  return groups;
}

function weightsOf(ways: WaysUp, weights: ReadonlyMap<number, number>): Float64Array {
  return Float64Array.from(ways.leaves, (area) => weights.get(area) ?? 0);
}

/** Not every provider offers everything: of providers only those that ever reported are expected to. */
function expectedLeaves(input: RollUpInput, ways: WaysUp, all: ReadonlyMap<number, LeafCells>): Uint8Array {
  const expected = new Uint8Array(ways.leaves.length);
  if (input.numerator.measures[0]?.basis !== 'provider') return expected.fill(1);
  for (const { numeratorParts } of all.values())
    for (let cell = 0; cell < numeratorParts.length; cell++)
      if (numeratorParts[cell] !== 0) expected[Math.floor(cell / input.periods.length)] = 1;
  return expected;
}

/**
 * Which cells count: those with all their parts on both sides, because a numerator without its denominator would bias the sum.
 */
function pairedCells(cells: LeafCells | undefined, { complete, paired, periods }: Task): Uint8Array {
  if (!cells) return new Uint8Array(0);
  const count = periods.length;
  const pairs = new Uint8Array(cells.numerator.length);
  for (let start = 0; start < pairs.length; start += count) {
    for (let column = 0; column < count; column++) {
      const at = start + column;
      const good =
        cells.numeratorParts[at] === complete.numerator[column] &&
        cells.numeratorStatus[at] === 0 &&
        (!paired || (cells.denominatorParts[at] === complete.denominator[column] && cells.denominatorStatus[at] === 0));
      if (good) pairs[at] = 1;
    }
  }
  return pairs;
}

/** Adds up one area of one map and stratum after another, all periods at a time. */
class GroupSums {
  readonly #numerator: Float64Array;
  readonly #denominator: Float64Array;
  readonly #squares: Float64Array;
  readonly #reported: Int32Array;
  readonly #reportedWeight: Float64Array;
  readonly #expected: Int32Array;
  readonly #expectedWeight: Float64Array;
  readonly #days: Int32Array;
  readonly #columns: Int32Array;

  constructor(
    readonly task: Task,
    readonly stratum: number,
    readonly cells: LeafCells | undefined,
    readonly pairs: Uint8Array | undefined,
    readonly out: RowsOut,
  ) {
    const count = task.periods.length;
    this.#numerator = new Float64Array(count);
    this.#denominator = new Float64Array(count);
    this.#squares = new Float64Array(count);
    this.#reported = new Int32Array(count);
    this.#reportedWeight = new Float64Array(count);
    this.#expected = new Int32Array(count);
    this.#expectedWeight = new Float64Array(count);
    this.#days = Int32Array.from(task.periods, ({ day }) => day);
    this.#columns = Int32Array.from(task.periods, ({ column }) => column);
  }

  add(group: Group): void {
    for (const sums of [this.#numerator, this.#denominator, this.#squares, this.#reportedWeight, this.#expectedWeight])
      sums.fill(0);
    this.#reported.fill(0);
    this.#expected.fill(0);
    const { ways, weights, expected } = this.task;
    let shared = false;
    for (let way = group.from; way < group.to; way++) {
      const slot = ways.slot[way] as number;
      if (ways.weight[way] !== wholeWeight) shared = true;
      const weight = weights === undefined ? 1 : (weights[slot] as number);
      if (this.stratum === 0 && expected[slot] === 1) this.#expect(way, weight);
      if (this.cells) this.#report(way, slot, weight, this.cells);
    }
    const exact = shared && this.cells ? this.#sharedOut(group, this.cells) : undefined;
    this.#write(group, exact);
  }

  #expect(way: number, weight: number): void {
    const { openFirst, openLast } = this.task.ways;
    const [first, last] = [openFirst[way] as number, openLast[way] as number];
    const [days, expected, weights] = [this.#days, this.#expected, this.#expectedWeight];
    for (let p = 0; p < days.length; p++) {
      const day = days[p] as number;
      if (day < first || day > last) continue;
      expected[p] = (expected[p] as number) + 1;
      weights[p] = (weights[p] as number) + weight;
    }
  }

  #report(way: number, slot: number, weight: number, cells: LeafCells): void {
    const { numerator, denominator } = cells;
    const pairs = this.pairs as Uint8Array;
    const first = this.task.ways.first[way] as number;
    const last = this.task.ways.last[way] as number;
    // Held in variables, because private fields are looked up at every use.
    const [days, columns, row] = [this.#days, this.#columns, slot * this.#days.length];
    const [sums, below, squares] = [this.#numerator, this.#denominator, this.#squares];
    const [reported, weights] = [this.#reported, this.#reportedWeight];
    for (let p = 0; p < days.length; p++) {
      const at = row + (columns[p] as number);
      const day = days[p] as number;
      if (pairs[at] === 0 || day < first || day > last) continue;
      const amount = numerator[at] as number;
      sums[p] = (sums[p] as number) + amount;
      below[p] = (below[p] as number) + (denominator[at] as number);
      squares[p] = (squares[p] as number) + (amount / 1e6) * (amount / 1e6);
      reported[p] = (reported[p] as number) + 1;
      weights[p] = (weights[p] as number) + weight;
    }
  }

  /** Sums of amounts of which some are shared out among several areas: products are too large for a number, not for a BigInt. */
  #sharedOut({ from, to }: Group, { numerator, denominator }: LeafCells): { numerator: bigint; denominator: bigint }[] {
    const { ways } = this.task;
    const pairs = this.pairs as Uint8Array;
    return this.task.periods.map(({ day, column }) => {
      const sum = { numerator: 0n, denominator: 0n };
      for (let way = from; way < to; way++) {
        const at = (ways.slot[way] as number) * this.#days.length + column;
        if (pairs[at] === 0 || day < (ways.first[way] as number) || day > (ways.last[way] as number)) continue;
        const weight = BigInt(ways.weight[way] as number);
        sum.numerator += BigInt(numerator[at] as number) * weight;
        sum.denominator += BigInt(denominator[at] as number) * weight;
      }
      return sum;
    });
  }

  #write({ from }: Group, shared: { numerator: bigint; denominator: bigint }[] | undefined): void {
    const { ways, periods, weights, paired } = this.task;
    const area = ways.area[from] as number;
    const map = ways.map[from] as number;
    const slot = ways.slotOf[area] ?? -1;
    const { out, stratum } = this;
    out.reserve(periods.length);
    const [expectedBy, reportedBy] = [this.#expected, this.#reported];
    const [numerator, denominator, squares] = [this.#numerator, this.#denominator, this.#squares];
    for (let p = 0; p < periods.length; p++) {
      const expected = expectedBy[p] as number;
      const reported = reportedBy[p] as number;
      if (expected === 0 && reported === 0) continue;
      const { id, column } = periods[p] as Task['periods'][number];
      const i = out.next();
      out.map[i] = map;
      out.stratum[i] = stratum;
      out.area[i] = area;
      out.period[i] = id;
      if (reported > 0) {
        const sums = shared?.[p];
        out.numerator[i] = sums ? sharedAmount(sums.numerator) : wholeAmount(numerator[p] as number);
        out.denominator[i] = !paired
          ? Number.NaN
          : sums
            ? sharedAmount(sums.denominator)
            : wholeAmount(denominator[p] as number);
        out.squares[i] = squares[p] as number;
      } else {
        out.numerator[i] = Number.NaN;
        out.denominator[i] = Number.NaN;
        out.squares[i] = Number.NaN;
      }
      // Only rows of everyone say who was expected.
      out.expected[i] = expected > 0 ? expected : reported;
      out.reported[i] = reported;
      const due = weights === undefined ? expected : (this.#expectedWeight[p] as number);
      out.coverage[i] =
        expected > 0 && due > 0
          ? Math.min(1, (this.#reportedWeight[p] as number) / due)
          : expected > 0
            ? Math.min(1, reported / expected)
            : 1;
      out.leafStatus[i] = slot < 0 ? notSubmitted : this.#leafStatus(slot, column);
    }
  }

  /** Why an area of the measures’ own level has no sum; for larger areas that nobody submitted. */
  #leafStatus(slot: number, column: number): number {
    if (slot < 0 || !this.cells) return notSubmitted;
    const { complete, periods, paired } = this.task;
    const at = slot * periods.length + column;
    const cells = this.cells;
    const own = sideStatus(
      cells.numeratorParts[at] as number,
      cells.numeratorStatus[at] as number,
      complete.numerator[column] as number,
    );
    if (own === undefined) return notSubmitted;
    if (own !== 0 || !paired) return own;
    return (
      sideStatus(
        cells.denominatorParts[at] as number,
        cells.denominatorStatus[at] as number,
        complete.denominator[column] as number,
      ) ?? notSubmitted
    );
  }
}

/** Whole millionths → amount: whole part and fraction apart, as the database turns decimals of this many places into numbers. */
function wholeAmount(millionths: number): number {
  const whole = Math.trunc(millionths / 1e6);
  return whole + ((millionths - whole * 1e6) * 1e10) / 1e16;
}

function sharedAmount(sum: bigint): number {
  const places = 10_000_000_000_000_000n;
  return Number(sum / places) + Number(sum % places) / 1e16;
}
