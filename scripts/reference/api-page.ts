import { z } from 'zod';
import type { ApiRoute } from '#api/route.ts';
import { routes } from '#api/routes/routes.ts';
import type { JsonSchema } from './declaration-keys.ts';
import { code, codes, page, sentence, table } from './markdown.ts';

const lead = `Read-only data of published releases, at \`/api/v1\` of the site. The same as OpenAPI 3.1 is at \`/api/v1/openapi.json\`.

- Every answer names its release, in \`release\` and in the header \`x-coxcomb-release\`, and carries an \`ETag\`.
- Lists come in pages: \`page\` counts from 1.
- Routes with a table give it as CSV with \`?format=csv\`, or with one of the other names that \`format\` may have.
- Errors are \`application/problem+json\` with a stable \`code\`; [Errors](errors.md) lists them.
- A parameter that is not listed is refused with \`HTTP_PARAMETER_INVALID\`.

Promised to stay within version 1: routes, parameters, and the fields of answers. New fields and routes may be added.
`;

/** The routes of the API with what they take and answer. */
export function apiPage(): string {
  return [page('API', 'src/api/routes/', lead), ...routes.map(describeRoute)].join('\n');
}

function describeRoute(route: ApiRoute): string {
  const parameters = [...parameterRows(route.parameters, 'address'), ...parameterRows(route.query, 'query')];
  const answer = fieldRows(schemaOf(route.answer), '');
  return [
    `## GET /api/v1${route.path}\n`,
    `${route.summary}.${route.table ? ` The list \`${route.table}\` is also a table.` : ''}\n`,
    ...(parameters.length > 0 ? [table(['parameter', 'in', 'default', 'meaning'], parameters)] : []),
    table(['field of the answer', 'type', 'meaning'], [['`release`', 'text', 'Id of the release'], ...answer]),
  ].join('\n');
}

function schemaOf(type: z.ZodType): JsonSchema {
  return z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

function parameterRows(type: z.ZodObject, where: string): string[][] {
  const schema = schemaOf(type);
  return Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const needed = where === 'address' || schema.required?.includes(name);
    const words = value.enum ? ` One of: ${codes(value.enum.map(String))}.` : '';
    const initial = needed ? '**needed**' : value.default === undefined ? '' : code(String(value.default));
    return [code(name), where, initial, `${sentence(value.description ?? '')}${words}`.trim()];
  });
}

function fieldRows(schema: JsonSchema, path: string): string[][] {
  const of = (value: JsonSchema) => value.anyOf?.find((option) => option.type !== 'null') ?? value;
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const full = of(value);
    const own = path === '' ? name : `${path}.${name}`;
    const list = full.type === 'array';
    const inner = list ? (full.items ?? {}) : full;
    const none = value.anyOf?.some((option) => option.type === 'null') ? ' or null' : '';
    const words = full.enum ? ` One of: ${codes(full.enum.map(String))}.` : '';
    const row = [
      code(own),
      `${wordFor(full)}${none}`,
      `${sentence(value.description ?? full.description ?? '')}${words}`.trim(),
    ];
    return [row, ...(inner.properties ? fieldRows(inner, list ? `${own}[]` : own) : [])];
  });
}

function wordFor(schema: JsonSchema): string {
  if (schema.type === 'array') return `list of ${wordFor(schema.items ?? {})}`;
  const words: Record<string, string> = {
    string: 'text',
    integer: 'whole number',
    boolean: 'true or false',
    object: 'object',
  };
  // A nullable number has both of its types in one list.
  return [schema.type ?? 'any']
    .flat()
    .map((type) => words[type] ?? type)
    .join(' or ');
}
