import type { AreaSets } from './area-sets.ts';
import type { FactCounts, Wanted } from './count-facts.ts';
import type { Counted, CountedIndicator } from './counted-indicators.ts';
import type { BaseOfSlot } from './gather-cells.ts';
import type { CellUse, GatheredCells } from './gathered-cells.ts';
import type { GatheredRows } from './gathered-rows.ts';
import type { Protection, Side } from './protected-indicators.ts';
import type { CountsOfSlot } from './read-counts.ts';
import type { SetSum, SumSets } from './sum-sets.ts';

/**
 * How far the sum of the parts may lie from what an estimate states, for it to be that sum: a millionth, and of large amounts what
 * adding up in another order can make.
 */
const tolerance = (amount: number) => Math.max(1e-6, Math.abs(amount) * 1e-12);

/** Where the counts of a side belong, and the area types whose counts need no protection. */
interface ProtectedSide {
  block: number;
  exempt: ReadonlySet<number>;
}

interface Times {
  numerator: number;
  denominator: number;
}

/** Takes the estimates of one indicator, period and stratum after another into cells and rows. */
export class SlotGatherer {
  readonly #cells: GatheredCells;
  readonly #sets: AreaSets;
  readonly #rows: GatheredRows;
  readonly #exempt: ReadonlySet<number>[];
  readonly #areaTypes: Int32Array;
  /** Sides and times that estimates use, with the type of their base areas. */
  readonly #used = new Map<string, Wanted>();

  constructor(
    { cells, sets, rows }: { cells: GatheredCells; sets: AreaSets; rows: GatheredRows },
    { policies }: Pick<Protection, 'policies'>,
    { typeIds }: Pick<Counted, 'typeIds'>,
    areaTypes: Int32Array,
  ) {
    this.#cells = cells;
    this.#sets = sets;
    this.#rows = rows;
    this.#exempt = policies.map(({ exempt }) => new Set(exempt.map((type) => typeIds.get(type) as number)));
    this.#areaTypes = areaTypes;
  }

  /**
   * Each estimate with what it is added up from; one that is stated by its publisher stands by itself.
   *
   * @param given.day   last day of the period
   * @param given.sums  adds up from the base areas of the indicator
   * @param given.base  the counts at those areas where they are not estimated
   */
  take(
    indicator: CountedIndicator,
    slot: CountsOfSlot,
    given: { day: number; sums: SumSets; base: BaseOfSlot | undefined },
  ): void {
    const base = given.base ?? (indicator.fromFacts ? undefined : this.#estimatedBase(indicator, slot));
    const sums = base ? given.sums.sums(base, given.day, indicator.types, this.#areaTypes.length) : new Map();
    // A value whose facts are not known, such as one that only its publisher states, has a time of its own.
    const own = -2 - slot.period;
    const times = indicator.times.get(slot.period) ?? { numerator: own, denominator: own };
    const [above, below] = [
      this.#side(indicator.numerator, times.numerator, slot.stratum, indicator.base),
      indicator.denominator && this.#side(indicator.denominator, times.denominator, slot.stratum, indicator.base),
    ];
    // One object for all estimates, because there may be millions.
    const use = { amount: 0, leaves: 1, shown: 0, uses: 1, exempt: 0, area: 0, map: 0 };
    const told = Object.assign(use, { indicator: slot.indicator, period: slot.period });
    const row = Object.assign(
      { ...told, numerator: 0, denominator: 0, numeratorCell: -1, denominatorCell: -1 },
      {
        stratum: slot.stratum,
        complement: indicator.complement,
      },
    );
    for (let i = 0; i < slot.length; i++) {
      use.area = row.area = slot.area[i]!;
      use.map = row.map = slot.map[i]!;
      const type = this.#areaTypes[use.area]!;
      const sum = sums.get(use.map * this.#areaTypes.length + use.area);
      use.shown = row.shown = slot.ok[i] === 1 && !indicator.withheld.has(type) ? 1 : 0;
      row.numerator = slot.numerator[i]!;
      row.denominator = slot.denominator[i]!;
      row.numeratorCell = this.#note(above, type, row.numerator, sum, sum?.numerator, told);
      row.denominatorCell = this.#note(below, type, row.denominator, sum, sum?.denominator, told);
      this.#rows.add(row);
    }
    if (given.base) this.takeBase(indicator, given.base, times);
  }

  /** The counts at base areas that are not estimated. */
  takeBase(indicator: CountedIndicator, base: BaseOfSlot, times?: Times): void {
    const when = times ?? indicator.times.get(base.period);
    if (!when) return;
    const of = (side: Side | undefined, time: number, amounts: ArrayLike<number>) => {
      if (!side || side.policy < 0) return;
      const block = this.#cells.block(side.id, time, base.stratum);
      for (let i = 0; i < base.length; i++)
        if (!Number.isNaN(amounts[i]!))
          this.#noteAlone(block, base.area[i]!, amounts[i]!, { indicator: indicator.id, period: base.period });
    };
    of(indicator.numerator, when.numerator, base.numerator);
    of(indicator.denominator, when.denominator, base.denominator);
  }

  takeFacts({ side, time, stratum, amounts }: FactCounts): void {
    const block = this.#cells.block(side, time, stratum);
    for (const [area, amount] of amounts) this.#noteAlone(block, area, amount, { indicator: -1, period: -1 });
  }

  used(): Wanted[] {
    return [...this.#used.values()];
  }

  #estimatedBase({ base }: CountedIndicator, { length, map, area, numerator, denominator }: CountsOfSlot) {
    const at: number[] = [];
    for (let i = 0; i < length; i++) if (map[i] === 0 && this.#areaTypes[area[i]!] === base) at.push(i);
    const pick = (column: Int32Array | Float64Array) => at.map((i) => column[i]!);
    return { length: at.length, area: pick(area), numerator: pick(numerator), denominator: pick(denominator) };
  }

  /** The block of a side; none when its counts are not protected. */
  #side(side: Side, time: number, stratum: number, type: number): ProtectedSide | undefined {
    if (side.policy < 0) return undefined;
    if (time >= 0) this.#used.set(`${side.id} ${time} ${type}`, { side, time, type });
    return {
      block: this.#cells.block(side.id, time, stratum),
      exempt: this.#exempt[side.policy] as ReadonlySet<number>,
    };
  }

  /** @param use  what is the same for both sides; the rest is filled in */
  #note(
    side: ProtectedSide | undefined,
    type: number,
    amount: number,
    sum: SetSum | undefined,
    added: number | undefined,
    use: CellUse,
  ): number {
    if (!side || Number.isNaN(amount)) return -1;
    const isSum = sum !== undefined && Math.abs((added as number) - amount) < tolerance(amount);
    use.amount = amount;
    use.leaves = isSum ? sum.leaves : 1;
    use.exempt = side.exempt.has(type) ? 1 : 0;
    return this.#cells.use(side.block, isSum ? sum.set : this.#sets.stated(use.area, amount), use);
  }

  #noteAlone(block: number, area: number, amount: number, of: Pick<CellUse, 'indicator' | 'period'>): void {
    const use = { amount, leaves: 1, shown: 0, uses: 0, exempt: 0, area, map: 0, ...of };
    this.#cells.use(block, this.#sets.alone(area), use);
  }
}
