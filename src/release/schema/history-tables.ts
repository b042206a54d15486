import type { PublicTable } from './public-table.ts';

/** What earlier releases published. */
export const historyTables = {
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
  /**
   * The newest period from which each part of a framework was rated, in this release and in every earlier one. `period_end`: its last
   * day. A release with the same newest period as an earlier one rates the same period once more.
   */
  rated_period: {
    columns: { release: 'VARCHAR', framework: 'VARCHAR', node: 'VARCHAR', period_end: 'VARCHAR' },
    key: ['release', 'framework', 'node'],
  },
} as const satisfies Record<string, PublicTable>;
