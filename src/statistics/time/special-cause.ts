import { type Cause, causes, type Variation } from '#vocabulary/control.ts';

export { type Cause, causes, type Variation } from '#vocabulary/control.ts';

const COMMON = 0;
export const MISSING_POINT = causes.indexOf('missing');

export type ImprovementDirection = 'increase' | 'decrease' | 'neutral';

/** Whether a special cause is about being high or going up, as against low or down. */
export function isUpward(cause: Cause): boolean {
  return causes.indexOf(cause) % 2 === 1;
}

/** The meaning of a cause: every rule is about going up or going down. */
export function variationOf(cause: Cause, direction: ImprovementDirection): Variation {
  if (cause === 'common-cause' || cause === 'missing') return cause;
  const high = isUpward(cause);
  if (direction === 'neutral') return high ? 'neutral-high' : 'neutral-low';
  return high === (direction === 'increase') ? 'improvement' : 'concern';
}

const RUN = 7;
const RISES = 6;

/**
 * Marks every point of a baseline with the first rule that it takes part in.
 *
 * Rules, in order: outside a limit; six rises or falls in a row (all seven points); two of three points in a row beyond
 * two thirds of the limits, with all three on that side (the near ones); seven in a row on one side of the mean (all).
 * A point on the mean belongs to no side; equal neighbours break a trend; a missing point breaks every run.
 *
 * @param relative  side of the mean of each point: −1, 0, 1; 2 where missing
 * @param zone      −2 outside low, −1 near low, 0 inside, 1 near high, 2 outside high
 */
export function markCauses(
  value: Float64Array,
  from: number,
  to: number,
  relative: Int8Array,
  zone: Int8Array,
  cause: Uint8Array,
): void {
  let side = 0;
  let sameSide = 0;
  let direction = 0;
  let steps = 0;
  for (let i = from; i < to; i++) cause[i] = relative[i] === 2 ? MISSING_POINT : COMMON;
  for (let i = from; i < to; i++) {
    const r = relative[i]!;
    sameSide = r === side && (r === 1 || r === -1) ? sameSide + 1 : 1;
    side = r;
    const step = i > from ? Math.sign(value[i]! - value[i - 1]!) : 0;
    steps = step === direction && step !== 0 ? steps + 1 : 1;
    direction = step;
    if (i - from >= 2) markTwoOfThree(i, relative, zone, cause);
    if (steps >= RISES && (direction === 1 || direction === -1)) mark(cause, i - RISES, i, direction > 0 ? 3 : 4);
    if (sameSide >= RUN && (side === 1 || side === -1)) mark(cause, i - RUN + 1, i, side > 0 ? 7 : 8);
    if (zone[i] === 2) cause[i] = 1;
    else if (zone[i] === -2) cause[i] = 2;
  }
}

function markTwoOfThree(i: number, relative: Int8Array, zone: Int8Array, cause: Uint8Array): void {
  const side = relative[i]!;
  if (side !== 1 && side !== -1) return;
  if (relative[i - 1] !== side || relative[i - 2] !== side) return;
  const near = Number(zone[i] === side) + Number(zone[i - 1] === side) + Number(zone[i - 2] === side);
  if (near < 2) return;
  for (let k = i - 2; k <= i; k++) if (zone[k] === side) mark(cause, k, k, side > 0 ? 5 : 6);
}

/** A smaller code is an earlier rule and stays. */
function mark(cause: Uint8Array, from: number, to: number, code: number): void {
  for (let i = from; i <= to; i++) {
    const now = cause[i]!;
    if (now === COMMON || now > code) cause[i] = code;
  }
}
