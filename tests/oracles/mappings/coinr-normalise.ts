import { type Normalisation, normalise } from '#statistics/composite/normalise.ts';
import { shapeOf } from '#statistics/composite/shape.ts';
import { boxCox, logOfRange } from '#statistics/composite/transform.ts';
import { winsorise } from '#statistics/composite/winsorise.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, maybe, number, numbers, type OracleCase, UnmappedCase, words } from '../oracle-file.ts';

const tolerance = { relative: 1e-11 };

function columnOf(given: OracleCase): Float64Array {
  return Float64Array.from(list(given.x), (value) => value ?? Number.NaN);
}

function lists(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

function arguments_(given: OracleCase): Record<string, unknown> {
  return (given.args ?? {}) as Record<string, unknown>;
}

type Direction = 'high-is-good' | 'low-is-good';

/** The product's name for the reference's function. */
function normalisationOf(given: OracleCase): [Normalisation, Direction] | null {
  const args = arguments_(given);
  const direction: Direction = args.direction === -1 ? 'low-is-good' : 'high-is-good';
  switch (given.fn) {
    case 'n_minmax':
      return [{ by: 'min-max', range: numbers(args.l_u) as [number, number] }, direction];
    case 'n_zscore': {
      const [mean, deviation] = numbers(args.m_sd);
      return [{ by: 'z-score', mean, deviation }, direction];
    }
    case 'n_scaled': {
      const [low, high] = numbers(args.npara) as [number, number];
      return [{ by: 'goalposts', low, high, top: number(args.scale_factor) }, direction];
    }
    case 'n_goalposts': {
      const [low, high, top] = numbers(args.gposts) as [number, number, number];
      return [{ by: 'goalposts', low, high, top, cut: args.trunc2posts === true }, direction];
    }
    case 'n_rank':
      return [{ by: 'rank' }, direction];
    case 'n_borda':
      return [{ by: 'borda' }, direction];
    case 'n_prank':
      return [{ by: 'percentile-rank' }, direction];
    case 'n_dist2max':
      return [{ by: 'min-max', range: [0, 1] }, direction];
    case 'n_dist2ref':
      return [{ by: 'distance-to-reference', reference: number(args.iref) - 1, cut: args.cap_max === true }, direction];
    case 'n_dist2targ':
      return [{ by: 'distance-to-target', target: number(args.targ), cut: args.cap_max === true }, direction];
    case 'n_fracmax':
      return [{ by: 'fraction-of-maximum' }, direction];
    default:
      return null;
  }
}

function winsorised(given: OracleCase): Comparison[] {
  const { values, moved } = winsorise(columnOf(given), { mostPoints: number(arguments_(given).winmax) });
  const marks = Array.from(moved, (side) => (side === 1 ? 'winhi' : side === -1 ? 'winlo' : ''));
  return [
    { what: 'values', ours: lists(values), recorded: list(given.result), tolerance },
    { what: 'treated', ours: marks, recorded: words(given.treated) },
  ];
}

function compare(given: OracleCase): Comparison[] {
  const x = columnOf(given);
  const found = normalisationOf(given);
  if (found) {
    return [{ what: String(given.fn), ours: lists(normalise(x, ...found)), recorded: list(given.result), tolerance }];
  }
  switch (given.fn) {
    case 'skew':
      return [{ what: 'skew', ours: shapeOf(x).skewness, recorded: maybe(given.result), tolerance }];
    case 'kurt':
      return [{ what: 'kurt', ours: shapeOf(x).kurtosis, recorded: maybe(given.result), tolerance }];
    case 'winsorise':
      return winsorised(given);
    case 'boxcox': {
      const ours = lists(boxCox(x, number(arguments_(given).lambda)));
      return [{ what: 'boxcox', ours, recorded: list(given.result), tolerance }];
    }
    case 'log_CT':
      return [{ what: 'log_CT', ours: lists(logOfRange(x)), recorded: list(given.result), tolerance }];
    default:
      throw new UnmappedCase(`a known function, not ${String(given.fn)}`);
  }
}

/** The reference area has the smallest value of all: there is no distance to it. */
function referenceIsWorst(given: OracleCase): boolean {
  if (given.fn !== 'n_dist2ref') return false;
  const values = list(given.x);
  return values[number(arguments_(given).iref) - 1] === Math.min(...values.filter((value) => value !== null));
}

export const coinrNormalise: Mapping = {
  files: ['coinr_normalise'],
  compare,
  refuse: (given) => compare(given),
  divergences: [
    {
      quirk:
        'a reference no better than the worst value: every value is missing, where the reference gives 1 or infinity',
      applies: referenceIsWorst,
      compare: (given) => {
        const ours = lists(normalise(columnOf(given), ...(normalisationOf(given) as [Normalisation, Direction])));
        return [{ what: 'values', ours, recorded: list(given.x).map(() => null) }];
      },
    },
  ],
};
