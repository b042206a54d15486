import type { Database } from '#evidence/database.ts';
import type { Framework } from '#project/schema/framework.ts';
import type { Source } from '#project/schema/source.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { indicatorsUsed, typesRated } from './indicators-used.ts';
import { planFramework } from './plan.ts';
import type { RatingContext } from './rate-areas.ts';
import { readEvidence } from './read-evidence.ts';

type PublishedRating = Source['ratings'][number];

/** How many published ratings of one period come out equal. */
interface RatingCheck {
  checked: number;
  equal: number;
  scores: number;
  scoresEqual: number;
  /** Largest difference of a score; none where no score was compared. */
  largest: number | null;
}

/**
 * Holds the ratings that a publisher states against those that a framework gives, period by period, and writes `rating_check`.
 *
 * Method — the framework is evaluated as at the end of each period for which ratings are published: over the latest figures that end
 * no later. A published rating of an area that the framework does not rate counts as checked and not as equal.
 */
export async function checkPublishedRatings(
  database: Database,
  framework: Framework,
  context: RatingContext,
): Promise<void> {
  await database.run('DELETE FROM rating_check WHERE framework = ?', [framework.id]);
  const declared = context.project.sources
    .flatMap(({ value }) => value.ratings)
    .filter((rating) => rating.framework === framework.id);
  const evaluations = new Map<string, Map<number, [Evaluation, number]>>();
  for (const rating of declared) {
    const periods = await database.rows<{ id: number; end: string }>(
      `SELECT DISTINCT p.id, p.end_date::VARCHAR AS "end" FROM published_rating r JOIN period p ON p.id = r.period
       WHERE r.rating = ? ORDER BY "end", p.id`,
      [rating.id],
    );
    for (const period of periods) {
      const found = evaluations.get(period.end) ?? (await evaluateAsOf(database, framework, context, period.end));
      evaluations.set(period.end, found);
      const check = await compare(database, rating, period.id, found);
      await database.run('INSERT INTO rating_check VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
        framework.id,
        rating.id,
        period.id,
        check.checked,
        check.equal,
        check.scores,
        check.scoresEqual,
        check.largest,
      ]);
    }
  }
}

/** Area → the evaluation that it is part of, and its position there. */
async function evaluateAsOf(database: Database, framework: Framework, context: RatingContext, asOf: string) {
  const plan = planFramework(
    framework,
    context.project.indicators.map(({ value }) => value),
  );
  const found = new Map<number, [Evaluation, number]>();
  for (const key of typesRated(framework, context)) {
    const type = context.areaTypeIds.get(key);
    if (type === undefined) continue;
    const { ids, ...evidence } = await readEvidence(database, {
      type,
      indicators: indicatorsUsed(plan, framework, context),
      mapDate: context.project.declaration.mapDate,
      within: framework.within,
      asOf,
      periods: context.periods,
    });
    const evaluation = evaluate(plan, evidence);
    for (const [position, id] of ids.entries()) found.set(id, [evaluation, position]);
  }
  return found;
}

async function compare(
  database: Database,
  { id, part = '', tolerance }: PublishedRating,
  period: number,
  ours: ReadonlyMap<number, [Evaluation, number]>,
): Promise<RatingCheck> {
  const check: RatingCheck = { checked: 0, equal: 0, scores: 0, scoresEqual: 0, largest: null };
  const rows = await database.rows<{ area: number; class: string | null; score: number | null }>(
    `SELECT area, class, score FROM published_rating WHERE rating = ? AND period = ${period}
     QUALIFY row_number() OVER (PARTITION BY area ORDER BY file, line) = 1 ORDER BY area`,
    [id],
  );
  for (const row of rows) {
    const [evaluation, position] = ours.get(row.area) ?? [];
    const node = evaluation?.nodes.get(part);
    if (row.class !== null) {
      check.checked += 1;
      const own = node?.limited.class[position as number] ?? -1;
      if (evaluation?.plan.classNames[own] === row.class) check.equal += 1;
    }
    if (row.score !== null) {
      check.scores += 1;
      const difference = Math.abs((node?.grades.score[position as number] ?? Number.NaN) - row.score);
      if (difference <= tolerance) check.scoresEqual += 1;
      if (difference >= (check.largest ?? 0)) check.largest = difference;
    }
  }
  return check;
}
