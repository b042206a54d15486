import type { TableFormat } from './raw-table.ts';

const endings: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  txt: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xls: 'xls',
  ods: 'ods',
  parquet: 'parquet',
};

/** What a file's name says about its format and how it is packed. */
export function formatByName(name: string): { format: TableFormat | null; packed: 'gz' | 'zip' | null } {
  const parts = name.toLowerCase().split('.').slice(1);
  const last = parts.pop() ?? '';
  if (last === 'zip') return { format: null, packed: 'zip' };
  if (last === 'gz') return { format: endings[parts.pop() ?? ''] ?? null, packed: 'gz' };
  return { format: endings[last] ?? null, packed: null };
}
