import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Connection, fetchLimits } from './connection.ts';

/** A failure that another try may cure: the connection, the publisher's trouble (5xx), its wish to wait (408, 425, 429). */
class Passing extends Error {
  constructor(
    message: string,
    readonly waitMilliseconds?: number,
  ) {
    super(message);
  }
}

const passingStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Requests an address and hands the answer to `take`, trying again with growing waits when the failure may pass. `take` runs
 * within the try, so that an answer that breaks off counts as a failure too; it may throw AppError to end the tries.
 *
 * @param headers asked for at each try, since a resumed download asks for another part each time
 * @throws FETCH_FAILED after the last try; FETCH_REFUSED for any other answer than success, 304 and 416; FETCH_REDIRECTED
 */
export async function request<T>(
  address: string,
  connection: Connection,
  take: (response: Response) => Promise<T>,
  headers: () => Record<string, string> = () => ({}),
): Promise<T> {
  const limits = { ...fetchLimits, ...connection.limits };
  for (let attempt = 1; ; attempt++) {
    try {
      const signal = AbortSignal.timeout(limits.attemptMilliseconds);
      const response = await follow(address, connection, { headers: headers(), signal });
      await refuseUnsuccessful(address, response);
      return await take(response);
    } catch (error) {
      if (error instanceof AppError) throw error;
      const reason = reasonOf(error);
      if (attempt >= limits.attempts)
        throw new AppError('FETCH_FAILED', { address, attempts: attempt, reason }, { cause: error });
      const wanted = error instanceof Passing ? error.waitMilliseconds : undefined;
      const wait = Math.min(
        wanted ?? limits.firstWaitMilliseconds * 2 ** (attempt - 1),
        limits.longestWaitMilliseconds,
      );
      connection.report?.(`${reason}; trying again in ${Math.ceil(wait / 1000)} s`);
      await connection.clock.wait(wait);
    }
  }

  async function refuseUnsuccessful(asked: string, response: Response): Promise<void> {
    // Unchanged, and "no such part", are answers that only the asker can judge.
    if (response.ok || response.status === 304 || response.status === 416) return;
    await response.body?.cancel();
    const answer = `${response.status} ${response.statusText}`.trim();
    if (passingStatuses.has(response.status)) throw new Passing(`it answered ${answer}`, retryAfter(response));
    throw new AppError('FETCH_REFUSED', { address: asked, answer });
  }

  function retryAfter(response: Response): number | undefined {
    const text = response.headers.get('retry-after');
    if (text === null) return undefined;
    const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - connection.clock.now().getTime();
    return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
  }
}

const redirectsFollowed = 5;

/**
 * Follows a publisher's redirects within its own host only: what another host answers is not what was asked for, and its name would
 * not stand in the record of the file.
 *
 * @throws FETCH_REDIRECTED
 */
async function follow(
  address: string,
  connection: Connection,
  { headers, signal }: { headers: Record<string, string>; signal: AbortSignal },
): Promise<Response> {
  let at = new URL(address);
  for (let followed = 0; ; followed++) {
    const response = await connection.fetch(at.href, { headers, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    const to = URL.canParse(location, at) ? new URL(location, at) : null;
    const sameHost = to !== null && to.host === at.host && to.protocol === at.protocol;
    if (!sameHost || followed >= redirectsFollowed)
      throw new AppError('FETCH_REDIRECTED', { address, to: to?.href ?? location });
    at = to;
  }
}

/** Bytes of an answer that is read at once. */
const jsonBytes = 64 * 1024 * 1024;

/** @throws FETCH_TOO_LARGE */
async function limitedText(address: string, response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > limit) throw new AppError('FETCH_TOO_LARGE', { address, limit });
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

/** An answer as JSON. @throws FETCH_NOT_DATA when it is none, as a proxy's page; FETCH_TOO_LARGE */
export function requestJson(address: string, connection: Connection): Promise<{ body: unknown; headers: Headers }> {
  return request(
    address,
    connection,
    async (response) => {
      const text = await limitedText(
        address,
        response,
        Math.min(jsonBytes, { ...fetchLimits, ...connection.limits }.bytes),
      );
      try {
        return { body: JSON.parse(text) as unknown, headers: response.headers };
      } catch {
        throw new AppError('FETCH_NOT_DATA', { address, found: nameContent(text), expected: 'JSON' });
      }
    },
    () => ({ accept: 'application/json' }),
  );
}

/** `a web page` or the first words of the text, for a message. */
export function nameContent(text: string): string {
  if (looksLikeHtml(text)) return 'a web page';
  return text.trim() === '' ? 'nothing' : `"${text.trim().slice(0, 40).replace(/\s+/g, ' ')}"`;
}

export function looksLikeHtml(text: string): boolean {
  return /^\uFEFF?\s*(<!doctype html|<html|<head|<body)/i.test(text);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long';
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
