import type { Database } from './database.ts';

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
  /** method: position in `vocabulary/method`, or -1 for a value stated by its publisher. */
  estimate:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, map TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, value DOUBLE, lower95 DOUBLE, upper95 DOUBLE, lower998 DOUBLE, upper998 DOUBLE, numerator DOUBLE, denominator DOUBLE, method TINYINT NOT NULL, status TINYINT NOT NULL, quality TINYINT NOT NULL, expected INTEGER NOT NULL, reported INTEGER NOT NULL, coverage DOUBLE',
  /** What was counted for estimates whose counts stand rounded in `estimate`. */
  exact_count:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, map TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, numerator DOUBLE, denominator DOUBLE',
  /** comparator and outcome: positions in `vocabulary/outcome`. comparator_area is -1 for a goal or a group. */
  comparison:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, map TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, comparator TINYINT NOT NULL, comparator_area INTEGER NOT NULL, comparator_value DOUBLE, outcome TINYINT NOT NULL',
  /** The recent trend that ends at a period; direction: position in `trends` of `vocabulary/outcome`. */
  trend:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, map TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, direction TINYINT NOT NULL, points TINYINT NOT NULL, chi_squared DOUBLE',
  /** Estimates that a release must not show, each with the status that says why. */
  disclosure:
    'indicator INTEGER NOT NULL, area INTEGER NOT NULL, map TINYINT NOT NULL, period INTEGER NOT NULL, stratum INTEGER NOT NULL, status TINYINT NOT NULL',
  /** Published labels of an indicator that our own comparison gives too, with the publisher’s benchmark value and with ours. */
  label_check:
    'indicator INTEGER NOT NULL, benchmark VARCHAR NOT NULL, checked INTEGER NOT NULL, equal INTEGER NOT NULL',
  rating:
    'framework VARCHAR NOT NULL, node VARCHAR NOT NULL, area INTEGER NOT NULL, class VARCHAR NOT NULL, share_not_worse DOUBLE, counted INTEGER NOT NULL, why VARCHAR NOT NULL',
} as const;

export type EvidenceTable = keyof typeof evidenceTables;

/** Creates the tables that are not there yet. */
export async function createEvidence(database: Database): Promise<void> {
  // One transaction, because each by itself would wait for the disk.
  await database.transaction(async () => {
    for (const [table, columns] of Object.entries(evidenceTables)) {
      await database.run(`CREATE TABLE IF NOT EXISTS ${table} (${columns})`);
    }
    await database.run("INSERT INTO stratum SELECT 0, '', '', '', '' WHERE NOT EXISTS (FROM stratum WHERE id = 0)");
  });
}
