import type { PublicTable } from './public-table.ts';

const series = {
  indicator: 'INTEGER',
  area: 'INTEGER',
  map: 'TINYINT',
  period: 'INTEGER',
  stratum: 'INTEGER',
} as const;

/** What is worked out of each indicator: estimates, comparisons, trends, and the copies that pages read. */
export const resultTables = {
  /** value … denominator are NULL unless `status` is 0; statuses, outcomes and trends are positions in the lists of the vocabulary. */
  estimate: {
    columns: {
      ...series,
      value: 'DOUBLE',
      lower95: 'DOUBLE',
      upper95: 'DOUBLE',
      lower998: 'DOUBLE',
      upper998: 'DOUBLE',
      numerator: 'DOUBLE',
      denominator: 'DOUBLE',
      method: 'TINYINT',
      status: 'TINYINT',
      expected: 'INTEGER',
      reported: 'INTEGER',
      coverage: 'DOUBLE',
    },
    key: ['indicator', 'map', 'period', 'stratum', 'area'],
  },
  comparison: {
    columns: {
      ...series,
      comparator: 'TINYINT',
      comparator_area: 'INTEGER',
      comparator_value: 'DOUBLE',
      outcome: 'TINYINT',
    },
    key: ['indicator', 'map', 'period', 'stratum', 'area', 'comparator', 'comparator_area'],
  },
  /**
   * In which of `quantiles` equal groups of the areas of its type an estimate lies: 1 is the best, or the highest where neither end
   * is better. `quantile` is NULL where fewer areas than groups have a value: `areas` says how many.
   */
  quantile: {
    columns: { ...series, quantile: 'TINYINT', quantiles: 'TINYINT', areas: 'INTEGER' },
    key: ['indicator', 'map', 'period', 'stratum', 'area'],
  },
  /**
   * Control charts of everyone (stratum 0) in monthly and quarterly series, made from the values that are shown: average, limits, what
   * each point means, and whether the process meets the goal. Stretches too short for limits have no rows.
   */
  control: {
    columns: {
      indicator: 'INTEGER',
      area: 'INTEGER',
      map: 'TINYINT',
      period: 'INTEGER',
      mean: 'DOUBLE',
      lower: 'DOUBLE',
      upper: 'DOUBLE',
      cause: 'TINYINT',
      variation: 'TINYINT',
      assurance: 'TINYINT',
    },
    key: ['indicator', 'map', 'area', 'period'],
  },
  trend: {
    columns: { ...series, direction: 'TINYINT', points: 'TINYINT' },
    key: ['indicator', 'map', 'period', 'stratum', 'area'],
  },
  /** How the areas of one type lie around the benchmark: for spine charts. */
  spread: {
    columns: {
      indicator: 'INTEGER',
      area_type: 'INTEGER',
      map: 'TINYINT',
      period: 'INTEGER',
      stratum: 'INTEGER',
      areas: 'INTEGER',
      lowest: 'DOUBLE',
      p25: 'DOUBLE',
      median: 'DOUBLE',
      p75: 'DOUBLE',
      highest: 'DOUBLE',
    },
    key: ['indicator', 'area_type', 'map', 'period', 'stratum'],
  },
  /** The area-sorted copy that area pages read: the latest period of each indicator with everything beside it. */
  area_profile: {
    columns: {
      area: 'INTEGER',
      indicator: 'INTEGER',
      map: 'TINYINT',
      period: 'INTEGER',
      value: 'DOUBLE',
      lower95: 'DOUBLE',
      upper95: 'DOUBLE',
      lower998: 'DOUBLE',
      upper998: 'DOUBLE',
      numerator: 'DOUBLE',
      denominator: 'DOUBLE',
      status: 'TINYINT',
      coverage: 'DOUBLE',
      benchmark_value: 'DOUBLE',
      benchmark_outcome: 'TINYINT',
      parent: 'INTEGER',
      parent_value: 'DOUBLE',
      parent_outcome: 'TINYINT',
      goal_outcome: 'TINYINT',
      trend: 'TINYINT',
      quantile: 'TINYINT',
      quantiles: 'TINYINT',
      quantile_areas: 'INTEGER',
      assurance: 'TINYINT',
      lowest: 'DOUBLE',
      p25: 'DOUBLE',
      median: 'DOUBLE',
      p75: 'DOUBLE',
      highest: 'DOUBLE',
    },
    key: ['area', 'indicator', 'map'],
  },
  /** The area-sorted copy of every series of everyone (stratum 0). */
  area_series: {
    columns: {
      area: 'INTEGER',
      indicator: 'INTEGER',
      map: 'TINYINT',
      period: 'INTEGER',
      value: 'DOUBLE',
      lower95: 'DOUBLE',
      upper95: 'DOUBLE',
      status: 'TINYINT',
      benchmark_value: 'DOUBLE',
      benchmark_outcome: 'TINYINT',
    },
    key: ['area', 'indicator', 'map', 'period'],
  },
  /** The area-sorted copy of the comparisons with neighbours, on today’s map, in the newest period of each indicator. */
  area_neighbours: {
    columns: {
      area: 'INTEGER',
      indicator: 'INTEGER',
      neighbour: 'INTEGER',
      period: 'INTEGER',
      neighbour_value: 'DOUBLE',
      outcome: 'TINYINT',
    },
    key: ['area', 'indicator', 'neighbour'],
  },
  /**
   * Areas like an area that do better by more than chance, place 1 the best of them: for headline indicators, on today’s map, in the
   * newest period. `gap` is how much better, whichever way is good; `amount` how many more or fewer the area would count were it as
   * good, `cost` that times the declared cost of one. Limits are at 95 %.
   */
  better_peer: {
    columns: {
      area: 'INTEGER',
      indicator: 'INTEGER',
      place: 'INTEGER',
      peer: 'INTEGER',
      period: 'INTEGER',
      value: 'DOUBLE',
      peer_value: 'DOUBLE',
      gap: 'DOUBLE',
      gap_lower: 'DOUBLE',
      gap_upper: 'DOUBLE',
      amount: 'DOUBLE',
      amount_lower: 'DOUBLE',
      amount_upper: 'DOUBLE',
      cost: 'DOUBLE',
      cost_lower: 'DOUBLE',
      cost_upper: 'DOUBLE',
    },
    key: ['area', 'indicator', 'place'],
  },
} as const satisfies Record<string, PublicTable>;
