import { refuse, requireNumber, requireOneOf, requireWhole } from '../argument.ts';
import { ExactSum } from '../exact-sum.ts';
import { numbersIn, listOf, optionIn, type StatisticMethod, wordIn } from '../method.ts';

const NAME = 'k-means';
const MOST_ITERATIONS = 1000;

/** One run of the algorithm, from the centres at which the run before it ended. */
export interface KMeansPass {
  /** A point farther than this from its nearest centre is assigned to it but does not move it; default: all move it. */
  strict?: number | undefined;
  /** Most iterations of this pass; default 1,000. */
  iterations?: number;
}

export interface KMeansOptions {
  /** Default: one pass to convergence in which every point moves its centre. */
  passes?: readonly KMeansPass[];
  /** A centre that loses all its points is refused (default) or kept where it stands. */
  emptied?: 'refuse' | 'keep';
}

export interface KMeans {
  /** Position of each point's centre, from 0, in the order of the starting centres. */
  cluster: Int32Array;
  /** Centres, one after another; each the mean of the points that moved it in the last iteration. */
  centres: Float64Array;
  /** Points in each cluster. */
  sizes: Int32Array;
  /** Sum of squared distances of each cluster's points from its centre. */
  within: Float64Array;
  /** Iterations of each pass, with the last one, in which nothing changed. */
  iterations: number[];
}

/**
 * Clusters of points about centres, from given starting centres.
 *
 * Method — Lloyd: assign each point to its nearest centre (the first of equals), move each centre to the mean of its
 * points, until no point changes its centre (and, in a strict pass, whether it moves that centre). Nothing is random: the same starts give the same clusters. Several passes run one after
 * another; a later pass may be `strict`, so that points far from every centre are classed without moving one.
 * Edges — no points: every cluster is empty and keeps its start. A single centre takes all points. All points equal:
 * they join the first of the nearest centres, and the others are emptied.
 *
 * @param points      coordinates, one point after another; finite
 * @param starts      starting centres in the same form; at least one
 * @param dimensions  coordinates of a point, 1 or more
 * @throws STATISTIC_ARGUMENT_INVALID  a coordinate that is not finite, lists that do not divide by the dimensions, a centre
 *   that loses all its points (unless `emptied` is `keep`)
 * @see Lloyd 1982, IEEE Trans. Inf. Theory 28:129–137
 */
export function kMeans(
  points: ArrayLike<number>,
  starts: ArrayLike<number>,
  dimensions = 1,
  { passes = [{}], emptied = 'refuse' }: KMeansOptions = {},
): KMeans {
  requireWhole(NAME, 'dimensions', dimensions, 1);
  requireOneOf(NAME, 'emptied', emptied, ['refuse', 'keep']);
  const data = readPoints('points', points, dimensions);
  const centres = readPoints('starts', starts, dimensions);
  const count = data.length / dimensions;
  const clusters = centres.length / dimensions;
  if (clusters === 0) refuse(NAME, 'starts', 'one centre or more', 0);
  const assignment: Assignment = { cluster: new Int32Array(count), moves: new Uint8Array(count) };
  const iterations = passes.map(({ strict = Infinity, iterations: most = MOST_ITERATIONS }) => {
    requireWhole(NAME, 'iterations', most, 1);
    if (!(strict > 0)) refuse(NAME, 'strict', 'above 0', strict);
    assignment.cluster.fill(-1);
    for (let iteration = 1; iteration <= most; iteration++) {
      if (!assign(data, centres, dimensions, strict, assignment)) return iteration;
      move(data, centres, dimensions, assignment, emptied);
    }
    return most;
  });
  const { cluster } = assignment;
  return { cluster, centres, ...spread(data, centres, dimensions, cluster), iterations };
}

/** Centre of each point, and whether the point moves it. */
interface Assignment {
  cluster: Int32Array;
  moves: Uint8Array;
}

function readPoints(name: string, values: ArrayLike<number>, dimensions: number): Float64Array {
  if (values.length % dimensions !== 0) refuse(NAME, name, `a multiple of ${dimensions} numbers`, values.length);
  return Float64Array.from(values, (value) => requireNumber(NAME, name, value));
}

function squaredDistance(
  data: Float64Array,
  point: number,
  centres: Float64Array,
  centre: number,
  dimensions: number,
): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    const difference = data[point * dimensions + d]! - centres[centre * dimensions + d]!;
    sum += difference * difference;
  }
  return sum;
}

/** Assigns every point to its nearest centre; true where any changed its centre or whether it moves that centre. */
function assign(
  data: Float64Array,
  centres: Float64Array,
  dimensions: number,
  strict: number,
  { cluster, moves }: Assignment,
): boolean {
  const clusters = centres.length / dimensions;
  let changed = false;
  for (let i = 0; i < cluster.length; i++) {
    let [nearest, smallest] = [0, Infinity];
    for (let k = 0; k < clusters; k++) {
      const distance = squaredDistance(data, i, centres, k, dimensions);
      if (distance < smallest) {
        nearest = k;
        smallest = distance;
      }
    }
    const near = smallest <= strict * strict ? 1 : 0;
    if (cluster[i] !== nearest || moves[i] !== near) {
      cluster[i] = nearest;
      moves[i] = near;
      changed = true;
    }
  }
  return changed;
}

/** Moves each centre to the mean of its points; one whose points are all too far away stays. */
function move(
  data: Float64Array,
  centres: Float64Array,
  dimensions: number,
  { cluster, moves }: Assignment,
  emptied: 'refuse' | 'keep',
): void {
  const clusters = centres.length / dimensions;
  const sums = Array.from(centres, () => new ExactSum());
  const moving = new Int32Array(clusters);
  const members = new Int32Array(clusters);
  for (let i = 0; i < cluster.length; i++) {
    const k = cluster[i]!;
    members[k]! += 1;
    if (moves[i] === 0) continue;
    moving[k]! += 1;
    for (let d = 0; d < dimensions; d++) sums[k * dimensions + d]!.add(data[i * dimensions + d]!);
  }
  for (let k = 0; k < clusters; k++) {
    if (members[k] === 0 && emptied === 'refuse') {
      refuse(NAME, 'starts', 'centres that each keep a point', `centre ${k + 1} without points`);
    }
    if (moving[k] === 0) continue;
    for (let d = 0; d < dimensions; d++) centres[k * dimensions + d] = sums[k * dimensions + d]!.total / moving[k]!;
  }
}

function spread(
  data: Float64Array,
  centres: Float64Array,
  dimensions: number,
  cluster: Int32Array,
): { sizes: Int32Array; within: Float64Array } {
  const sizes = new Int32Array(centres.length / dimensions);
  const within = Array.from(sizes, () => new ExactSum());
  for (let i = 0; i < cluster.length; i++) {
    const k = cluster[i]!;
    sizes[k]! += 1;
    within[k]!.add(squaredDistance(data, i, centres, k, dimensions));
  }
  return { sizes, within: Float64Array.from(within, (sum) => sum.total) };
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Clusters from given starting centres',
  summary: 'Assigns points to the nearest of several centres, which move to the mean of their points (Lloyd).',
  inputs: [
    listOf('points', 'any unit', 'Coordinates, one point after another; none missing.'),
    listOf('starts', 'as the points', 'Starting centres in the same form.'),
    {
      name: 'dimensions',
      shape: 'option',
      unit: 'count',
      required: false,
      description: 'Coordinates of a point; default 1.',
    },
    listOf('strict', 'distance', 'For each pass, how far a point may be and still move a centre; empty: any.', false),
    {
      name: 'emptied',
      shape: 'option',
      kind: 'word',
      unit: 'word',
      required: false,
      words: ['refuse', 'keep'],
      description: 'What happens to a centre that loses all its points; default refuse.',
    },
  ],
  outputs: [
    { name: 'cluster', unit: 'list', description: 'Position of each point’s centre, counted from 1.' },
    { name: 'centres', unit: 'list', description: 'Centres, one after another.' },
    { name: 'sizes', unit: 'list of counts', description: 'Points in each cluster.' },
    { name: 'within', unit: 'list', description: 'Sum of squared distances within each cluster.' },
    { name: 'iterations', unit: 'list of counts', description: 'Iterations of each pass.' },
  ],
  edges: [
    'A point as near to two centres joins the first.',
    'A centre that loses all its points is refused, or kept where it stands.',
    'In a strict pass a far point is classed but moves no centre.',
  ],
  source: 'Lloyd 1982, IEEE Transactions on Information Theory 28:129–137',
  run: (row) => {
    const strict = Array.isArray(row.strict) ? row.strict : row.strict === undefined ? [null] : [row.strict];
    const found = kMeans(numbersIn(row, 'points'), numbersIn(row, 'starts'), optionIn(row, 'dimensions'), {
      passes: strict.map((distance) => ({ strict: typeof distance === 'number' ? distance : undefined })),
      emptied: wordIn(row, 'emptied', ['refuse', 'keep'] as const, 'refuse'),
    });
    return {
      cluster: Array.from(found.cluster, (position) => position + 1),
      centres: [...found.centres],
      sizes: [...found.sizes],
      within: [...found.within],
      iterations: found.iterations,
    };
  },
};
