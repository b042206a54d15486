import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedEncoding, type CachedPage } from './page-cache.ts';

interface Answer {
  status: number;
  /** Names and values in turn, as they are written. */
  headers: string[];
  body: Buffer;
}

/** Addresses that are remembered; more are asked for by nobody but a crawler. */
const mostAddresses = 5000;

/**
 * Answers that were given before, by their address as it was asked for, for as long as the releases stay the same: most readers ask
 * for the same few pages, and these then need no look-up of route, parameters and release. Pages lie in the page cache too, which
 * bounds their bytes; here is only the way to them.
 */
export class RepeatedAnswers {
  /** How often an answer was given again. */
  hits = 0;
  #edition: string | undefined;
  readonly #answers = new Map<string, Answer>();

  /** @param edition  what is published just now, as far as that is known without looking; undefined when it is not */
  constructor(private readonly edition: () => string | undefined) {}

  /** Sends the answer of the same address again; false where there is none, or where the reader asks whether its copy is right. */
  again(request: FastifyRequest, reply: FastifyReply): boolean {
    const edition = this.edition();
    if (request.raw.method !== 'GET' && request.raw.method !== 'HEAD') return false;
    if (edition === undefined || edition !== this.#edition || request.headers['if-none-match'] !== undefined)
      return false;
    const answer = this.#answers.get(keyOf(request));
    if (!answer) return false;
    this.hits += 1;
    reply.hijack();
    reply.raw.writeHead(answer.status, answer.headers);
    reply.raw.end(request.raw.method === 'HEAD' ? undefined : answer.body);
    return true;
  }

  /** What is published just now, to be given to `keep`; undefined when that is not known without looking. */
  get now(): string | undefined {
    return this.edition();
  }

  /**
   * Remembers an answer with the headers that the reply has so far.
   *
   * @param asked what was published when the request came in: an answer from before a publication is not kept after it
   */
  keep(request: FastifyRequest, reply: FastifyReply, page: CachedPage, asked: string | undefined): void {
    const edition = this.edition();
    if (edition === undefined || edition !== asked || request.raw.method !== 'GET') return;
    if (edition !== this.#edition) this.#answers.clear();
    this.#edition = edition;
    if (this.#answers.size >= mostAddresses) this.#answers.clear();
    const body = page.form(acceptedEncoding(request.headers['accept-encoding']));
    const headers = ['content-type', page.type, 'content-length', String(body.length)];
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (typeof value === 'string' || typeof value === 'number') headers.push(name, String(value));
    }
    this.#answers.set(keyOf(request), { status: page.status, headers, body });
  }
}

function keyOf(request: FastifyRequest): string {
  return `${acceptedEncoding(request.headers['accept-encoding'])} ${request.originalUrl}`;
}
