import { type Issue, issue } from '#vocabulary/issue.ts';
import type { RegisteredArea, Register } from './register.ts';
import type { SourceRows } from './source-rows.ts';
import { CodeColumn } from './state-relations.ts';

/** What is known of an area beside its codes, such as how deprived its people are. */
export interface Attribute {
  area: RegisteredArea;
  key: string;
  name: string;
  value: string;
}

export interface Postcode {
  postcode: string;
  area: RegisteredArea;
}

/**
 * Reads the attributes that one file states. The first value of an area stays; another one is an issue when the same file
 * gives it, and is passed over when a later file does.
 *
 * @param known attributes of the files before, by area and key; grows
 */
export function stateAttributes(rows: SourceRows, register: Register, known: Map<string, Attribute>): Issue[] {
  const issues: Issue[] = [];
  for (const { id, name, area: areaColumn, column } of rows.source.attributes) {
    const areas = new CodeColumn(rows, register, areaColumn);
    const values = rows.column(column);
    const mine = new Set<string>();
    for (const row of areas.usable && values >= 0 ? rows.used : []) {
      const code = rows.text(row, areas.column);
      const value = rows.text(row, values);
      const area = code === '' || value === '' ? undefined : areas.find(row, code);
      if (!area) continue;
      const key = `${area.index}\n${id}`;
      const first = known.get(key)?.value;
      if (first === undefined) {
        known.set(key, { area, key: id, name, value });
        mine.add(key);
      } else if (first !== value && mine.has(key)) {
        const details = { value: code, attribute: name, first, second: value };
        issues.push(issue('AREAS_ATTRIBUTE_TWICE', rows.place(row), details));
      }
    }
    issues.push(...areas.issues());
  }
  return issues;
}

/**
 * Reads a file of postcodes. Postcodes are kept in capitals without spaces, as readers' input is compared.
 *
 * @param known postcodes of the files before, by postcode and area type; grows
 */
export function statePostcodes(rows: SourceRows, register: Register, known: Map<string, Postcode>): Issue[] {
  const entry = rows.source.postcodes;
  if (!entry) return [];
  const issues: Issue[] = [];
  const areas = new CodeColumn(rows, register, entry.area);
  const column = rows.column(entry.postcode);
  for (const row of areas.usable && column >= 0 ? rows.used : []) {
    const postcode = rows.text(row, column).replace(/\s/g, '').toUpperCase();
    const code = rows.text(row, areas.column);
    const area = postcode === '' || code === '' ? undefined : areas.find(row, code);
    if (!area) continue;
    const key = `${postcode}\n${area.type}`;
    const first = known.get(key);
    if (!first) known.set(key, { postcode, area });
    else if (first.area !== area) {
      const details = { value: postcode, first: first.area.code, second: area.code };
      issues.push(issue('AREAS_POSTCODE_TWICE', rows.place(row), details));
    }
  }
  return [...issues, ...areas.issues()];
}
