import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import { baseType } from './base-type.ts';
import type { ProtectedIndicator, Protection } from './protected-indicators.ts';
import { readFactPeriods, TimeSpans, timesOf } from './time-spans.ts';

/** A protected indicator with where and when its counts are taken. */
export interface CountedIndicator extends Pick<ProtectedIndicator, 'numerator' | 'denominator' | 'complement'> {
  id: number;
  /** The area type from which its larger areas are added up. */
  base: number;
  /** Whether the counts of the base are read from facts, because its areas are not estimated. */
  fromFacts: boolean;
  /** The area types for which it is estimated. */
  types: ReadonlySet<number>;
  /** Area types that its declaration withholds. */
  withheld: ReadonlySet<number>;
  /** Estimate period → times of both sides. */
  times: ReadonlyMap<number, { numerator: number; denominator: number }>;
}

export interface Counted {
  indicators: CountedIndicator[];
  /** The fact periods of each time; one for each fact period of a longer time is among them. */
  spans: readonly (readonly number[])[];
  /** Fact period → the time of it alone. */
  single: ReadonlyMap<number, number>;
  /** Measure → its id. */
  measureIds: ReadonlyMap<string, number>;
  /** Area type → its id. */
  typeIds: ReadonlyMap<string, number>;
}

/** Finds for each protected indicator that has estimates the areas and times over which its counts are added up. */
export async function countedIndicators(
  database: Database,
  project: Project,
  protection: Protection,
): Promise<Counted> {
  const measureIds = await idsOf(database, 'measure');
  const indicatorIds = await idsOf(database, 'indicator');
  const typeIds = await idsOf(database, 'area_type');
  const present = await typesOfIndicators(database);
  const facts = await readFactPeriods(database);
  const spans = new TimeSpans();
  const indicators: CountedIndicator[] = [];
  for (const entry of protection.indicators) {
    const id = indicatorIds.get(entry.indicator.id);
    const estimated = id === undefined ? undefined : present.get(id);
    if (id === undefined || !estimated) continue;
    const types = project.declaration.areaTypes.map((type) => type.id).filter((t) => estimated.has(typeIds.get(t)!));
    const shownBase = baseType(project.declaration, types);
    if (!shownBase) continue;
    const { numerator, denominator, complement } = entry;
    const level = (numerator.measures[0] as { measure: { level: string } }).measure.level;
    const sameLevel = !denominator || denominator.measures[0]?.measure.level === level;
    // Where the areas in which facts were taken are not given, their counts are read from the facts.
    const fromFacts = shownBase !== level && sameLevel && !types.includes(level) && !numerator.banded;
    const times = timesOf(facts, entry, measureIds, spans);
    indicators.push({
      id,
      numerator,
      denominator,
      complement,
      base: typeIds.get(fromFacts ? level : shownBase) as number,
      fromFacts,
      types: estimated,
      withheld: new Set(entry.indicator.withhold.map((one) => typeIds.get(one.level) as number)),
      times: new Map(times.map(({ period, ...sides }) => [period, sides])),
    });
  }
  const single = new Map(spans.parts.flatMap((parts, time) => (parts.length === 1 ? [[parts[0]!, time]] : [])));
  const longer = spans.parts.filter((parts) => parts.length > 1).flat();
  for (const part of [...new Set(longer)].sort((a, b) => a - b))
    if (!single.has(part)) single.set(part, spans.of([part]));
  return { indicators, spans: spans.parts, single, measureIds, typeIds };
}

/** The area types for which each indicator is estimated. */
async function typesOfIndicators(database: Database): Promise<Map<number, Set<number>>> {
  const rows = await database.rows<{ indicator: number; type: number }>(
    'SELECT DISTINCT e.indicator, a.type FROM estimated e JOIN area a ON a.id = e.area ORDER BY e.indicator, a.type',
  );
  const types = new Map<number, Set<number>>();
  for (const { indicator, type } of rows) types.set(indicator, (types.get(indicator) ?? new Set()).add(type));
  return types;
}

async function idsOf(database: Database, name: string): Promise<Map<string, number>> {
  const rows = await database.rows<{ id: number; key: string }>(`SELECT id, key FROM ${name} ORDER BY id`);
  return new Map(rows.map(({ id, key }) => [key, id]));
}
