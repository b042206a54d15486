import { AppError } from '#vocabulary/errors/app-error.ts';

/**
 * Arguments as they are written → what they mean.
 *
 * @throws CLI_ARGUMENT_INVALID, all of them
 */
export function wholeNumber(argument: string, value: string, largest = 999_999_999): number {
  if (/^\d{1,9}$/.test(value) && Number(value) <= largest) return Number(value);
  throw invalid(argument, `a whole number from 0 to ${largest}`, value);
}

export function portNumber(value: string): number {
  return wholeNumber('--port', value, 65_535);
}

export function day(argument: string, value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  const real =
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  if (real) return value;
  throw invalid(argument, 'a day such as 2024-03-31', value);
}

export function memorySize(argument: string, value: string): string {
  if (/^\d+(\.\d+)? ?[KMGT]i?B$/i.test(value)) return value;
  throw invalid(argument, 'a size such as 512MB', value);
}

function invalid(argument: string, expected: string, value: string): AppError {
  return new AppError('CLI_ARGUMENT_INVALID', { argument, expected, value });
}
