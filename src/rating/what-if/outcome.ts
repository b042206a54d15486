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

/** Labels that areas have before or after a change, or can have; not those that only overrides take from them. */
export function labelsHad(labels: readonly LabelCount[]): LabelCount[] {
  return labels.filter((label) => label.class !== '' || label.before + label.after > 0);
}

/** Where a move leads: up or down among the ratings, into them or out of them. */
export function directionOf(
  { from, to, steps }: LabelMove,
  classes: readonly { id: string; counted?: boolean | undefined }[],
): 'better' | 'worse' | 'rated' | 'unrated' | 'neither' {
  if (steps !== null) return steps > 0 ? 'better' : 'worse';
  const rated = (name: string) => classes.some(({ id, counted }) => id === name && counted !== false);
  return rated(to) ? 'rated' : rated(from) ? 'unrated' : 'neither';
}

/** For how many areas the condition of an override holds, and whose label it changes. */
export interface OverrideEffect {
  id: string;
  because: string;
  /** Whether it says who is not rated; it then makes the label of every area for which it holds. */
  setsAside: boolean;
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
    const limits = result.node.finish.limits ?? [];
    const at = limits.findIndex((limit) => limit.id === id);
    const held = result.limited.fired[at] ?? 0;
    // Who is set aside has no numbers, and so the label of those without numbers even before the rule.
    if (limits[at]?.setAside !== undefined) return { held, changed: held };
    const changed = [...result.limited.applied.values()].filter((applied) => applied.includes(at)).length;
    return { held, changed };
  };
  return (before.result.node.finish.limits ?? []).map(({ id, because, setAside }) => ({
    id,
    because,
    setsAside: setAside !== undefined,
    before: effect(before, id),
    after: effect(after, id),
  }));
}
