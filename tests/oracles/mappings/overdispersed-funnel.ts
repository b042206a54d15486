import type { FunnelScale } from '#statistics/comparing/dispersion.ts';
import { type FunnelArea, overdispersedFunnel } from '#statistics/comparing/overdispersed-funnel.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, number, numbers, type OracleCase, UnmappedCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-10 };
/** Quirk 10: typed in by the reference. */
const z: [number, number] = [1.959964, 3.090232];
const limits = [
  ['lower95', 'LCL95'],
  ['upper95', 'UCL95'],
  ['lower998', 'LCL99'],
  ['upper998', 'UCL99'],
] as const;

function scaleOf(given: OracleCase): FunnelScale {
  if (given.data_type === 'PR') return 'proportion';
  if (given.data_type === 'RC') return 'count-ratio';
  if (given.data_type === 'SR' && given.sr_method === 'SHMI') return 'log-ratio';
  if (given.data_type === 'SR' && given.sr_method === 'CQC') return 'root-ratio';
  throw new UnmappedCase(`a known kind of data, not ${String(given.data_type)} ${String(given.sr_method)}`);
}

function answer(given: OracleCase, denominators = list(given.denominator_used)) {
  const [scale, trim, multiplier] = [scaleOf(given), number(given.trim_by), number(given.multiplier)];
  return overdispersedFunnel(list(given.numerator), denominators, { scale, trim, multiplier, z });
}

/** Recorded limits by their names in the reference, put right where it errs; `OD…` are the widened ones. */
type Recorded = (name: string) => (number | null)[];

function agrees(given: OracleCase, recorded: Recorded, outlier: number[]): Comparison[] {
  const ours = answer(given);
  const areas = ours.areas as FunnelArea[];
  const common: Comparison[] = [
    { what: 'z', ours: areas.map(({ score }) => score), recorded: list(given.Uzscore), tolerance },
    { what: 'treated z', ours: areas.map((area) => area.treatedScore), recorded: list(given.Wuzscore), tolerance },
    ...limits.map(([name, theirs]) => ({
      what: theirs,
      ours: areas.map((area) => area.limits[name]),
      recorded: recorded(theirs),
      tolerance,
    })),
    { what: 'outlier', ours: areas.map((area) => outside(given, area)), recorded: outlier },
  ];
  // Told not to widen, the reference takes no dispersion at all.
  if (given.draw_adjusted !== true) return common;
  return [
    ...common,
    { what: 'phi', ours: ours.phi, recorded: number(given.phi), tolerance },
    { what: 'tau2', ours: ours.tauSquared, recorded: number(given.tau2), tolerance },
    ...limits.map(([name, theirs]) => ({
      what: `widened ${theirs}`,
      ours: areas.map((area) => area.adjustedLimits[name]),
      recorded: recorded(widened(theirs)),
      tolerance,
    })),
  ];
}

/** `LCL95` is `OD95LCL` when widened. */
function widened(name: string): string {
  return `OD${name.slice(3)}${name.slice(0, 3)}`;
}

function ratios(given: OracleCase, denominators: number[]): Comparison {
  const multiplier = number(given.multiplier);
  const ours = answer(given, denominators).areas.map((area) => (area?.value ?? Number.NaN) / multiplier);
  return { what: 'rr', ours, recorded: list(given.rr), tolerance };
}

/** Outside the limits at the level of the case, widened or not as the reference did. */
function outside(given: OracleCase, { flag, adjustedFlag }: FunnelArea): number {
  const found = given.adjusted_used === true ? adjustedFlag : flag;
  if (number(given.limit) === 99) return found.endsWith('998') ? 1 : 0;
  return found === 'not-significant' ? 0 : 1;
}

/** Which areas lie outside limits that were put right. */
function outsideOf(given: OracleCase, recorded: Recorded): number[] {
  const pair = number(given.limit) === 99 ? ['LCL99', 'UCL99'] : ['LCL95', 'UCL95'];
  const [low, high] = pair.map((name) => recorded(given.adjusted_used === true ? widened(name) : name));
  return numbers(given.rr).map((ratio, i) => {
    const value = ratio * number(given.multiplier);
    return value < (low?.[i] as number) || value > (high?.[i] as number) ? 1 : 0;
  });
}

function corrected(given: OracleCase, recorded: Recorded): Comparison[] {
  return [...agrees(given, recorded, outsideOf(given, recorded)), ratios(given, numbers(given.denominator))];
}

/** The limit of a small area bends back up where the arcsine scale ends; by the same formula as the reference. */
function bends(given: OracleCase, name: string, area: number): boolean {
  const sizes = numbers(given.denominator);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const centre = Math.asin(Math.sqrt(sum(numbers(given.numerator)) / sum(sizes)));
  const between = name.startsWith('OD') ? number(given.tau2) : 0;
  const reach = (name.includes('99') ? z[1] : z[0]) * Math.sqrt(1 / (4 * (sizes[area] as number)) + between);
  return name.includes('LCL') ? centre - reach < 0 : centre + reach > Math.PI / 2;
}

const names = limits.flatMap(([, theirs]) => [theirs, widened(theirs)]);

export const overdispersedFunnelMapping: Mapping = {
  files: ['funnelplotr'],
  compare: (given) => [
    ...agrees(given, (name) => list(given[name]), numbers(given.outlier)),
    ratios(given, numbers(given.denominator)),
  ],
  refuse: (given) => answer(given),
  divergences: [
    {
      quirk: 'quirk 10: expected counts are not rounded; equal when they are rounded first',
      applies: (given) => scaleOf(given) === 'log-ratio',
      compare: (given) => [
        ...agrees(given, (name) => list(given[name]), numbers(given.outlier)),
        ratios(given, numbers(given.denominator)),
      ],
    },
    {
      quirk: 'limits of root-transformed ratios are squared back to the scale of the ratio',
      applies: (given) => scaleOf(given) === 'root-ratio',
      compare: (given) => {
        const multiplier = number(given.multiplier);
        return corrected(given, (name) =>
          list(given[name]).map((limit) => {
            if (limit === null || !name.startsWith('OD')) return limit;
            return multiplier * Math.max(0, limit / multiplier) ** 2;
          }),
        );
      },
    },
    {
      quirk: 'quirk 10: a limit beyond the end of the arcsine scale is that end, whatever areas stand beside it',
      applies: (given) =>
        scaleOf(given) === 'proportion' &&
        numbers(given.denominator).some((_, area) => names.some((name) => bends(given, name, area))),
      compare: (given) => {
        const multiplier = number(given.multiplier);
        return corrected(given, (name) =>
          list(given[name]).map((limit, area) =>
            bends(given, name, area) ? (name.includes('LCL') ? 0 : multiplier) : limit,
          ),
        );
      },
    },
  ],
};
