import type { Database } from '#evidence/database.ts';
import type { Area, AreaType, PeriodRecord, SourceRecord } from './records.ts';

/** A rating that a publisher states, with what a reader must know of it. */
export interface StatedRating {
  rating: string;
  name: string;
  about: string | null;
  source: SourceRecord;
  /** Framework that should give the same, and the part of it; null where there is none. */
  framework: string | null;
  node: string | null;
  tolerance: number;
}

/** One such rating of one area. */
export interface StatedEntry {
  period: PeriodRecord;
  word: string | null;
  score: number | null;
}

/** How many of the ratings of one period our own rules give again. */
export interface RatingCheckRecord {
  stated: StatedRating;
  period: PeriodRecord;
  checked: number;
  equal: number;
  scores: number;
  scoresEqual: number;
  largest: number | null;
}

interface Known {
  areas: ReadonlyMap<number, Area>;
  periods: ReadonlyMap<number, PeriodRecord>;
  sources: ReadonlyMap<number, SourceRecord>;
}

/** The ratings of other publishers in a release. */
export class PublishedRatings {
  readonly checks: readonly RatingCheckRecord[];
  readonly #byType = new Map<AreaType, StatedRating[]>();
  readonly #entries = new Map<string, StatedEntry[]>();

  constructor(
    checks: readonly RatingCheckRecord[],
    rows: readonly { stated: StatedRating; area: Area; entry: StatedEntry }[],
  ) {
    this.checks = checks;
    for (const { stated, area, entry } of rows) {
      const ofType = this.#byType.get(area.type) ?? [];
      if (!ofType.includes(stated)) this.#byType.set(area.type, [...ofType, stated]);
      const key = keyOf(stated, area);
      this.#entries.set(key, [entry, ...(this.#entries.get(key) ?? [])]);
    }
  }

  /** Each rating that areas of this kind have, with those of the area itself, newest first: none where it is not known. */
  of(area: Area): { stated: StatedRating; entries: StatedEntry[] }[] {
    const stated = this.#byType.get(area.type) ?? [];
    return stated.map((one) => ({ stated: one, entries: this.#entries.get(keyOf(one, area)) ?? [] }));
  }
}

/** Reads them once, when the release is opened; releases made before there were any have none. */
export async function readPublishedRatings(database: Database, known: Known): Promise<PublishedRatings> {
  const { n } = await database.single<{ n: number }>(
    "SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'published_rating'",
  );
  if (n === 0) return new PublishedRatings([], []);
  const sources = await database.rows('SELECT * FROM published_rating_source ORDER BY rating');
  const stated = new Map(
    sources.map((row) => [
      row.rating as string,
      { ...row, source: known.sources.get(row.source as number) } as unknown as StatedRating,
    ]),
  );
  const periodOf = (id: unknown) => known.periods.get(id as number) as PeriodRecord;
  const ratingOf = (key: unknown) => stated.get(key as string) as StatedRating;
  const checks = await database.rows('SELECT * FROM published_rating_check ORDER BY rating, period');
  const rows = await database.rows('SELECT * FROM published_rating ORDER BY rating, area, period');
  return new PublishedRatings(
    checks.map(({ rating, period, scores_equal: scoresEqual, ...counts }) => ({
      ...(counts as unknown as Pick<RatingCheckRecord, 'checked' | 'equal' | 'scores' | 'largest'>),
      scoresEqual: scoresEqual as number,
      stated: ratingOf(rating),
      period: periodOf(period),
    })),
    rows.map(({ rating, area, period, word, score }) => ({
      stated: ratingOf(rating),
      area: known.areas.get(area as number) as Area,
      entry: { period: periodOf(period), word: word as string | null, score: score as number | null },
    })),
  );
}

const keyOf = (stated: StatedRating, area: Area) => `${area.id} ${stated.rating}`;
