import type { FrameworkMinimum } from '#project/schema/framework.ts';
import { normalise } from '#statistics/composite/normalise.ts';
import { combine } from './combiners.ts';
import type { Part } from './combiners/combiner.ts';
import { areaContext, type Known, type KnownPart } from './context.ts';
import { areasLeftOut, evidenceOfEligible } from './eligibility.ts';
import type { RatingEvidence } from './evidence.ts';
import type { Frame } from './frame.ts';
import { indicatorsBelow, type RatingNode } from './framework-tree.ts';
import { type Grades, noGrades } from './grades.ts';
import { labelled } from './labels.ts';
import { applyLimits, type Limited } from './limits.ts';
import type { Plan } from './plan.ts';
import { roundTo } from './round.ts';
import { score } from './scorers.ts';

/** What one part of a framework came to, for all areas. */
export interface NodeResult {
  node: RatingNode;
  parts: readonly Part[];
  /** Score and class by the rules, and the rule of the combiner. */
  grades: Grades;
  /** The rule that made the class of the score, where there is a label. */
  label?: Grades | undefined;
  /** Class after overrides, and which of them changed it. */
  limited: Limited;
  /** Share of the weight of its parts that has a score or a class that counts, 0 to 1. */
  coverage: Float64Array;
  /** Indicators at and below it that have a score or a class that counts. */
  scored: Int16Array;
}

export interface Evaluation {
  plan: Plan;
  evidence: RatingEvidence;
  /** Every part, the smallest first; the whole has the id `` and comes last. */
  nodes: ReadonlyMap<string, NodeResult>;
  /** Grades of each indicator as its part scores it. */
  indicators: ReadonlyMap<string, Grades>;
  /** Areas that are not rated at all, each with the position of the rule of eligibility that says so. */
  leftOut: ReadonlyMap<number, number>;
}

/** Grades of an indicator in a part that are known already; undefined where they are to be worked out. */
export type KnownGrades = (node: RatingNode, indicator: string) => Grades | undefined;

/** For evaluating again what was evaluated before, with something changed. */
export interface EvaluateAgain {
  /** The evaluation of the same evidence, whose results stand where nothing has changed. */
  before: Evaluation;
  /** Whether the rules of a part itself are others than before. Parts around it, and parts with conditions, are evaluated again too. */
  changed: (node: RatingNode) => boolean;
  /** Indicators that are scored by another rule than before. */
  rescored?: ReadonlySet<string>;
  /** Sees the combined score of a part, and may put others in its place. */
  combined?: (node: RatingNode, grades: Grades) => void;
}

/**
 * Evaluates a framework for all areas at once, every part from the smallest up. Pure: the same evidence gives the same ratings.
 *
 * @param again  what may stand from an evaluation before; left out, everything is evaluated
 * @param given  grades that need not be worked out, where a framework is evaluated many times over nearly the same evidence
 */
export function evaluate(plan: Plan, evidence: RatingEvidence, again?: EvaluateAgain, given?: KnownGrades): Evaluation {
  const areas = evidence.areas.length;
  const nodes = new Map<string, NodeResult>();
  const indicators = new Map<string, Grades>();
  const parts = new Map<string, KnownPart>();
  const known: Known = { evidence, classNames: plan.classNames, indicators, parts };
  const frame: Frame = {
    evidence,
    areas,
    classes: plan.classes,
    classNames: plan.classNames,
    better: plan.framework.better === 'low' ? -1 : 1,
    expression: plan.expression,
    context: (area, source) => areaContext(known, area, source, { score: null, class: null, coverage: 0 }),
  };

  const leftOut = areasLeftOut(plan.framework.eligibility ?? [], evidence, frame);
  const scorable = evidenceOfEligible(evidence, leftOut);

  const rate = (node: RatingNode): NodeResult => {
    if (again && standsAsBefore(node, again.changed)) return keep(node, again.before);
    const below = node.children.map((child): Part => {
      const { grades, limited } = rate(child);
      const passed = child.worth ? worthOf(limited.class, child.worth, plan) : grades.score;
      return { id: child.id, weight: child.weight, grades: { ...grades, score: passed, class: limited.class } };
    });
    const own = node.entries.map(({ indicator, weight, scorer }): Part => {
      const columns = scorable.indicators.get(indicator);
      const stands = again && scorer.kind !== 'rules' && !again.rescored?.has(indicator);
      const grades =
        given?.(node, indicator) ??
        (stands ? again.before.indicators.get(indicator) : undefined) ??
        (columns ? score(scorer, columns, frame) : unknownGrades(areas, plan, scorer.missing));
      indicators.set(indicator, grades);
      return { id: indicator, weight, grades };
    });
    const all = node.finish.over === 'parts-of-parts' ? [...own, ...partsOf(node, nodes)] : [...own, ...below];
    const coverage = coverageOf(all, areas, plan.counted);
    const scored = scoredBelow(node, indicators, areas, plan.counted);
    const grades = combine(node.combiner, all, frame);
    again?.combined?.(node, grades);
    finishScore(grades, node);
    withhold(grades, node.finish.minimum, all, coverage, plan);
    const later: Frame = {
      ...frame,
      context: (area, source) =>
        areaContext(known, area, source, {
          score: Number.isNaN(grades.score[area] as number) ? null : (grades.score[area] as number),
          class: plan.classNames[grades.class[area] as number] ?? null,
          coverage: coverage[area] as number,
        }),
    };
    const limits = node.finish.limits ?? [];
    let label: Grades | undefined;
    if (node.finish.label) {
      // Limits that set areas aside come first: who is not rated is not among the peers of those who are.
      const aside = applyLimits(
        limits.filter(({ setAside }) => setAside !== undefined),
        grades.class,
        plan.counted,
        later,
      );
      const eligible = grades.score.map((value, area) => (aside.applied.has(area) ? Number.NaN : value));
      label = labelled(node.finish.label, eligible, later);
      label.class.forEach((position, area) => {
        if (position >= 0) grades.class[area] = position;
      });
    }
    const limited = applyLimits(limits, grades.class, plan.counted, later);
    const result: NodeResult = { node, parts: all, grades, label, limited, coverage, scored };
    nodes.set(node.id, result);
    parts.set(node.id, { grades: { ...grades, class: limited.class }, of: indicatorsBelow(node).length, scored });
    return result;
  };
  const keep = (node: RatingNode, before: Evaluation): NodeResult => {
    for (const child of node.children) keep(child, before);
    for (const id of node.indicators) indicators.set(id, before.indicators.get(id) as Grades);
    const result = before.nodes.get(node.id) as NodeResult;
    nodes.set(node.id, result);
    const { grades, limited, scored } = result;
    parts.set(node.id, { grades: { ...grades, class: limited.class }, of: indicatorsBelow(node).length, scored });
    return result;
  };
  rate(plan.root);
  return { plan, evidence, nodes, indicators, leftOut };
}

/** Whether neither a part nor anything in it is other than before; conditions may read what stands elsewhere, so they are not trusted. */
function standsAsBefore(node: RatingNode, changed: (node: RatingNode) => boolean): boolean {
  const { combiner, finish, entries, children } = node;
  const conditions =
    (finish.limits?.length ?? 0) > 0 ||
    combiner.kind === 'rules' ||
    combiner.kind === 'expression' ||
    entries.some(({ scorer }) => scorer.kind === 'rules');
  return !conditions && !changed(node) && children.every((child) => standsAsBefore(child, changed));
}

/** The parts of each of the smaller parts of a part, all of which are done. */
function partsOf(node: RatingNode, nodes: ReadonlyMap<string, NodeResult>): Part[] {
  return node.children.flatMap((child) => nodes.get(child.id)?.parts ?? []);
}

/** What the class of each area counts as in the part above. */
function worthOf(classes: Int16Array, worth: Readonly<Record<string, number>>, plan: Plan): Float64Array {
  return Float64Array.from(classes, (position) => worth[plan.classNames[position] ?? ''] ?? Number.NaN);
}

/** An indicator that the evidence does not have: nobody has a score, and the class is that of the missing. */
function unknownGrades(areas: number, plan: Plan, missing: string | undefined): Grades {
  const grades = noGrades(areas);
  if (missing !== undefined) grades.class.fill(plan.classes.get(missing) ?? -1);
  return grades;
}

const graded = (grades: Grades, area: number, counted: readonly boolean[]) =>
  !Number.isNaN(grades.score[area] as number) || counted[grades.class[area] as number] === true;

function coverageOf(parts: readonly Part[], areas: number, counted: readonly boolean[]): Float64Array {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  return Float64Array.from({ length: areas }, (_, area) => {
    let there = 0;
    for (const { weight, grades } of parts) if (graded(grades, area, counted)) there += weight;
    return whole > 0 ? there / whole : 0;
  });
}

function scoredBelow(
  node: RatingNode,
  indicators: ReadonlyMap<string, Grades>,
  areas: number,
  counted: readonly boolean[],
): Int16Array {
  const scored = new Int16Array(areas);
  for (const id of indicatorsBelow(node)) {
    const grades = indicators.get(id) as Grades;
    for (let area = 0; area < areas; area++)
      if (graded(grades, area, counted)) scored[area] = (scored[area] as number) + 1;
  }
  return scored;
}

/** What is declared to be done with a combined score: standard deviations, a straight line, rounding. */
function finishScore(grades: Grades, { finish }: RatingNode): void {
  if (finish.standardise) grades.score = normalise(grades.score, { by: 'z-score' });
  const { rescale, digits } = finish;
  if (rescale) grades.score = grades.score.map((value) => value * rescale.times + rescale.plus);
  if (digits !== undefined) grades.score = grades.score.map((value) => roundTo(value, digits));
  // A score beyond what numbers can hold says nothing.
  grades.score = grades.score.map((value) => (Number.isFinite(value) ? value : Number.NaN));
}

/** Takes the score from areas that have too little of what it is made of. */
function withhold(
  grades: Grades,
  minimum: FrameworkMinimum | undefined,
  parts: readonly Part[],
  coverage: Float64Array,
  plan: Plan,
): void {
  if (!minimum) return;
  const otherwise = minimum.otherwise === undefined ? -1 : (plan.classes.get(minimum.otherwise) ?? -1);
  grades.reasons = [...grades.reasons, { is: 'too-little', values: { parts: minimum.parts, share: minimum.share } }];
  for (let area = 0; area < coverage.length; area++) {
    const present = parts.filter(({ grades: part }) => graded(part, area, plan.counted)).length;
    if (present >= minimum.parts && (coverage[area] as number) >= minimum.share) continue;
    grades.score[area] = Number.NaN;
    grades.class[area] = otherwise;
    grades.rule[area] = grades.reasons.length - 1;
  }
}
