import type { RatingClass } from '#charts/palette.ts';
import type { EarlierRating } from '#release/reader/ratings.ts';
import type { Release } from '#release/reader/release.ts';
import { cellName } from '../area/area-ratings.tsx';
import type { StoryFramework, TracedRating } from '../area/area-story.ts';

export type Movement = 'up' | 'down' | 'same' | 'new' | 'lost' | 'none' | 'other';

/** A rating of one part in one release; undefined where it was not rated. */
export interface PastRating {
  name: string;
  look: RatingClass;
}

export interface RatingHistory {
  framework: StoryFramework['framework'];
  /** Oldest first; the release that is being read comes last. */
  releases: { id: string; title: string }[];
  parts: { id: string; name: string; ratings: (PastRating | undefined)[]; movement: Movement }[];
}

const best: readonly RatingClass[] = ['better-998', 'better', 'expected', 'worse-95', 'worse-998'];
/** More releases than these are in the files, not on the page. */
const releasesShown = 6;

/** Every part of a framework in every release, and where it has gone since the one before. */
export function ratingHistory(
  release: Release,
  rated: StoryFramework,
  earlier: readonly EarlierRating[],
  titles: ReadonlyMap<string, string>,
): RatingHistory {
  const own = earlier.filter((one) => one.framework === rated.framework.key);
  const ids = [...new Set(own.map((one) => one.release))].slice(-(releasesShown - 1));
  const classes = new Map(rated.framework.declaration.classes.map((entry) => [entry.id, entry]));
  const before = (part: string, id: string): PastRating | undefined => {
    const found = own.find((one) => one.release === id && one.node === part)?.class;
    if (found === undefined) return undefined;
    const known = classes.get(found);
    return { name: known?.name ?? found, look: known?.look ?? 'no-data' };
  };
  const parts = [
    ...(rated.overall ? [{ id: '', name: '', now: ratingNow(rated.overall) }] : []),
    ...rated.cells.map((one) => ({
      id: one.cell.id,
      name: cellName(one),
      now: ratingNow(one),
    })),
  ];
  return {
    framework: rated.framework,
    releases: [...ids, release.id].map((id) => ({ id, title: titles.get(id) ?? id })),
    parts: parts.map(({ id, name, now }) => {
      const past = ids.map((one) => before(id, one));
      return { id, name, ratings: [...past, now], movement: ids.length === 0 ? 'none' : moveOf(past.at(-1), now) };
    }),
  };
}

function ratingNow({ className, look }: TracedRating): PastRating | undefined {
  return className === undefined ? undefined : { name: className, look };
}

/** Where a rating has gone. Only ratings that are better or worse than one another can go up or down. */
export function moveOf(before: PastRating | undefined, now: PastRating | undefined): Movement {
  const judged = (one: PastRating | undefined) => one !== undefined && best.includes(one.look);
  if (!judged(before) && !judged(now)) return 'none';
  if (!judged(before)) return 'new';
  if (!judged(now)) return 'lost';
  const [old, young] = [before as PastRating, now as PastRating];
  if (old.name === young.name) return 'same';
  const step = best.indexOf(old.look) - best.indexOf(young.look);
  return step === 0 ? 'other' : step > 0 ? 'up' : 'down';
}
