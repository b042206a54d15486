import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Period } from '#vocabulary/period.ts';

/** A group of people: the ids of its sex, age band and value of a category; empty text = all. */
export interface GroupKey {
  sex: string;
  age: string;
  category: string;
  value: string;
}

/** When a pass may number, and what it calls when it has; calling that again does nothing. */
export interface Turn {
  before: Promise<void>;
  done: () => void;
}

const periodKey = ({ start, end, kind }: Period) => `${start} ${end} ${kind}`;
const groupKey = ({ sex, age, category, value }: GroupKey) => JSON.stringify([sex, age, category, value]);

/**
 * Ids of periods and strata: those in the store, and the next free ones for what is met for the first time. Kept beside the store, so
 * that a pass over files needs no statement to look them up; `write` puts the new ones into the store.
 *
 * Passes that run at the same time number in turn, so that the same files always give the same ids.
 */
export class Numbering {
  readonly #periods = new Map<string, number>();
  readonly #groups = new Map<string, number>();
  #newPeriods: (string | number)[][] = [];
  #newGroups: (string | number)[][] = [];
  #turn: Promise<void> = Promise.resolve();

  static async read(database: Database): Promise<Numbering> {
    const numbering = new Numbering();
    const periods = await database.rows<{ id: number; start: string; end: string; kind: Period['kind'] }>(
      'SELECT id, start_date::VARCHAR AS start, end_date::VARCHAR AS "end", kind FROM period ORDER BY id',
    );
    for (const { id, ...period } of periods) numbering.#periods.set(periodKey(period), id);
    const groups = await database.rows<{ id: number } & Record<keyof GroupKey, string>>(
      'SELECT id, sex, age, category, category_value AS value FROM stratum ORDER BY id',
    );
    for (const { id, ...group } of groups) numbering.#groups.set(groupKey(group), id);
    return numbering;
  }

  /** Ids of periods; new ones are numbered in order of time within what is asked together. */
  periods(wanted: readonly Period[]): number[] {
    const order = (a: Period, b: Period) => compare(periodOrder(a), periodOrder(b));
    for (const period of [...wanted].sort(order)) {
      if (this.#periods.has(periodKey(period))) continue;
      const id = next(this.#periods);
      this.#periods.set(periodKey(period), id);
      this.#newPeriods.push([id, period.start, period.end, period.kind]);
    }
    return wanted.map((period) => this.#periods.get(periodKey(period)) as number);
  }

  /** Ids of groups; new ones are numbered in the order asked. */
  groups(wanted: readonly GroupKey[]): number[] {
    return wanted.map((group) => {
      const known = this.#groups.get(groupKey(group));
      if (known !== undefined) return known;
      const id = next(this.#groups);
      this.#groups.set(groupKey(group), id);
      this.#newGroups.push([id, group.sex, group.age, group.category, group.value]);
      return id;
    });
  }

  /** A place in the queue of those who number: each pass takes one before it begins, in order. */
  turn(): Turn {
    const before = this.#turn;
    let done: () => void = () => undefined;
    this.#turn = new Promise<void>((resolve) => {
      done = resolve;
    });
    return { before, done };
  }

  /** Writes the new periods and groups to the store. */
  async write(database: Database): Promise<void> {
    if (this.#newPeriods.length > 0) await database.run(`INSERT INTO period VALUES ${values(this.#newPeriods)}`);
    if (this.#newGroups.length > 0) await database.run(`INSERT INTO stratum VALUES ${values(this.#newGroups)}`);
    this.#newPeriods = [];
    this.#newGroups = [];
  }
}

/** Start, end, kind: the order in which the periods of one file have always been numbered. */
const periodOrder = ({ start, end, kind }: Period) => [start, end, kind];

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, i) => text !== b[i]);
  return at < 0 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1;
}

const next = (known: ReadonlyMap<string, number>) => Math.max(-1, ...known.values()) + 1;
