import { parentPort, workerData } from 'node:worker_threads';
import type { EstimateTask } from '#estimates/estimate-indicator.ts';
import type { WaysUp } from '#estimates/ways-up.ts';
import { buffersOf } from './buffers-of.ts';
import { ResultsComputer } from './compute-results.ts';

/** What a thread is sent: the ways up from areas of a level, once before the first task of that level, or a task. */
export type ToWorker = { level: number; ways: WaysUp } | { number: number; task: EstimateTask };

const computer = new ResultsComputer(workerData);
const ways = new Map<number, WaysUp>();

parentPort?.on('message', (message: ToWorker) => {
  if ('ways' in message) {
    ways.set(message.level, message.ways);
    return;
  }
  const { number, task } = message;
  const results = computer.results(task, ways.get(task.input.level) as WaysUp);
  parentPort?.postMessage({ number, results }, buffersOf(results));
});
