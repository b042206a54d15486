import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';

/**
 * Writes the ratings that publishers state, with what readers must know of them, and how many of them come out equal. For each area
 * and period the first file that states a rating counts.
 *
 * @param evidence with the release attached as `pub`, and the public ids in `ids.source`, `ids.area` and `ids.period`
 */
export async function writePublishedRatings(evidence: Database, project: Project): Promise<void> {
  const stated = project.sources.flatMap(({ value: source }) => source.ratings.map((rating) => ({ source, rating })));
  if (stated.length === 0) return;
  const words = stated.flatMap(({ rating }) => {
    const framework = project.frameworks.find(({ value }) => value.id === rating.framework);
    return (framework?.value.classes ?? []).map(({ id, name }) => [rating.id, id, name]);
  });
  await evidence.run(
    'CREATE OR REPLACE TEMP TABLE rating_word (rating VARCHAR, class VARCHAR, word VARCHAR); CREATE OR REPLACE TEMP TABLE rating_declared (rating VARCHAR, name VARCHAR, about VARCHAR, source VARCHAR, framework VARCHAR, node VARCHAR, tolerance DOUBLE)',
  );
  if (words.length > 0) await evidence.run(`INSERT INTO rating_word VALUES ${values(words)}`);
  const declared = stated.map(({ source, rating: { id, name, about, framework, part, tolerance } }) => [
    id,
    name,
    about ?? null,
    source.id,
    framework ?? null,
    framework === undefined ? null : (part ?? ''),
    tolerance,
  ]);
  await evidence.run(`INSERT INTO rating_declared VALUES ${values(declared)}`);
  await evidence.run(`INSERT INTO pub.published_rating_source
    SELECT d.rating, d.name, d.about, s.id, d.framework, d.node, d.tolerance
    FROM rating_declared d JOIN ids.source s ON s.key = d.source ORDER BY d.rating`);
  await evidence.run(`INSERT INTO pub.published_rating
    SELECT r.rating, a.id, p.id, r.class, coalesce(w.word, r.class), r.score
    FROM (FROM published_rating QUALIFY row_number() OVER (PARTITION BY rating, area, period ORDER BY file, line) = 1) r
    JOIN rating_declared d ON d.rating = r.rating JOIN ids.area a ON a.old = r.area JOIN ids.period p ON p.old = r.period
    LEFT JOIN rating_word w ON w.rating = r.rating AND w.class = r.class
    ORDER BY r.rating, a.id, p.id`);
  await evidence.run(`INSERT INTO pub.published_rating_check
    SELECT c.rating, p.id, c.checked, c.equal, c.scores, c.scores_equal, c.largest
    FROM rating_check c JOIN rating_declared d ON d.rating = c.rating JOIN ids.period p ON p.old = c.period ORDER BY c.rating, p.id`);
}
