import type { Parameter } from '#evidence/database.ts';
import type { RatingWhy } from '#rating/why.ts';
import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import { inPublicationOrder } from '../publication-order.ts';
import { hasColumn } from './has-column.ts';
import type { Area, AreaType, FrameworkRecord, RatingRow } from './records.ts';

export interface RatingsOf {
  area?: Area;
  framework?: FrameworkRecord;
  type?: AreaType;
  /** `false` leaves out how each rating came about, which is most of what is stored of it. */
  traced?: boolean;
}

/** A rating as an earlier release published it. `class` is the id that the framework of that time gave it. */
export interface EarlierRating {
  release: string;
  publishedOn: string;
  framework: string;
  node: string;
  class: string;
  score: number | null;
  /** Class → chance; null where it is not known. */
  probabilities: Readonly<Record<string, number>> | null;
}

/** All ratings of one area, of one kind of area or of a framework. */
export async function readRatings(
  connections: Connections,
  { frameworks, areas }: Dimensions,
  of: RatingsOf,
): Promise<RatingRow[]> {
  const conditions: string[] = [];
  const parameters: Parameter[] = [];
  const where = (condition: string, id: number | undefined) => {
    if (id === undefined) return;
    conditions.push(condition);
    parameters.push(id);
  };
  where('area = ?', of.area?.id);
  where('framework = ?', of.framework?.id);
  where('area IN (SELECT id FROM area WHERE type = ?)', of.type?.id);
  const rows = await connections.rows(
    `SELECT *${of.traced === false ? ' EXCLUDE (why)' : ''} FROM rating ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY framework, area, node`,
    parameters,
  );
  return rows.flatMap((row) => {
    const framework = frameworks.get(row.framework as number);
    const area = areas.get(row.area as number);
    if (!framework || !area) return [];
    return {
      framework,
      node: row.node as string,
      area,
      computedClass: row.computed_class as string,
      publishedClass: row.published_class as string,
      score: row.score as number | null,
      shareNotWorse: row.share_not_worse as number | null,
      counted: row.counted as number,
      coverage: row.coverage as number,
      why: JSON.parse((row.why as string | null | undefined) ?? 'null') as RatingWhy | null,
    };
  });
}

/** Ratings of one area in earlier releases, in the order of publication. Areas keep their type and code from release to release. */
export async function readEarlierRatings(
  connections: Connections,
  { publicationOrder }: Dimensions,
  area: Area,
): Promise<EarlierRating[]> {
  const sure = await hasColumn(connections, 'rating_history', 'probabilities');
  const rows = await connections.rows(
    `SELECT release, published_on, framework, node, class, ${sure ? 'score, probabilities' : 'NULL AS score, NULL AS probabilities'} FROM rating_history
     WHERE area_type = ? AND area_code = ? ORDER BY published_on, release, framework, node`,
    [area.type.key, area.code],
  );
  const found = rows.map((row) => ({
    release: row.release as string,
    publishedOn: row.published_on as string,
    framework: row.framework as string,
    node: row.node as string,
    class: row.class as string,
    score: row.score as number | null,
    probabilities: JSON.parse((row.probabilities as string | null) ?? 'null') as EarlierRating['probabilities'],
  }));
  return inPublicationOrder(found, publicationOrder);
}
