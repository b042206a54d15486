/**
 * The public tables of a release: the allow-list. A release is a fresh file that holds these tables and columns and nothing
 * else; whatever is not named here cannot be published.
 *
 * Ids are dense integers in the order of natural keys (type and code, dates, …), so that two builds of the same inputs give
 * the same rows. `key` orders each table for reading and for its hash.
 */
export interface PublicTable {
  columns: Record<string, 'INTEGER' | 'TINYINT' | 'DOUBLE' | 'VARCHAR' | 'DATE' | 'BIGINT' | 'BOOLEAN'>;
  key: readonly string[];
}

const series = {
  indicator: 'INTEGER',
  area: 'INTEGER',
  map: 'TINYINT',
  period: 'INTEGER',
  stratum: 'INTEGER',
} as const;

export const publicTables = {
  /**
   * Facts about the release itself as JSON texts: `project` (name, locale, invented, benchmark area id, …), `release`, `tags`, `groups`,
   * `disclosure` (policies), `measures` (which policy protects each), `steps` (how area types add up). */
  meta: { columns: { key: 'VARCHAR', value: 'VARCHAR' }, key: ['key'] },
  area_type: {
    columns: {
      id: 'INTEGER',
      key: 'VARCHAR',
      number: 'INTEGER',
      name: 'VARCHAR',
      plural: 'VARCHAR',
      about: 'VARCHAR',
      scheme: 'VARCHAR',
      rated: 'BOOLEAN',
      listed: 'BOOLEAN',
      rank: 'INTEGER',
    },
    key: ['id'],
  },
  area: {
    columns: {
      id: 'INTEGER',
      type: 'INTEGER',
      code: 'VARCHAR',
      name: 'VARCHAR',
      opened: 'DATE',
      closed: 'DATE',
      kind: 'VARCHAR',
    },
    key: ['id'],
  },
  area_code: {
    columns: { area: 'INTEGER', scheme: 'VARCHAR', code: 'VARCHAR', valid_from: 'DATE', valid_to: 'DATE' },
    key: ['area', 'scheme', 'code', 'valid_from'],
  },
  area_name: {
    columns: { area: 'INTEGER', name: 'VARCHAR', valid_from: 'DATE', valid_to: 'DATE' },
    key: ['area', 'valid_from', 'name'],
  },
  relation: {
    columns: {
      kind: 'VARCHAR',
      child: 'INTEGER',
      parent: 'INTEGER',
      valid_from: 'DATE',
      valid_to: 'DATE',
      weight: 'DOUBLE',
    },
    key: ['kind', 'child', 'parent', 'valid_from'],
  },
  attribute: { columns: { area: 'INTEGER', key: 'VARCHAR', name: 'VARCHAR', value: 'VARCHAR' }, key: ['area', 'key'] },
  boundary: {
    columns: { area: 'INTEGER', geometry: 'VARCHAR', valid_from: 'DATE', valid_to: 'DATE', attribution: 'VARCHAR' },
    key: ['area', 'valid_from'],
  },
  postcode: { columns: { postcode: 'VARCHAR', area: 'INTEGER' }, key: ['postcode', 'area'] },
  period: {
    columns: { id: 'INTEGER', start_date: 'DATE', end_date: 'DATE', kind: 'VARCHAR', label: 'VARCHAR' },
    key: ['id'],
  },
  stratum: {
    columns: {
      id: 'INTEGER',
      sex: 'VARCHAR',
      age: 'VARCHAR',
      category: 'VARCHAR',
      category_value: 'VARCHAR',
      label: 'VARCHAR',
    },
    key: ['id'],
  },
  /** `declaration`: the indicator as declared, as JSON. */
  indicator: {
    columns: {
      id: 'INTEGER',
      key: 'VARCHAR',
      number: 'INTEGER',
      name: 'VARCHAR',
      plain_name: 'VARCHAR',
      unit: 'VARCHAR',
      decimals: 'INTEGER',
      polarity: 'VARCHAR',
      headline: 'BOOLEAN',
      declaration: 'VARCHAR',
    },
    key: ['id'],
  },
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
  /** `declaration`: the framework as declared, as JSON, with the indicators each part found. */
  framework: {
    columns: { id: 'INTEGER', key: 'VARCHAR', version: 'VARCHAR', name: 'VARCHAR', declaration: 'VARCHAR' },
    key: ['id'],
  },
  /**
   * `why`: JSON: what went in with its scores and classes, the rule that decided, the class before overrides. `coverage`: share
   * of the weight of its parts that has a score. Node `` is the whole framework.
   */
  rating: {
    columns: {
      framework: 'INTEGER',
      node: 'VARCHAR',
      area: 'INTEGER',
      computed_class: 'VARCHAR',
      published_class: 'VARCHAR',
      score: 'DOUBLE',
      share_not_worse: 'DOUBLE',
      counted: 'INTEGER',
      coverage: 'DOUBLE',
      why: 'VARCHAR',
    },
    key: ['framework', 'area', 'node'],
  },
  /** What explains a framework to readers. `text`: Markdown, NULL where there is none. `used`: as JSON, what `coxcomb.yaml` has it do otherwise. */
  framework_text: { columns: { framework: 'INTEGER', text: 'VARCHAR', used: 'VARCHAR' }, key: ['framework'] },
  /**
   * Which rating is below a class for several releases in a row, or one release short of it. `state`: triggered, excused (better by
   * more than chance) or watched. `better`: chance that it is truly better than at the start, NULL where not known. `why`: JSON: every
   * release with its class.
   */
  rating_trigger: {
    columns: {
      framework: 'INTEGER',
      trigger: 'VARCHAR',
      node: 'VARCHAR',
      area: 'INTEGER',
      state: 'VARCHAR',
      rounds: 'INTEGER',
      since: 'VARCHAR',
      better: 'DOUBLE',
      why: 'VARCHAR',
    },
    key: ['framework', 'trigger', 'node', 'area'],
  },
  /**
   * How sure each rating is. `holds`: chance of the class that the rules give; `probabilities`: JSON, class → chance; score and rank
   * with the range of 95 of 100 draws; `ranked`: among how many. `again`: for a class that counts as worse, the chance of one at the
   * next look if nothing changes. `choices`: JSON, whether the class holds when declared choices are varied.
   */
  rating_certainty: {
    columns: {
      framework: 'INTEGER',
      node: 'VARCHAR',
      area: 'INTEGER',
      holds: 'DOUBLE',
      probabilities: 'VARCHAR',
      score_lower: 'DOUBLE',
      score_upper: 'DOUBLE',
      rank: 'INTEGER',
      rank_lower: 'INTEGER',
      rank_upper: 'INTEGER',
      ranked: 'INTEGER',
      again: 'DOUBLE',
      choices: 'VARCHAR',
      draws: 'INTEGER',
    },
    key: ['framework', 'area', 'node'],
  },
  source: {
    columns: {
      id: 'INTEGER',
      key: 'VARCHAR',
      title: 'VARCHAR',
      publisher: 'VARCHAR',
      licence: 'VARCHAR',
      address: 'VARCHAR',
      accessed: 'DATE',
      notes: 'VARCHAR',
    },
    key: ['id'],
  },
  indicator_source: { columns: { indicator: 'INTEGER', source: 'INTEGER' }, key: ['indicator', 'source'] },
  source_file: {
    columns: {
      id: 'INTEGER',
      source: 'INTEGER',
      path: 'VARCHAR',
      rows_read: 'BIGINT',
      accepted: 'BIGINT',
      rejected: 'BIGINT',
      set_aside: 'BIGINT',
    },
    key: ['id'],
  },
  set_aside: { columns: { file: 'INTEGER', rule: 'VARCHAR', count: 'BIGINT' }, key: ['file', 'rule'] },
  /** Counts of rejected rows by reason; never their text. */
  reject_count: { columns: { file: 'INTEGER', code: 'VARCHAR', count: 'BIGINT' }, key: ['file', 'code'] },
  /** Published labels that our own come out equal to, or not. */
  label_check: {
    columns: { indicator: 'INTEGER', benchmark: 'VARCHAR', checked: 'INTEGER', equal: 'INTEGER' },
    key: ['indicator', 'benchmark'],
  },
  /**
   * Ratings of every earlier published release, carried from release to release. `probabilities`: JSON, class → chance; empty where the
   * release did not say how sure it was. */
  rating_history: {
    columns: {
      release: 'VARCHAR',
      published_on: 'VARCHAR',
      framework: 'VARCHAR',
      node: 'VARCHAR',
      area_type: 'VARCHAR',
      area_code: 'VARCHAR',
      class: 'VARCHAR',
      score: 'DOUBLE',
      probabilities: 'VARCHAR',
    },
    key: ['release', 'framework', 'node', 'area_type', 'area_code'],
  },
  /**
   * The frameworks of this release and of every earlier published one. `published_on` is NULL for this one. `classes`: JSON, as declared
   * then. `changed`: JSON, keys of the declaration that differ from the release before; NULL where that did not have the framework.
   */
  framework_history: {
    columns: {
      release: 'VARCHAR',
      published_on: 'VARCHAR',
      framework: 'VARCHAR',
      version: 'VARCHAR',
      name: 'VARCHAR',
      classes: 'VARCHAR',
      changed: 'VARCHAR',
    },
    key: ['release', 'framework'],
  },
} as const satisfies Record<string, PublicTable>;

export type PublicTableName = keyof typeof publicTables;

/** The statement that creates one public table. */
export function createPublicTable(name: PublicTableName): string {
  const columns = Object.entries(publicTables[name].columns).map(([column, type]) => `"${column}" ${type}`);
  return `CREATE TABLE ${name} (${columns.join(', ')})`;
}
