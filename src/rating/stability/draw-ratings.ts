import type { Evaluation } from '../evaluate.ts';
import { evaluate } from '../evaluate.ts';
import { ratesAreaByArea } from './area-by-area.ts';
import { bootstrapRatings } from './bootstrap.ts';
import type { Drawing } from './certainty.ts';
import { weighChoices } from './choices.ts';
import { type Drawn, drawsInBlock, EvidenceDraws } from './drawn-evidence.ts';
import { joinTallies, type NodeTally, Tally } from './tally.ts';
import type { Uncertainty } from './uncertainty.ts';

/** Values that are drawn at most for one kind of area: 1,000 draws of 209 areas with 60 indicators. */
const mostValues = 1000 * 209 * 60;

/** How many draws so many areas with so many indicators have: those that are declared, fewer where there are very many values. */
export function drawsFor(declared: number, areas: number, indicators: number): number {
  const affordable = Math.floor(mostValues / Math.max(1, areas * indicators) / drawsInBlock) * drawsInBlock;
  return Math.max(drawsInBlock, Math.min(Math.ceil(declared / drawsInBlock) * drawsInBlock, affordable));
}

/** Draws that are rated together: blocks of them, from the first to before the last. */
export interface DrawTask {
  drawn: Drawn;
  from: number;
  to: number;
}

/** Rates on draws of the evidence, and counts what came out. */
export function drawRatings(
  base: Evaluation,
  uncertainties: ReadonlyMap<string, Uncertainty>,
  { drawn, from, to }: DrawTask,
): NodeTally[] {
  const source = new EvidenceDraws(base.evidence, uncertainties, base.plan.framework.certainty.seed);
  const tally = new Tally(base, (to - from) * drawsInBlock);
  const alone = ratesAreaByArea(base.plan);
  for (let block = from; block < to; block++) {
    const first = (block - from) * drawsInBlock;
    if (alone) tally.add(evaluate(base.plan, source.together(block, drawn)), first);
    else source.block(block, drawn).forEach((evidence, draw) => tally.add(evaluate(base.plan, evidence), first + draw));
  }
  return tally.nodes;
}

/** Share of the draws that are drawn of what comes next: one number comes of them, not a range. */
const shareOfNext = 4;
/** Fewer values than this are drawn before a thread has started. */
const enoughValues = 3_000_000;

/** Rates draws in another thread, of the same evidence. */
export type DrawElsewhere = (
  base: Evaluation,
  uncertainties: ReadonlyMap<string, Uncertainty>,
  task: DrawTask,
) => Promise<NodeTally[]>;

/**
 * All that is drawn and varied of one kind of area, by the method that the framework declares.
 *
 * @param mostDraws draws that there are at most
 * @param elsewhere rates half of many draws; what comes out is the same with and without
 */
export async function drawAll(
  base: Evaluation,
  uncertainties: ReadonlyMap<string, Uncertainty>,
  mostDraws = Number.POSITIVE_INFINITY,
  elsewhere?: DrawElsewhere,
): Promise<Drawing> {
  const { certainty } = base.plan.framework;
  const [areas, indicators] = [base.evidence.areas.length, base.evidence.indicators.size];
  const draws = drawsFor(Math.min(certainty.draws, mostDraws), areas, indicators);
  if (certainty.method === 'bootstrap')
    return { draws, tallies: bootstrapRatings(base, draws), choices: weighChoices(base) };
  const blocks = draws / drawsInBlock;
  const next = base.plan.worse.some((worse) => worse) ? Math.ceil(blocks / shareOfNext) : 0;
  const shared = elsewhere && blocks * drawsInBlock * areas * indicators >= enoughValues ? elsewhere : undefined;
  // The other thread takes half of the draws of true values and all of those of what comes next; this one varies the choices.
  const half = shared ? Math.ceil((blocks - next) / 2) + 1 : blocks;
  const mine = Math.min(blocks, half);
  const there = shared
    ? [
        shared(base, uncertainties, { drawn: 'true', from: mine, to: blocks }),
        shared(base, uncertainties, { drawn: 'next', from: 0, to: next }),
      ]
    : [];
  const own = drawRatings(base, uncertainties, { drawn: 'true', from: 0, to: mine });
  const choices = weighChoices(base);
  const [rest, later] = shared
    ? await Promise.all(there)
    : [[], next > 0 ? drawRatings(base, uncertainties, { drawn: 'next', from: 0, to: next }) : []];
  return {
    draws,
    tallies: joinTallies(own, rest ?? [], areas),
    ...(next > 0 ? { next: { draws: next * drawsInBlock, tallies: later ?? [] } } : {}),
    choices,
  };
}
