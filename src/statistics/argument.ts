import { AppError } from '#vocabulary/errors/app-error.ts';

/** Refuses an argument that no answer fits. `expected` completes the sentence "must be …". */
export function refuse(method: string, argument: string, expected: string, value: unknown): never {
  throw new AppError('STATISTIC_ARGUMENT_INVALID', { method, argument, expected, value: shown(value) });
}

/** A finite number, or a refusal. */
export function requireNumber(method: string, argument: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(method, argument, 'a finite number', value);
  return value as number;
}

/** A number of 0 or more, or a refusal. */
export function requireNotNegative(method: string, argument: string, value: unknown): number {
  const number = requireNumber(method, argument, value);
  if (number < 0) refuse(method, argument, '0 or more', value);
  return number;
}

/** A whole number within limits, or a refusal. */
export function requireWhole(method: string, argument: string, value: unknown, from: number, to = Infinity): number {
  const number = requireNumber(method, argument, value);
  if (!Number.isInteger(number) || number < from || number > to) {
    const range = to === Infinity ? `${from} or more` : `from ${from} to ${to}`;
    refuse(method, argument, `a whole number, ${range}`, value);
  }
  return number;
}

/** One of a few words, or a refusal. */
export function requireOneOf<T extends string>(
  method: string,
  argument: string,
  value: unknown,
  allowed: readonly T[],
): T {
  if (!allowed.includes(value as T)) refuse(method, argument, `one of ${allowed.join(', ')}`, value);
  return value as T;
}

/** Lists that are read row by row must be equally long. */
export function requireSameLength(method: string, lists: Record<string, { length: number } | undefined>): number {
  let expected = -1;
  let first = '';
  for (const [name, list] of Object.entries(lists)) {
    if (list === undefined) continue;
    if (expected < 0) {
      expected = list.length;
      first = name;
    } else if (list.length !== expected) {
      refuse(method, name, `as long as ${first} (${expected})`, list.length);
    }
  }
  return Math.max(expected, 0);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.slice(0, 5).join(', ')}${value.length > 5 ? ', …' : ''}]`;
  return String(value);
}
