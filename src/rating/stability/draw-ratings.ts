import type { Evaluation } from '../evaluate.ts';
import { evaluate } from '../evaluate.ts';
import { type Drawn, drawsInBlock, EvidenceDraws } from './drawn-evidence.ts';
import { type NodeTally, Tally } from './tally.ts';
import type { Uncertainty } from './uncertainty.ts';

/** Values that are drawn at most for one kind of area: 1,000 draws of 209 areas with 60 indicators. */
const mostValues = 1000 * 209 * 60;

/** How many draws so many areas with so many indicators have: those that are declared, fewer where there are very many values. */
export function drawsFor(declared: number, areas: number, indicators: number): number {
  const affordable = Math.floor(mostValues / Math.max(1, areas * indicators) / drawsInBlock) * drawsInBlock;
  return Math.max(drawsInBlock, Math.min(Math.ceil(declared / drawsInBlock) * drawsInBlock, affordable));
}

/** Rates on draws of the evidence, and counts what came out. */
export function drawRatings(
  base: Evaluation,
  uncertainties: ReadonlyMap<string, Uncertainty>,
  draws: number,
  drawn: Drawn,
): NodeTally[] {
  const source = new EvidenceDraws(base.evidence, uncertainties, base.plan.framework.certainty.seed);
  const tally = new Tally(base, draws);
  for (let block = 0; block * drawsInBlock < draws; block++)
    for (const evidence of source.block(block, drawn)) tally.add(evaluate(base.plan, evidence));
  return tally.nodes;
}
