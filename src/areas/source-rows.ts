import type { AreaSource } from '#project/schema/area-source.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { type AreaTable, cellText } from './area-table.ts';
import { firstDay, type Interval, lastDay, parseDay } from './calendar.ts';

type ColumnName = string | readonly string[];

/** One file of areas with its declaration: cells by declared column, and the days on which each row holds. */
export class SourceRows {
  readonly issues: Issue[] = [];
  /** Rows that are used, by position in the table. */
  readonly used: number[] = [];
  readonly #missing = new Set<string>();
  readonly #days = new Map<string, number>();
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  constructor(
    readonly source: AreaSource,
    readonly table: AreaTable,
    /** Place among all files: where two disagree, the lower one is right. */
    readonly order: number,
  ) {
    const count = table.rows.length;
    this.#from = new Int32Array(count).fill(firstDay);
    this.#to = new Int32Array(count).fill(lastDay);
    const skips = source.skip.map((rule) => ({ ...rule, index: this.column(rule.column) }));
    const ends = [
      { end: source.from, days: this.#from },
      { end: source.to, days: this.#to },
    ];
    const dated = ends.map(({ end, days }) => {
      if (typeof end === 'string') days.fill(parseDay(end) as number);
      return { days, index: typeof end === 'object' ? this.column(end.column) : -1 };
    });
    for (let row = 0; row < count; row++) {
      const skipped = skips.some(({ index, equals, not }) => {
        if (index < 0) return false;
        const text = this.text(row, index);
        return equals?.includes(text) || (not !== undefined && !not.includes(text));
      });
      if (skipped) continue;
      if (!dated.every(({ days, index }) => this.#readEnd(row, index, days))) continue;
      if ((this.#from[row] as number) <= (this.#to[row] as number)) this.used.push(row);
      else this.#inverted(row, dated);
    }
  }

  /** Position of a declared column, or -1 with an issue that names the header that is missing and those that are there. */
  column(name: ColumnName): number {
    const spellings = [name].flat() as string[];
    for (const spelling of spellings) {
      const index = this.table.columns.indexOf(spelling);
      if (index >= 0) return index;
    }
    const value = spellings.join(' or ');
    if (!this.#missing.has(value) && this.table.columns.length > 0) {
      this.#missing.add(value);
      const columns = this.table.columns.join(', ');
      this.issues.push(issue('AREAS_COLUMN_MISSING', { file: this.table.name, line: 1 }, { value, columns }));
    }
    return -1;
  }

  text(row: number, column: number): string {
    return column < 0 ? '' : cellText(this.table.rows[row] as (string | null)[], column);
  }

  place(row: number) {
    return { file: this.table.name, line: this.table.lines[row] as number };
  }

  interval(row: number): Interval {
    return { from: this.#from[row] as number, to: this.#to[row] as number };
  }

  /** Whether two rows say the same in these columns, about the same days. */
  alike(row: number, other: number, columns: readonly number[]): boolean {
    if (this.#from[row] !== this.#from[other] || this.#to[row] !== this.#to[other]) return false;
    const cells = this.table.rows[row] as (string | null)[];
    const others = this.table.rows[other] as (string | null)[];
    return columns.every((column) => column < 0 || cells[column] === others[column]);
  }

  /** The date in a cell; `null` when it is empty, `undefined` with an issue when it is no date. */
  day(row: number, column: number): number | null | undefined {
    const value = this.text(row, column);
    if (value === '') return null;
    // A column of dates holds few different ones.
    const known = this.#days.get(value);
    if (known !== undefined) return known;
    const day = parseDay(value);
    if (day !== null) {
      this.#days.set(value, day);
      return day;
    }
    const details = { value, column: this.table.columns[column] };
    this.issues.push(issue('AREAS_DATE_INVALID', this.place(row), details));
    return undefined;
  }

  #readEnd(row: number, column: number, days: Int32Array): boolean {
    const day = this.day(row, column);
    if (typeof day === 'number') days[row] = day;
    return day !== undefined;
  }

  #inverted(row: number, [from, to]: { index: number }[]): void {
    const shown = (end: string | object | undefined, index: number) =>
      typeof end === 'string' ? end : this.text(row, index);
    const details = {
      from: shown(this.source.from, from?.index ?? -1),
      value: shown(this.source.to, to?.index ?? -1),
    };
    this.issues.push(issue('AREAS_DATES_INVERTED', this.place(row), details));
  }
}
