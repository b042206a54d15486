import type { Database } from '#evidence/database.ts';
import { comparators } from '#vocabulary/outcome.ts';
import { type EvidenceRead, type EvidenceWanted, shown } from '../read-evidence.ts';
import { drawKinds, type Uncertainty } from './uncertainty.ts';

/** The comparators that are areas; a goal has no uncertainty. */
const drawnComparators = ['benchmark', 'parent'] as const;

/**
 * Reads what draws need beside the evidence, of the same areas, periods and map: outer limits, and the estimates of what areas are
 * compared with. To be called after `readEvidence`, which finds the periods. Hidden values are not read.
 */
export async function readUncertainties(
  database: Database,
  wanted: EvidenceWanted,
  { ids, areas }: EvidenceRead,
): Promise<Map<string, Uncertainty>> {
  const found = new Map<string, Uncertainty>();
  const byId = new Map<number, Uncertainty>();
  for (const { id, declaration } of wanted.indicators) {
    const none = () => new Float64Array(areas.length).fill(Number.NaN);
    const own: Uncertainty = {
      draw: drawKinds[declaration.method],
      levels: declaration.comparison,
      lower998: none(),
      upper998: none(),
      comparators: {},
    };
    byId.set(id, own);
    found.set(declaration.id, own);
  }
  if (areas.length === 0 || byId.size === 0) return found;
  const position = new Map(ids.map((id, index) => [id, index]));
  await readOuterLimits(database, wanted, byId, position);
  await readComparators(database, wanted, byId, position);
  return found;
}

async function readOuterLimits(
  database: Database,
  wanted: EvidenceWanted,
  byId: ReadonlyMap<number, Uncertainty>,
  position: ReadonlyMap<number, number>,
): Promise<void> {
  const query = `SELECT x.indicator, x.area, x.lower998, x.upper998 ${shown('estimate', wanted)} AND x.status = 0 ORDER BY x.indicator, x.area`;
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.area?.length ?? 0); i++) {
      const own = byId.get(batch.indicator?.[i] as number);
      const at = position.get(batch.area?.[i] as number);
      if (!own || at === undefined) continue;
      own.lower998[at] = batch.lower998?.[i] as number;
      own.upper998[at] = batch.upper998?.[i] as number;
    }
  }
}

interface ComparatorRow extends Record<string, string | number | null> {
  indicator: number;
  comparator: number;
  area: number;
  code: string;
  value: number | null;
  lower95: number | null;
  upper95: number | null;
  numerator: number | null;
  denominator: number | null;
}

async function readComparators(
  database: Database,
  wanted: EvidenceWanted,
  byId: ReadonlyMap<number, Uncertainty>,
  position: ReadonlyMap<number, number>,
): Promise<void> {
  const codes = drawnComparators.map((name) => comparators.indexOf(name)).join(', ');
  await database.run(`CREATE OR REPLACE TEMP TABLE compared_with AS
    SELECT x.indicator, x.area, x.comparator, x.comparator_area, l.period ${shown('comparison', wanted, ['area', 'comparator_area'])} AND x.comparator IN (${codes})`);
  const estimates = await database.rows<ComparatorRow>(
    `SELECT c.indicator, c.comparator, c.comparator_area AS area, t.key || ':' || a.code AS code, e.value, e.lower95, e.upper95, e.numerator, e.denominator
     FROM (SELECT DISTINCT indicator, comparator, comparator_area, period FROM compared_with) c
     JOIN estimate e ON e.indicator = c.indicator AND e.area = c.comparator_area AND e.period = c.period AND e.map = 1 AND e.stratum = 0
     JOIN area a ON a.id = c.comparator_area JOIN area_type t ON t.id = a.type WHERE e.status = 0 ORDER BY c.indicator, c.comparator, c.comparator_area`,
  );
  const placeOf = new Map<string, number>();
  for (const row of estimates) {
    const name = comparators[row.comparator] as (typeof drawnComparators)[number];
    const own = byId.get(row.indicator);
    if (!own) continue;
    const others = own.comparators[name] ?? {
      codes: [],
      estimates: [],
      of: new Int32Array(own.lower998.length).fill(-1),
    };
    own.comparators[name] = others;
    placeOf.set(`${row.indicator} ${row.comparator} ${row.area}`, others.codes.length);
    others.codes.push(row.code);
    const number = (value: number | null) => value ?? Number.NaN;
    others.estimates.push({
      value: number(row.value),
      lower95: number(row.lower95),
      upper95: number(row.upper95),
      numerator: number(row.numerator),
      denominator: number(row.denominator),
    });
  }
  const query =
    'SELECT indicator, area, comparator, comparator_area AS other FROM compared_with ORDER BY indicator, area, comparator, comparator_area';
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.area?.length ?? 0); i++) {
      const [indicator, comparator] = [batch.indicator?.[i] as number, batch.comparator?.[i] as number];
      const own = byId.get(indicator)?.comparators[comparators[comparator] as (typeof drawnComparators)[number]];
      const at = position.get(batch.area?.[i] as number);
      const place = placeOf.get(`${indicator} ${comparator} ${batch.other?.[i]}`);
      if (own && at !== undefined && place !== undefined) own.of[at] = place;
    }
  }
}
