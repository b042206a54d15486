import { isMap, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { type Issue, issue } from '#vocabulary/issue.ts';

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
 * keys, each with file, line, column, the value and the remedy. Declarations with problems are left out of `declared`.
 */
export function readDeclarations<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
): { declared: Declared<z.output<S>>[]; issues: Issue[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  const issues: Issue[] = [];
  for (const problem of document.errors) {
    const { line, col } = lines.linePos(problem.pos[0]);
    const reason = problem.message.split(' at line ')[0] ?? problem.message;
    issues.push(issue('DECLARATION_SYNTAX', { file, line, column: col }, { reason }));
  }
  if (issues.length > 0) return { declared: [], issues };

  const declared: Declared<z.output<S>>[] = [];
  const many = isSeq(document.contents);
  const roots = many ? (document.contents as { items: unknown[] }).items.map((_, index) => [index]) : [[]];
  for (const root of roots) {
    const locate = (path: readonly PropertyKey[]) => position(document, lines, [...root, ...path]);
    const value = root.length === 0 ? document.toJS() : (document.toJS() as unknown[])[root[0] as number];
    const result = schema.safeParse(value);
    if (result.success) declared.push({ value: result.data, file, locate });
    else for (const fault of result.error.issues) issues.push(...describeFault(fault, value, file, locate));
  }
  return { declared, issues };
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

/** One zod fault as issues of ours: unknown keys one by one, unions by their closest member, the rest with value and remedy. */
function describeFault(
  fault: Fault,
  root: unknown,
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
    const known = Object.keys((value as object) ?? {}).filter((key) => !fault.keys.includes(key));
    return fault.keys.map((key) =>
      issue('DECLARATION_KEY_UNKNOWN', at([key]), { value: key, known: known.join(', ') || 'see the reference' }),
    );
  }
  if (fault.code === 'invalid_union' && fault.errors.length > 0) {
    const closest = [...fault.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    if (closest.length > 0 && closest.some((inner) => inner.path.length > 0)) {
      return closest.flatMap((inner) =>
        describeFault({ ...inner, path: [...fault.path, ...inner.path] } as Fault, root, file, locate),
      );
    }
  }
  const missing = value === undefined;
  return [
    issue('DECLARATION_INVALID', at(), {
      reason: missing ? `The key \`${String(fault.path[fault.path.length - 1] ?? '')}\` is needed here` : fault.message,
      value: missing ? 'nothing' : JSON.stringify(value),
      remedy: missing
        ? 'Add the key; the reference says what it holds.'
        : 'Write a value that the rule allows; the reference lists every key with its type, unit and default.',
    }),
  ];
}
