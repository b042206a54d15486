import type { ChartTable } from '#charts/chart.ts';
import type { Area } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { DataTable } from '../../views/data-table.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import { readAreaStory } from '../area/area-story.ts';
import type { Page, PageRequest } from '../page.ts';
import { MeasureStrips, type MeasureSeries, readMeasureSeries, seriesTable } from './measure-strips.tsx';
import { type RatingHistory, ratingHistory } from './rating-moves.ts';

/** The ratings of one area from release to release, and its measures from period to period. */
export const areaHistoryPage: Page = {
  name: 'area-history',
  pattern: '/areas/:type/:code/history',
  *paths(release) {
    for (const type of release.areaTypes) for (const area of release.areasOf(type)) yield paths.areaHistory(area);
  },
  async view({ site, release, releases, params }: PageRequest) {
    const area = release.area(params.type as string, params.code as string);
    if (!area) return undefined;
    const [story, earlier, certain, list] = await Promise.all([
      readAreaStory(release, area),
      release.past.ratingsOf(area),
      release.certainty({ area }),
      releases.list(),
    ]);
    const titles = new Map(list.map((entry) => [entry.id, entry.title]));
    const scored = (score: number) => site.messages.area.trace.score(site.format.score(score));
    const histories = story.frameworks.map((rated) =>
      ratingHistory(release, rated, { earlier, certain, titles, scored }),
    );
    const series = await readMeasureSeries(release, area);
    const words = site.messages.history;
    return {
      title: words.title(area.name),
      description: words.lead(area.name),
      breadcrumbs: [
        { label: capitalise(area.type.plural), path: paths.areas(area.type.key) },
        { label: area.name, path: paths.area(area) },
      ],
      tables: [
        ...histories.map((one) => ({
          name: `ratings-${one.framework.key}`,
          table: ratingsTable(site, area, one),
        })),
        { name: 'measures', table: seriesTable(site, area, series) },
      ],
      body: <Body site={site} area={area} histories={histories} series={series} />,
    };
  },
};

interface BodyProps {
  site: SiteContext;
  area: Area;
  histories: RatingHistory[];
  series: MeasureSeries[];
}

function Body({ site, area, histories, series }: BodyProps) {
  const words = site.messages.history;
  return (
    <div className="width stack stack--page">
      <div>
        <p className="eyebrow">
          <a href={site.href(paths.area(area))}>{area.name}</a>
        </p>
        <h1>{words.title(area.name)}</h1>
        <p className="lead">{words.lead(area.name)}</p>
      </div>
      <section aria-labelledby="ratings-title">
        <h2 id="ratings-title">{words.ratingsTitle}</h2>
        {histories.length === 0 ? <p>{words.ratingsNone}</p> : <p>{words.ratingsLead}</p>}
        {histories.map((one) => (
          <Moves key={one.framework.id} site={site} area={area} history={one} several={histories.length > 1} />
        ))}
      </section>
      <section aria-labelledby="measures-title">
        <h2 id="measures-title">{words.measuresTitle}</h2>
        {series.length === 0 ? (
          <p>{words.measuresNone}</p>
        ) : (
          <>
            <p>{words.measuresLead(site.benchmarkName)}</p>
            <MeasureStrips site={site} area={area} series={series} />
          </>
        )}
      </section>
    </div>
  );
}

function Moves(props: { site: SiteContext; area: Area; history: RatingHistory; several: boolean }) {
  const { site, area, history, several } = props;
  const words = site.messages.history;
  const count = (movement: string) => history.parts.filter((part) => part.movement === movement).length;
  const table = ratingsTable(site, area, history);
  const cell = (key: string, _: unknown, at: number) => {
    const part = history.parts[at];
    const found = key.startsWith('r') ? part?.ratings[Number(key.slice(1))] : undefined;
    if (found) return <SignedWord name={found.look} word={found.name} />;
    if (key !== 'moved' || !part) return undefined;
    const tone = part.movement === 'up' ? 'good' : part.movement === 'down' ? 'bad' : 'plain';
    const arrow = part.movement === 'up' ? '↑' : part.movement === 'down' ? '↓' : '';
    return (
      <span className={`trend trend--${tone}`}>
        {arrow && <span aria-hidden="true">{arrow}</span>}
        <span>{movedWords(site, part)}</span>
      </span>
    );
  };
  return (
    <>
      {several && <h3>{history.framework.name}</h3>}
      {history.releases.length === 1 ? (
        <p>{words.ratingsFirst}</p>
      ) : (
        <p>
          <strong>{words.movedLine(count('up'), count('down'), count('same'), realMoves(history))}</strong>
        </p>
      )}
      <DataTable table={table} cell={cell} stacked />
    </>
  );
}

/** Where a rating has gone and, of a move up or down, whether that is more than chance. */
function movedWords(site: SiteContext, { movement, sure }: RatingHistory['parts'][number]): string {
  const words = site.messages.history;
  if (movement !== 'up' && movement !== 'down') return words.movement[movement];
  if (!sure) return words.sure.unknown(words.movement[movement]);
  return (sure.real ? words.sure.real : words.sure.maybe)(words.movement[movement]);
}

function ratingsTable(site: SiteContext, area: Area, history: RatingHistory): ChartTable {
  const words = site.messages.history;
  return {
    caption: words.ratingsCaption(area.name, history.framework.name),
    columns: [
      { key: 'part', label: words.part },
      ...history.releases.map(({ title }, at) => ({ key: `r${at}`, label: title })),
      ...(history.releases.length > 1 ? [{ key: 'moved', label: words.moved }] : []),
    ],
    rows: history.parts.map((part) => ({
      part: part.name || site.messages.frameworks.whole,
      ...Object.fromEntries(part.ratings.map((rating, at) => [`r${at}`, rating?.name ?? words.movement.none])),
      ...(history.releases.length > 1 ? { moved: movedWords(site, part) } : {}),
    })),
  };
}

/** How many moves are more than chance; undefined where that is known of none. */
function realMoves({ parts }: RatingHistory): number | undefined {
  const moved = parts.filter(({ movement }) => movement === 'up' || movement === 'down');
  const known = moved.filter(({ sure }) => sure !== undefined);
  return known.length === 0 ? undefined : known.filter(({ sure }) => sure?.real).length;
}
