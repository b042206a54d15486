import { isMap, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { closestWord } from '#vocabulary/closest-word.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { knownKeys } from './known-keys.ts';
import { changedKeys, deepestNesting, tooDeep, unfolded } from './yaml-traps.ts';

/** A declaration as read: its value, and where each part of it stands. */
export interface Declared<T> {
  value: T;
  file: string;
  /** Line and column of a path inside the declaration, or of the nearest part that exists. */
  locate(path: readonly PropertyKey[]): { line: number; column: number };
}

/**
 * Reads one YAML text as a declaration, or as a list of them.
 *
 * Every problem of the text is returned, not the first only: syntax, repeated keys, unknown keys, wrong types, missing
 * keys, each with file, line, column, the value and the remedy. Declarations with problems are left out of `declared`; the ids
 * that they give themselves are in `broken`, so that nobody is told that there are no such declarations.
 */
export function readDeclarations<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
): { declared: Declared<z.output<S>>[]; issues: Issue[]; broken: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  const issues: Issue[] = [];
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  // A warning is a tag that nobody knows: the value would be read as something else than its author meant.
  for (const problem of [...document.errors, ...document.warnings]) {
    if (problem.message.startsWith('Maximum call stack')) {
      issues.push(issue('DECLARATION_TOO_DEEP', at(problem.pos[0]), { limit: deepestNesting }));
      continue;
    }
    const reason = problem.message.split(' at line ')[0] ?? problem.message;
    issues.push(issue('DECLARATION_SYNTAX', at(problem.pos[0]), { reason }));
  }
  const deep = issues.length === 0 ? tooDeep(document) : undefined;
  if (deep !== undefined) issues.push(issue('DECLARATION_TOO_DEEP', at(deep), { limit: deepestNesting }));
  if (issues.length > 0) return { declared: [], issues, broken: idsOf(document) };
  for (const { offset, written, read } of changedKeys(document))
    issues.push(issue('DECLARATION_KEY_NOT_TEXT', at(offset), { value: written, read }));
  if (issues.length > 0) return { declared: [], issues, broken: idsOf(document) };
  const content = unfolded(document);
  if (content.trouble !== undefined) {
    issues.push(issue('DECLARATION_SYNTAX', { file, line: 1, column: 1 }, { reason: content.trouble }));
    return { declared: [], issues, broken: idsOf(document) };
  }

  const broken: string[] = [];
  const declared: Declared<z.output<S>>[] = [];
  const many = isSeq(document.contents);
  const roots = many ? (document.contents as { items: unknown[] }).items.map((_, index) => [index]) : [[]];
  for (const root of roots) {
    const locate = (path: readonly PropertyKey[]) => position(document, lines, [...root, ...path]);
    const value = root.length === 0 ? content.value : (content.value as unknown[])[root[0] as number];
    const result = schema.safeParse(value);
    if (result.success) {
      declared.push({ value: result.data, file, locate });
      continue;
    }
    const { id } = (value ?? {}) as { id?: unknown };
    if (typeof id === 'string') broken.push(id);
    for (const fault of result.error.issues) issues.push(...describeFault(fault, value, schema, file, locate));
  }
  const byPlace = (a: Issue, b: Issue) =>
    (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0);
  return { declared, issues: issues.sort(byPlace), broken };
}

/** Ids of the declarations of a text that could not be read to its end, as far as they are there. */
function idsOf({ contents }: Document): string[] {
  const roots = isSeq(contents) ? contents.items : [contents];
  return roots.flatMap((root) => {
    const id = isMap(root) ? root.get('id') : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}

/** Where a path stands; when it is absent, where its nearest parent stands. */
function position(document: Document, lines: LineCounter, path: readonly PropertyKey[]) {
  for (let length = path.length; length >= 0; length--) {
    const found = nodeAt(document, path.slice(0, length));
    if (found?.range) {
      const { line, col } = lines.linePos(found.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

/** The node of a path; a key's own node when the path ends at one, so that unknown keys are pointed at exactly. */
function nodeAt(document: Document, path: readonly PropertyKey[]): Node | undefined {
  if (path.length === 0) return (document.contents ?? undefined) as Node | undefined;
  const parent = path.length === 1 ? document.contents : (document.getIn(path.slice(0, -1), true) as Node);
  const last = path[path.length - 1];
  if (isMap(parent)) {
    const pair = parent.items.find((item) => String((item.key as { value?: unknown })?.value) === String(last));
    return (pair?.value ?? pair?.key) as Node | undefined;
  }
  return document.getIn(path, true) as Node | undefined;
}

type Fault = z.core.$ZodIssue;

/** Faults that say that the value as a whole is of another type. */
const typeFaults: ReadonlySet<string> = new Set(['invalid_type', 'invalid_value']);

/** One zod fault as issues of ours: unknown keys one by one, unions by their closest member, the rest with value and remedy. */
function describeFault(
  fault: Fault,
  root: unknown,
  schema: z.ZodType,
  file: string,
  locate: (path: readonly PropertyKey[]) => { line: number; column: number },
): Issue[] {
  const path = fault.path.map(String).join('.');
  const at = (more: readonly PropertyKey[] = []) => ({
    file,
    ...locate([...fault.path, ...more]),
    ...(path ? { path } : {}),
  });
  const value = fault.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    root,
  );
  if (fault.code === 'unrecognized_keys') {
    const known = knownKeys(schema, fault.path);
    return fault.keys.map((key) => {
      const meant = closestWord(key, known);
      const perhaps = meant === undefined ? '' : `Did you mean \`${meant}\`? `;
      const details = { value: key, perhaps, known: known.join(', ') || 'see the reference' };
      return issue('DECLARATION_KEY_UNKNOWN', at([key]), details);
    });
  }
  if (fault.code === 'invalid_union' && fault.errors.length > 0) {
    // A member of another type than the value, such as an id where an object stands, is not the one that was meant.
    const meant = fault.errors.filter((faults) =>
      faults.every((inner) => inner.path.length > 0 || !typeFaults.has(inner.code)),
    );
    const closest = meant.sort((a, b) => a.length - b.length)[0] ?? [];
    if (closest.length > 0) {
      return closest.flatMap((inner) =>
        describeFault({ ...inner, path: [...fault.path, ...inner.path] } as Fault, root, schema, file, locate),
      );
    }
  }
  const missing = value === undefined;
  if (value === null && fault.path.length === 0) {
    const nothing = {
      reason: 'The file holds no declaration',
      value: 'nothing',
      remedy: 'Write it, or remove the file.',
    };
    return [issue('DECLARATION_INVALID', at(), nothing)];
  }
  return [
    issue('DECLARATION_INVALID', at(), {
      reason: missing ? `The key \`${String(fault.path[fault.path.length - 1] ?? '')}\` is needed here` : fault.message,
      value: missing ? 'nothing' : shortened(value),
      remedy: missing
        ? 'Add the key; the reference says what it holds.'
        : (remedyOf(fault) ??
          'Write a value that the rule allows; the reference lists every key with its type, unit and default.'),
    }),
  ];
}

/** The remedy that a check of ours gives with its fault, if any. */
function remedyOf(fault: Fault): string | undefined {
  return fault.code === 'custom' ? (fault.params?.remedy as string | undefined) : undefined;
}

function shortened(value: unknown): string {
  const written = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return written.length > 200 ? `${written.slice(0, 200)}…` : written;
}
