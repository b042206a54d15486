import type { CellValue } from './cell-value.ts';
import type { TableRow } from './read-table.ts';

/** What declarations may name: the parameters of the project, and the rows of its tables. */
export interface Templates {
  parameters: ReadonlyMap<string, string>;
  tables: ReadonlyMap<string, readonly TableRow[]>;
}

/** A declaration with its placeholders filled, and where in the template each path of it comes from. */
export interface Filled {
  value: unknown;
  origin(path: readonly PropertyKey[]): { path: PropertyKey[]; madeFrom?: string };
}

/** A mistake in a template, at a path of it. */
export interface TemplateFault {
  path: PropertyKey[];
  code: 'DECLARATION_REFERENCE_UNKNOWN' | 'DECLARATION_PLACEHOLDER_UNKNOWN';
  details: Record<string, unknown>;
}

/** Where the parts of a filled value come from: for lists with entries made from tables, the entry of the template and the row. */
interface Origin {
  parts: Map<PropertyKey, Origin>;
  entries?: { from: number; row: TableRow | undefined }[];
}

type Scope = ReadonlyMap<string, TableRow>;

/** The key that makes an entry of a list stand for one entry for each row of a table. */
export const forEachKey = 'forEach';

const placeholder = /\$(\$?)\{\s*([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\s*\}/g;

/**
 * Fills the placeholders of one declaration, or of all that a table makes from it.
 *
 * Edges — a value that is one placeholder and nothing else takes the type of its column; for an empty cell its key, or its entry of
 * a list, is left out. What a cell holds is never filled again. `$${…}` stands for `${…}`. Keys are not filled.
 *
 * @param value     one declaration as YAML gives it
 * @param fault     told of names that lead nowhere
 */
export function fillTemplate(value: unknown, templates: Templates, fault: (found: TemplateFault) => void): Filled[] {
  const fill = new Filling(templates, fault);
  return fill.entry(value, [], new Map()).map(({ value, origin, row }) => ({
    value,
    origin(path) {
      const place: PropertyKey[] = [];
      let [made, at]: [TableRow | undefined, Origin | undefined] = [row, origin];
      for (const step of path) {
        const entry = typeof step === 'number' ? at?.entries?.[step] : undefined;
        place.push(entry ? entry.from : step);
        made = entry?.row ?? made;
        at = at?.parts.get(step);
      }
      return { path: place, ...(made ? { madeFrom: made.place } : {}) };
    },
  }));
}

interface FilledEntry {
  value: unknown;
  origin: Origin;
  row: TableRow | undefined;
}

class Filling {
  readonly #templates: Templates;
  readonly #fault: (found: TemplateFault) => void;

  constructor(templates: Templates, fault: (found: TemplateFault) => void) {
    this.#templates = templates;
    this.#fault = fault;
  }

  /** An entry of a list: itself, or one for each row of the table that it names. */
  entry(value: unknown, path: PropertyKey[], scope: Scope): FilledEntry[] {
    if (!isObject(value) || !Object.hasOwn(value, forEachKey)) {
      const filled = this.#value(value, path, scope);
      return filled.value === undefined && value !== undefined ? [] : [{ ...filled, row: undefined }];
    }
    const { [forEachKey]: name, ...template } = value;
    const rows = typeof name === 'string' ? this.#templates.tables.get(name) : undefined;
    if (!rows) {
      const known = [...this.#templates.tables.keys()].join(', ') || 'coxcomb.yaml declares no tables';
      const details = { what: 'table', value: String(name), known };
      this.#fault({ path: [...path, forEachKey], code: 'DECLARATION_REFERENCE_UNKNOWN', details });
      return [];
    }
    return rows.map((row) => ({ ...this.#value(template, path, new Map(scope).set(name as string, row)), row }));
  }

  #value(value: unknown, path: PropertyKey[], scope: Scope): { value: unknown; origin: Origin } {
    const origin: Origin = { parts: new Map() };
    if (typeof value === 'string') return { value: this.#text(value, path, scope), origin };
    if (Array.isArray(value)) {
      const entries = value.flatMap((item, from) =>
        this.entry(item, [...path, from], scope).map((filled) => ({ ...filled, from })),
      );
      for (const [position, { origin: own }] of entries.entries()) origin.parts.set(position, own);
      origin.entries = entries.map(({ from, row }) => ({ from, row }));
      return { value: entries.map((entry) => entry.value), origin };
    }
    if (!isObject(value)) return { value, origin };
    const filled = Object.entries(value).flatMap(([key, item]) => {
      const part = this.#value(item, [...path, key], scope);
      origin.parts.set(key, part.origin);
      return part.value === undefined ? [] : [[key, part.value] as const];
    });
    return { value: Object.fromEntries(filled), origin };
  }

  #text(text: string, path: PropertyKey[], scope: Scope): CellValue {
    const whole = new RegExp(`^${placeholder.source}$`).exec(text);
    if (whole && whole[1] === '') return this.#named(whole[2] as string, path, scope);
    return text.replace(placeholder, (written, escaped: string, name: string) =>
      escaped ? written.slice(1) : String(this.#named(name, path, scope) ?? ''),
    );
  }

  #named(name: string, path: PropertyKey[], scope: Scope): CellValue {
    const [table = '', column] = name.split('.');
    const row = scope.get(table);
    if (column === undefined && this.#templates.parameters.has(name)) return this.#templates.parameters.get(name);
    if (column !== undefined && row?.values.has(column)) return row.values.get(column);
    const known = [
      ...this.#templates.parameters.keys(),
      ...[...scope].flatMap(([of, { values }]) => [...values.keys()].map((key) => `${of}.${key}`)),
    ];
    const details = { value: `\${${name}}`, known: known.join(', ') || 'there are none' };
    this.#fault({ path, code: 'DECLARATION_PLACEHOLDER_UNKNOWN', details });
    // What is written stays, so that only the name is told to be wrong.
    return `\${${name}}`;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
