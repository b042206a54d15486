import { identifier, literal } from '#evidence/sql.ts';
import { assurances, causes, variations } from '#vocabulary/control.ts';
import { maps } from '#vocabulary/map.ts';
import { methods } from '#vocabulary/method.ts';
import { comparators, outcomes, trends } from '#vocabulary/outcome.ts';
import { statuses } from '#vocabulary/status.ts';
import { type PublicTable, type PublicTableName, publicTables } from './schema.ts';

/** A column of a written-out table. Long texts, such as shapes and declarations, do not fit into cells of spreadsheets. */
export interface WrittenColumn {
  name: string;
  type: 'text' | 'number' | 'whole number' | 'date' | 'flag';
  long: boolean;
  /** Expression over the table `t` and what it is joined with. */
  sql: string;
}

export interface WrittenTable {
  name: PublicTableName;
  columns: WrittenColumn[];
  /** What no two rows share, in the order of the rows; fewer names than the key where a part is left out. */
  key: string[];
  from: string;
  order: string;
}

/** The tables that readers can have as files: the allow-list, without `area_series`, which repeats others for speed alone. */
export const fileTables: readonly PublicTableName[] = (Object.keys(publicTables) as PublicTableName[]).filter(
  (name) => name !== 'area_series',
);

/** Columns that go by another name once they stand beside those of other tables. */
const renamed: Partial<Record<PublicTableName, Record<string, string>>> = {
  area_type: { key: 'area_type' },
  area: { code: 'area_code', name: 'area_name' },
  indicator: { key: 'indicator' },
  framework: { key: 'framework' },
  source: { key: 'source' },
  period: { start_date: 'period_start', end_date: 'period_end', label: 'period', kind: 'period_kind' },
  stratum: { label: 'group' },
};
const long = new Set([
  'meta.value',
  'boundary.geometry',
  'indicator.declaration',
  'framework.declaration',
  'framework_text.text',
  'rating.why',
  'rating_trigger.why',
  'framework_history.classes',
  'rating_certainty.choices',
]);

const areaColumns = ['area', 'parent', 'child', 'comparator_area', 'neighbour'];
const words: Record<string, readonly string[]> = {
  map: maps,
  method: methods,
  status: statuses.map(({ id }) => id),
  comparator: comparators,
  outcome: outcomes,
  trend: trends,
  cause: causes,
  variation: variations,
  assurance: assurances,
};
const wordsOf = (column: string) => words[column === 'direction' ? 'trend' : column.replace(/^.*_outcome$/, 'outcome')];

/**
 * A public table with its ids written out: codes, names, dates and words stand where the release file has numbers that only it
 * understands. Every expression reads public tables and nothing else.
 */
export function writtenOut(name: PublicTableName): WrittenTable {
  const { columns, key } = publicTables[name] as PublicTable;
  const joins: string[] = [];
  const written = Object.entries(columns).flatMap(([column, type]): WrittenColumn[] => {
    if (column === 'id') return [];
    const isId = type === 'INTEGER' || type === 'TINYINT';
    return (isId ? reference(column, joins) : undefined) ?? [plain(name, column, type)];
  });
  const names = new Set(written.map((column) => column.name));
  return {
    name,
    columns: written,
    key: key.flatMap((column) => keyNames(name, column).filter((one) => names.has(one))),
    from: `${name} t ${joins.join(' ')}`,
    order: key.map((column) => `t.${identifier(column)}`).join(', '),
  };
}

function plain(table: PublicTableName, column: string, type: PublicTable['columns'][string]): WrittenColumn {
  const types = { VARCHAR: 'text', DATE: 'date', DOUBLE: 'number', BOOLEAN: 'flag' } as const;
  return {
    name: renamed[table]?.[column] ?? column,
    type: type in types ? types[type as keyof typeof types] : 'whole number',
    long: long.has(`${table}.${column}`),
    sql: `t.${identifier(column)}`,
  };
}

/** What a column of ids or codes leads to; undefined for one that is a number of its own. */
function reference(column: string, joins: string[]): WrittenColumn[] | undefined {
  const own = `t.${identifier(column)}`;
  const text = (name: string, sql: string): WrittenColumn => ({ name, type: 'text', long: false, sql });
  const join = (table: string, on = own) => {
    const alias = `${table}_of_${column}`;
    joins.push(`LEFT JOIN ${table} ${alias} ON ${alias}.id = ${on}`);
    return alias;
  };
  if (areaColumns.includes(column)) {
    const area = join('area');
    const type = join('area_type', `${area}.type`);
    return [
      text(`${column}_type`, `${type}.key`),
      text(`${column}_code`, `${area}.code`),
      text(`${column}_name`, `${area}.name`),
    ];
  }
  if (column === 'type' || column === 'area_type') return [text('area_type', `${join('area_type')}.key`)];
  if (['indicator', 'framework', 'source'].includes(column)) return [text(column, `${join(column)}.key`)];
  if (column === 'period') {
    const period = join('period');
    const date = (name: string, sql: string): WrittenColumn => ({ name, type: 'date', long: false, sql });
    return [
      date('period_start', `${period}.start_date`),
      date('period_end', `${period}.end_date`),
      text('period', `${period}.label`),
    ];
  }
  if (column === 'stratum') {
    const stratum = join('stratum');
    return [
      ...['sex', 'age', 'category', 'category_value'].map((name) => text(name, `nullif(${stratum}.${name}, '')`)),
      text('group', `${stratum}.label`),
    ];
  }
  if (column === 'file') {
    const file = join('source_file');
    return [text('source', `${join('source', `${file}.source`)}.key`), text('path', `${file}.path`)];
  }
  const list = wordsOf(column);
  return list && [text(column, `(ARRAY[${list.map(literal).join(', ')}])[${own} + 1]`)];
}

/** Names by which a column of a table’s key is known once it is written out. */
function keyNames(table: PublicTableName, column: string): string[] {
  if (column === 'id') {
    const own: Partial<Record<PublicTableName, string[]>> = {
      area: ['area_type', 'area_code'],
      area_type: ['area_type'],
      period: ['period_start', 'period_end', 'period_kind'],
      stratum: ['sex', 'age', 'category', 'category_value'],
      indicator: ['indicator'],
      framework: ['framework'],
      source: ['source'],
      source_file: ['source', 'path'],
    };
    return own[table] ?? [];
  }
  if (areaColumns.includes(column)) return [`${column}_type`, `${column}_code`];
  if (column === 'period') return ['period_start', 'period_end'];
  if (column === 'stratum') return ['sex', 'age', 'category', 'category_value'];
  if (column === 'file') return ['source', 'path'];
  return [renamed[table]?.[column] ?? column];
}
