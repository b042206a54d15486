import { readdirSync, readFileSync } from 'node:fs';
import { type PublicTable, publicTables } from '#release/schema.ts';
import { code, codes, page, table } from './markdown.ts';

const lead = `What a release holds: these tables and columns and nothing else. A release is one file, \`release.duckdb\`, that DuckDB opens
from R, Python, Excel and the command line. Whatever is hidden was replaced by its [status](statuses.md#statuses) before.

Ids are whole numbers that join the tables of one release; codes and keys are what stays the same between releases. Numbers of
statuses, outcomes, trends, comparators, special causes, assurance and maps are explained [here](statuses.md).
`;

/** The allow-list of public tables. */
export function publicTablesPage(): string {
  const notes = tableNotes();
  const parts = (Object.entries(publicTables) as [string, PublicTable][]).map(([name, { columns, key }]) => {
    const note = notes.get(name);
    const rows = Object.entries(columns).map(([column, type]) => [code(column), type]);
    return `## ${name}\n\n${note ? `${note}\n\n` : ''}In the order of ${codes(key)}, which no two rows share.\n\n${table(['column', 'type'], rows)}`;
  });
  return [page('Public tables', 'src/release/schema.ts', lead), ...parts].join('\n');
}

/** The comments that stand above the tables in the schema. */
function tableNotes(): Map<string, string> {
  const room = new URL('../../src/release/', import.meta.url);
  const files = ['schema.ts', ...readdirSync(new URL('schema/', room)).map((file) => `schema/${file}`)];
  const text = files.map((file) => readFileSync(new URL(file, room), 'utf8')).join('\n');
  const found = text.matchAll(/^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}(\w+): \{/gm);
  return new Map(
    [...found].map(([, note, name]) => [name as string, (note as string).replace(/\s*\n\s*\* ?/g, ' ').trim()]),
  );
}
