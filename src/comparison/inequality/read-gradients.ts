import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import { ranks as ranksAmong } from '#statistics/distributions/ranks.ts';
import { withDisclosure } from '../shown-estimates.ts';
import { gradientWithin } from './gradient.ts';
import { type InequalityRow, type InequalityTask, levelsOf } from './inequality-task.ts';

/** The gradient of every larger area, map and period, sorted by map, area and end of period. */
export async function readGradients(database: Database, task: InequalityTask): Promise<InequalityRow[]> {
  const { indicator, base, baseId, areaTypeIds } = task;
  const within = areaTypeIds.get(indicator.within as string) as number;
  const ranks = await ranksOf(database, indicator.by as string, within, indicator.worstOff === 'lowest');
  const shown = `e.status = 0 AND d.status IS NULL AND e.stratum = 0 AND e.indicator = ${baseId}`;
  const query = `WITH smaller AS (
      SELECT e.map, e.period, e.area, e.value, e.denominator FROM estimate e JOIN area a ON a.id = e.area ${withDisclosure}
      WHERE ${shown} AND a.type = ${within} AND a.kind = 'area' AND e.denominator > 0
    ), larger AS (
      SELECT e.map, e.period, e.area, e.denominator FROM estimate e JOIN area a ON a.id = e.area ${withDisclosure}
      WHERE ${shown} AND a.type <> ${within} AND a.kind = 'area' ${levelsOf(indicator, areaTypeIds)}
    )
    SELECT l.map, l.area, l.period, s.area AS smaller, s.value, s.denominator AS population, l.denominator AS people
    FROM larger l JOIN period p ON p.id = l.period
    JOIN rollup r ON r.map = l.map AND r.area = l.area AND r.leaf_type = ${within} AND r.weight = 1 AND p.end_date BETWEEN r.valid_from AND r.valid_to
    JOIN smaller s ON s.map = l.map AND s.period = l.period AND s.area = r.leaf
    ORDER BY l.map, l.area, p.end_date, l.period, s.area`;
  const rows: InequalityRow[] = [];
  type Open = { map: number; area: number; period: number; people: number; found: [number, number, number][] };
  let open: Open | undefined;
  const close = () => {
    if (!open) return;
    const { map, area, period, people, found } = open;
    const smaller = {
      rank: found.map(([r]) => r),
      value: found.map(([, v]) => v),
      population: found.map(([, , n]) => n),
    };
    const measured = gradientWithin(smaller, { people, fewest: indicator.minimum.coverage, polarity: base.polarity });
    rows.push({ ...measured, map, area, period, expected: found.length, reported: found.length });
  };
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.area?.length ?? 0); i++) {
      const [map, area, period] = [batch.map?.[i], batch.area?.[i], batch.period?.[i]] as [number, number, number];
      if (!open || open.map !== map || open.area !== area || open.period !== period) {
        close();
        open = { map, area, period, people: batch.people?.[i] as number, found: [] };
      }
      const rank = ranks.get(batch.smaller?.[i] as number);
      if (rank !== undefined) open.found.push([rank, batch.value?.[i] as number, batch.population?.[i] as number]);
    }
  }
  close();
  return rows;
}

/** Rank of each smaller area by an attribute among all of the country, from 0 for the best-off to 1 for the worst-off. */
async function ranksOf(
  database: Database,
  attribute: string,
  type: number,
  lowestIsWorst: boolean,
): Promise<Map<number, number>> {
  const rows = await database.rows<{ area: number; value: string }>(
    `SELECT t.area, t.value FROM attribute t JOIN area a ON a.id = t.area WHERE t.key = ${literal(attribute)} AND a.type = ${type} AND a.kind = 'area' ORDER BY t.area`,
  );
  const known = rows.filter(({ value }) => value.trim() !== '' && Number.isFinite(Number(value)));
  const ranks = ranksAmong(
    known.map(({ value }) => (lowestIsWorst ? -1 : 1) * Number(value)),
    'average',
  );
  const last = known.length - 1;
  return new Map(known.map(({ area }, i) => [area, last > 0 ? ((ranks[i] as number) - 1) / last : 0]));
}
