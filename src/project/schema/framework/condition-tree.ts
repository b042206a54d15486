import { expressionNames, parseExpression, sayingTooDeep } from './condition.ts';

/** What an expression reads and gives, as far as that can be told without running it. */
export interface ConditionTree {
  /** Ids after `indicators` and `parts`, in either way of writing. */
  indicators: string[];
  parts: string[];
  /** Facts of an area that it reads, by their keys. */
  facts: string[];
  /** Facts that it asks for with `has`, so that an area may do without. */
  tested: string[];
  /** Everything that it reads, each as the way to it: `['score']`, `['indicators', 'waiting', 'value']`. */
  reads: string[][];
  /** Texts that a class is compared with. */
  classes: string[];
  /** Kind of the value: `bool`, `double`, `int`, `string`, `dyn` where only running it tells. */
  type: string;
  /** Why it could take too long; undefined for all but odd ones. */
  costly: string | undefined;
}

interface Node {
  op: string;
  args: unknown;
}

/** Functions that walk through a list or a map, calling their condition for every entry. */
const walks = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);
/** Each level of walking multiplies the work; two are enough for parts and the indicators in them. */
const deepestWalk = 2;
const longest = 2000;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'op' in value;
const textOf = (node: unknown) =>
  isNode(node) && node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
const isName = (node: unknown, name: string) => isNode(node) && node.op === 'id' && node.args === name;

/** Reads an expression without running it. @throws what `parseExpression` throws */
export function conditionTree(source: string): ConditionTree {
  const parsed = parseExpression(source);
  const { type } = parsed.check();
  const tree: ConditionTree = {
    indicators: [],
    parts: [],
    facts: [],
    tested: [],
    reads: [],
    classes: [],
    type: String((type as { name?: string } | undefined)?.name ?? type ?? 'dyn'),
    costly: source.length > longest ? `it is longer than ${longest} characters` : undefined,
  };
  sayingTooDeep(() => visit(parsed.ast, 0, tree));
  return tree;
}

const names = new Set<string>(expressionNames);

/** What follows a point or stands in brackets as a text. */
function keyOf(node: Node, args: readonly unknown[]): string | undefined {
  if (node.op === '.') return typeof args[1] === 'string' ? args[1] : undefined;
  return node.op === '[]' ? textOf(args[1]) : undefined;
}

/** The way to what an expression reads; undefined where it is no name, or a way that only running it tells. */
function wayTo(node: unknown): string[] | undefined {
  if (!isNode(node)) return undefined;
  if (node.op === 'id') return names.has(String(node.args)) ? [String(node.args)] : undefined;
  if (!Array.isArray(node.args)) return undefined;
  const key = keyOf(node, node.args);
  const before = key === undefined ? undefined : wayTo(node.args[0]);
  return before && [...before, key as string];
}

function visit(node: unknown, depth: number, tree: ConditionTree, within = false): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, depth, tree, within);
    return;
  }
  if (!isNode(node)) return;
  const way = within ? undefined : wayTo(node);
  if (way) tree.reads.push(way);
  const args = Array.isArray(node.args) ? node.args : [node.args];
  if (node.op === '.' || node.op === '[]') {
    const id = keyOf(node, args);
    if (id !== undefined && isName(args[0], 'indicators')) tree.indicators.push(id);
    if (id !== undefined && isName(args[0], 'parts')) tree.parts.push(id);
    if (id !== undefined && isName(args[0], 'area')) tree.facts.push(id);
  }
  if (node.op === '==' || node.op === '!=') {
    for (const [one, other] of [args, [...args].reverse()]) {
      const text = textOf(other);
      if (text !== undefined && isClass(one)) tree.classes.push(text);
    }
  }
  if (node.op === 'rcall' || node.op === 'call') {
    const name = String(args[0]);
    if (name === 'matches')
      tree.costly ??= 'a search by pattern can take for ever: compare texts with == or startsWith';
    const deeper = walks.has(name) ? depth + 1 : depth;
    if (deeper > deepestWalk) tree.costly ??= `it walks through lists within lists, more than ${deepestWalk} deep`;
    if (name === 'has') tree.tested.push(...factsIn(args.slice(1)));
    visit(args.slice(1), deeper, tree);
    return;
  }
  visit(args, depth, tree, within || way !== undefined);
}

function factsIn(args: unknown): string[] {
  return [args].flat(2).flatMap((one) => {
    const way = wayTo(one);
    return way?.[0] === 'area' && way[1] !== undefined ? [way[1]] : [];
  });
}

/** Whether a part of an expression is a class: `class`, or `.class` of an indicator or a part. */
function isClass(node: unknown): boolean {
  if (isName(node, 'class')) return true;
  return isNode(node) && node.op === '.' && Array.isArray(node.args) && node.args[1] === 'class';
}
