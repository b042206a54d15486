import type { Period, PeriodPatternName } from '#vocabulary/period.ts';

export interface PeriodOptions {
  /** Month in which the financial year begins, 1 to 12. Default 4. */
  yearStartMonth?: number;
}

/**
 * One way of writing periods. `parse` answers `null` for text of another form and for dates that do not exist; text arrives
 * trimmed, with inner white space squeezed and every dash written `-`.
 */
export interface PeriodPattern {
  name: PeriodPatternName;
  /** Texts that it reads, for the reference and the tests. */
  examples: readonly (readonly [text: string, start: string, end: string])[];
  parse(text: string, options: Required<PeriodOptions>): Period | null;
}
