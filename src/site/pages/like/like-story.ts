import type { BetterPeer } from '#release/reader/better-peers.ts';
import type { SimilarMeta } from '#release/reader/meta.ts';
import type { Area, IndicatorRecord, ProfileRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { LikeArea } from '#release/reader/similar-areas.ts';

/** One measure on which like areas do better: the best of them, and how many others. */
export interface LikeGap {
  best: BetterPeer;
  /** Every one of them, the best first. */
  better: BetterPeer[];
  row: ProfileRow | undefined;
}

/** The areas most like an area, and what they do better. */
export interface LikeStory {
  area: Area;
  method: SimilarMeta | undefined;
  areas: LikeArea[];
  /** Widest gap first. */
  gaps: LikeGap[];
}

/** @returns undefined where nobody knows which areas are like it */
export async function readLikeStory(
  release: Release,
  area: Area,
  profile: readonly ProfileRow[],
): Promise<LikeStory | undefined> {
  const [list] = release.dimensions.similar.lists(area);
  const areas = list?.areas.filter((one) => one.area.type.listed) ?? [];
  if (!list || areas.length === 0) return undefined;
  const byIndicator = new Map<IndicatorRecord, BetterPeer[]>();
  for (const peer of await release.betterPeers(area))
    byIndicator.set(peer.indicator, [...(byIndicator.get(peer.indicator) ?? []), peer]);
  const gaps = [...byIndicator.values()].map((better): LikeGap => {
    const best = better[0] as BetterPeer;
    return { best, better, row: profile.find((row) => row.indicator === best.indicator) };
  });
  gaps.sort((a, b) => width(b) - width(a) || a.best.indicator.id - b.best.indicator.id);
  return { area, method: list.method, areas, gaps };
}

/** A gap as a share of the spread of all areas, so that gaps of different measures can be put in order. */
function width({ best, row }: LikeGap): number {
  const spread = (row?.highest ?? 0) - (row?.lowest ?? 0);
  return spread > 0 ? best.gap.value / spread : 0;
}
