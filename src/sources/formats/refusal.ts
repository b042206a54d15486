import type { Issue } from '#vocabulary/issue.ts';

/** Carries the reason why a file is refused up to the reader that answers with it; never leaves `formats/`. */
export class Refusal extends Error {
  /** The part of the message that says what was found. */
  readonly reason: string | undefined;

  constructor(
    readonly issue: Issue,
    options?: { cause?: unknown; reason?: string },
  ) {
    super(issue.message, options);
    this.name = 'Refusal';
    this.reason = options?.reason;
  }
}
