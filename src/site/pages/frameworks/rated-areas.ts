import type { Area, AreaType, FrameworkRecord, RatingRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';

/** The areas of one kind that a framework rates, with their ratings. */
export interface Rated {
  type: AreaType;
  areas: Area[];
  byArea: Map<number, RatingRow[]>;
}

/** Every kind of area that a framework rates. */
export async function ratedAreas(release: Release, framework: FrameworkRecord): Promise<Rated[]> {
  const rows = await release.ratings({ framework });
  const byArea = new Map<number, RatingRow[]>();
  for (const row of rows) byArea.set(row.area.id, [...(byArea.get(row.area.id) ?? []), row]);
  return release.areaTypes
    .map((type) => ({ type, areas: release.areasOf(type).filter((area) => byArea.has(area.id)), byArea }))
    .filter(({ areas }) => areas.length > 0);
}
