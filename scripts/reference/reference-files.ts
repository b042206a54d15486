import { apiPage } from './api-page.ts';
import { commandsPage } from './commands-page.ts';
import { declarationsPage } from './declarations-page.ts';
import { editorSchemas } from './editor-schemas.ts';
import { errorsPage } from './errors-page.ts';
import { periodsPage } from './periods-page.ts';
import { publicTablesPage } from './public-tables-page.ts';
import { statisticsPage } from './statistics-page.ts';
import { statusesPage } from './statuses-page.ts';

/** Every generated file: its path from the root of the product, and its text. The same at every run. */
export function referenceFiles(): Map<string, string> {
  return new Map([
    ['docs/reference/api.md', apiPage()],
    ['docs/reference/commands.md', commandsPage()],
    ['docs/reference/declarations.md', declarationsPage()],
    ['docs/reference/errors.md', errorsPage()],
    ['docs/reference/periods.md', periodsPage()],
    ['docs/reference/public-tables.md', publicTablesPage()],
    ['docs/reference/statistics.md', statisticsPage()],
    ['docs/reference/statuses.md', statusesPage()],
    ...editorSchemas(),
  ]);
}
