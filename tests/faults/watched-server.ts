import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

interface Served {
  id: string;
  hash: string;
  areas: number;
  indicators: number;
}

/** What a reader of the site saw while others worked on its releases. */
export interface WatchedServer {
  /** Releases in the order in which they were first served. */
  releases: Served[];
  /** Answers that no reader should get. */
  faults: string[];
  /** How many times a reader looked. */
  looks(): number;
  /** Waits until a release is served. */
  until(id: string): Promise<void>;
  close(): Promise<void>;
}

const pages = ['/', '/areas/district/d1', '/api/v1/areas', '/releases'];

/** Starts `coxcomb serve` over a project and keeps reading from it, as a visitor would, until it is closed. */
export async function watchServer(program: string, folder: string): Promise<WatchedServer> {
  const child = spawn(process.execPath, [program, 'serve', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const faults: string[] = [];
  child.stderr.on('data', (part: Buffer) => faults.push(`said: ${part.toString()}`));
  const address = await addressOf(child);
  const releases: Served[] = [];
  let looks = 0;
  let going = true;
  const look = async (): Promise<void> => {
    const answer = await fetch(`${address}/api/v1/release`);
    if (answer.status !== 200) faults.push(`/api/v1/release answered ${answer.status}`);
    else {
      const { id, hash, areas, indicators } = (await answer.json()) as Served;
      if (releases.at(-1)?.id !== id) releases.push({ id, hash, areas, indicators });
    }
    const page = pages[looks++ % pages.length] as string;
    const read = await fetch(`${address}${page}`);
    if (read.status !== 200 || (await read.text()).length < 100) faults.push(`${page} answered ${read.status}`);
  };
  const watching = (async () => {
    while (going) {
      await look().catch((error: Error) => faults.push(`${error.message}: ${String(error.cause)}`));
      await wait(25);
    }
  })();
  return {
    releases,
    faults,
    looks: () => looks,
    async until(id) {
      const start = performance.now();
      while (releases.at(-1)?.id !== id) {
        if (performance.now() - start > 20_000) throw new Error(`${id} is not served; ${releases.at(-1)?.id} is`);
        await wait(20);
      }
    },
    async close() {
      going = false;
      await watching;
      child.kill();
      await new Promise((resolve) => child.once('close', resolve));
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('\n')) resolve(said.trim());
    });
    child.once('close', () => reject(new Error(`the server ended: ${said}`)));
  });
}
