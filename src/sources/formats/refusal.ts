import type { Issue } from '#vocabulary/issue.ts';

/** Carries the reason why a file is refused up to the reader that answers with it; never leaves `formats/`. */
export class Refusal extends Error {
  constructor(
    readonly issue: Issue,
    options?: { cause?: unknown },
  ) {
    super(issue.message, options);
    this.name = 'Refusal';
  }
}
