import { parseDay } from '#areas/calendar.ts';
import { MINIMUM_EVENTS } from '#statistics/intervals/directly-standardised-rate.ts';
import { type Status, statusCode } from '#vocabulary/status.ts';
import { isSmall, type Range, roundCount } from '../../count-policy.ts';
import { Memberships } from './memberships.ts';
import type { PublicTables, Truth } from './public-tables.ts';
import { ReaderCells } from './reader-cells.ts';
import { type ReaderIndicator, type ReaderSide, readerIndicators } from './reader-sides.ts';

/** A figure that a release hides: the counts behind one estimate. */
export interface HiddenCount {
  cell: number;
  side: ReaderSide;
  /** `rest`: the people whom a proportion leaves out. */
  role: 'numerator' | 'denominator' | 'rest';
  row: number;
}

/** The cells of the areas from which an indicator is added up, in one period and stratum, by area. */
type Leaves = Map<number, { numerator: number; denominator: number }>;

const is = (status: Status) => statusCode(status);
const ok = is('ok');
const suppressed = is('suppressed');

/** All that a reader of a release knows about counts, from its public tables alone. */
export class ReaderBook {
  readonly cells = new ReaderCells();
  readonly hidden: HiddenCount[] = [];
  readonly indicators: ReaderIndicator[];
  /** Sides whose counts matter: those that are protected, and those that stand beside them. */
  readonly sides = new Map<string, ReaderSide>();
  /** Cells of single areas: side, time and stratum → area → cell; for sums across strata, time and measures. */
  readonly places = new Map<string, { side: string; time: string; stratum: number; at: Map<number, number> }>();
  /** Windows of which the parts matter: time → its parts. */
  readonly windows = new Map<string, string[]>();
  readonly #tables: PublicTables;
  readonly #truth: Truth | undefined;
  readonly #memberships: Memberships;
  readonly #lastDay: Map<number, number>;

  constructor(tables: PublicTables, truth?: Truth) {
    this.#tables = tables;
    this.#truth = truth;
    this.#memberships = new Memberships(tables);
    this.#lastDay = new Map(tables.periods.map(({ id, end }) => [id, parseDay(end) as number]));
    const all = readerIndicators(tables);
    const isProtected = (entry: ReaderIndicator) => entry.numerator.protects || entry.denominator?.protects === true;
    for (const entry of all)
      if (isProtected(entry))
        for (const side of [entry.numerator, entry.denominator]) if (side) this.sides.set(side.key, side);
    this.indicators = all.filter(
      (entry) =>
        isProtected(entry) || this.sides.has(entry.numerator.key) || this.sides.has(entry.denominator?.key ?? ''),
    );
    const rows = rowsByIndicator(tables);
    for (const entry of this.indicators) this.#read(entry, rows.get(entry.position) ?? { from: 0, to: 0 });
  }

  #read(entry: ReaderIndicator, { from, to }: { from: number; to: number }): void {
    const { area, map, period, stratum } = this.#tables.estimates;
    const leaves = new Map<string, Leaves>();
    const isLeaf = (row: number) => this.#tables.areas[area[row]!]!.type === entry.level;
    for (let row = from; row < to; row++)
      if (map[row] === 0 && isLeaf(row) && this.#reports(row)) {
        const group = `${period[row]} ${stratum[row]}`;
        const own = leaves.get(group) ?? new Map();
        leaves.set(group, own);
        own.set(area[row]!, this.#takeRow(entry, row, this.#placed(entry, row), true));
      }
    for (let row = from; row < to; row++) {
      if (map[row] === 0 && isLeaf(row)) continue;
      this.#readTotal(entry, row, leaves.get(`${period[row]} ${stratum[row]}`));
    }
  }

  /** Whether something was counted for the estimate. */
  #reports(row: number): boolean {
    const { reported, status, method } = this.#tables.estimates;
    return method[row] === -1 ? status[row] === ok || status[row] === suppressed : reported[row]! > 0;
  }

  /** The cells of a single area. */
  #placed(entry: ReaderIndicator, row: number) {
    const { area, period, stratum } = this.#tables.estimates;
    const of = (side: ReaderSide | undefined) =>
      side ? this.place(side, side.timeOf(this.#tables.periods[period[row]!]!), stratum[row]!, area[row]!) : -1;
    return { numerator: of(entry.numerator), denominator: of(entry.denominator) };
  }

  place(side: { key: string }, time: { key: string; parts: string[] }, stratum: number, area: number): number {
    const key = `${side.key}|${time.key}|${stratum}`;
    let place = this.places.get(key);
    if (!place) {
      place = { side: side.key, time: time.key, stratum, at: new Map() };
      this.places.set(key, place);
      if (time.parts.length > 0) this.windows.set(time.key, time.parts);
    }
    let cell = place.at.get(area);
    if (cell === undefined) {
      cell = this.cells.add();
      place.at.set(area, cell);
    }
    return cell;
  }

  #readTotal(entry: ReaderIndicator, row: number, leaves: Leaves | undefined): void {
    const { area, map, period, stratum, method } = this.#tables.estimates;
    const day = this.#lastDay.get(period[row]!)!;
    const members = method[row] === -1 ? [] : this.#memberships.of(entry.level, map[row]!, area[row]!, day);
    // Where the smaller areas are not given, a reader knows of them no more than that they are there.
    const known =
      leaves ??
      this.#unseen(
        entry,
        row,
        members.map(({ leaf }) => leaf),
      );
    const own = members.filter(({ leaf }) => known.has(leaf));
    const time = this.#tables.periods[period[row]!]!;
    const cells = { numerator: -1, denominator: -1 };
    const sums: { total: number; parts: number[]; weights: number[] }[] = [];
    for (const role of ['numerator', 'denominator'] as const) {
      const side = entry[role];
      if (!side) continue;
      const parts = own.map(({ leaf }) => known.get(leaf)![role]);
      // As the shares are kept when counts are added up.
      const weights = own.map(({ weight }) => Math.round(weight * 1e10) / 1e10);
      if (parts.length === 1 && weights[0] === 1) {
        cells[role] = parts[0]!;
        continue;
      }
      const name =
        parts.length > 0
          ? parts
              .map((part, k) => `${part}*${weights[k]}`)
              .sort()
              .join(' ')
          : `${side.key}|${side.timeOf(time).key}|${stratum[row]}|${map[row]}|${area[row]}|${method[row]}`;
      const isNew = this.cells.find(name) === undefined;
      cells[role] = this.cells.named(name);
      if (isNew && parts.length > 0) sums.push({ total: cells[role], parts, weights });
    }
    const whole = own.every(({ weight }) => weight === 1);
    if (this.#reports(row)) this.#takeRow(entry, row, cells, whole);
    for (const { total, parts, weights } of sums) this.cells.sum(total, parts, weights);
  }

  #unseen(entry: ReaderIndicator, row: number, leaves: readonly number[]): Leaves {
    const { period, stratum, expected, reported } = this.#tables.estimates;
    const time = this.#tables.periods[period[row]!]!;
    // Unless all have reported, which have is this indicator’s own affair.
    const own = expected[row] === reported[row] ? '' : ` of ${entry.indicator.id}`;
    const of = (side: ReaderSide | undefined, leaf: number) =>
      side ? this.place({ key: `${side.key}${own}` }, side.timeOf(time), stratum[row]!, leaf) : -1;
    return new Map(
      leaves.map((leaf) => [leaf, { numerator: of(entry.numerator, leaf), denominator: of(entry.denominator, leaf) }]),
    );
  }

  /** Notes what an estimate says of its cells, and that it is hidden when it is. */
  #takeRow(entry: ReaderIndicator, row: number, cells: { numerator: number; denominator: number }, whole: boolean) {
    const { numerator, denominator, status, area } = this.#tables.estimates;
    const type = this.#tables.areas[area[row]!]!.type;
    const shown = status[row] === ok;
    const hides = status[row] === suppressed;
    for (const role of ['numerator', 'denominator'] as const) {
      const [side, cell] = [entry[role], cells[role]];
      if (!side || cell < 0) continue;
      const figure = { numerator, denominator }[role][row]!;
      if (this.#truth && !Number.isNaN(this.#truth[role][row]!)) this.cells.truth[cell] = this.#truth[role][row]!;
      if (shown || hides) this.cells.given[cell] = true;
      const controlled = side.policy && !side.policy.exempt.includes(type) ? side.policy : undefined;
      if (shown && !Number.isNaN(figure)) {
        const { low, high } = controlled ? countsBehind(figure, controlled, whole) : { low: figure, high: figure };
        this.cells.bound(cell, low, high);
      } else this.#boundByReason(entry, row, role, cell);
      if (hides && controlled && side.protects) this.hidden.push({ cell, side, role, row });
    }
    if (hides && this.#isNotZero(entry)) this.cells.bound(cells.numerator, 1, beyond);
    if (entry.indicator.method === 'proportion' && cells.denominator >= 0)
      this.#takeRest(entry, row, cells, { hides, type });
    return cells;
  }

  /** A reader knows why there is no value, and what that says of the counts. */
  #boundByReason(entry: ReaderIndicator, row: number, role: 'numerator' | 'denominator', cell: number): void {
    const status = this.#tables.estimates.status[row];
    const slack = (entry[role]?.policy?.rounding ?? 1) - 1;
    if (status === is('denominator-zero') && role === 'denominator') this.cells.bound(cell, 0, slack);
    if (status === is('too-few-events') && role === 'numerator') this.cells.bound(cell, 0, MINIMUM_EVENTS - 1 + slack);
    if (status === is('denominator-too-small') && role === 'denominator')
      this.cells.bound(cell, 0, entry.indicator.minimum.denominator + slack);
  }

  /** Whether the rule itself says of a hidden figure that its numerator is not zero: where nothing else could be small. */
  #isNotZero({ numerator, denominator, complement }: ReaderIndicator): boolean {
    return !complement && denominator?.protects !== true && numerator.protects && !numerator.policy?.hideZero;
  }

  /** Nobody is counted more than once: the numerator is part of the denominator. */
  #takeRest(
    entry: ReaderIndicator,
    row: number,
    cells: { numerator: number; denominator: number },
    { hides, type }: { hides: boolean; type: string },
  ): void {
    const name = `rest ${cells.numerator} ${cells.denominator}`;
    const isNew = this.cells.find(name) === undefined;
    const rest = this.cells.named(name);
    this.cells.truth[rest] = this.cells.truth[cells.denominator]! - this.cells.truth[cells.numerator]!;
    if (isNew) this.cells.sum(cells.denominator, [cells.numerator, rest]);
    if (hides && entry.complement && !entry.numerator.policy?.exempt.includes(type))
      this.hidden.push({ cell: rest, side: entry.numerator, role: 'rest', row });
  }
}

const beyond = Number.POSITIVE_INFINITY;

function rowsByIndicator({ estimates }: PublicTables): Map<number, { from: number; to: number }> {
  const rows = new Map<number, { from: number; to: number }>();
  for (let row = 0; row < estimates.length; row++) {
    const own = rows.get(estimates.indicator[row]!);
    if (own) own.to = row + 1;
    else rows.set(estimates.indicator[row]!, { from: row, to: row + 1 });
  }
  return rows;
}

/**
 * Every count that is shown as a figure; whole ones tried one by one, on purpose without the formula of the suppression.
 *
 * @param whole  whether it is a whole count: shares of areas make fractions
 */
function countsBehind(figure: number, policy: NonNullable<ReaderSide['policy']>, whole: boolean): Range {
  if (policy.rounding <= 1 || figure < 0) return { low: figure, high: figure };
  if (!whole) return { low: Math.max(0, figure - policy.rounding / 2), high: figure + policy.rounding / 2 };
  const counts: number[] = [];
  for (let count = Math.max(0, figure - policy.rounding); count <= figure + policy.rounding; count++)
    if (roundCount(count, policy) === figure && !isSmall(count, policy)) counts.push(count);
  return counts.length > 0 ? { low: counts[0]!, high: counts.at(-1)! } : { low: figure, high: figure };
}
