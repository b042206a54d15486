import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { DemonstrationOptions } from './generate-demonstration.ts';

/** A country that is being made in a thread of its own. */
export interface CountryInMaking {
  /** The declarations are there. */
  declared: Promise<void>;
  /** The first stage has been delivered. */
  first: Promise<void>;
  /** Lets the other stages be delivered, and waits for them. */
  rest(): Promise<void>;
}

/**
 * Makes the invented country beside other work: declarations and the deliveries of the first stage at once, those of the later stages
 * when they are asked for, so that the first release need not wait for them. A folder that has its declarations gets the deliveries
 * that it lacks.
 */
export function makeCountry(options: DemonstrationOptions): CountryInMaking {
  const worker = new Worker(program(), { workerData: options });
  const failed = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that makes the country has ended')));
  });
  failed.catch(() => undefined);
  const told = (word: string) =>
    Promise.race([
      failed,
      new Promise<void>((resolve) => {
        worker.on('message', (message) => {
          if (message === word) resolve();
        });
      }),
    ]);
  const [declared, first, all] = [told('declared'), told('first'), told('all')];
  for (const one of [declared, all]) one.catch(() => undefined);
  // A thread that waits to be asked for the rest keeps no process alive.
  first.then(
    () => worker.unref(),
    () => undefined,
  );
  return {
    declared,
    first,
    rest: async () => {
      worker.ref();
      worker.postMessage('all');
      await all;
    },
  };
}

/** The thread’s program in the bundle, whose parts stand at its root. */
function program(): URL {
  const built = ['./demo/make-country.worker.js', '../demo/make-country.worker.js'].map(
    (path) => new URL(path, import.meta.url),
  );
  return built.find((path) => existsSync(path)) ?? (built[0] as URL);
}
