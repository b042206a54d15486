import { type DeclarationKind, schemas } from '#project/schema/schemas.ts';
import { declarationKeys } from './declaration-keys.ts';
import { code, page, sentence, table } from './markdown.ts';

const titles: Record<DeclarationKind, string> = {
  coxcomb: 'The project',
  measure: 'Measures',
  indicator: 'Indicators',
  source: 'Sources',
  framework: 'Frameworks',
  area: 'Files of areas',
  boundary: 'Boundary files',
};

const lead = `What may stand in the YAML files of a project folder. One file holds one declaration, or a list of them; \`coxcomb.yaml\`
holds one. A key that is not listed here is an error, with its file, line and column.

- \`[]\` in a path is an entry of a list, \`<name>\` a name that you choose, \`(kind: …)\` what applies to that kind only.
- An **id** has lower-case letters, digits and single hyphens. A **date** is written \`'2024-04-01'\`. Codes are text: put them
  in quotes, because \`012\` without quotes is the number 12. **Prose** is text for readers; Markdown is allowed in it, HTML is
  shown as written.
- An entry of any list may have the key \`forEach\` with the id of a table of \`coxcomb.yaml\`: it stands for one entry for each row of
  the table, whose cells it names as \`\${table.column}\`. Parameters are named as \`\${parameter}\` anywhere. A value that is one placeholder
  and nothing else takes the type of its column; an empty cell leaves its key out; \`$\${…}\` stands for \`\${…}\`. See
  [Make declarations from a table](../how-to/make-declarations-from-a-table.md).
- **needed** means that there is no default. A key with neither may be left out.

The folder \`schemas/\` has the same as JSON Schemas, for editors that complete and check YAML while you write.
`;

/** Every key of every kind of declaration. */
export function declarationsPage(): string {
  const kinds = Object.keys(schemas) as DeclarationKind[];
  const parts = kinds.map((kind) => {
    const rows = declarationKeys(kind).map((key) => [
      code(key.path),
      key.type,
      key.needed ? '**needed**' : code(key.default),
      sentence(key.description),
    ]);
    return `## ${titles[kind]}\n\nPlace: \`${schemas[kind].place}\`\n\n${table(['key', 'type', 'default', 'meaning'], rows)}`;
  });
  return [page('Declarations', 'src/project/schema/', lead), ...parts].join('\n');
}
