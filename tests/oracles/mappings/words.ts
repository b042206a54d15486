import type { Polarity } from '#vocabulary/polarity.ts';
import { type OracleCase, UnmappedCase } from '../oracle-file.ts';

/** The reference's words, which mean lower and lowest whatever the polarity unless low is good. */
const POSITIONS: Record<string, number> = { Worst: -2, Worse: -1, Same: 0, Better: 1, Best: 2 };

const OUTCOMES: Record<Polarity, readonly string[]> = {
  'high-is-good': ['worse-998', 'worse-95', 'similar', 'better-95', 'better-998'],
  'low-is-good': ['worse-998', 'worse-95', 'similar', 'better-95', 'better-998'],
  neither: ['lower-998', 'lower-95', 'similar', 'higher-95', 'higher-998'],
};

/** Polarity of a case; null where the indicator has none and so is never compared. */
export function polarityOf(given: OracleCase): Polarity | null {
  switch (given.polarity) {
    case 'high_good':
      return 'high-is-good';
    case 'low_good':
      return 'low-is-good';
    case 'blue':
      return 'neither';
    case 'not_applicable':
      return null;
    default:
      throw new UnmappedCase(`a known polarity, not ${String(given.polarity)}`);
  }
}

/** The product's word for the reference's. */
export function outcomeFor(significance: unknown, polarity: Polarity | null): string {
  if (significance === 'None' || polarity === null) return 'not-compared';
  const position = POSITIONS[String(significance)];
  if (position === undefined) throw new UnmappedCase(`a known significance, not ${String(significance)}`);
  return OUTCOMES[polarity][position + 2] as string;
}

/** The reference writes −1 for a number that is missing. */
export function unlessMinusOne(value: number | null): number | null {
  return value === -1 ? null : value;
}
