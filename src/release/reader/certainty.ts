import type { Parameter } from '#evidence/database.ts';
import type { TellingChoice } from '#rating/stability/choices.ts';
import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import { hasColumn } from './has-column.ts';
import type { Area, FrameworkRecord } from './records.ts';

/** How sure the rating of one part of one area is. */
export interface CertaintyRow {
  framework: FrameworkRecord;
  node: string;
  area: Area;
  /** Chance that the class that the rules give is the true one, 0 to 1. */
  holds: number;
  /** Class → chance. */
  probabilities: Readonly<Record<string, number>>;
  score: { lower: number; upper: number } | null;
  rank: { place: number; lower: number; upper: number; of: number } | null;
  /** For a class that counts as worse: the chance of one at the next look if nothing changes. */
  again: number | null;
  choices: { held?: number; of?: number; most?: TellingChoice | undefined } | null;
  draws: number;
}

/** How sure ratings are, of one area or of a framework; nothing in releases of versions that did not say. */
export async function readCertainty(
  connections: Connections,
  { frameworks, areas }: Dimensions,
  of: { area?: Area; framework?: FrameworkRecord },
): Promise<CertaintyRow[]> {
  if (!(await hasColumn(connections, 'rating_certainty', 'probabilities'))) return [];
  const conditions: string[] = [];
  const parameters: Parameter[] = [];
  for (const [column, entry] of [['area', of.area] as const, ['framework', of.framework] as const]) {
    if (!entry) continue;
    conditions.push(`${column} = ?`);
    parameters.push(entry.id);
  }
  const rows = await connections.rows(
    `SELECT * FROM rating_certainty ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY framework, area, node`,
    parameters,
  );
  return rows.flatMap((row) => {
    const framework = frameworks.get(row.framework as number);
    const area = areas.get(row.area as number);
    if (!framework || !area) return [];
    const range = (lower: unknown, upper: unknown) =>
      typeof lower === 'number' && typeof upper === 'number' ? { lower, upper } : null;
    const places = range(row.rank_lower, row.rank_upper);
    return {
      framework,
      node: row.node as string,
      area,
      holds: row.holds as number,
      probabilities: JSON.parse(row.probabilities as string) as Record<string, number>,
      score: range(row.score_lower, row.score_upper),
      rank: places && { place: row.rank as number, ...places, of: row.ranked as number },
      again: row.again as number | null,
      choices: JSON.parse((row.choices as string | null) ?? 'null') as CertaintyRow['choices'],
      draws: row.draws as number,
    };
  });
}
