import { Worker } from 'node:worker_threads';
import type { Indicator } from '#project/schema/indicator.ts';
import type { DrawElsewhere } from '#rating/stability/draw-ratings.ts';
import type { NodeTally } from '#rating/stability/tally.ts';
import type { CertaintyTask } from './certainty.worker.ts';
import { workerProgram } from './worker-program.ts';

interface Waiting {
  resolve: (tallies: NodeTally[]) => void;
  reject: (error: Error) => void;
}

/** A thread that rates draws, started when it is first asked for any. */
export class CertaintyThread {
  readonly #indicators: CertaintyTask['indicators'];
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #next = 0;

  /** @param indicators those that frameworks may find by their tags */
  constructor(indicators: readonly Indicator[]) {
    this.#indicators = indicators.map(({ id, tags }) => ({ id, tags }));
  }

  readonly draw: DrawElsewhere = ({ plan, evidence: { areas, indicators } }, uncertainties, task) => {
    const number = this.#next++;
    const answer = new Promise<NodeTally[]>((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
    const message: CertaintyTask = {
      number,
      framework: plan.framework,
      indicators: this.#indicators,
      evidence: { areas, indicators },
      uncertainties,
      task,
    };
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
    return answer;
  };

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const { file, ...more } = workerProgram('certainty');
    const worker = new Worker(file, more);
    const fail = (error: Error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    worker.on('message', ({ number, tallies }: { number: number; tallies: NodeTally[] }) => {
      this.#waiting.get(number)?.resolve(tallies);
      this.#waiting.delete(number);
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('a drawing thread has ended')));
    return worker;
  }
}
