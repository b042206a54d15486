import { kMeans } from '#statistics/clustering/k-means.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Mapping } from '../mapping.ts';
import { list, maybe, numbers, type OracleCase, UnmappedCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-10, absolute: 1e-12 };

function rowsOf(value: unknown): number[][] {
  if (!Array.isArray(value)) throw new UnmappedCase('rows of coordinates');
  return value.map(numbers);
}

function answer(given: OracleCase) {
  const [points, starts] = [rowsOf(given.rows), rowsOf(given.start)];
  return kMeans(points.flat(), starts.flat(), starts[0]?.length);
}

/** The code with which a case is refused; null where it is answered. */
function refusal(given: OracleCase): string | null {
  try {
    answer(given);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

export const kMeansMapping: Mapping = {
  files: ['kmeans'],
  compare: (given) => {
    const theirs = given.lloyd as Record<string, unknown>;
    // The reference refuses a centre that loses its points, and says so in place of the clusters.
    if (typeof theirs.error === 'string') {
      return [{ what: 'refusal', ours: refusal(given), recorded: 'STATISTIC_ARGUMENT_INVALID' }];
    }
    const { cluster, centres, within, iterations } = answer(given);
    return [
      { what: 'cluster', ours: Array.from(cluster, (position) => position + 1), recorded: list(theirs.cluster) },
      { what: 'centres', ours: [...centres], recorded: rowsOf(theirs.centers).flat(), tolerance },
      { what: 'withinss', ours: [...within], recorded: list(theirs.withinss), tolerance },
      { what: 'iterations', ours: iterations[0], recorded: maybe(theirs.iter) },
    ];
  },
  refuse: answer,
};
