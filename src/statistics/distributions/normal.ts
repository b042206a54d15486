/**
 * The standard normal distribution.
 *
 * Quantile: Wichura 1988, algorithm AS 241 (PPND16), Applied Statistics 37:477–484; about 16 figures.
 * Distribution function: Cody 1969, Rational Chebyshev approximations for the error function, Math. Comp. 23:631–637.
 */

/**
 * Value below which a standard normal variable falls with the given probability.
 *
 * Edges: 0 gives −Infinity and 1 gives Infinity; outside 0–1 gives NaN.
 *
 * @param probability  lower-tail probability, 0 to 1
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 1) return Number.POSITIVE_INFINITY;
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return q * ratio(r, CENTRE_TOP, CENTRE_BOTTOM);
  }
  const tail = q < 0 ? probability : 1 - probability;
  const r = Math.sqrt(-Math.log(tail));
  const x = r <= 5 ? ratio(r - 1.6, NEAR_TOP, NEAR_BOTTOM) : ratio(r - 5, FAR_TOP, FAR_BOTTOM);
  return q < 0 ? -x : x;
}

/**
 * Probability that a standard normal variable is at most `x`.
 *
 * Exact in both tails: `normalCdf(-x)` is the upper tail at `x`, without cancellation.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const y = Math.abs(x);
  if (y <= 0.67448975) {
    const square = y * y;
    let top = ERF_TOP[4]! * square;
    let bottom = square;
    for (let i = 0; i < 3; i++) {
      top = (top + ERF_TOP[i]!) * square;
      bottom = (bottom + ERF_BOTTOM[i]!) * square;
    }
    return 0.5 + (x * (top + ERF_TOP[3]!)) / (bottom + ERF_BOTTOM[3]!);
  }
  const tail = y <= Math.sqrt(32) ? middleTail(y) : farTail(y);
  return x < 0 ? tail : 1 - tail;
}

/** Density of the standard normal distribution at `x`. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

function middleTail(y: number): number {
  let top = MIDDLE_TOP[8]! * y;
  let bottom = y;
  for (let i = 0; i < 7; i++) {
    top = (top + MIDDLE_TOP[i]!) * y;
    bottom = (bottom + MIDDLE_BOTTOM[i]!) * y;
  }
  return gaussian(y) * ((top + MIDDLE_TOP[7]!) / (bottom + MIDDLE_BOTTOM[7]!));
}

function farTail(y: number): number {
  if (y > 38.6) return 0;
  const inverse = 1 / (y * y);
  let top = TAIL_TOP[5]! * inverse;
  let bottom = inverse;
  for (let i = 0; i < 4; i++) {
    top = (top + TAIL_TOP[i]!) * inverse;
    bottom = (bottom + TAIL_BOTTOM[i]!) * inverse;
  }
  const correction = (inverse * (top + TAIL_TOP[4]!)) / (bottom + TAIL_BOTTOM[4]!);
  return (gaussian(y) * (1 / Math.sqrt(2 * Math.PI) - correction)) / y;
}

/** exp(−y²/2), with the square split at sixteenths so that its rounding error is not magnified by the exponential. */
function gaussian(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  const rest = (y - coarse) * (y + coarse);
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-rest * 0.5);
}

function ratio(x: number, top: readonly number[], bottom: readonly number[]): number {
  let numerator = 0;
  let denominator = 0;
  for (let i = 7; i >= 0; i--) {
    numerator = numerator * x + top[i]!;
    denominator = denominator * x + bottom[i]!;
  }
  return numerator / denominator;
}

// Coefficients of AS 241, lowest power first.
const CENTRE_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const NEAR_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const NEAR_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const FAR_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const FAR_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

// Coefficients of Cody's three ranges.
const ERF_TOP = [2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356, 0.06568233791820745];
const ERF_BOTTOM = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE_TOP = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726, 6848.190450536283,
  11602.65143764735, 9842.714838383978, 1.0765576773720192e-8,
];
const MIDDLE_BOTTOM = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
];
const TAIL_TOP = [
  0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 0.000029112874951168793,
  0.023073441764940174,
];
const TAIL_BOTTOM = [
  1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662,
];
