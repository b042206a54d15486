import { AppError } from '#vocabulary/errors/app-error.ts';

/** One shape for every error of the API (RFC 9457), with a stable code and what to do about it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  remedy: string;
}

/** The error as readers may see it. What goes wrong inside stays inside. */
export function problemOf(error: unknown): Problem {
  const shown = error instanceof AppError && (error.status < 500 || isBusy(error)) ? error : publicError(error);
  return {
    type: `urn:coxcomb:error:${shown.code}`,
    title: shown.message,
    status: shown.status,
    detail: shown.message,
    code: shown.code,
    remedy: shown.remedy,
  };
}

/** Whether too much is asked at once: nothing failed, and who asks again later is answered. */
export function isBusy(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'WHAT_IF_BUSY' || error.code === 'WHAT_IF_TAKES_TOO_LONG');
}

/** Failures whose words are the same for everybody. */
const saysNothingOfInside = new Set<string>(['HTTP_NOTHING_PUBLISHED', 'HTTP_NOT_READY']);

function publicError(error: unknown): AppError {
  if (error instanceof AppError && saysNothingOfInside.has(error.code)) return error;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return new AppError('HTTP_ADDRESS_INVALID');
  return new AppError('HTTP_FAILURE');
}
