import type { PublicTable } from './public-table.ts';

/** Where numbers come from, and what became of every row. */
export const sourceTables = {
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
  /** Ratings that publishers state: what they are called, what to know of them, and which of our own should be the same. */
  published_rating_source: {
    columns: {
      rating: 'VARCHAR',
      name: 'VARCHAR',
      about: 'VARCHAR',
      source: 'INTEGER',
      framework: 'VARCHAR',
      node: 'VARCHAR',
      tolerance: 'DOUBLE',
    },
    key: ['rating'],
  },
  /** Each of these ratings of each area; `word` is the class as readers see it. */
  published_rating: {
    columns: {
      rating: 'VARCHAR',
      area: 'INTEGER',
      period: 'INTEGER',
      class: 'VARCHAR',
      word: 'VARCHAR',
      score: 'DOUBLE',
    },
    key: ['rating', 'area', 'period'],
  },
  /** How many of them our own rules give again: classes, and scores within the tolerance. */
  published_rating_check: {
    columns: {
      rating: 'VARCHAR',
      period: 'INTEGER',
      checked: 'INTEGER',
      equal: 'INTEGER',
      scores: 'INTEGER',
      scores_equal: 'INTEGER',
      largest: 'DOUBLE',
    },
    key: ['rating', 'period'],
  },
} as const satisfies Record<string, PublicTable>;
