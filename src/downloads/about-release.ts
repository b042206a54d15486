import type { Manifest } from '#release/manifest.ts';
import type { PublicTables } from '#release/public-tables.ts';
import type { PublicTableName } from '#release/schema.ts';
import { type Messages, messagesFor } from '#vocabulary/messages/messages.ts';
import type { Description } from './csvw.ts';
import type { About } from './write-table.ts';

/** What every file of a release says about where it is from, in the language of its project. */
export async function aboutRelease(
  tables: PublicTables,
  manifest: Manifest,
): Promise<{ messages: Messages; description: Description; sentences: (table: PublicTableName) => About }> {
  const project = await tables.project();
  const messages = messagesFor(project.locale);
  const words = messages.downloads.workbook;
  const title = `${project.name}: ${manifest.title}`;
  return {
    messages,
    description: { title, licence: project.licence, language: project.locale },
    sentences: (table) => {
      const [name = table, meaning = ''] = messages.files.tables[table] ?? [];
      return [
        [words.table, `${name}. ${meaning}`],
        [words.release, `${title} (${manifest.id}, ${manifest.hash})`],
        ...(project.licence ? [[words.licence, project.licence] as const] : []),
        ...(project.invented ? [[words.notice, messages.site.invented] as const] : []),
      ];
    },
  };
}
