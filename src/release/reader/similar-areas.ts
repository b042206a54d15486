import type { Database } from '#evidence/database.ts';
import { type SimilarMeta, similarMetaSchema } from './meta.ts';
import type { Area } from './records.ts';

/** The method of lists that came with the areas. */
const declared = 'declared';

/** One area that is like another. */
export interface LikeArea {
  area: Area;
  /** 1 for the most alike. */
  rank: number;
  /** Weighted standard deviations; null in a list that came with the areas. */
  distance: number | null;
}

/** Which areas are most like which, by every method. */
export class SimilarAreas {
  /** Method, then area. */
  readonly #lists = new Map<string, Map<number, LikeArea[]>>();

  private constructor(
    readonly methods: readonly SimilarMeta[],
    /** False for releases of earlier versions, which have no tables of like areas. */
    readonly hasTables: boolean,
  ) {}

  /**
   * @param meta  the text under `similar` of the table `meta`; releases of earlier versions have none, and no such table, but
   *   hold the lists that came with the areas as a kind of relation
   */
  static async read(database: Database, areas: ReadonlyMap<number, Area>, meta: string | undefined) {
    const similar = new SimilarAreas(similarMetaSchema.parse(JSON.parse(meta ?? '[]')), meta !== undefined);
    const rows = await database.rows(
      meta === undefined
        ? `SELECT '${declared}' AS method, child AS area, row_number() OVER (PARTITION BY child ORDER BY weight DESC, parent) AS rank, parent AS other, NULL AS distance
           FROM relation WHERE kind = 'similar' ORDER BY area, rank`
        : 'SELECT method, area, rank, other, distance FROM similar_area ORDER BY method, area, rank',
    );
    for (const row of rows) {
      const other = areas.get(row.other as number);
      if (other?.kind !== 'area') continue;
      const byArea = similar.#lists.get(row.method as string) ?? new Map<number, LikeArea[]>();
      similar.#lists.set(row.method as string, byArea);
      const list = byArea.get(row.area as number) ?? [];
      byArea.set(row.area as number, list);
      list.push({ area: other, rank: Number(row.rank), distance: row.distance as number | null });
    }
    return similar;
  }

  /** Every method that knows an area, in the order in which they count, with the areas most like it. */
  lists(area: Area): { id: string; method: SimilarMeta | undefined; areas: LikeArea[] }[] {
    const order = [{ id: declared, method: undefined }, ...this.methods.map((method) => ({ id: method.id, method }))];
    return order.flatMap(({ id, method }) => {
      const areas = this.#lists.get(id)?.get(area.id);
      return areas ? [{ id, method, areas }] : [];
    });
  }

  /** Areas most like this one, the most alike first: by a list that came with the areas, or else the first method that knows it. */
  of(area: Area): LikeArea[] {
    return this.lists(area)[0]?.areas ?? [];
  }
}
