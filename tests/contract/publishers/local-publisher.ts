import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Connection } from '#sources/publishers/connection.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** A publisher on this machine that answers as a test says, and a data folder of its own for each test. */
export function localPublisher() {
  const publisher = {
    baseUrl: '',
    folder: '',
    /** Path and query of every request, in order. */
    asked: [] as string[],
    answer: ((_, response) => response.writeHead(404).end()) as Answer,
    waits: [] as number[],
    now: new Date('2024-05-01T10:00:00Z'),
    connection: {} as Connection,
  };
  let close: () => Promise<void>;
  beforeEach(async () => {
    const server = createServer((request, response) => {
      publisher.asked.push(request.url!);
      publisher.answer(request, response, new URL(request.url!, 'http://127.0.0.1'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    publisher.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    publisher.folder = await mkdtemp(join(tmpdir(), 'coxcomb-fetch-'));
    publisher.asked = [];
    publisher.waits = [];
    publisher.now = new Date('2024-05-01T10:00:00Z');
    publisher.connection = {
      fetch: globalThis.fetch,
      clock: {
        now: () => publisher.now,
        wait: async (milliseconds) => {
          publisher.waits.push(milliseconds);
        },
      },
    };
    close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(publisher.folder, { recursive: true, force: true });
    };
  });
  afterEach(() => close());
  return publisher;
}
