import type { Status } from '#vocabulary/status.ts';

/**
 * Answer of a method for one area: a value with limits, or a reason why there is none.
 *
 * `null` is never zero: with a null value, `reason` says why. A value may stand without limits (the mean of one
 * observation); then `reason` says why the limits are missing.
 */
export interface IntervalEstimate {
  value: number | null;
  lower: number | null;
  upper: number | null;
  /** Name of the method as statisticians know it, such as `Wilson`. */
  method: string;
  reason?: Status;
}

/** An answer without value. */
export function cannotSay(method: string, reason: Status): IntervalEstimate {
  return { value: null, lower: null, upper: null, method, reason };
}

/**
 * Output columns of an interval method, one entry a row or group.
 *
 * Where `status` (a code of `vocabulary/status.ts`) is not `ok`, the number columns hold NaN. The outer pair of limits is
 * left out by passing no array for it.
 */
export interface IntervalColumns {
  value: Float64Array;
  lower95: Float64Array;
  upper95: Float64Array;
  lower998?: Float64Array | undefined;
  upper998?: Float64Array | undefined;
  status: Uint8Array;
}

/** Writes a row that has no value. */
export function writeNothing(out: IntervalColumns, row: number, status: number): void {
  out.value[row] = Number.NaN;
  out.lower95[row] = Number.NaN;
  out.upper95[row] = Number.NaN;
  if (out.lower998) out.lower998[row] = Number.NaN;
  if (out.upper998) out.upper998[row] = Number.NaN;
  out.status[row] = status;
}

/** Output columns of the right length, when the caller has none to reuse. */
export function intervalColumns(length: number, twoLevels = true): IntervalColumns {
  return {
    value: new Float64Array(length),
    lower95: new Float64Array(length),
    upper95: new Float64Array(length),
    lower998: twoLevels ? new Float64Array(length) : undefined,
    upper998: twoLevels ? new Float64Array(length) : undefined,
    status: new Uint8Array(length),
  };
}
