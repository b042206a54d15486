import { comparators } from '#vocabulary/outcome.ts';
import type { Database } from './database.ts';
import { literal } from './sql.ts';

/**
 * The private store: everything that can be rebuilt from the sources.
 *
 * Ids are dense integers that hold inside one file only; codes, names and dates are looked up. `part` records, for each
 * piece of work, the hash of all it depends on: a piece whose hash has not changed is not done again.
 */
export const evidenceTables = {
  part: 'kind VARCHAR NOT NULL, key VARCHAR NOT NULL, hash VARCHAR NOT NULL, PRIMARY KEY (kind, key)',
  /** Problems of steps whose work is kept from build to build, as JSON. */
  step_issue: 'step VARCHAR NOT NULL, position INTEGER NOT NULL, issue VARCHAR NOT NULL',
  area_type: 'id INTEGER PRIMARY KEY, key VARCHAR NOT NULL UNIQUE, rank INTEGER NOT NULL',
  /** kind: `area`, or `placeholder` for codes that stand for “none of these”. code and name are those of today. */
  area: 'id INTEGER PRIMARY KEY, type INTEGER NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL, opened DATE, closed DATE, kind VARCHAR NOT NULL',
  area_code: 'area INTEGER NOT NULL, scheme VARCHAR NOT NULL, code VARCHAR NOT NULL, valid_from DATE, valid_to DATE',
  area_name: 'area INTEGER NOT NULL, name VARCHAR NOT NULL, valid_from DATE, valid_to DATE',
  relation:
    'kind VARCHAR NOT NULL, child INTEGER NOT NULL, parent INTEGER NOT NULL, valid_from DATE, valid_to DATE, weight DOUBLE NOT NULL, basis VARCHAR',
  /** Every way up from every area, itself included (weight 1), on both maps; NULL dates are open ends. */
  rollup:
    'map TINYINT NOT NULL, leaf INTEGER NOT NULL, area INTEGER NOT NULL, leaf_type INTEGER NOT NULL, area_type INTEGER NOT NULL, valid_from DATE NOT NULL, valid_to DATE NOT NULL, weight DOUBLE NOT NULL',
  attribute: 'area INTEGER NOT NULL, key VARCHAR NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT NULL',
  boundary:
    'key VARCHAR NOT NULL, area INTEGER NOT NULL, geometry VARCHAR NOT NULL, valid_from DATE NOT NULL, valid_to DATE, attribution VARCHAR NOT NULL',
  postcode: 'postcode VARCHAR NOT NULL, area INTEGER NOT NULL',
  period:
    'id INTEGER PRIMARY KEY, start_date DATE NOT NULL, end_date DATE NOT NULL, kind VARCHAR NOT NULL, UNIQUE (start_date, end_date, kind)',
  /** Empty text = all. Row 0 is everyone. */
  stratum:
    'id INTEGER PRIMARY KEY, sex VARCHAR NOT NULL, age VARCHAR NOT NULL, category VARCHAR NOT NULL, category_value VARCHAR NOT NULL',
  measure: 'id INTEGER PRIMARY KEY, key VARCHAR NOT NULL UNIQUE, level INTEGER NOT NULL',
  indicator: 'id INTEGER PRIMARY KEY, key VARCHAR NOT NULL UNIQUE',
  source: 'id INTEGER PRIMARY KEY, key VARCHAR NOT NULL UNIQUE',
  /** One file as it was read, with its account: rows_read = accepted + rejected + set_aside. */
  source_file:
    'id INTEGER PRIMARY KEY, source INTEGER NOT NULL, path VARCHAR NOT NULL, hash VARCHAR NOT NULL, rows_read BIGINT NOT NULL, accepted BIGINT NOT NULL, rejected BIGINT NOT NULL, set_aside BIGINT NOT NULL',
  set_aside: 'file INTEGER NOT NULL, rule VARCHAR NOT NULL, count BIGINT NOT NULL',
  reject:
    'file INTEGER NOT NULL, line BIGINT NOT NULL, column_name VARCHAR, raw VARCHAR, code VARCHAR NOT NULL, message VARCHAR NOT NULL, remedy VARCHAR NOT NULL',
  issue:
    'file INTEGER NOT NULL, line BIGINT, column_name VARCHAR, input VARCHAR, code VARCHAR NOT NULL, severity VARCHAR NOT NULL, message VARCHAR NOT NULL, remedy VARCHAR NOT NULL, count BIGINT NOT NULL',
  fact: 'measure INTEGER NOT NULL, area INTEGER NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, amount DECIMAL(18,6), status TINYINT NOT NULL, quality TINYINT NOT NULL, file INTEGER NOT NULL, line BIGINT NOT NULL',
  /** Facts that an earlier file states with the same amount; the same columns. */
  fact_repeat:
    'measure INTEGER NOT NULL, area INTEGER NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, amount DECIMAL(18,6), status TINYINT NOT NULL, quality TINYINT NOT NULL, file INTEGER NOT NULL, line BIGINT NOT NULL',
  published_value:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, value DOUBLE, lower95 DOUBLE, upper95 DOUBLE, lower998 DOUBLE, upper998 DOUBLE, numerator DOUBLE, denominator DOUBLE, outcome TINYINT NOT NULL, status TINYINT NOT NULL, file INTEGER NOT NULL, line BIGINT NOT NULL',
  published_repeat:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, value DOUBLE, lower95 DOUBLE, upper95 DOUBLE, lower998 DOUBLE, upper998 DOUBLE, numerator DOUBLE, denominator DOUBLE, outcome TINYINT NOT NULL, status TINYINT NOT NULL, file INTEGER NOT NULL, line BIGINT NOT NULL',
  /**
   * Estimates with their comparisons with benchmark and parent, read through the views `estimate` and `comparison`.
   *
   * maps: on which map a row holds: 0 the map of its time, 1 today’s, 2 both, where nothing differs. method: position in
   * `vocabulary/method`, or -1 for a value stated by its publisher. Outcomes are -1 where nothing was compared. Without NOT NULL,
   * because the columns come from typed arrays, whose integers cannot be missing, and the check costs time.
   */
  estimated:
    'indicator INTEGER, area INTEGER, maps TINYINT, period INTEGER, stratum INTEGER, value DOUBLE, lower95 DOUBLE, upper95 DOUBLE, lower998 DOUBLE, upper998 DOUBLE, numerator DOUBLE, denominator DOUBLE, method TINYINT, status TINYINT, expected INTEGER, reported INTEGER, coverage DOUBLE, benchmark_value DOUBLE, benchmark_outcome TINYINT, parent INTEGER, parent_value DOUBLE, parent_outcome TINYINT',
  /** The area that estimates are compared with as their benchmark: one row. */
  benchmark: 'area INTEGER NOT NULL',
  /** The other comparisons, read through the view `comparison`. maps as in `estimated`. */
  compared:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, maps TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, comparator TINYINT NOT NULL, comparator_area INTEGER NOT NULL, comparator_value DOUBLE, outcome TINYINT NOT NULL',
  /** What was counted for estimates whose counts stand rounded, read through the view `exact_count`. maps as in `estimated`. */
  counted_exactly:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, maps TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, numerator DOUBLE, denominator DOUBLE',
  /** Trends, read through the view `trend`. maps as in `estimated`. */
  trended:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, maps TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, direction TINYINT NOT NULL, points TINYINT NOT NULL, chi_squared DOUBLE',
  /** Which fifth (or other share) of the areas of its type an estimate lies in; quantile is NULL where too few areas have a value. */
  quantile:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, map TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, quantile DOUBLE, quantiles TINYINT NOT NULL, areas INTEGER NOT NULL',
  /** Control charts of everyone, a row for each period with limits; cause, variation, assurance: positions in `vocabulary/control`. */
  control:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, map TINYINT NOT NULL, period INTEGER NOT NULL, mean DOUBLE NOT NULL, lower DOUBLE NOT NULL, upper DOUBLE NOT NULL, cause TINYINT NOT NULL, variation TINYINT NOT NULL, assurance TINYINT NOT NULL',
  /** Estimates that a release must not show, each with the status that says why. */
  disclosure:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, map TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, status TINYINT NOT NULL',
  /** Published labels of an indicator that our own comparison gives too, with the publisher’s benchmark value and with ours. */
  label_check:
    'indicator INTEGER NOT NULL, benchmark VARCHAR NOT NULL, checked INTEGER NOT NULL, equal INTEGER NOT NULL',
  rating:
    'framework VARCHAR NOT NULL, node VARCHAR NOT NULL, area INTEGER NOT NULL, class VARCHAR NOT NULL, score DOUBLE, share_not_worse DOUBLE, counted INTEGER NOT NULL, coverage DOUBLE NOT NULL, why VARCHAR NOT NULL',
  /** How sure each rating is; probabilities and choices are JSON. Made from shown values only, as ratings are. */
  rating_certainty:
    'framework VARCHAR NOT NULL, node VARCHAR NOT NULL, area INTEGER NOT NULL, holds DOUBLE NOT NULL, probabilities VARCHAR NOT NULL, score_lower DOUBLE, score_upper DOUBLE, rank INTEGER, rank_lower INTEGER, rank_upper INTEGER, ranked INTEGER, again DOUBLE, choices VARCHAR NOT NULL, draws INTEGER NOT NULL',
} as const;

export type EvidenceTable = keyof typeof evidenceTables;

/** The rows of a table on each map, those that hold on both given twice. */
const onEachMap = (from: string, columns: (map: string) => string) =>
  [0, 1].map((map) => `SELECT ${columns(`${map}::TINYINT AS map`)} FROM ${from} WHERE maps <> ${1 - map}`);

const comparator = (name: (typeof comparators)[number]) => `${comparators.indexOf(name)}::TINYINT AS comparator`;

/** What is kept once where it holds on both maps, given row by row for each. */
export const evidenceViews = {
  estimate: onEachMap(
    'estimated',
    (map) =>
      `indicator, area, ${map}, period, stratum, value, lower95, upper95, lower998, upper998, numerator, denominator, method, status, expected, reported, coverage`,
  ),
  /** comparator and outcome: positions in `vocabulary/outcome`. comparator_area is -1 for a goal or a group. */
  comparison: [
    ...onEachMap(
      '(SELECT e.*, b.area AS benchmark FROM estimated e, benchmark b WHERE benchmark_outcome >= 0)',
      (map) =>
        `indicator, area, ${map}, period, stratum, ${comparator('benchmark')}, benchmark AS comparator_area, benchmark_value AS comparator_value, benchmark_outcome AS outcome`,
    ),
    ...onEachMap(
      '(FROM estimated WHERE parent_outcome >= 0)',
      (map) =>
        `indicator, area, ${map}, period, stratum, ${comparator('parent')}, parent, parent_value, parent_outcome`,
    ),
    ...onEachMap(
      'compared',
      (map) => `indicator, area, ${map}, period, stratum, comparator, comparator_area, comparator_value, outcome`,
    ),
  ],
  exact_count: onEachMap(
    'counted_exactly',
    (map) => `indicator, area, ${map}, period, stratum, numerator, denominator`,
  ),
  /** The recent trend that ends at a period; direction: position in `trends` of `vocabulary/outcome`. */
  trend: onEachMap('trended', (map) => `indicator, area, ${map}, period, stratum, direction, points, chi_squared`),
} as const;

/** Tables with what is computed of each indicator. */
export const resultTables = [
  'estimated',
  'compared',
  'trended',
  'counted_exactly',
  'quantile',
  'control',
  'label_check',
] as const satisfies EvidenceTable[];

/** Creates the tables and views that are not there yet. */
export async function createEvidence(database: Database): Promise<void> {
  // One transaction, because each by itself would wait for the disk.
  await database.transaction(async () => {
    // Stores of earlier versions have tables where there are views now; what was in them is computed anew.
    const earlier = await database.rows<{ name: string }>(
      `SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary AND table_name IN (${Object.keys(evidenceViews).map(literal).join(', ')}) ORDER BY name`,
    );
    for (const { name } of earlier) await database.run(`DROP TABLE ${name}`);
    const tables = Object.entries(evidenceTables).map(
      ([table, columns]) => `CREATE TABLE IF NOT EXISTS ${table} (${columns});`,
    );
    const views = Object.entries(evidenceViews).map(
      ([view, parts]) => `CREATE OR REPLACE VIEW ${view} AS ${parts.join(' UNION ALL ')};`,
    );
    await database.run([...tables, ...views].join('\n'));
    await database.run("INSERT INTO stratum SELECT 0, '', '', '', '' WHERE NOT EXISTS (FROM stratum WHERE id = 0)");
  });
}
