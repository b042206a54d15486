import type { Database } from '#evidence/database.ts';
import type { Framework } from '#project/schema/framework.ts';
import { evaluate } from '../evaluate.ts';
import { withoutFailures } from '../failed-condition.ts';
import { eachRated, type RatingContext } from '../rate-areas.ts';
import { type AreaCertainty, certaintyOf } from './certainty.ts';
import { drawAll, type DrawElsewhere } from './draw-ratings.ts';
import { readUncertainties } from './read-uncertainty.ts';

/**
 * Says how sure the ratings of a framework are, and writes the table `rating_certainty`. It reads the same shown values as the
 * ratings, so it can tell nothing that they do not.
 *
 * @param elsewhere rates half of many draws in another thread
 */
export async function rateCertainty(
  database: Database,
  framework: Framework,
  context: RatingContext,
  elsewhere?: DrawElsewhere,
): Promise<void> {
  await database.run('DELETE FROM rating_certainty WHERE framework = ?', [framework.id]);
  if (framework.certainty.method === 'none') return;
  const { mostDraws } = context.project.declaration;
  await eachRated(database, framework, context, async (plan, wanted, evidence) => {
    const base = evaluate(withoutFailures(plan), evidence);
    const uncertainties = await readUncertainties(database, wanted, evidence);
    const rows = certaintyOf(base, await drawAll(base, uncertainties, mostDraws, elsewhere));
    await keepCertainty(database, framework.id, rows, evidence.ids);
  });
}

async function keepCertainty(
  database: Database,
  framework: string,
  certainties: readonly AreaCertainty[],
  ids: readonly number[],
): Promise<void> {
  const rows = certainties.map(({ node, area, holds, probabilities, score, rank, again, choices, draws }) => [
    framework,
    node,
    ids[area] as number,
    holds,
    JSON.stringify(probabilities),
    score?.lower ?? null,
    score?.upper ?? null,
    rank?.place ?? null,
    rank?.lower ?? null,
    rank?.upper ?? null,
    rank?.of ?? null,
    again ?? null,
    JSON.stringify(choices),
    draws,
  ]);
  await database.appendRows('rating_certainty', rows);
}
