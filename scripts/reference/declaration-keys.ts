import { z } from 'zod';
import { type DeclarationKind, schemas } from '#project/schema/schemas.ts';

/** The part of JSON Schema that our declarations use. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

export interface DeclarationKey {
  /** Path with `[]` for an entry of a list and `<…>` for a name that the project chooses. */
  path: string;
  type: string;
  needed: boolean;
  default: string;
  description: string;
}

/** The schema of one kind of declaration as written by people: with defaults not yet filled in. */
export function jsonSchemaOf(kind: DeclarationKind): JsonSchema {
  return z.toJSONSchema(schemas[kind].schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** Every key of one kind of declaration, each after the key it belongs to. */
export function declarationKeys(kind: DeclarationKind): DeclarationKey[] {
  const root = jsonSchemaOf(kind);
  const keys: DeclarationKey[] = [];
  const open: string[] = [];

  const resolve = (schema: JsonSchema) =>
    schema.$ref ? (root.$defs?.[schema.$ref.replace('#/$defs/', '')] as JsonSchema) : schema;
  const inside = (schema: JsonSchema, path: string): void => {
    if (schema.$ref) {
      // A part that holds parts of its own kind is described once.
      if (open.includes(schema.$ref)) return;
      open.push(schema.$ref);
      inside(resolve(schema), path);
      open.pop();
      return;
    }
    for (const option of schema.anyOf ?? schema.oneOf ?? []) inside(option, path + variantOf(option));
    if (schema.items) inside(schema.items, `${path}[]`);
    if (typeof schema.additionalProperties === 'object') inside(schema.additionalProperties, `${path}.<name>`);
    for (const [name, value] of Object.entries(schema.properties ?? {})) {
      const own = path === '' ? name : `${path}.${name}`;
      const recurs = value.items?.$ref !== undefined && open.includes(value.items.$ref);
      keys.push({
        path: own,
        type: typeOf(value, resolve),
        needed: schema.required?.includes(name) ?? false,
        default: value.default === undefined ? '' : JSON.stringify(value.default),
        description: recurs ? 'Parts of the same kind as this one' : descriptionOf(value),
      });
      inside(value, own);
    }
  };
  inside(root, '');
  return keys;
}

/** The remark on prose says how it is written, which is its type. */
const proseRemark = 'Text for readers; Markdown is allowed, HTML is shown as written';

function descriptionOf(schema: JsonSchema): string {
  return schema.description === proseRemark ? '' : (schema.description ?? '');
}

/** ` (kind: worst)` for one of several shapes that a word tells apart. */
function variantOf(schema: JsonSchema): string {
  const told = Object.entries(schema.properties ?? {}).find(([, value]) => value.const !== undefined);
  return told ? `(${told[0]}: ${String(told[1].const)})` : '';
}

const patterns: Record<string, string> = {
  '^[a-z0-9]+(-[a-z0-9]+)*$': 'id',
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$': 'date',
};

function typeOf(schema: JsonSchema, resolve: (schema: JsonSchema) => JsonSchema): string {
  const full = resolve(schema);
  const options = full.anyOf ?? full.oneOf;
  if (options) return [...new Set(options.map((option) => typeOf(option, resolve)))].join(' or ');
  if (full.const !== undefined) return `\`${String(full.const)}\``;
  if (full.enum) return full.enum.map((word) => `\`${String(word)}\``).join(', ');
  switch (full.type) {
    case 'array':
      return `list of ${typeOf(full.items ?? {}, resolve)}`;
    case 'object':
      return typeof full.additionalProperties === 'object'
        ? `name → ${typeOf(full.additionalProperties, resolve)}`
        : 'keys below';
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
    case 'number':
      return `${full.type === 'integer' ? 'whole number' : 'number'}${range(full)}`;
    default:
      if (full.description === proseRemark) return 'prose';
      return patterns[full.pattern ?? ''] ?? (full.maxLength ? `text of ${full.maxLength} characters` : 'text');
  }
}

function range({ minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}`;
  if (least !== undefined) return `, ${least} or more`;
  if (exclusiveMinimum !== undefined) return `, more than ${exclusiveMinimum}`;
  return most === undefined ? '' : `, up to ${most}`;
}
