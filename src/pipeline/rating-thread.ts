import { Worker } from 'node:worker_threads';
import { frameworkSchema } from '#project/schema/framework.ts';
import type { AreaType, FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { PartNextLabel, RatingQuestions, WhatIfAnswer } from '#release/reader/rating-questions.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import {
  type Answer,
  bodiesKept,
  type FromWorker,
  type Question,
  type RatedBody,
} from './rating-questions-messages.ts';
import { workerProgram } from './worker-program.ts';

export interface RatingThreadOptions {
  /** Seconds that one question may take; default 10. */
  seconds?: number;
  /** Questions that may wait for the one that is being answered; default 8. */
  waiting?: number;
  /** Memory of the thread in megabytes; default 512. */
  megabytes?: number;
}

const ended = 'the thread that answers questions about ratings has ended';

interface About {
  release: Release;
  framework: FrameworkRecord;
  type: AreaType;
  more: readonly string[];
}

/**
 * Answers questions about ratings in a thread of its own, one at a time: a hard question holds up other questions of its kind and
 * nothing else. It starts with the first question, is ended when a question takes too long, and starts again with the next.
 */
export class RatingThread implements RatingQuestions {
  readonly #seconds: number;
  readonly #mostWaiting: number;
  readonly #megabytes: number;
  #worker: Promise<Worker> | undefined;
  /** Bodies that the thread has, the oldest first. */
  #sent: string[] = [];
  #running: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #open = 0;
  #next = 0;
  #closed = false;

  constructor({ seconds = 10, waiting = 8, megabytes = 512 }: RatingThreadOptions = {}) {
    this.#seconds = seconds;
    this.#mostWaiting = waiting;
    this.#megabytes = megabytes;
  }

  async whatIf({ release, framework, type, changes }: Parameters<RatingQuestions['whatIf']>[0]): Promise<WhatIfAnswer> {
    const known = new Set(release.indicators.map(({ key }) => key));
    const more = changes.add.flatMap((text) => text.split('/')[1] ?? []).filter((id) => known.has(id));
    const about = { release, framework, type, more: [...new Set(more)].sort() };
    return (await this.#ask(about, { kind: 'what-if', changes })) as WhatIfAnswer;
  }

  async nextLabels({
    release,
    framework,
    area,
    part,
  }: Parameters<RatingQuestions['nextLabels']>[0]): Promise<PartNextLabel[]> {
    const about = { release, framework, type: area.type, more: [] };
    return (await this.#ask(about, { kind: 'next-labels', area: area.code, part })) as PartNextLabel[];
  }

  /** Ends the thread; questions that wait are refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  /** @throws WHAT_IF_BUSY when too many wait already */
  #ask(about: About, question: Question): Promise<Answer> {
    if (this.#closed || this.#open > this.#mostWaiting) return Promise.reject(new AppError('WHAT_IF_BUSY'));
    this.#open += 1;
    const answer = this.#last.then(() => this.#answer(about, question));
    this.#last = answer.catch(() => undefined);
    return answer.finally(() => {
      this.#open -= 1;
    });
  }

  async #answer(about: About, question: Question): Promise<Answer> {
    if (this.#closed) throw new AppError('WHAT_IF_BUSY');
    const { release, framework, type, more } = about;
    const key = JSON.stringify([release.id, release.entry.hash ?? '', framework.key, type.key, more]);
    const body = this.#sent.includes(key) ? undefined : await bodyOf(about);
    const worker = await this.#started();
    if (body) this.#sent = [...this.#sent, key].slice(-bodiesKept);
    const number = this.#next++;
    return new Promise<Answer>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        worker.off('message', hear).off('error', fail).off('exit', over);
        act();
      };
      const stop = (error: Error) => settle(() => void this.#end().finally(() => reject(error)));
      const fail = (error: Error) => stop(outOfMemory(error) ? this.#tooLong() : error);
      const over = () => fail(new Error(ended));
      const hear = (message: FromWorker) => {
        if ('ready' in message || message.number !== number) return;
        if ('answer' in message) settle(() => resolve(message.answer));
        else if ('refused' in message)
          settle(() => reject(new AppError(message.refused.code, message.refused.details)));
        else settle(() => reject(new Error(message.failure)));
      };
      const timer = setTimeout(() => stop(this.#tooLong()), this.#seconds * 1000);
      worker.on('message', hear).on('error', fail).on('exit', over);
      worker.postMessage({ number, key, ...(body ? { body } : {}), question });
    });
  }

  #tooLong(): AppError {
    return new AppError('WHAT_IF_TAKES_TOO_LONG', { seconds: this.#seconds });
  }

  /** The thread, once it listens: how long it takes to start is no matter of the question. */
  #started(): Promise<Worker> {
    if (this.#worker) return this.#worker;
    const { file, ...more } = workerProgram('rating-questions');
    const worker = new Worker(file, { ...more, resourceLimits: { maxOldGenerationSizeMb: this.#megabytes } });
    worker.on('error', () => this.#forget(worker));
    worker.on('exit', () => this.#forget(worker));
    this.#running = worker;
    this.#worker = new Promise((resolve, reject) => {
      worker.once('error', reject).once('message', () => {
        // It must not keep a process alive that has nothing else to do.
        worker.unref();
        resolve(worker);
      });
      worker.once('exit', () => reject(new Error(ended)));
    });
    return this.#worker;
  }

  #forget(worker: Worker): void {
    if (this.#running !== worker) return;
    this.#running = undefined;
    this.#worker = undefined;
    this.#sent = [];
  }

  async #end(): Promise<void> {
    const worker = this.#running;
    this.#running = undefined;
    this.#worker = undefined;
    this.#sent = [];
    await worker?.terminate();
  }
}

async function bodyOf({ release, framework, type, more }: About): Promise<RatedBody> {
  const { areas, indicators } = await release.ratingEvidence({ framework, type, more });
  const declared = frameworkSchema.safeParse(framework.declaration);
  return {
    // Releases of earlier versions lack keys that have a default.
    framework: declared.success ? declared.data : framework.declaration,
    indicators: release.indicators.map(({ key, decimals, polarity, declaration }) => ({
      ...declaration,
      id: key,
      decimals,
      polarity,
      tags: declaration.tags ?? {},
    })),
    evidence: { areas, indicators },
  };
}

const outOfMemory = (error: Error) => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
