import type { Framework } from '#project/schema/framework.ts';
import type { FrameworkUse } from '#project/schema/framework-use.ts';
import type { ReleasedRating } from '#rating/movement.ts';
import { type TextTable, tablesOf } from '#rating/vectors/tables.ts';
import type { RoundKind, TriggerState } from '#vocabulary/movement.ts';
import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import { hasColumn } from './has-column.ts';
import { type EarlierRating, readEarlierRatings } from './ratings.ts';
import { readOnce } from './read-once.ts';
import type { Area, FrameworkRecord } from './records.ts';

export { type FrameworkUse, type TextTable, tablesOf };

/** A framework as one release had it. */
export interface FrameworkRelease {
  release: string;
  /** Null for the release that is being read. */
  publishedOn: string | null;
  framework: string;
  version: string;
  name: string;
  classes: Framework['classes'];
  /** Keys of the declaration that differ from the release before; null where that did not have the framework. */
  changed: string[] | null;
}

/** One rating in one release; areas are known by type and code, which they keep. */
export interface RatingThen extends ReleasedRating {
  release: string;
  node: string;
  areaType: string;
  areaCode: string;
}

/** A rating that has stayed below a class, or nearly so. */
export interface TriggerRow {
  framework: FrameworkRecord;
  trigger: string;
  node: string;
  area: Area;
  state: TriggerState;
  /** Rounds in a row in which it was below: periods rated or releases, as the rule says. */
  rounds: number;
  /** Id of the release in which that began. */
  since: string;
  better: number | null;
  trail: { release: string; class: string | null; is: RoundKind; period?: string }[];
}

/** Areas with a rating that stays low: few of all, so that most pages need not ask. */
const areasWithTrigger = readOnce(async (connections) => {
  const rows = await connections.rows('SELECT DISTINCT area FROM rating_trigger ORDER BY area');
  return new Set(rows.map(({ area }) => area as number));
});

/** What a release knows of the releases before it, and of what explains its frameworks. */
export class ReleasePast {
  constructor(
    private readonly connections: Connections,
    private readonly dimensions: Dimensions,
  ) {}

  /** The releases that had a framework, oldest first; the one that is being read comes last. */
  releasesOf(framework: FrameworkRecord): FrameworkRelease[] {
    return this.dimensions.frameworkHistory.filter((one) => one.framework === framework.key);
  }

  /** The text that explains a framework, in Markdown, and what is different in how it is used here. */
  async explanation(framework: FrameworkRecord): Promise<{ text: string | undefined; used: FrameworkUse | undefined }> {
    if (!(await hasColumn(this.connections, 'framework_text', 'text'))) return { text: undefined, used: undefined };
    const [row] = await this.connections.rows(
      'SELECT text, used FROM framework_text WHERE framework = ? ORDER BY framework',
      [framework.id],
    );
    return {
      text: (row?.text as string | null | undefined) ?? undefined,
      used: typeof row?.used === 'string' ? (JSON.parse(row.used) as FrameworkUse) : undefined,
    };
  }

  /** Ratings of one area in the releases before this one, oldest release first. */
  async ratingsOf(area: Area): Promise<EarlierRating[]> {
    return readEarlierRatings(this.connections, this.dimensions, area);
  }

  /** Ratings by a framework in one earlier release. */
  async ratingsThen(framework: FrameworkRecord, release: string): Promise<RatingThen[]> {
    const probabilities = (await hasColumn(this.connections, 'rating_history', 'probabilities'))
      ? 'probabilities'
      : 'NULL AS probabilities';
    const rows = await this.connections.rows(
      `SELECT release, node, area_type, area_code, class, ${probabilities} FROM rating_history WHERE framework = ? AND release = ? ORDER BY node, area_type, area_code`,
      [framework.key, release],
    );
    return rows.map((row) => ({
      release: row.release as string,
      node: row.node as string,
      areaType: row.area_type as string,
      areaCode: row.area_code as string,
      class: row.class as string,
      chances: row.probabilities === null ? undefined : JSON.parse(row.probabilities as string),
    }));
  }

  /** Ratings that have stayed below a class, by framework, trigger, part and area. */
  async triggers(of: { framework?: FrameworkRecord; area?: Area }): Promise<TriggerRow[]> {
    if (!(await hasColumn(this.connections, 'rating_trigger', 'trigger'))) return [];
    if (of.area && !(await areasWithTrigger(this.connections)).has(of.area.id)) return [];
    const conditions = [
      ...(of.framework ? [{ sql: 'framework = ?', id: of.framework.id }] : []),
      ...(of.area ? [{ sql: 'area = ?', id: of.area.id }] : []),
    ];
    const rows = await this.connections.rows(
      `SELECT * FROM rating_trigger ${conditions.length > 0 ? `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` : ''} ORDER BY framework, trigger, node, area`,
      conditions.map(({ id }) => id),
    );
    return rows.flatMap((row) => {
      const framework = this.dimensions.frameworks.get(row.framework as number);
      const area = this.dimensions.areas.get(row.area as number);
      if (!framework || !area) return [];
      return {
        framework,
        trigger: row.trigger as string,
        node: row.node as string,
        area,
        state: row.state as TriggerState,
        rounds: row.rounds as number,
        since: row.since as string,
        better: row.better as number | null,
        trail: (JSON.parse(row.why as string) as { rounds: TriggerRow['trail'] }).rounds,
      };
    });
  }
}
