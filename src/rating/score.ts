import type { Scorer } from '#project/schema/framework.ts';
import { type Outcome, outcomes } from '#vocabulary/outcome.ts';

/** What is known of one indicator of one area when it is scored. */
export interface Evidence {
  /** Outcome of the comparison that the scorer names; undefined when there is no value or no comparison. */
  outcome: Outcome | undefined;
}

/** One function a kind: the evidence of one indicator → its class. */
const scorers: { [K in Scorer['kind']]: (scorer: Extract<Scorer, { kind: K }>, evidence: Evidence) => string } = {
  significance(scorer, { outcome }) {
    if (outcome === undefined) return scorer.missing;
    return scorer.classes[outcome] ?? scorer.missing;
  },
};

/** The class of one indicator of one area. */
export function score(scorer: Scorer, evidence: Evidence): string {
  return scorers[scorer.kind](scorer, evidence);
}

/** All outcomes that a framework’s scorer leaves to `missing`; for the check that nothing is left out by mistake. */
export function unclassed(scorer: Scorer): Outcome[] {
  return outcomes.filter((outcome) => scorer.classes[outcome] === undefined && outcome !== 'not-compared');
}
