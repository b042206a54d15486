import type { Evaluation, NodeResult } from './evaluate.ts';
import { indicatorsBelow } from './framework-tree.ts';
import type { Grades, Reason } from './grades.ts';
import { tallied } from './tally.ts';

/** A graded thing as the trace of a rating shows it; what is not there is left out. */
export interface GradedPart {
  score?: number;
  class?: string;
  weight?: number;
  rule?: Reason;
}

/** Why a part has its class: everything that went in, and the rules that decided. */
export interface RatingWhy {
  /** The rule that combined the parts; where the class comes from the score, the rule of the label; of who is not rated at all, that of eligibility. */
  rule: Reason;
  score?: number;
  /** Class before overrides, and those that changed it; only where any did. */
  before?: string;
  limits?: { id: string; because: string }[];
  coverage: number;
  /** Each indicator of the part itself. */
  indicators: (GradedPart & { indicator: string })[];
  /** Each smaller part. */
  parts: (GradedPart & { node: string })[];
  /** How many indicators at and below it have each class. */
  counts: Record<string, number>;
}

const none: Reason = { is: 'no-rule' };

/** Traces the rating of one part of one area. */
export function whyRated(evaluation: Evaluation, result: NodeResult, area: number): RatingWhy {
  const { plan } = evaluation;
  const className = (position: number | undefined) => plan.classNames[position ?? -1];
  const applied = result.limited.applied.get(area) ?? [];
  const limits = result.node.finish.limits ?? [];
  const counts: Record<string, number> = {};
  for (const id of indicatorsBelow(result.node)) {
    const name = className(evaluation.indicators.get(id)?.class[area]);
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  }
  const own = new Set(result.node.indicators);
  const graded = result.parts.map((part) => ({
    id: part.id,
    ...gradedPart(part.grades, area, className),
    ...(part.weight === 1 ? {} : { weight: part.weight }),
  }));
  const before = className(result.grades.class[area]);
  return {
    rule:
      notEligible(evaluation, result, area) ??
      reasonOf(result.label, area) ??
      combinedBy(evaluation, result, area) ??
      none,
    ...scoreOf(result.grades, area),
    ...(applied.length > 0 && before !== undefined ? { before } : {}),
    ...(applied.length > 0
      ? { limits: applied.map((index) => ({ id: limits[index]?.id ?? '', because: limits[index]?.because ?? '' })) }
      : {}),
    coverage: result.coverage[area] as number,
    indicators: graded.filter(({ id }) => own.has(id)).map(({ id, ...rest }) => ({ indicator: id, ...rest })),
    parts: graded.filter(({ id }) => !own.has(id)).map(({ id, ...rest }) => ({ node: id, ...rest })),
    counts,
  };
}

/** The rule that leaves an area out of all ratings, where its class stands; a limit behind it may give another. */
function notEligible({ plan, leftOut }: Evaluation, { limited }: NodeResult, area: number): Reason | undefined {
  const rule = plan.framework.eligibility?.[leftOut.get(area) ?? -1];
  if (!rule || plan.classNames[limited.class[area] as number] !== rule.setAside) return undefined;
  return { is: 'not-eligible', values: { id: rule.id }, because: rule.because };
}

/** The rule of the combiner; of rules that count with what they found. */
function combinedBy({ plan, indicators }: Evaluation, result: NodeResult, area: number): Reason | undefined {
  const { node, grades, parts } = result;
  const reason = reasonOf(grades, area);
  if (!reason || node.combiner.kind !== 'counts') return reason;
  const counted = tallied(
    node.combiner,
    grades.rule[area] as number,
    parts,
    (part) => plan.classNames[part.grades.class[area] as number],
    (id) => indicators.has(id),
  );
  return counted ? { ...reason, counted } : reason;
}

function gradedPart(grades: Grades, area: number, className: (position: number | undefined) => string | undefined) {
  const name = className(grades.class[area]);
  const rule = reasonOf(grades, area);
  return { ...scoreOf(grades, area), ...(name === undefined ? {} : { class: name }), ...(rule ? { rule } : {}) };
}

function scoreOf(grades: Grades, area: number): { score?: number } {
  const score = grades.score[area] as number;
  return Number.isNaN(score) ? {} : { score };
}

function reasonOf(grades: Grades | undefined, area: number): Reason | undefined {
  return grades?.reasons[grades.rule[area] as number];
}
