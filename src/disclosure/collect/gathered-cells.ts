/** What one use of a count says of it. */
export interface CellUse {
  amount: number;
  /** How many reporting areas it is added up from: the same for every use of a set. */
  leaves: number;
  /** 1 when an estimate shows it. */
  shown: number;
  /** 1 when an estimate uses it, whether it may be shown or not. */
  uses: number;
  /** 1 when its policy does not protect areas of the type. */
  exempt: number;
  /** The estimate: area, map, indicator, period; indicator and period are -1 for a count of facts alone. */
  area: number;
  map: number;
  indicator: number;
  period: number;
}

const numbers = ['block', 'set', 'leaves', 'shown', 'uses', 'exempt', 'area', 'map', 'indicator', 'period'] as const;
type Columns = Record<(typeof numbers)[number], Int32Array>;

/**
 * The counts of a release, once each: a side (what is counted), a time, a stratum, and a set of areas. Side, time and stratum together
 * are a block, because estimates come block by block.
 */
export class GatheredCells {
  length = 0;
  readonly blocks: { side: number; time: number; stratum: number }[] = [];
  readonly #blockOf = new Map<string, number>();
  #columns = Object.fromEntries(numbers.map((name) => [name, new Int32Array(4096)])) as Columns;
  #amount = new Float64Array(4096);
  /** Open addressing by block and set; 0 = free, else position + 1. */
  #table = new Int32Array(16_384);

  block(side: number, time: number, stratum: number): number {
    const key = `${side} ${time} ${stratum}`;
    const known = this.#blockOf.get(key);
    if (known !== undefined) return known;
    this.#blockOf.set(key, this.blocks.length);
    return this.blocks.push({ side, time, stratum }) - 1;
  }

  /** The block, or -1 when nothing was gathered in it. */
  findBlock(side: number, time: number, stratum: number): number {
    return this.#blockOf.get(`${side} ${time} ${stratum}`) ?? -1;
  }

  /** The cell, or -1. */
  find(block: number, set: number): number {
    if (block < 0) return -1;
    return this.#table[this.#place(block, set)]! - 1;
  }

  /** Notes a use of a count. The smallest of what its uses say of it goes into the table, so that their order does not matter. */
  use(block: number, set: number, use: CellUse): number {
    const place = this.#place(block, set);
    const cell = this.#table[place]! - 1;
    if (cell < 0) return this.#add(place, block, set, use);
    const columns = this.#columns;
    this.#amount[cell] = Math.min(this.#amount[cell]!, use.amount);
    if (this.#before(use, cell)) this.#tellOf(cell, use);
    columns.shown[cell] = Math.max(columns.shown[cell]!, use.shown);
    columns.uses[cell]! += use.uses;
    columns.exempt[cell] = Math.min(columns.exempt[cell]!, use.exempt);
    return cell;
  }

  amountOf = (cell: number): number => this.#amount[cell]!;
  at = (name: (typeof numbers)[number], cell: number): number => this.#columns[name][cell]!;

  /** The cells in an order that does not depend on how they came: by side, time, stratum and the estimate that is told of. */
  ordered(): Int32Array {
    const { block, leaves, area, map, indicator, period } = this.#columns;
    const blocks = this.blocks.map((_, i) => i).sort((a, b) => compareBlocks(this.blocks[a]!, this.blocks[b]!));
    const rank = new Int32Array(blocks.length);
    blocks.forEach((at, i) => {
      rank[at] = i;
    });
    return Int32Array.from({ length: this.length }, (_, i) => i).sort(
      (a, b) =>
        rank[block[a]!]! - rank[block[b]!]! ||
        leaves[a]! - leaves[b]! ||
        area[a]! - area[b]! ||
        map[a]! - map[b]! ||
        indicator[a]! - indicator[b]! ||
        period[a]! - period[b]!,
    );
  }

  #tellOf(cell: number, { area, map, indicator, period }: CellUse): void {
    const columns = this.#columns;
    columns.area[cell] = area;
    columns.map[cell] = map;
    columns.indicator[cell] = indicator;
    columns.period[cell] = period;
  }

  #before(use: CellUse, cell: number): boolean {
    const { area, map, indicator, period } = this.#columns;
    const by =
      use.area - area[cell]! || use.map - map[cell]! || use.indicator - indicator[cell]! || use.period - period[cell]!;
    return by < 0;
  }

  #add(place: number, block: number, set: number, use: CellUse): number {
    const cell = this.length++;
    if (cell === this.#amount.length) this.#double();
    this.#amount[cell] = use.amount;
    const columns = this.#columns;
    columns.block[cell] = block;
    columns.set[cell] = set;
    columns.leaves[cell] = use.leaves;
    columns.shown[cell] = use.shown;
    columns.uses[cell] = use.uses;
    columns.exempt[cell] = use.exempt;
    this.#tellOf(cell, use);
    this.#table[place] = cell + 1;
    if (this.length * 2 > this.#table.length) this.#spread();
    return cell;
  }

  #place(block: number, set: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    const { block: blocks, set: sets } = this.#columns;
    let h = Math.imul(block, 0x9e3779b1) ^ Math.imul(set, 0x85ebca77);
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae3d);
    let place = (h ^ (h >>> 13)) & mask;
    for (;;) {
      const cell = table[place]! - 1;
      if (cell < 0 || (blocks[cell] === block && sets[cell] === set)) return place;
      place = (place + 1) & mask;
    }
  }

  #double(): void {
    const longer = <T extends Int32Array | Float64Array>(column: T): T => {
      const copy = new (column.constructor as new (length: number) => T)(column.length * 2);
      copy.set(column as never);
      return copy;
    };
    this.#amount = longer(this.#amount);
    for (const name of numbers) this.#columns[name] = longer(this.#columns[name]);
  }

  #spread(): void {
    this.#table = new Int32Array(this.#table.length * 2);
    for (let cell = 0; cell < this.length; cell++)
      this.#table[this.#place(this.#columns.block[cell]!, this.#columns.set[cell]!)] = cell + 1;
  }
}

interface Block {
  side: number;
  time: number;
  stratum: number;
}

const compareBlocks = (a: Block, b: Block) => a.side - b.side || a.time - b.time || a.stratum - b.stratum;
