import type { JsonSchema } from './declaration-keys.ts';

const placeholder: JsonSchema = { type: 'string', pattern: '\\$\\{[a-z]' };
const forEach: JsonSchema = {
  type: 'string',
  description: 'In an entry of a list: table of coxcomb.yaml, for each row of which there is one such entry',
};

/**
 * A schema that takes templates too: a placeholder where a number, an id or a word of a list stands, and `forEach` in entries of lists.
 * The words by which kinds of a thing are told apart stay as they are.
 */
export function withTemplates(schema: JsonSchema): JsonSchema {
  if (schema.$ref !== undefined || schema.const !== undefined) return schema;
  const each = (list: JsonSchema[] | undefined) => list?.map(withTemplates);
  const own: JsonSchema = { ...schema };
  if (schema.anyOf) own.anyOf = each(schema.anyOf) as JsonSchema[];
  if (schema.oneOf) own.oneOf = each(schema.oneOf) as JsonSchema[];
  if (schema.items) own.items = withTemplates(schema.items);
  if (typeof schema.additionalProperties === 'object')
    own.additionalProperties = withTemplates(schema.additionalProperties);
  if (schema.properties) {
    const known = Object.entries(schema.properties).map(([name, value]) => [name, withTemplates(value)]);
    own.properties = { ...Object.fromEntries(known), forEach };
  }
  if (schema.$defs) own.$defs = defsWithTemplates(schema.$defs);
  const strict = schema.enum !== undefined || schema.pattern !== undefined;
  const leaf = ['number', 'integer', 'boolean'].includes(schema.type ?? '') || (schema.type === 'string' && strict);
  if (!leaf) return own;
  const { description, default: usual, ...rule } = own;
  return {
    ...(description === undefined ? {} : { description }),
    ...(usual === undefined ? {} : { default: usual }),
    anyOf: [rule, placeholder],
  };
}

export function defsWithTemplates(defs: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(defs).map(([name, value]) => [name, withTemplates(value)]));
}
