import type { Evaluation, NodeResult } from '../evaluate.ts';
import { givenClasses } from '../given-classes.ts';

/** How many areas have a label. */
export interface LabelCount {
  /** Id of the class; empty for those without any. */
  class: string;
  before: number;
  after: number;
  /** After the change, before overrides. */
  withoutOverrides: number;
}

/** An area whose label is another one after the change. Empty for no label. */
export interface LabelMove {
  code: string;
  name: string;
  from: string;
  to: string;
  /** Steps between the two labels, above 0 towards better; null where one of them is no rating. */
  steps: number | null;
  scoreBefore: number | null;
  scoreAfter: number | null;
  /** Overrides that make the label after the change. */
  overrides: string[];
}

/** For how many areas the condition of an override holds, and whose label it changes. */
export interface OverrideEffect {
  id: string;
  because: string;
  before: { held: number; changed: number };
  after: { held: number; changed: number };
}

export interface Side {
  evaluation: Evaluation;
  result: NodeResult;
}

/** One part before and after; areas by code, because some may have been dropped. */
export interface Pair {
  before: Side;
  after: Side;
  placeAfter: ReadonlyMap<string, number>;
}

const nameAt = ({ evaluation }: Side, position: number | undefined) => evaluation.plan.classNames[position ?? -1] ?? '';

/**
 * The distribution of labels before and after, in the order of the classes, those without a label last. Classes that no area has stand
 * there when the part can have them.
 */
export function labelCounts({ before, after }: Pair): LabelCount[] {
  const order = [...before.evaluation.plan.classNames, ''];
  const counts = new Map(order.map((name) => [name, { class: name, before: 0, after: 0, withoutOverrides: 0 }]));
  const count = (side: Side, classes: Int16Array, key: 'before' | 'after' | 'withoutOverrides') => {
    for (const position of classes) (counts.get(nameAt(side, position)) as LabelCount)[key] += 1;
  };
  count(before, before.result.limited.class, 'before');
  count(after, after.result.limited.class, 'after');
  count(after, after.result.grades.class, 'withoutOverrides');
  const possible = new Set([before, after].flatMap(({ result }) => [...givenClasses(result.node)]));
  const shown = ({ class: name }: LabelCount) => possible.has(name) && isRating(before, name);
  return order
    .map((name) => counts.get(name) as LabelCount)
    .filter((one) => one.before + one.after + one.withoutOverrides > 0 || shown(one));
}

function isRating({ evaluation: { plan } }: Side, name: string): boolean {
  return plan.counted[plan.classes.get(name) ?? -1] === true;
}

/** Every area with another label. */
export function movesBetween({ before, after, placeAfter }: Pair): { moves: LabelMove[]; scoresOnly: number } {
  const moves: LabelMove[] = [];
  let scoresOnly = 0;
  const number = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  before.evaluation.evidence.areas.forEach(({ code, name }, area) => {
    const other = placeAfter.get(code);
    if (other === undefined) return;
    const from = nameAt(before, before.result.limited.class[area]);
    const to = nameAt(after, after.result.limited.class[other]);
    const scoreBefore = number(before.result.grades.score[area]);
    const scoreAfter = number(after.result.grades.score[other]);
    if (from === to) {
      if (scoreBefore !== scoreAfter) scoresOnly += 1;
      return;
    }
    const both = isRating(before, from) && isRating(before, to);
    const { classes } = before.evaluation.plan;
    moves.push({
      code,
      name,
      from,
      to,
      steps: both ? (classes.get(from) as number) - (classes.get(to) as number) : null,
      scoreBefore,
      scoreAfter,
      overrides: (after.result.limited.applied.get(other) ?? []).map(
        (at) => after.result.node.finish.limits?.[at]?.id ?? '',
      ),
    });
  });
  return { moves, scoresOnly };
}

/** What each override of the part does, before and after. */
export function overrideEffects({ before, after }: Pair): OverrideEffect[] {
  const effect = ({ result }: Side, id: string) => {
    const at = (result.node.finish.limits ?? []).findIndex((limit) => limit.id === id);
    const changed = [...result.limited.applied.values()].filter((applied) => applied.includes(at)).length;
    return { held: result.limited.fired[at] ?? 0, changed };
  };
  return (before.result.node.finish.limits ?? []).map(({ id, because }) => ({
    id,
    because,
    before: effect(before, id),
    after: effect(after, id),
  }));
}
