import type { Database } from '#evidence/database.ts';
import { withDisclosure } from './shown-estimates.ts';

/** What may be shown of one indicator and everyone, on today’s map, in the newest period in which any area has a value that may be. */
export interface NewestShown {
  length: number;
  period: number;
  /** By id; only areas with a value that may be shown. */
  area: Int32Array;
  type: Int32Array;
  value: Float64Array;
  /** NaN where the method gives none, as with what follows. */
  lower95: Float64Array;
  upper95: Float64Array;
  numerator: Float64Array;
  denominator: Float64Array;
}

const numbers = ['value', 'lower95', 'upper95', 'numerator', 'denominator'] as const;

/** Reads the newest values of some indicators that may be shown; the disclosure step must have run. By indicator. */
export async function readNewestShown(
  database: Database,
  indicators: readonly number[],
): Promise<Map<number, NewestShown>> {
  const found = new Map<number, NewestShown>();
  if (indicators.length === 0) return found;
  const query = `WITH shown AS (
      SELECT e.indicator, e.area, e.period, ${numbers.map((name) => `e.${name}`).join(', ')} FROM estimate e ${withDisclosure}
      WHERE e.map = 1 AND e.stratum = 0 AND e.status = 0 AND d.status IS NULL AND e.indicator IN (${indicators.join(', ')})
    ), newest AS (
      SELECT s.indicator, arg_max(s.period, (p.end_date, p.start_date, p.kind)) AS period
      FROM shown s JOIN period p ON p.id = s.period GROUP BY s.indicator
    )
    SELECT s.indicator, s.period, s.area, a.type, ${numbers.map((name) => `s.${name}`).join(', ')}
    FROM shown s JOIN newest n ON n.indicator = s.indicator AND n.period = s.period JOIN area a ON a.id = s.area
    WHERE a.kind = 'area' ORDER BY s.indicator, s.area`;
  const rows = new Map<number, { period: number; area: number[]; type: number[]; numbers: number[][] }>();
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.area?.length ?? 0); i++) {
      const indicator = batch.indicator?.[i] as number;
      const own = rows.get(indicator) ?? {
        period: batch.period?.[i] as number,
        area: [],
        type: [],
        numbers: numbers.map(() => []),
      };
      rows.set(indicator, own);
      own.area.push(batch.area?.[i] as number);
      own.type.push(batch.type?.[i] as number);
      for (const [n, name] of numbers.entries()) own.numbers[n]?.push(batch[name]?.[i] as number);
    }
  }
  for (const [indicator, own] of rows) {
    const column = (n: number) => Float64Array.from(own.numbers[n] as number[]);
    found.set(indicator, {
      length: own.area.length,
      period: own.period,
      area: Int32Array.from(own.area),
      type: Int32Array.from(own.type),
      value: column(0),
      lower95: column(1),
      upper95: column(2),
      numerator: column(3),
      denominator: column(4),
    });
  }
  return found;
}
