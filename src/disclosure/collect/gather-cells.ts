import type { Database } from '#evidence/database.ts';
import { readWaysUp } from '#estimates/ways-up.ts';
import type { Project } from '#project/project.ts';
import { AreaSets } from './area-sets.ts';
import { countFacts, type FactCounts, type Wanted } from './count-facts.ts';
import { type Counted, type CountedIndicator, countedIndicators } from './counted-indicators.ts';
import { SlotGatherer } from './gather-slot.ts';
import { GatheredCells } from './gathered-cells.ts';
import { GatheredRows } from './gathered-rows.ts';
import type { Protection, Side } from './protected-indicators.ts';
import { readCounts } from './read-counts.ts';
import { type BaseCounts, SumSets } from './sum-sets.ts';

/** Every count that the estimates would publish, and those that are never published but follow from them, once each. */
export interface Gathered extends Pick<Counted, 'spans' | 'single'> {
  cells: GatheredCells;
  /** The cells in the order of the cell table. */
  order: Int32Array;
  sets: AreaSets;
  /** Each estimate with its cells. */
  rows: GatheredRows;
}

/** Finds every count that the estimates would publish, and those that are never published but follow from them. */
export async function gatherCells(database: Database, project: Project, protection: Protection): Promise<Gathered> {
  const counted = await countedIndicators(database, project, protection);
  const [cells, sets, rows] = [new GatheredCells(), new AreaSets(), new GatheredRows()];
  const indicators = new Map(counted.indicators.map((entry) => [entry.id, entry]));
  const gatherer = new SlotGatherer({ cells, sets, rows }, protection, counted, await readAreaTypes(database));
  const days = await readLastDays(database);
  const bases = await basesFromFacts(database, counted);
  const sumsOf = new Map<number, SumSets>();
  for (const { base } of counted.indicators)
    if (!sumsOf.has(base)) sumsOf.set(base, new SumSets(await readWaysUp(database, base), sets));
  for await (const slot of readCounts(database, [...indicators.keys()])) {
    const indicator = indicators.get(slot.indicator) as CountedIndicator;
    const base = indicator.fromFacts ? bases.take(indicator.id, slot.period, slot.stratum) : undefined;
    const given = { day: days.get(slot.period) as number, sums: sumsOf.get(indicator.base) as SumSets };
    gatherer.take(indicator, slot, { ...given, base });
  }
  for (const base of bases.rest()) gatherer.takeBase(indicators.get(base.indicator) as CountedIndicator, base);
  for (const counts of await countFacts(database, counted, wantedFacts(gatherer.used(), protection.sides, counted)))
    gatherer.takeFacts(counts);
  return { cells, sets, rows, order: cells.ordered(), spans: counted.spans, single: counted.single };
}

/** Counts of base areas that are not estimated, by indicator, period and stratum. */
class FactBases {
  readonly #all = new Map<string, BaseOfSlot>();
  readonly #taken = new Set<string>();

  add(base: BaseOfSlot): void {
    this.#all.set(`${base.indicator} ${base.period} ${base.stratum}`, base);
  }

  take(indicator: number, period: number, stratum: number): BaseOfSlot | undefined {
    const key = `${indicator} ${period} ${stratum}`;
    this.#taken.add(key);
    return this.#all.get(key);
  }

  /** Those of which no estimate was made. */
  rest(): BaseOfSlot[] {
    return [...this.#all].flatMap(([key, base]) => (this.#taken.has(key) ? [] : [base]));
  }
}

export interface BaseOfSlot extends BaseCounts {
  indicator: number;
  period: number;
  stratum: number;
}

async function basesFromFacts(database: Database, counted: Counted): Promise<FactBases> {
  const bases = new FactBases();
  const fromFacts = counted.indicators.filter((entry) => entry.fromFacts);
  const wanted = fromFacts.flatMap(({ numerator, denominator, base, times }) =>
    [...times.values()].flatMap((time) => [
      { side: numerator, time: time.numerator, type: base },
      ...(denominator ? [{ side: denominator, time: time.denominator, type: base }] : []),
    ]),
  );
  const found = new Map<string, Map<number, FactCounts>>();
  for (const counts of await countFacts(database, counted, distinct(wanted))) {
    const key = `${counts.side} ${counts.time} ${counts.type}`;
    found.set(key, (found.get(key) ?? new Map()).set(counts.stratum, counts));
  }
  for (const { id, numerator, denominator, base, times } of fromFacts)
    for (const [period, time] of times) {
      const below = denominator && found.get(`${denominator.id} ${time.denominator} ${base}`);
      for (const [stratum, { amounts }] of found.get(`${numerator.id} ${time.numerator} ${base}`) ?? []) {
        const under = below?.get(stratum)?.amounts;
        const area = [...amounts.keys()].filter((one) => !denominator || under?.has(one)).sort((a, b) => a - b);
        bases.add({
          indicator: id,
          period,
          stratum,
          length: area.length,
          area,
          numerator: area.map((one) => amounts.get(one) as number),
          denominator: area.map((one) => under?.get(one) ?? Number.NaN),
        });
      }
    }
  return bases;
}

/** Counts that no estimate gives but that tie estimates together: parts of windows, and single measures of a sum. */
function wantedFacts(used: readonly Wanted[], sides: readonly Side[], { spans, single }: Counted): Wanted[] {
  const alone = (measure: string) =>
    sides.filter((side) => side.measures.length === 1 && !side.banded && side.measures[0]?.measure.id === measure);
  return distinct(
    used.flatMap(({ side, time, type }) => {
      const parts = spans[time] ?? [];
      const windows = parts.length > 1 ? parts.map((part) => ({ side, time: single.get(part) as number, type })) : [];
      const singles =
        side.measures.length > 1
          ? side.measures.flatMap(({ measure }) => alone(measure.id).map((one) => ({ side: one, time, type })))
          : [];
      return [...windows, ...singles];
    }),
  ).filter(({ side }) => !side.banded);
}

function distinct(wanted: readonly Wanted[]): Wanted[] {
  return [...new Map(wanted.map((one) => [`${one.side.id} ${one.time} ${one.type}`, one])).values()];
}

/** Area → its type, -1 for ids that are no area. */
async function readAreaTypes(database: Database): Promise<Int32Array> {
  const rows = await database.rows<{ id: number; type: number }>('SELECT id, type FROM area ORDER BY id');
  const types = new Int32Array((rows.at(-1)?.id ?? -1) + 1).fill(-1);
  for (const { id, type } of rows) types[id] = type;
  return types;
}

/** Period → its last day, counted from 1970. */
async function readLastDays(database: Database): Promise<Map<number, number>> {
  const rows = await database.rows<{ id: number; day: number }>(
    "SELECT id, (end_date - DATE '1970-01-01')::INTEGER AS day FROM period ORDER BY id",
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}
