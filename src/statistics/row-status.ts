import { statusCode } from '#vocabulary/status.ts';

/** Codes that the column forms write; the list and its words live in the vocabulary. */
export const OK = statusCode('ok');
export const NOT_AVAILABLE = statusCode('not-available');
export const DENOMINATOR_ZERO = statusCode('denominator-zero');
export const NUMERATOR_EXCEEDS_DENOMINATOR = statusCode('numerator-exceeds-denominator');
export const TOO_FEW_EVENTS = statusCode('too-few-events');
export const CANNOT_BE_CALCULATED = statusCode('cannot-be-calculated');

/**
 * Why a numerator over a denominator has no value.
 *
 * Missing (NaN) on either side: not available. Denominator 0: denominator-zero. Negative or infinite: cannot be
 * calculated; the pipeline's ingest reports such rows, so a column form need not stop a whole build for one.
 */
export function fractionStatus(numerator: number, denominator: number, mayExceed: boolean): number {
  if (Number.isNaN(numerator) || Number.isNaN(denominator)) return NOT_AVAILABLE;
  if (denominator === 0) return DENOMINATOR_ZERO;
  if (!(denominator > 0 && numerator >= 0 && denominator < Infinity && numerator < Infinity))
    return CANNOT_BE_CALCULATED;
  return mayExceed || numerator <= denominator ? OK : NUMERATOR_EXCEEDS_DENOMINATOR;
}
