import type { PublicTableName } from '#release/schema.ts';
import { type WrittenColumn, writtenOut } from '#release/written-out.ts';
import type { Messages } from '#vocabulary/messages/messages.ts';

const datatypes: Record<WrittenColumn['type'], string> = {
  text: 'string',
  number: 'double',
  'whole number': 'integer',
  date: 'date',
  flag: 'boolean',
};

/** What a column means, in the words of the catalogue. */
export function columnAbout(messages: Messages, table: PublicTableName, column: string): string {
  const { columns } = messages.files;
  return columns[`${table}.${column}`] ?? columns[column] ?? '';
}

export interface DescribedFile {
  table: PublicTableName;
  /** Name of the file, beside which the description stands. */
  name: string;
}

export interface Description {
  title: string;
  licence: string | undefined;
  language: string;
}

/** What describes CSV files to programs: columns with type and meaning, keys, licence. @see W3C, CSV on the Web (Tabular metadata) */
export function csvMetadata(files: readonly DescribedFile[], about: Description, messages: Messages): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': about.language }],
    'dc:title': about.title,
    ...(about.licence ? { 'dc:license': about.licence } : {}),
    dialect: { encoding: 'utf-8', delimiter: ',', header: true, quoteChar: '"', doubleQuote: true },
    tables: files.map(({ table, name }) => {
      const { columns, key } = writtenOut(table);
      const [title = table, meaning = ''] = messages.files.tables[table] ?? [];
      return {
        url: name,
        'dc:title': title,
        'dc:description': meaning,
        tableSchema: {
          columns: columns.map((column) => ({
            name: column.name,
            titles: column.name,
            'dc:description': columnAbout(messages, table, column.name),
            datatype: datatypes[column.type],
          })),
          ...(key.length > 0 ? { primaryKey: key } : {}),
        },
      };
    }),
  };
}
