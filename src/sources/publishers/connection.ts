/** The world outside, handed in so that tests and callers decide what it is. */
export interface Connection {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** Called with a plain line about what goes on, such as a retry. */
  report?: (line: string) => void;
  limits?: Partial<FetchLimits>;
}

export interface Clock {
  now(): Date;
  wait(milliseconds: number): Promise<void>;
}

export interface FetchLimits {
  /** Tries of one request, the first included. */
  attempts: number;
  /** Milliseconds that one try may take in all. */
  attemptMilliseconds: number;
  /** Wait before the second try; doubles each time. */
  firstWaitMilliseconds: number;
  /** Longest wait, also where the publisher asks for a longer one. */
  longestWaitMilliseconds: number;
  /** Bytes of one answer. */
  bytes: number;
}

export const fetchLimits: Readonly<FetchLimits> = {
  attempts: 5,
  attemptMilliseconds: 300_000,
  firstWaitMilliseconds: 1000,
  longestWaitMilliseconds: 60_000,
  bytes: 4 * 1024 * 1024 * 1024,
};
