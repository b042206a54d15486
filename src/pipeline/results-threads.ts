import { Worker } from 'node:worker_threads';
import type { EstimateTask } from '#estimates/estimate-indicator.ts';
import type { FactRun } from '#estimates/fact-runs.ts';
import type { WaysUp } from '#estimates/ways-up.ts';
import { buffersOf } from './buffers-of.ts';
import { type ComparisonBasis, type Results, ResultsComputer } from './compute-results.ts';
import type { ToWorker } from './results.worker.ts';
import { workerProgram } from './worker-program.ts';

interface Waiting {
  resolve: (results: Results | undefined) => void;
  reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  /** Levels whose ways up it has. */
  levels: Set<number>;
  waiting: Map<number, Waiting>;
  /** Why it has ended. */
  failure?: Error;
}

/** Fewer facts than this are computed before a thread has started. */
const enoughFacts = 500_000;

/** How many threads, of those that may be used, are worth starting for so many facts. */
export function threadsFor(facts: number, atMost: number): number {
  return facts < enoughFacts ? 0 : Math.max(0, atMost);
}

/**
 * Computes results in threads of their own, so that the store can read and write meanwhile; without threads it computes at once.
 * The answers are the same.
 *
 * @param threads how many; 0 = none
 */
export class ResultsThreads {
  readonly #threads: Thread[];
  /** Computes in this thread. */
  readonly here: ResultsComputer;
  #next = 0;

  constructor(threads: number, basis: ComparisonBasis) {
    this.here = new ResultsComputer(basis);
    this.#threads = Array.from({ length: threads }, () => startThread(basis));
  }

  /** How many tasks may be under way at once. */
  get capacity(): number {
    return this.#threads.length === 0 ? 1 : 2 * this.#threads.length;
  }

  /** @returns undefined for what columns cannot add up */
  async results(task: EstimateTask, ways: WaysUp): Promise<Results | undefined> {
    const [first, ...others] = this.#threads;
    if (!first) return this.here.results(task, ways);
    const thread = others.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a), first);
    if (thread.failure) throw thread.failure;
    const { level } = task.input;
    const send = (message: ToWorker, buffers: ArrayBuffer[] = []) => thread.worker.postMessage(message, buffers);
    if (!thread.levels.has(level)) send({ level, ways });
    thread.levels.add(level);
    const number = this.#next++;
    const answer = new Promise<Results | undefined>((resolve, reject) => {
      thread.waiting.set(number, { resolve, reject });
    });
    // Runs are parts of buffers that other indicators read too, so their copies are handed over.
    const facts = new Map([...task.facts].map(([measure, runs]) => [measure, runs.map(copyOfRun)]));
    send({ number, task: { ...task, facts } }, buffersOf(facts));
    return answer;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

function startThread(basis: ComparisonBasis): Thread {
  const { file, ...more } = workerProgram('results');
  const worker = new Worker(file, { workerData: basis, ...more });
  const thread: Thread = { worker, levels: new Set(), waiting: new Map() };
  const fail = (error: Error) => {
    thread.failure ??= error;
    for (const { reject } of thread.waiting.values()) reject(error);
    thread.waiting.clear();
  };
  worker.on('message', ({ number, results }: { number: number; results: Results | undefined }) => {
    thread.waiting.get(number)?.resolve(results);
    thread.waiting.delete(number);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a computing thread has ended')));
  return thread;
}

function copyOfRun({ area, period, stratum, amount, status }: FactRun): FactRun {
  return {
    area: area.slice(),
    period: period.slice(),
    stratum: stratum.slice(),
    amount: amount.slice(),
    status: status.slice(),
  };
}
