import { type Issue, issue } from '#vocabulary/issue.ts';
import { type Interval, intersect } from './calendar.ts';
import type { Register, RegisteredArea } from './register.ts';
import type { SourceRows } from './source-rows.ts';
import type { Stated } from './timeline.ts';

type AreaEntry = SourceRows['source']['areas'][number];

/** Takes what one file says about areas themselves into the register: codes, names, placeholders, opening and closing. */
export function stateAreas(rows: SourceRows, register: Register): Issue[] {
  return rows.source.areas.flatMap((entry) => stateEntry(rows, register, entry));
}

function stateEntry(rows: SourceRows, register: Register, entry: AreaEntry): Issue[] {
  const where = { file: rows.table.name };
  const type = register.typeIndex(entry.type);
  if (type === undefined) return [unknownType(register, entry.type, where)];
  const ownScheme = register.types[type]?.scheme as string;
  const ownColumn = entry.codes[ownScheme];
  if (ownColumn === undefined && entry.value === undefined)
    return [issue('AREAS_SCHEME_MISSING', where, { value: entry.type, scheme: ownScheme })];

  const own = ownColumn === undefined ? -1 : rows.column(ownColumn);
  if (own < 0 && entry.value === undefined) return [];
  const givenNames = new Map(Object.entries(entry.names));
  const others = Object.entries(entry.codes)
    .filter(([scheme]) => scheme !== ownScheme)
    .map(([scheme, name]) => ({ scheme, column: rows.column(name) }));
  const name = entry.name === undefined ? -1 : rows.column(entry.name);
  const opened = entry.opened === undefined ? -1 : rows.column(entry.opened);
  const closed = entry.closed === undefined ? -1 : rows.column(entry.closed);
  const placeholders = new Set(entry.placeholders);
  const issues: Issue[] = [];
  const done = new Map<string, number>();
  const said = [own, name, ...others.map(({ column }) => column)];
  const names = new OneFile<string>();
  const codes = new Map(others.map(({ scheme }) => [scheme, new OneFile<string>()]));
  let blank = 0;
  for (const row of rows.used) {
    const code = entry.value ?? rows.text(row, own);
    if (code === '') {
      blank++;
      continue;
    }
    // A file of the smallest areas repeats the larger ones on every row.
    const earlier = done.get(code);
    if (earlier !== undefined && rows.alike(row, earlier, said)) continue;
    done.set(code, row);
    const interval = rows.interval(row);
    const area = register.take(type, code);
    area.stated ??= rows.place(row);
    if (placeholders.has(code)) area.placeholder = true;
    area.since = Math.min(area.since, interval.from);
    if (entry.complete) area.named.push(interval);
    const [first, last] = [rows.day(row, opened) ?? null, rows.day(row, closed) ?? null];
    if (first !== null && last !== null && last < first) {
      const dates = { value: code, opened: rows.text(row, opened), closed: rows.text(row, closed) };
      issues.push(issue('AREAS_CLOSED_BEFORE_OPENED', rows.place(row), dates));
    } else {
      area.opened ??= first;
      area.closed ??= last;
    }
    const called = rows.text(row, name) || (givenNames.get(code) ?? '');
    const clash = names.state(area, area.names, called, interval, rows.order);
    if (clash) issues.push(issue('AREAS_NAME_TWICE', rows.place(row), { value: code, ...clash }));
    for (const { scheme, column } of others) {
      const line = area.codes.get(scheme) ?? [];
      area.codes.set(scheme, line);
      const twice = codes.get(scheme)?.state(area, line, rows.text(row, column), interval, rows.order);
      if (twice) issues.push(issue('AREAS_CODE_TWICE', rows.place(row), { value: code, scheme, ...twice }));
    }
  }
  if (blank > 0) {
    const value = rows.table.columns[own];
    issues.push(issue('AREAS_CODE_BLANK', where, { count: blank, value, type: entry.type }));
  }
  return issues;
}

export function unknownType(register: Register, value: string, where: { file: string }): Issue {
  return issue('AREAS_TYPE_UNKNOWN', where, { value, known: register.types.map(({ id }) => id).join(', ') });
}

/** What one file says of each area, so that a file that contradicts itself is told apart from two files that differ. */
class OneFile<T> {
  readonly #stated = new Map<RegisteredArea, Stated<T>[]>();
  readonly #told = new Set<RegisteredArea>();

  /** Adds a statement unless it is empty or said before; answers the two values the first time that the file contradicts itself. */
  state(
    area: RegisteredArea,
    line: Stated<T>[],
    value: T,
    interval: Interval,
    order: number,
  ): { first: T; second: T } | undefined {
    if (value === '') return undefined;
    const mine = this.#stated.get(area) ?? [];
    this.#stated.set(area, mine);
    const overlapping = mine.find((other) => intersect(other, interval) !== null && other.value !== value);
    if (overlapping) {
      if (this.#told.has(area)) return undefined;
      this.#told.add(area);
      return { first: overlapping.value, second: value };
    }
    const statement = { value, ...interval, order };
    mine.push(statement);
    line.push(statement);
    return undefined;
  }
}
