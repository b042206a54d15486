import type { Framework } from '#project/schema/framework.ts';
import { type Evaluation, evaluate, type NodeResult } from '../evaluate.ts';
import type { RatingEvidence } from '../evidence.ts';
import type { frameworkTree } from '../framework-tree.ts';
import { planFramework } from '../plan.ts';
import { type ChangedFramework, changedFramework } from './changed-framework.ts';
import { goalsApart, withGoals } from './goals.ts';
import { keptAreas } from './kept-areas.ts';
import {
  labelCounts,
  type LabelCount,
  movesBetween,
  type LabelMove,
  overrideEffects,
  type OverrideEffect,
} from './outcome.ts';
import { speltOut } from './spelt-out.ts';
import { type TakenIn, takeIn } from './taken-in.ts';
import { type TooFew, tooFewParts, unusedWeights } from './without-effect.ts';
import { requireFew, type WantedChanges } from './wanted.ts';

export interface WhatIfQuestion {
  framework: Framework;
  /** Every indicator that there is, with its tags. */
  indicators: Parameters<typeof frameworkTree>[1];
  /** Of one area type, for all indicators that the framework or the changes name. */
  evidence: RatingEvidence;
  changes: WantedChanges;
}

/** What a change makes of one rated part, or of the whole. */
export interface WhatIfPart {
  /** Empty for the whole. */
  part: string;
  name: string;
  /** Areas by label, in the order of the classes; last those without one, where there are any. */
  labels: LabelCount[];
  /** Areas with another label, in the order of the areas. */
  moves: LabelMove[];
  /** Areas with another score and the same label. */
  scoresOnly: number;
  overrides: OverrideEffect[];
}

export interface WhatIfAnswer extends Omit<ChangedFramework, 'framework'> {
  areas: number;
  /** Areas that are rated for once although the framework sets them aside. */
  takenIn: TakenIn[];
  /** Addresses of changed weights that the rules do not use. */
  unused: string[];
  /** Parts of which too little is left for anybody to be rated. */
  tooFew: TooFew[];
  parts: WhatIfPart[];
}

/**
 * What would move if a framework were another one: every label, with the distribution before and after and what each override
 * does. A question about rules, never a rating.
 *
 * Method — the framework is rated as it is, and a changed copy over the same evidence. The benchmark and the comparisons
 * with it stay as they are, unless a goal is changed; what is relative to other areas (places, standard deviations, clusters) is worked out anew.
 *
 * An area that the eligibility sets aside and that is taken in counts like any other: in means, ranks and clusters too.
 *
 * Edges — an area that is dropped is compared with nobody and moves nowhere. A part that is dropped has no answer.
 *
 * @throws WHAT_IF_TOO_MANY, WHAT_IF_PLACE_UNKNOWN, WHAT_IF_DROP_UNKNOWN, WHAT_IF_ADD_UNKNOWN, WHAT_IF_ADD_COUNTED, WHAT_IF_NOT_VALID
 */
export function whatIf({ framework, indicators, evidence, changes }: WhatIfQuestion): WhatIfAnswer {
  requireFew(changes);
  const { goals, others } = goalsApart(changes.set);
  const other = withGoals(evidence, goals);
  const plan = planFramework(framework, indicators);
  const { eligibility, areas: takenIn } = takeIn(plan, evidence, changes.add);
  const copy = changedFramework(
    speltOut({ ...framework, eligibility }, indicators),
    { ...changes, set: others },
    {
      indicators: new Set(indicators.map(({ id }) => id)),
      areas: new Set(evidence.areas.map(({ code }) => code)),
    },
  );
  const { framework: changed, ...made } = { ...copy, changed: [...copy.changed, ...other.changed] };
  const gone = new Set(made.droppedIndicators);
  const before = evaluate(plan, evidence);
  const changedPlan = planFramework(
    changed,
    indicators.filter(({ id }) => !gone.has(id)),
  );
  const after = evaluate(changedPlan, keptAreas(other.evidence, new Set(made.droppedAreas)));
  return {
    ...made,
    areas: evidence.areas.length,
    takenIn,
    unused: unusedWeights(changedPlan.root, made.changed),
    tooFew: tooFewParts(plan.root, changedPlan.root),
    parts: ratedParts(before, after),
  };
}

/** The parts that readers see as rated: the whole where there is a rating of it, and parts with indicators of their own. */
function ratedParts(before: Evaluation, after: Evaluation): WhatIfPart[] {
  const found: WhatIfPart[] = [];
  const codes = after.evidence.areas.map(({ code }) => code);
  const placeAfter = new Map(codes.map((code, at) => [code, at]));
  for (const [id, result] of before.nodes) {
    const other = after.nodes.get(id);
    if (!other || !isRated(before, result)) continue;
    const pair = { before: { evaluation: before, result }, after: { evaluation: after, result: other }, placeAfter };
    found.push({
      part: id,
      name: result.node.name,
      labels: labelCounts(pair),
      ...movesBetween(pair),
      overrides: overrideEffects(pair),
    });
  }
  // The whole comes first; it was worked out last.
  return found.sort((a, b) => Number(a.part !== '') - Number(b.part !== ''));
}

function isRated({ plan }: Evaluation, { node, grades }: NodeResult): boolean {
  if (node.id === '') return plan.framework.overall;
  return node.indicators.length > 0 || grades.class.some((position) => position >= 0);
}
