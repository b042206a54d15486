import { catalogue, type ErrorCode } from './catalogue.ts';
import { fill } from './entry.ts';

/** Misuse, or a failure of the programme. Shown to users as two lines, rule and remedy, without a stack. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly status: number;
  readonly exitCode: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, details: Record<string, unknown> = {}, options?: { cause?: unknown }) {
    const entry = catalogue[code];
    super(fill(entry.rule, details), options);
    this.name = 'AppError';
    this.code = code;
    this.remedy = fill(entry.remedy, details);
    this.status = entry.status;
    this.exitCode = entry.exitCode;
    this.details = details;
  }
}
