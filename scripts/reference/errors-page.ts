import { catalogue } from '#vocabulary/errors/catalogue.ts';
import type { CatalogueEntry } from '#vocabulary/errors/entry.ts';
import { page } from './markdown.ts';

const lead = `Every code that Coxcomb raises, with the rule that was broken and what to do. Words in braces are filled in where the
code is raised. Codes are stable: one that is no longer raised is removed and its name never used again.

- **Issues** are problems in data or in a declaration. All of them are collected and shown. One that *blocks* stops the build,
  one that *warns* leaves a row or a part out, one that *informs* needs nothing done.
- **Errors** end a command or an answer. They have an exit code for the command line (1 problems were found, 2 wrong use) and an
  HTTP status for the API, which sends them as \`application/problem+json\`.
`;

/** The error catalogue in the order of its codes. */
export function errorsPage(): string {
  const entries = (Object.entries(catalogue) as [string, CatalogueEntry][]).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = entries.map(([name, entry]) => {
    const kind =
      entry.kind === 'issue'
        ? `Issue that ${entry.severity}.`
        : `Error. Exit code ${entry.exitCode}, HTTP status ${entry.status}.`;
    return `## ${name}\n\n${kind}\n\n${plainText(entry.rule)}\n\n**What to do.** ${plainText(entry.remedy)}\n`;
  });
  return [page('Errors', 'src/vocabulary/errors/', lead), ...parts].join('\n');
}

function plainText(text: string): string {
  return text.replace(/</g, '&lt;').replace(/\*/g, '\\*');
}
