import { zOf } from '#statistics/confidence.ts';
import { attributableFraction } from '#statistics/inequality/attributable-fraction.ts';
import { betweenGroupVariance } from '#statistics/inequality/between-group-variance.ts';
import { concentrationIndex } from '#statistics/inequality/concentration-index.ts';
import { entropyIndex } from '#statistics/inequality/entropy-index.ts';
import { groupGap } from '#statistics/inequality/group-gap.ts';
import type { InequalityMeasure } from '#statistics/inequality/groups.ts';
import { meanDifferences } from '#statistics/inequality/mean-difference.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, maybe, number, type OracleCase, UnmappedCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-10 };

/** The measures of a case under the reference's names. A bare number has no error in the reference either. */
function measuresOf(given: OracleCase): Record<string, InequalityMeasure | number | null | undefined> {
  const groups = { values: list(given.est), populations: list(given.pop), errors: list(given.se) };
  const polarity = number(given.favourable) === 1 ? ('high-is-good' as const) : ('low-is-good' as const);
  const ordered = given.ordered === true;
  const scale = number(given.scale);
  const found = ordered ? -1 : list(given.reference).indexOf(1);
  const reference = found < 0 ? undefined : found;
  // Of groups without order the recorded difference and ratio are those of the extremes; the reference is for others.
  const gap = groupGap(groups.values, groups.errors, { polarity, ordered });
  const { risk, fraction } = attributableFraction(groups, { polarity, ordered, scale });
  const shared = { d: gap.difference, r: gap.ratio, paf: fraction, par: risk };
  if (ordered) {
    const index = concentrationIndex(groups, { bound: scale });
    const corrected = { rci_wagstaff: index.wagstaff, rci_erreygers: index.erreygers };
    return { ...shared, aci: index.absolute, rci: index.relative, ...corrected };
  }
  const between = betweenGroupVariance(groups);
  const { theil, meanLogDeviation } = entropyIndex(groups);
  const { fromMean, disparity, fromBest, fromReference } = meanDifferences(groups, { polarity, reference });
  return {
    ...shared,
    bgv: between.variance,
    bgsd: between.deviation.value,
    covar: between.variation.value,
    ti: theil,
    mld: meanLogDeviation,
    idisu: disparity?.plain,
    idisw: disparity?.weighted,
    mdmu: fromMean?.plain,
    mdmw: fromMean?.weighted,
    mdbu: fromBest?.plain,
    mdbw: fromBest?.weighted,
    mdru: fromReference?.plain,
    mdrw: fromReference?.weighted,
  };
}

/** Factor by which the reference scales an index, but neither its error nor its limits. */
const unscaledErrors: Record<string, number> = { ti: 1000, mld: 1000, paf: 100 };

interface Recorded {
  value: number | null;
  error: number | null;
  lower: number | null;
  upper: number | null;
}

/** What is recorded for a measure, with error and limits brought to the scale of the index. */
function recordedFor(given: OracleCase, name: string): Recorded {
  const theirs = given[name] as Record<string, unknown>;
  const [value, error] = [maybe(theirs.estimate), maybe(theirs.se)];
  const factor = unscaledErrors[name];
  if (factor === undefined || value === null || error === null) {
    return { value, error, lower: maybe(theirs.lower95), upper: maybe(theirs.upper95) };
  }
  const reach = zOf(0.95) * error * factor;
  return { value, error: error * factor, lower: value - reach, upper: value + reach };
}

function comparisonsOf(given: OracleCase, recorded: (name: string) => Recorded): Comparison[] {
  const names = Object.keys(given).filter((name) => {
    const entry = given[name];
    return typeof entry === 'object' && entry !== null && 'estimate' in entry;
  });
  if (names.length === 0) throw new UnmappedCase('a measure');
  const measures = measuresOf(given);
  return names.flatMap((name): Comparison[] => {
    const [ours, theirs] = [measures[name], recorded(name)];
    if (ours === undefined) throw new UnmappedCase(`a known measure, not ${name}`);
    if (typeof ours === 'number' || ours === null) return [{ what: name, ours, recorded: theirs.value, tolerance }];
    return (['value', 'error', 'lower', 'upper'] as const).map((part) => ({
      what: `${name} ${part}`,
      ours: ours[part],
      recorded: theirs[part],
      tolerance,
    }));
  });
}

function allEqual(given: OracleCase): boolean {
  const values = list(given.est);
  return values.every((value) => value === values[0]);
}

const onRank = ['aci', 'rci', 'rci_wagstaff', 'rci_erreygers'];

export const inequality: Mapping = {
  files: ['inequality_measures'],
  compare: (given) => comparisonsOf(given, (name) => recordedFor(given, name)),
  refuse: measuresOf,
  divergences: [
    {
      quirk: 'all values equal: concentration is exactly 0, where the reference leaves rounding; and the errors below',
      applies: (given) => given.ordered === true && allEqual(given),
      compare: (given) =>
        comparisonsOf(given, (name) =>
          onRank.includes(name) ? { value: 0, error: 0, lower: 0, upper: 0 } : recordedFor(given, name),
        ),
    },
    {
      quirk: 'errors are on the scale of their index: those of PAF are per cent, of Theil and MLD thousandths',
      applies: (given) => Object.keys(unscaledErrors).some((name) => given[name] !== undefined),
      compare: (given) => comparisonsOf(given, (name) => recordedFor(given, name)),
    },
  ],
};
