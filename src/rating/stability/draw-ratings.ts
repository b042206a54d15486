import type { Evaluation } from '../evaluate.ts';
import { evaluate } from '../evaluate.ts';
import { ratesAreaByArea } from './area-by-area.ts';
import { bootstrapRatings } from './bootstrap.ts';
import type { Drawing } from './certainty.ts';
import { weighChoices } from './choices.ts';
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
  const alone = ratesAreaByArea(base.plan);
  for (let block = 0; block * drawsInBlock < draws; block++) {
    const first = block * drawsInBlock;
    if (alone) tally.add(evaluate(base.plan, source.together(block, drawn)), first);
    else source.block(block, drawn).forEach((evidence, draw) => tally.add(evaluate(base.plan, evidence), first + draw));
  }
  return tally.nodes;
}

/** Share of the draws that are drawn of what comes next: one number comes of them, not a range. */
const shareOfNext = 4;

/** All that is drawn and varied of one kind of area, by the method that the framework declares. */
export function drawAll(base: Evaluation, uncertainties: ReadonlyMap<string, Uncertainty>): Drawing {
  const { certainty } = base.plan.framework;
  const draws = drawsFor(certainty.draws, base.evidence.areas.length, base.evidence.indicators.size);
  const choices = weighChoices(base);
  if (certainty.method === 'bootstrap') return { draws, tallies: bootstrapRatings(base, draws), choices };
  const later = Math.max(drawsInBlock, Math.ceil(draws / shareOfNext / drawsInBlock) * drawsInBlock);
  return {
    draws,
    tallies: drawRatings(base, uncertainties, draws, 'true'),
    ...(base.plan.worse.some((worse) => worse)
      ? { next: { draws: later, tallies: drawRatings(base, uncertainties, later, 'next') } }
      : {}),
    choices,
  };
}
