import type { Database } from '#evidence/database.ts';
import type { Counted } from './counted-indicators.ts';
import type { Side } from './protected-indicators.ts';

/** Counts of one side, time and stratum at the areas where facts were taken. */
export interface FactCounts {
  side: number;
  time: number;
  /** Type of the areas. */
  type: number;
  stratum: number;
  /** Area → what was counted there. */
  amounts: ReadonlyMap<number, number>;
}

/** A side at a time, wanted of the areas of a type. */
export interface Wanted {
  side: Side;
  time: number;
  type: number;
}

/** Adds up facts of sides over times. An area counts only when it has every measure of the side in every period of the time. */
export async function countFacts(
  database: Database,
  { spans, measureIds }: Pick<Counted, 'spans' | 'measureIds'>,
  wanted: readonly Wanted[],
): Promise<FactCounts[]> {
  /** Measure and period → the sums in which its facts stand. */
  const uses = new Map<string, { sums: Map<number, FactSums>; sign: number; type: number }[]>();
  const all: { sums: Map<number, FactSums>; needed: number; side: number; time: number; type: number }[] = [];
  for (const { side, time, type } of wanted) {
    const periods = spans[time] ?? [];
    const sums = new Map<number, FactSums>();
    all.push({ sums, needed: periods.length * side.measures.length, side: side.id, time, type });
    for (const { measure, sign } of side.measures)
      for (const period of periods) {
        const key = `${measureIds.get(measure.id)} ${period}`;
        uses.set(key, [...(uses.get(key) ?? []), { sums, sign, type }]);
      }
  }
  if (uses.size === 0) return [];
  const measures = new Set([...uses.keys()].map((key) => key.split(' ')[0]));
  const query = `SELECT f.measure, f.period, f.stratum, f.area, a.type, f.amount::DOUBLE AS amount FROM fact f JOIN area a ON a.id = f.area
    WHERE f.status = 0 AND f.measure IN (${[...measures].join(', ')}) AND f.stratum IN (SELECT DISTINCT stratum FROM estimated)
    ORDER BY f.measure, f.period, f.stratum, f.area`;
  for await (const batch of database.columns(query)) {
    const [measure, period, stratum] = [batch.measure!, batch.period!, batch.stratum!];
    let [at, found] = [-1, [] as { sums: Map<number, FactSums>; sign: number; type: number }[]];
    for (let i = 0; i < measure.length; i++) {
      if (at < 0 || measure[i] !== measure[at] || period[i] !== period[at])
        [at, found] = [i, uses.get(`${measure[i]} ${period[i]}`) ?? []];
      for (const { sums, sign, type } of found) {
        if (batch.type![i] !== type) continue;
        let ofStratum = sums.get(stratum[i]!);
        if (!ofStratum) {
          ofStratum = new FactSums();
          sums.set(stratum[i]!, ofStratum);
        }
        ofStratum.add(batch.area![i]!, batch.amount![i]! * sign);
      }
    }
  }
  return all.flatMap(({ sums, needed, side, time, type }) =>
    [...sums].map(([stratum, ofStratum]) => ({ side, time, type, stratum, amounts: ofStratum.complete(needed) })),
  );
}

/** What was counted in each area, with the number of facts. */
class FactSums {
  readonly #amount = new Map<number, number>();
  readonly #facts = new Map<number, number>();

  add(area: number, amount: number): void {
    this.#amount.set(area, (this.#amount.get(area) ?? 0) + amount);
    this.#facts.set(area, (this.#facts.get(area) ?? 0) + 1);
  }

  complete(needed: number): Map<number, number> {
    return new Map([...this.#amount].filter(([area]) => this.#facts.get(area) === needed));
  }
}
