import { parentPort } from 'node:worker_threads';
import type { Framework } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { evaluate } from '#rating/evaluate.ts';
import type { RatingEvidence } from '#rating/evidence.ts';
import { withoutFailures } from '#rating/failed-condition.ts';
import { planFramework } from '#rating/plan.ts';
import { type DrawTask, drawRatings } from '#rating/stability/draw-ratings.ts';
import type { Uncertainty } from '#rating/stability/uncertainty.ts';
import { buffersOf } from './buffers-of.ts';

/** Draws to be rated: a framework with the indicators that it may find, the evidence, and which draws. */
export interface CertaintyTask {
  number: number;
  framework: Framework;
  indicators: readonly Pick<Indicator, 'id' | 'tags'>[];
  evidence: RatingEvidence;
  uncertainties: ReadonlyMap<string, Uncertainty>;
  task: DrawTask;
}

parentPort?.on('message', ({ number, framework, indicators, evidence, uncertainties, task }: CertaintyTask) => {
  const base = evaluate(withoutFailures(planFramework(framework, indicators)), evidence);
  const tallies = drawRatings(base, uncertainties, task);
  parentPort?.postMessage({ number, tallies }, buffersOf(tallies));
});
