import { type Issue, issue } from '#vocabulary/issue.ts';
import type { Relation } from './relation.ts';
import type { Register, RegisteredArea } from './register.ts';
import { shareOut } from './share-out.ts';
import type { SourceRows } from './source-rows.ts';
import { unknownType } from './state-areas.ts';

type RelationEntry = SourceRows['source']['relations'][number];

/** What one file says about one kind of relation, in the order of its rows. */
export interface StatedRelations {
  fallback: boolean;
  relations: Relation[];
}

/** Reads the relations that one file states; every code must already be in the register. */
export function stateRelations(rows: SourceRows, register: Register): { stated: StatedRelations[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const stated = rows.source.relations.map((entry) => {
    const read = stateEntry(rows, register, entry);
    issues.push(...read.issues);
    return { fallback: entry.fallback, relations: read.relations };
  });
  return { stated, issues };
}

function stateEntry(rows: SourceRows, register: Register, entry: RelationEntry) {
  const child = new CodeColumn(rows, register, entry.child);
  const parent = new CodeColumn(rows, register, entry.parent);
  const weightColumn = entry.weight === undefined ? -1 : rows.column(entry.weight);
  const issues: Issue[] = [];
  const relations: Relation[] = [];
  const lines: number[] = [];
  const seen = new Map<string, number>();
  const said = [child.column, parent.column, weightColumn];
  for (const row of child.usable && parent.usable ? rows.used : []) {
    const childCode = rows.text(row, child.column);
    const parentCode = parent.code(row);
    if (childCode === '' || parentCode === '') continue;
    // A file of the smallest areas repeats the relations of the larger ones on every row.
    const earlier = seen.get(childCode);
    if (earlier !== undefined && rows.alike(row, earlier, said)) continue;
    seen.set(childCode, row);
    const interval = rows.interval(row);
    const weightText = rows.text(row, weightColumn);
    const childArea = child.find(row, childCode);
    const parentArea = parent.find(row, parentCode);
    if (!childArea || !parentArea) continue;
    const weight = entry.weight === undefined ? 1 : Number(weightText);
    if (weightText === '' ? entry.weight !== undefined : !(weight >= 0 && weight <= 1)) {
      const details = { value: weightText || 'nothing', column: rows.table.columns[weightColumn] };
      issues.push(issue('AREAS_WEIGHT_INVALID', rows.place(row), details));
      continue;
    }
    relations.push({
      kind: entry.kind,
      child: childArea,
      parent: parentArea,
      ...interval,
      weight,
      basis: entry.basis ?? null,
    });
    lines.push(row);
  }
  issues.push(...child.issues(), ...parent.issues());
  if (entry.weight === undefined) return { relations, issues };
  const shared = shareOut(relations, entry.smallest, (position) => rows.place(lines[position] as number), register);
  return { relations: shared.relations, issues: [...issues, ...shared.issues] };
}

interface CodeEntry {
  type: string;
  scheme?: string | undefined;
  column?: string | string[] | undefined;
  /** The same code for every row. */
  value?: string | undefined;
}

/** A column of codes of one area type, with an account of the codes that name no area. */
export class CodeColumn {
  readonly column: number;
  readonly #type: number | undefined;
  readonly #scheme: string;
  readonly #unknown = new Map<string, number>();

  constructor(
    readonly rows: SourceRows,
    readonly register: Register,
    readonly entry: CodeEntry,
  ) {
    this.#type = register.typeIndex(entry.type);
    this.#scheme = entry.scheme ?? register.types[this.#type ?? -1]?.scheme ?? '';
    this.column = entry.column === undefined ? -1 : rows.column(entry.column);
  }

  get usable(): boolean {
    return this.#type !== undefined && (this.column >= 0 || this.entry.value !== undefined);
  }

  code(row: number): string {
    return this.entry.value ?? this.rows.text(row, this.column);
  }

  find(row: number, code: string): RegisteredArea | undefined {
    const area = this.register.find(this.#type as number, this.#scheme, code, this.rows.interval(row).from);
    if (!area && !this.#unknown.has(code)) this.#unknown.set(code, row);
    return area;
  }

  issues(): Issue[] {
    const where = { file: this.rows.table.name };
    if (this.#type === undefined) return [unknownType(this.register, this.entry.type, where)];
    const first = this.#unknown.entries().next().value;
    if (!first) return [];
    const [value, row] = first;
    const details = {
      value,
      count: this.#unknown.size,
      column: this.rows.table.columns[this.column] ?? 'value',
      type: this.register.types[this.#type]?.name,
    };
    return [issue('AREAS_CODE_UNKNOWN', this.rows.place(row), details)];
  }
}
