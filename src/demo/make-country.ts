import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DemonstrationOptions } from './generate-demonstration.ts';

/** A country whose declarations are there, and whose data are being made in a thread of their own. */
export interface CountryInMaking {
  /** The first stage has been delivered. */
  first: Promise<void>;
  /** Lets the other stages be delivered, and waits for them. */
  rest(): Promise<void>;
}

/**
 * Makes the invented country: its declarations here and at once, its data beside other work, those of the first stage at once, those of
 * the later stages when they are asked for, so that the first release need not wait for them. A folder that has its declarations keeps
 * them, because they may have been changed since, and gets the deliveries that it lacks.
 */
export async function makeCountry(options: DemonstrationOptions): Promise<CountryInMaking> {
  const { declareDemonstration, forgetDeliveries } = await import('./generate-demonstration.ts');
  const begun = existsSync(join(options.folder, 'coxcomb.yaml'));
  if (!begun) {
    mkdirSync(options.folder, { recursive: true });
    writeFileSync(join(options.folder, making), '');
    forgetDeliveries(options);
  }
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
  const [first, all] = [told('first'), told('all')];
  all.catch(() => undefined);
  // A thread that waits to be asked for the rest keeps no process alive.
  first.then(
    () => worker.unref(),
    () => undefined,
  );
  if (!begun) declareDemonstration(options);
  rmSync(join(options.folder, making), { force: true });
  return {
    first,
    rest: async () => {
      worker.ref();
      worker.postMessage('all');
      await all;
    },
  };
}

/** Lies in the folder of a country until its declarations are complete. */
const making = '.making';

/** Whether a process that made an invented country in a folder ended before its declarations were complete. */
export function isBeingMade(folder: string): boolean {
  return existsSync(join(folder, making));
}

/** The thread’s program in the bundle, whose parts stand at its root. */
function program(): URL {
  const built = ['./demo/make-country.worker.js', '../demo/make-country.worker.js'].map(
    (path) => new URL(path, import.meta.url),
  );
  return built.find((path) => existsSync(path)) ?? (built[0] as URL);
}
