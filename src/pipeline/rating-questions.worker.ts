import { parentPort } from 'node:worker_threads';
import { type Evaluation, evaluate } from '#rating/evaluate.ts';
import { nextLabels } from '#rating/next-label/next-labels.ts';
import { planFramework } from '#rating/plan.ts';
import { whatIf } from '#rating/what-if/what-if.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { bodiesKept, type FromWorker, type RatedBody, type ToWorker } from './rating-questions-messages.ts';

/** What frameworks are evaluated over, by key; the oldest goes first, as it does with who asks. */
const bodies = new Map<string, RatedBody>();
const evaluations = new Map<string, Evaluation>();

parentPort?.on('message', (message: ToWorker) => {
  const { number, key, body } = message;
  if (body) keep(key, body);
  let answer: FromWorker;
  try {
    answer = { number, answer: answered(message, bodies.get(key) as RatedBody) };
  } catch (error) {
    answer =
      error instanceof AppError
        ? { number, refused: { code: error.code, details: { ...error.details } } }
        : { number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});

parentPort?.postMessage({ ready: true } satisfies FromWorker);

function keep(key: string, body: RatedBody): void {
  bodies.set(key, body);
  const [oldest] = bodies.keys();
  if (bodies.size <= bodiesKept || oldest === undefined) return;
  bodies.delete(oldest);
  evaluations.delete(oldest);
}

function answered({ key, question }: ToWorker, { framework, indicators, evidence }: RatedBody) {
  if (question.kind === 'what-if') return whatIf({ framework, indicators, evidence, changes: question.changes });
  const base = evaluations.get(key) ?? evaluate(planFramework(framework, indicators), evidence);
  evaluations.set(key, base);
  const area = evidence.areas.findIndex(({ code }) => code === question.area);
  return area < 0 ? [] : nextLabels(base, new Map(indicators.map((one) => [one.id, one])), area, question.part);
}
