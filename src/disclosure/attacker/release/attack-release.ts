import { Database } from '#evidence/database.ts';
import { formatPeriod, type PeriodKind } from '#vocabulary/period.ts';
import { isSmall, protectionNeeded, type Range } from '../../count-policy.ts';
import { findNarrow, type SolvePoint, type Target } from '../find-narrow.ts';
import { type Links, linkPlaces } from './link-places.ts';
import { type PublicTables, readPublicTables, readTruth } from './public-tables.ts';
import { type HiddenCount, ReaderBook } from './read-knowledge.ts';
import { beyondAll } from './reader-cells.ts';

/** A hidden count that a reader narrows down further than its policy allows. */
export interface FoundCount extends Range {
  /** Indicator, side, area, period and stratum, for the one who runs the attack. */
  what: string;
}

export interface ReleaseAttack {
  estimates: number;
  hidden: number;
  cells: number;
  /** Sums that a reader can form and that hold a hidden count; `areas` are those of areas and of proportions. */
  sums: { areas: number } & Links;
  /** Sums that a reader might believe in and that are not true. */
  broken: number;
  targets: number;
  groups: number;
  largest: number;
  programmes: number;
  /** Counts about which what a reader seems to know contradicts itself. */
  contradicted: number;
  /** Whether it was known which hidden counts are small; without, only what is shown to be small is found. */
  withTruth: boolean;
  found: FoundCount[];
}

const tolerance = 1e-3;

/**
 * Attacks a frozen release with nothing but its public tables: collects the sums that a reader can form and finds, by linear
 * programmes, hidden counts that are determined or bounded more narrowly than their policy allows.
 *
 * Works from the release file alone, by another way than the suppression, whose plan and tables it does not see.
 *
 * @param evidence  the private store, only to tell which hidden counts are small; without it a count is found when it must be small
 * @returns undefined for a release that does not say what is protected how
 */
export async function attackRelease(
  file: string,
  solve: SolvePoint,
  { evidence }: { evidence?: string } = {},
): Promise<ReleaseAttack | undefined> {
  const release = await Database.open({ path: file, readOnly: true });
  try {
    const tables = await readPublicTables(release);
    if (!tables) return undefined;
    const truth = evidence === undefined ? undefined : await readTruth(release, evidence);
    const book = new ReaderBook(tables, truth);
    const areas = book.cells.sums;
    const links = linkPlaces(book, tables);
    const targets = targetsOf(book, tables, truth !== undefined);
    const result = findNarrow(book.cells.knowledge(), targets, solve);
    return {
      estimates: tables.estimates.length,
      hidden: new Set(book.hidden.map(({ row }) => row)).size,
      cells: book.cells.low.length,
      sums: { areas, ...links },
      broken: book.cells.broken,
      targets: targets.length,
      groups: result.groups,
      largest: result.largest,
      programmes: result.programmes,
      contradicted: result.contradicted.length,
      withTruth: truth !== undefined,
      found: result.narrow.map(({ target, range }) => ({ what: (target as NamedTarget).what, ...range })),
    };
  } finally {
    release.close();
  }
}

interface NamedTarget extends Target {
  what: string;
}

/** What must stay uncertain: every hidden count that is small, or might be, and every small count that is given nowhere. */
export function targetsOf(book: ReaderBook, tables: PublicTables, withTruth: boolean): NamedTarget[] {
  const targets = new Map<number, NamedTarget>();
  for (const hidden of book.hidden) {
    const policy = hidden.side.policy!;
    const truth = book.cells.truth[hidden.cell]!;
    if (withTruth && !isSmall(truth, policy)) continue;
    const high = book.cells.high[hidden.cell]!;
    const upper = high < beyondAll ? high : Number.POSITIVE_INFINITY;
    const { reach, width } = protectionNeeded(policy, { upper, neverPublished: false });
    targets.set(hidden.cell, {
      cell: hidden.cell,
      what: nameOf(hidden, tables),
      reach,
      width: withTruth ? width : 0,
      // Who is left out is nobody where zero is as possible as anything: then nothing is told.
      isKept: (range) => hidden.role !== 'numerator' && !withTruth && range.high < tolerance,
    });
  }
  for (const { side, time, stratum, at } of book.places.values()) {
    const policy = book.sides.get(side.replace(/ of .*$/, ''))?.policy;
    if (!policy) continue;
    for (const [area, cell] of at) {
      if (book.cells.given[cell] || targets.has(cell) || policy.exempt.includes(tables.areas[area]!.type)) continue;
      targets.set(cell, {
        cell,
        what: `${side} in ${tables.areas[area]!.code}, ${time}, ${tables.strata[stratum]!.label}, which is given nowhere`,
        reach: 0,
        width: 1,
        isKept: ({ low, high }) => !isSmall(Math.round((low + high) / 2), policy),
      });
    }
  }
  return [...targets.values()];
}

function nameOf({ role, row }: HiddenCount, { estimates, indicators, areas, periods, strata }: PublicTables): string {
  const { start, end, kind } = periods[estimates.period[row]!]!;
  const when = formatPeriod({ start, end, kind: kind as PeriodKind });
  const map = estimates.map[row] === 0 ? 'as it was' : 'on today’s map';
  const of = { numerator: 'numerator', denominator: 'denominator', rest: 'people left out' }[role];
  const { id } = indicators[estimates.indicator[row]!]!;
  return `${id}: ${of} of ${areas[estimates.area[row]!]!.code}, ${when}, ${strata[estimates.stratum[row]!]!.label}, ${map}`;
}
