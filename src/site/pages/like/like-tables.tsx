import type { ChartTable } from '#charts/chart.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import type { LikeGap, LikeStory } from './like-story.ts';
import { amountWords, basisOf, moneyWords, unitOf } from './like-words.ts';

/** What areas are alike in, with the numbers of each: by area, the first for the area itself. */
export interface LikeFacts {
  columns: { key: string; label: string }[];
  rows: Record<string, string>[];
}

/** The areas most like it, with their distance and what they are alike in. */
export function whoTable(site: SiteContext, story: LikeStory, facts: LikeFacts): ChartTable {
  const words = site.messages.like;
  const measured = story.areas.some(({ distance }) => distance !== null);
  const row = (at: number, cells: ChartTable['rows'][number]) => ({ ...cells, ...facts.rows[at] });
  return {
    caption: words.whoCaption(story.area.name, basisOf(site, story)),
    columns: [
      { key: 'area', label: words.columns.area },
      { key: 'rank', label: words.columns.rank, numeric: true },
      ...(measured ? [{ key: 'distance', label: words.columns.distance, numeric: true }] : []),
      ...facts.columns.map((column) => ({ ...column, numeric: true })),
    ],
    rows: [
      row(0, { area: words.itself(story.area.name), rank: null, distance: null }),
      ...story.areas.map(({ area, rank, distance }, at) => row(at + 1, { area: area.name, rank, distance })),
    ],
  };
}

export function WhoTable({ site, story, facts }: { site: SiteContext; story: LikeStory; facts: LikeFacts }) {
  const cell = (key: string, _: unknown, at: number) => {
    const one = story.areas[at - 1];
    if (!one) return undefined;
    if (key === 'area') return <a href={site.href(paths.area(one.area))}>{one.area.name}</a>;
    if (key === 'distance' && one.distance !== null) return site.format.score(one.distance);
    return undefined;
  };
  return <DataTable table={whoTable(site, story, facts)} cell={cell} stacked />;
}

/** The measures on which like areas do better, the widest gap first. */
export function BetterTable({ site, story }: { site: SiteContext; story: LikeStory }) {
  const words = site.messages.like;
  const priced = story.gaps.some(({ best }) => best.cost);
  const table: ChartTable = {
    caption: words.betterCaption(story.area.name),
    columns: [
      { key: 'measure', label: words.columns.measure },
      { key: 'here', label: words.columns.here, numeric: true },
      { key: 'there', label: words.columns.there, numeric: true },
      { key: 'best', label: words.columns.best },
      { key: 'others', label: words.columns.others },
      { key: 'amount', label: words.columns.amount },
      ...(priced ? [{ key: 'cost', label: words.columns.cost, numeric: true }] : []),
    ],
    rows: story.gaps.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const { best, better } = story.gaps[at] as LikeGap;
    const { indicator } = best;
    switch (key) {
      case 'measure':
        return <a href={site.href(paths.areaMeasure(story.area, indicator))}>{indicator.plainName}</a>;
      case 'here':
        return <strong>{site.format.value(indicator, best.value)}</strong>;
      case 'there':
        return site.format.value(indicator, best.peerValue);
      case 'best':
        return <a href={site.href(paths.area(best.peer))}>{best.peer.name}</a>;
      case 'others':
        return words.count(better.length, story.areas.length);
      case 'amount':
        return <Told main={amountWords(site, best)?.amount} range={amountWords(site, best)?.range} />;
      default:
        return <Told main={moneyWords(site, best)?.money} range={moneyWords(site, best)?.range} />;
    }
  };
  return <DataTable table={table} cell={cell} stacked />;
}

function Told({ main, range }: { main: string | undefined; range: string | undefined }) {
  if (main === undefined) return <>–</>;
  return (
    <span>
      {main}
      <span className="measure__note">({range})</span>
    </span>
  );
}

/** Every like area that does better, for files. */
export function betterTable(site: SiteContext, story: LikeStory): ChartTable {
  const words = site.messages.like;
  const numeric = (key: keyof typeof words.columns) => ({ key, label: words.columns[key], numeric: true });
  const text = (key: keyof typeof words.columns) => ({ key, label: words.columns[key] });
  return {
    caption: words.allCaption(story.area.name),
    columns: [
      text('measure'),
      text('period'),
      numeric('place'),
      text('area'),
      ...(['here', 'there', 'gap', 'gapLower', 'gapUpper', 'amount', 'amountLower', 'amountUpper'] as const).map(
        numeric,
      ),
      text('unit'),
      ...(['cost', 'costLower', 'costUpper'] as const).map(numeric),
    ],
    rows: story.gaps.flatMap(({ better }) =>
      better.map((peer) => ({
        measure: peer.indicator.plainName,
        period: peer.period.label,
        place: peer.place,
        area: peer.peer.name,
        here: peer.value,
        there: peer.peerValue,
        gap: peer.gap.value,
        gapLower: peer.gap.lower,
        gapUpper: peer.gap.upper,
        amount: peer.amount?.value ?? null,
        amountLower: peer.amount?.lower ?? null,
        amountUpper: peer.amount?.upper ?? null,
        unit: unitOf(site, peer) ?? site.release.dimensions.project.currency,
        cost: peer.cost?.value ?? null,
        costLower: peer.cost?.lower ?? null,
        costUpper: peer.cost?.upper ?? null,
      })),
    ),
  };
}
