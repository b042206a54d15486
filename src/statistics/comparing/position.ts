import { type Outcome, outcomeCode } from '#vocabulary/outcome.ts';
import type { Polarity } from '#vocabulary/polarity.ts';

/**
 * Where an area stands to what it is compared with: −2 below the outer limits, −1 below, 0 not distinguishable, 1 above,
 * 2 above the outer limits. Polarity turns a position into an outcome, and only here.
 */
export type Position = -2 | -1 | 0 | 1 | 2;

const WORDS: Record<Polarity, readonly Outcome[]> = {
  'high-is-good': ['worse-998', 'worse-95', 'similar', 'better-95', 'better-998'],
  'low-is-good': ['better-998', 'better-95', 'similar', 'worse-95', 'worse-998'],
  neither: ['lower-998', 'lower-95', 'similar', 'higher-95', 'higher-998'],
};

/** The word for a position under a polarity. */
export function outcomeAt(position: Position, polarity: Polarity): Outcome {
  return WORDS[polarity][position + 2] as Outcome;
}

/** Stored codes of the five positions, in order, for loops over columns. */
export function outcomeCodes(polarity: Polarity): Uint8Array {
  return Uint8Array.from(WORDS[polarity], (word) => outcomeCode(word));
}

export const NOT_COMPARED = outcomeCode('not-compared');
