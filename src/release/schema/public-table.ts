/** The columns of a public table, and the key by which its rows are ordered for reading and for its hash. */
export interface PublicTable {
  columns: Record<string, 'INTEGER' | 'TINYINT' | 'DOUBLE' | 'VARCHAR' | 'DATE' | 'BIGINT' | 'BOOLEAN'>;
  key: readonly string[];
}
