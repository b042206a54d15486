import type { RatingClass } from '#charts/palette.ts';
import { type ClassChances, changeChances, realChangeLevel } from '#release/reader/movement.ts';
import type { CertaintyRow } from '#release/reader/certainty.ts';
import type { EarlierRating } from '#release/reader/ratings.ts';
import type { Release } from '#release/reader/release.ts';
import { cellName } from '../area/area-ratings.tsx';
import type { StoryFramework, TracedRating } from '../area/area-story.ts';

export type Movement = 'up' | 'down' | 'same' | 'new' | 'lost' | 'none' | 'other';

/** A rating of one part in one release; undefined where it was not rated. */
export interface PastRating {
  /** The class in words; where there is none, the score. */
  name: string;
  look: RatingClass;
  /** How likely each class was; absent where it is not known. */
  chances?: ClassChances | undefined;
}

/** Whether the last change of a rating is more than chance: the chance that it is real, and whether that is enough. */
export interface Sureness {
  chance: number;
  real: boolean;
}

export interface HistoryInputs {
  earlier: readonly EarlierRating[];
  /** How sure the ratings of this release are. */
  certain: readonly CertaintyRow[];
  titles: ReadonlyMap<string, string>;
  /** How a score without a class is written. */
  scored: (score: number) => string;
}

export interface RatingHistory {
  framework: StoryFramework['framework'];
  /** Oldest first; the release that is being read comes last. */
  releases: { id: string; title: string }[];
  parts: {
    id: string;
    name: string;
    ratings: (PastRating | undefined)[];
    movement: Movement;
    /** Of a move up or down; undefined where it is not known. */
    sure: Sureness | undefined;
  }[];
}

const best: readonly RatingClass[] = ['better-998', 'better', 'expected', 'worse-95', 'worse-998'];
/** More releases than these are in the files, not on the page. */
const releasesShown = 6;

/** Every part of a framework in every release, and where it has gone since the one before. */
export function ratingHistory(
  release: Release,
  rated: StoryFramework,
  { earlier, certain, titles, scored }: HistoryInputs,
): RatingHistory {
  const own = earlier.filter((one) => one.framework === rated.framework.key);
  const ids = [...new Set(own.map((one) => one.release))].slice(-(releasesShown - 1));
  const classes = new Map(rated.framework.declaration.classes.map((entry) => [entry.id, entry]));
  const before = (part: string, id: string): PastRating | undefined => {
    const found = own.find((one) => one.release === id && one.node === part);
    if (!found) return undefined;
    if (found.class === '')
      return found.score === null ? undefined : { name: scored(found.score), look: 'no-direction' };
    const known = classes.get(found.class);
    const chances = found.probabilities ?? undefined;
    return { name: known?.name ?? found.class, look: known?.look ?? 'no-data', chances };
  };
  const order = rated.framework.declaration.classes.filter(({ counted }) => counted).map(({ id }) => id);
  const chancesNow = (part: string) =>
    certain.find((row) => row.framework === rated.framework && row.node === part)?.probabilities;
  const now = (part: string, rating: TracedRating): PastRating | undefined => {
    if (rating.className !== undefined) return { name: rating.className, look: rating.look, chances: chancesNow(part) };
    return rating.score === null ? undefined : { name: scored(rating.score), look: 'no-direction' };
  };
  const parts = [
    ...(rated.overall ? [{ id: '', name: '', now: now('', rated.overall) }] : []),
    ...rated.cells.map((one) => ({
      id: one.cell.id,
      name: cellName(one),
      now: now(one.cell.id, one),
    })),
  ];
  return {
    framework: rated.framework,
    releases: [...ids, release.id].map((id) => ({ id, title: titles.get(id) ?? id })),
    parts: parts.map(({ id, name, now: young }) => {
      const past = ids.map((one) => before(id, one));
      const movement = ids.length === 0 ? 'none' : moveOf(past.at(-1), young);
      return { id, name, ratings: [...past, young], movement, sure: surenessOf(movement, past.at(-1), young, order) };
    }),
  };
}

/** Whether a move is real by how likely the classes were before and are now; undefined where it is none, or not known. */
export function surenessOf(
  movement: Movement,
  before: PastRating | undefined,
  now: PastRating | undefined,
  order: readonly string[],
): Sureness | undefined {
  if (movement !== 'up' && movement !== 'down') return undefined;
  const chances = changeChances(before?.chances, now?.chances, order);
  const chance = chances?.[movement === 'up' ? 'better' : 'worse'];
  return chance === undefined ? undefined : { chance, real: chance >= realChangeLevel };
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
