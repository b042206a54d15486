import { areaTables } from './schema/area-tables.ts';
import { historyTables } from './schema/history-tables.ts';
import type { PublicTable } from './schema/public-table.ts';
import { ratingTables } from './schema/rating-tables.ts';
import { resultTables } from './schema/result-tables.ts';
import { sourceTables } from './schema/source-tables.ts';

export type { PublicTable };

/**
 * The public tables of a release: the allow-list. A release is a fresh file that holds these tables and columns and nothing
 * else; whatever is not named here cannot be published.
 *
 * Ids are dense integers in the order of natural keys (type and code, dates, …), so that two builds of the same inputs give
 * the same rows. `key` orders each table for reading and for its hash.
 */
export const publicTables = {
  /**
   * Facts about the release itself as JSON texts: `project` (name, locale, invented, benchmark area id, …), `release`, `tags`, `groups`,
   * `disclosure` (policies), `similar` (ways to find like areas, in order), `measures` (which policy protects each), `steps` (how area types add up). */
  meta: { columns: { key: 'VARCHAR', value: 'VARCHAR' }, key: ['key'] },
  ...areaTables,
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
  ...resultTables,
  ...ratingTables,
  ...sourceTables,
  ...historyTables,
} as const satisfies Record<string, PublicTable>;

export type PublicTableName = keyof typeof publicTables;

/** The statement that creates one public table. */
export function createPublicTable(name: PublicTableName): string {
  const columns = Object.entries(publicTables[name].columns).map(([column, type]) => `"${column}" ${type}`);
  return `CREATE TABLE ${name} (${columns.join(', ')})`;
}
