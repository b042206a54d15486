import type { OracleCase } from './oracle-file.ts';

/** How near an answer must be: relatively, or absolutely where that is less strict. */
export interface Tolerance {
  relative?: number;
  absolute?: number;
}

export const exact: Tolerance = { relative: 0, absolute: 0 };

/** One thing compared. NaN and missing in the recorded answer are both "no answer", which here is null. */
export interface Comparison {
  what: string;
  ours: unknown;
  recorded: unknown;
  tolerance?: Tolerance;
}

/** A place where the product differs on purpose from the reference. */
export interface Divergence {
  /** Number or name of the quirk, and what is answered in its place. */
  quirk: string;
  /** On the input only, never on an id. */
  applies: (given: OracleCase) => boolean;
  /** What the product must answer: compared like any case. */
  compare: (given: OracleCase) => Comparison[];
}

export interface Mapping {
  /** Files of this form, without ending. */
  files: readonly string[];
  compare: (given: OracleCase) => Comparison[];
  divergences?: readonly Divergence[];
  /** The product's answer to a case that the reference refused; it must throw or be without value. */
  refuse?: (given: OracleCase) => unknown;
}

/** Null when they agree, else a line saying how they differ. */
export function disagreement({ what, ours, recorded, tolerance = exact }: Comparison): string | null {
  if (Array.isArray(ours) && Array.isArray(recorded)) {
    if (ours.length !== recorded.length) return `${what}: ${ours.length} entries, recorded ${recorded.length}`;
    for (const [i, entry] of ours.entries()) {
      const found = disagreement({ what: `${what}[${i}]`, ours: entry, recorded: recorded[i], tolerance });
      if (found) return found;
    }
    return null;
  }
  return same(ours, recorded, tolerance) ? null : `${what}: ${String(ours)}, recorded ${String(recorded)}`;
}

function same(ours: unknown, recorded: unknown, { relative = 0, absolute = 0 }: Tolerance): boolean {
  if (typeof ours === 'number' && Number.isNaN(ours)) return false;
  const wanted = typeof recorded === 'number' && Number.isNaN(recorded) ? null : recorded;
  if (ours === wanted) return true;
  if (typeof ours !== 'number' || typeof wanted !== 'number') return false;
  return Math.abs(ours - wanted) <= Math.max(absolute, relative * Math.abs(wanted));
}
