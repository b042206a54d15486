import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Framework } from '#project/schema/framework.ts';
import { evaluate } from '../evaluate.ts';
import { eachRated, type RatingContext } from '../rate-areas.ts';
import { type AreaCertainty, certaintyOf } from './certainty.ts';
import { drawRatings, drawsFor } from './draw-ratings.ts';
import { readUncertainties } from './read-uncertainty.ts';

/** Rows that are written in one statement. */
const rowsAtOnce = 2000;

/**
 * Says how sure the ratings of a framework are, and writes the table `rating_certainty`. It reads the same shown values as the
 * ratings, so it can tell nothing that they do not.
 */
export async function rateCertainty(database: Database, framework: Framework, context: RatingContext): Promise<void> {
  await database.run('DELETE FROM rating_certainty WHERE framework = ?', [framework.id]);
  if (framework.certainty.method === 'none') return;
  await eachRated(database, framework, context, async (plan, wanted, evidence) => {
    const base = evaluate(plan, evidence);
    const uncertainties = await readUncertainties(database, wanted, evidence);
    const draws = drawsFor(framework.certainty.draws, evidence.areas.length, evidence.indicators.size);
    const rows = certaintyOf(base, drawRatings(base, uncertainties, draws, 'true'), draws);
    await keepCertainty(database, framework.id, rows, evidence.ids);
  });
}

async function keepCertainty(
  database: Database,
  framework: string,
  certainties: readonly AreaCertainty[],
  ids: readonly number[],
): Promise<void> {
  for (let from = 0; from < certainties.length; from += rowsAtOnce) {
    const rows = certainties
      .slice(from, from + rowsAtOnce)
      .map(({ node, area, holds, probabilities, score, rank, draws }) => [
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
        null,
        '{}',
        draws,
      ]);
    await database.run(`INSERT INTO rating_certainty VALUES ${values(rows)}`);
  }
}
