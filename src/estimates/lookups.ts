import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Period, PeriodKind } from '#vocabulary/period.ts';
import type { StoredPeriod } from './estimate-periods.ts';
import { FactRuns } from './fact-runs.ts';
import { readWaysUp, type WaysUp } from './ways-up.ts';

interface PeriodRow extends Record<string, string | number> {
  id: number;
  start: string;
  end: string;
  kind: PeriodKind;
}

export interface StratumRow extends Record<string, string | number> {
  id: number;
  sex: string;
  age: string;
  category: string;
}

/**
 * What estimates of all indicators look up, read once a build: periods, strata, which periods a measure has, ways up.
 *
 * Holds as long as facts and areas stay as they are; only `store` adds periods while it is in use.
 */
export class EstimateLookups {
  readonly #database: Database;
  #periods: StoredPeriod[] | undefined;
  #periodsOf: Map<number, number[]> | undefined;
  #factCount = new Map<number, number>();
  #facts: FactRuns | undefined;
  #oneMap: boolean | undefined;
  #strata: StratumRow[] | undefined;
  readonly #ways = new Map<number, WaysUp>();
  readonly #weights = new Map<number, Map<number, number>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Every period in the store, by id. */
  async periods(): Promise<readonly StoredPeriod[]> {
    this.#periods ??= await this.#database.rows<PeriodRow>(
      'SELECT id, start_date::VARCHAR AS start, end_date::VARCHAR AS "end", kind FROM period ORDER BY id',
    );
    return this.#periods;
  }

  /** Periods in which at least one of the measures has facts, by end, start and kind. */
  async periodsOf(measures: readonly number[]): Promise<StoredPeriod[]> {
    const periodsOf = await this.#measurePeriods();
    const wanted = new Set(measures.flatMap((measure) => periodsOf.get(measure) ?? []));
    return (await this.periods())
      .filter(({ id }) => wanted.has(id))
      .sort((a, b) => compare(a.end, b.end) || compare(a.start, b.start) || compare(a.kind, b.kind));
  }

  async #measurePeriods(): Promise<ReadonlyMap<number, readonly number[]>> {
    if (this.#periodsOf) return this.#periodsOf;
    this.#periodsOf = new Map();
    const rows = await this.#database.rows<{ measure: number; period: number; facts: number }>(
      'SELECT measure, period, count(*) AS facts FROM fact GROUP BY measure, period ORDER BY measure, period',
    );
    for (const { measure, period, facts } of rows) {
      this.#factCount.set(measure, (this.#factCount.get(measure) ?? 0) + facts);
      const list = this.#periodsOf.get(measure);
      if (list) list.push(period);
      else this.#periodsOf.set(measure, [period]);
    }
    return this.#periodsOf;
  }

  /** How many facts there are. */
  async countFacts(): Promise<number> {
    await this.#measurePeriods();
    return [...this.#factCount.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Reads the facts of measures, several indicators’ at a time. */
  async facts(): Promise<FactRuns> {
    await this.#measurePeriods();
    this.#facts ??= new FactRuns(this.#database, (measure) => this.#factCount.get(measure) ?? 0);
    return this.#facts;
  }

  /** Whether every area rolls up on today’s map as it did on the map of the time, so that estimates are the same on both. */
  async oneMap(): Promise<boolean> {
    if (this.#oneMap === undefined) {
      const { differences } = await this.#database.single<{
        differences: number;
      }>(`SELECT count(*) AS differences FROM (
        SELECT leaf, area, valid_from, valid_to, weight FROM rollup GROUP BY ALL
        HAVING count(*) FILTER (map = 0) <> count(*) FILTER (map = 1))`);
      this.#oneMap = differences === 0;
    }
    return this.#oneMap;
  }

  /** The stored period of each period, in the same order; those that are not stored yet get the next free ids. */
  async store(periods: readonly (Period & { kind: PeriodKind })[]): Promise<StoredPeriod[]> {
    const key = ({ start, end, kind }: Period) => `${start}/${end}/${kind}`;
    const known = new Map((await this.periods()).map((period) => [key(period), period]));
    if (periods.some((period) => !known.has(key(period)))) {
      const rows = values(periods.map(({ start, end, kind }) => [start, end, kind]));
      await this.#database.run(`INSERT INTO period
        SELECT (SELECT coalesce(max(id), -1) FROM period) + row_number() OVER (ORDER BY s, e, k), s, e, k
        FROM (SELECT DISTINCT s::DATE AS s, e::DATE AS e, k FROM (VALUES ${rows}) v(s, e, k)) n
        WHERE NOT EXISTS (FROM period p WHERE p.start_date = n.s AND p.end_date = n.e AND p.kind = n.k) ORDER BY s, e, k`);
      this.#periods = undefined;
      for (const period of await this.periods()) known.set(key(period), period);
    }
    return periods.map((period) => known.get(key(period)) as StoredPeriod);
  }

  async strata(): Promise<readonly StratumRow[]> {
    this.#strata ??= await this.#database.rows<StratumRow>('SELECT id, sex, age, category FROM stratum ORDER BY id');
    return this.#strata;
  }

  /** The strata that are estimated: everyone, and the single divisions that an indicator publishes. */
  async publishedStrata(publish: readonly ('sex' | 'age' | 'category')[]): Promise<number[]> {
    return (await this.strata()).filter((stratum) => isPublished(stratum, publish)).map(({ id }) => id);
  }

  /** Every way up from the areas of a type, on the map of the time only where today’s is the same. */
  async waysUp(type: number): Promise<WaysUp> {
    const known = this.#ways.get(type) ?? (await readWaysUp(this.#database, type, await this.oneMap()));
    this.#ways.set(type, known);
    return known;
  }

  /** The last amount that a measure states for each area: its weight in coverage. */
  async weights(measure: number): Promise<ReadonlyMap<number, number>> {
    let known = this.#weights.get(measure);
    if (!known) {
      const rows = await this.#database.rows<{ area: number; weight: number }>(`
        SELECT f.area, arg_max(f.amount, p.end_date)::DOUBLE AS weight FROM fact f JOIN period p ON p.id = f.period
        WHERE f.measure = ${measure} AND f.stratum = 0 AND f.status = 0 GROUP BY f.area ORDER BY f.area`);
      known = new Map(rows.map(({ area, weight }) => [area, weight]));
      this.#weights.set(measure, known);
    }
    return known;
  }
}

function isPublished({ sex, age, category }: StratumRow, publish: readonly ('sex' | 'age' | 'category')[]): boolean {
  const divisions = [sex !== '' && 'sex', age !== '' && 'age', category !== '' && 'category'].filter(
    (division) => division !== false,
  );
  return divisions.length === 0 || (divisions.length === 1 && publish.includes(divisions[0] as 'sex'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
