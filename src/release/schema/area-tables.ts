import type { PublicTable } from './public-table.ts';

/** Areas: what they are, how they lie in each other, where they are. */
export const areaTables = {
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
  /**
   * Areas most like each area, rank 1 the most alike. `method` is a way that the project declares, or `declared` for lists that came
   * with the areas, which have no distance; the distance is in weighted standard deviations.
   */
  similar_area: {
    columns: { method: 'VARCHAR', area: 'INTEGER', rank: 'INTEGER', other: 'INTEGER', distance: 'DOUBLE' },
    key: ['method', 'area', 'rank'],
  },
  attribute: { columns: { area: 'INTEGER', key: 'VARCHAR', name: 'VARCHAR', value: 'VARCHAR' }, key: ['area', 'key'] },
  boundary: {
    columns: { area: 'INTEGER', geometry: 'VARCHAR', valid_from: 'DATE', valid_to: 'DATE', attribution: 'VARCHAR' },
    key: ['area', 'valid_from'],
  },
  postcode: { columns: { postcode: 'VARCHAR', area: 'INTEGER' }, key: ['postcode', 'area'] },
} as const satisfies Record<string, PublicTable>;
