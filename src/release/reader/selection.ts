import type { Parameter } from '#evidence/database.ts';
import { comparators } from '#vocabulary/outcome.ts';

/** Which estimates are wanted. Ids; what is left out does not restrict. */
export interface SelectionFilter {
  indicators?: number[];
  areas?: number[];
  areaType?: number;
  periods?: number[];
  map?: 0 | 1;
  strata?: number[];
}

const benchmarkCode = comparators.indexOf('benchmark');

/** Columns of a control chart, from the table `control` as `alias`. */
export const controlColumns = (alias: string) =>
  `${alias}.mean AS control_mean, ${alias}.lower AS control_lower, ${alias}.upper AS control_upper, ${alias}.cause, ${alias}.variation, ${alias}.assurance`;

/** The statement that reads estimates with their comparison with the benchmark, their trend, their quantile and their control chart. */
export class ReleaseSelection {
  readonly parameters: Parameter[] = [];
  readonly #where: string;

  constructor(
    filter: SelectionFilter,
    private readonly benchmark: number,
  ) {
    const conditions: string[] = [];
    const among = (column: string, ids: number[] | undefined) => {
      if (ids === undefined) return;
      // An empty list selects nothing.
      conditions.push(ids.length === 0 ? 'FALSE' : `${column} IN (${ids.map(() => '?').join(', ')})`);
      this.parameters.push(...ids);
    };
    among('e.indicator', filter.indicators);
    among('e.area', filter.areas);
    among('e.period', filter.periods);
    among('e.stratum', filter.strata);
    if (filter.map !== undefined) {
      conditions.push('e.map = ?');
      this.parameters.push(filter.map);
    }
    if (filter.areaType !== undefined) {
      conditions.push('e.area IN (SELECT id FROM area WHERE type = ?)');
      this.parameters.push(filter.areaType);
    }
    this.#where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  }

  get countSql(): string {
    return `SELECT count(*) AS total FROM estimate e ${this.#where} ORDER BY total`;
  }

  /** One page in the order of the table's key. The page is cut before the joins, so that they stay small. */
  rowsSql({ limit, offset }: { limit: number; offset: number }): string {
    return `
      WITH page AS (
        SELECT * FROM estimate e ${this.#where}
        ORDER BY e.indicator, e.map, e.period, e.stratum, e.area LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}
      )
      SELECT page.*, c.comparator_value AS benchmark_value, c.outcome AS benchmark_outcome, t.direction AS trend,
        q.quantile, q.quantiles, q.areas AS quantile_areas, ${controlColumns('k')}
      FROM page
      LEFT JOIN comparison c ON c.indicator = page.indicator AND c.map = page.map AND c.period = page.period
        AND c.stratum = page.stratum AND c.area = page.area
        AND c.comparator = ${benchmarkCode} AND c.comparator_area = ${Math.trunc(this.benchmark)}
      LEFT JOIN trend t ON t.indicator = page.indicator AND t.map = page.map AND t.period = page.period
        AND t.stratum = page.stratum AND t.area = page.area
      LEFT JOIN quantile q ON q.indicator = page.indicator AND q.map = page.map AND q.period = page.period
        AND q.stratum = page.stratum AND q.area = page.area
      LEFT JOIN control k ON k.indicator = page.indicator AND k.map = page.map AND k.period = page.period
        AND k.area = page.area AND page.stratum = 0
      ORDER BY page.indicator, page.map, page.period, page.stratum, page.area`;
  }
}
