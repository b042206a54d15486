import type { ChartTable } from '#charts/chart.ts';
import { normaliseName } from '#release/reader/place-index.ts';
import type { Area, IndicatorRecord, ProfileRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../addresses.ts';
import type { SiteContext } from '../context.ts';
import { DataTable } from '../views/data-table.tsx';
import { ValueWithRange } from '../views/measure-table.tsx';
import { OutcomeWord, SignedWord } from '../views/rating-sign.tsx';
import { readAreaStory, type AreaStory } from './area/area-story.ts';
import { cellName } from './area/area-ratings.tsx';
import { ratingWord } from './area/rating-trace.ts';
import type { Page, PageAnswer, PageRequest } from './page.ts';
import { topicKinds, type TopicKind, topicOf } from './topic-list.ts';

const most = 6;

interface ChosenAreas {
  areas: Area[];
  /** What names no area. */
  unknown: string[];
  /** Areas beyond those that there is room for. */
  left: Area[];
}

/** Areas by codes, of whatever kind. */
function areasOf(release: Release, codes: readonly string[]): ChosenAreas {
  const chosen: ChosenAreas = { areas: [], unknown: [], left: [] };
  let type: Area['type'] | undefined;
  for (const code of codes) {
    const found = release.areasByCode(code);
    // The same code may name areas of two kinds: those of the kind already chosen come first.
    const area = found.find((one) => one.type === type) ?? found[0];
    if (!area) chosen.unknown.push(code);
    else if (!chosen.areas.includes(area)) (chosen.areas.length < most ? chosen.areas : chosen.left).push(area);
    type = area?.type ?? type;
  }
  return chosen;
}

const partsOf = (text: string, between: RegExp) => text.split(between).filter((part) => part.trim() !== '');

/** What readers write, with commas between: codes, which blanks may part as well, or names. */
function codesWritten(release: Release, text: string): string[] {
  return partsOf(text, /,/).flatMap((part) => {
    const codes = partsOf(part, /\s+/);
    if (codes.every((code) => release.areasByCode(code).length > 0)) return codes;
    const [first, ...others] = release.places.search(part, most);
    const named = [first, ...others].find((area) => area && normaliseName(area.name) === normaliseName(part));
    const meant = named ?? (others.length === 0 ? first : undefined);
    return meant ? [meant.code] : [part.trim()];
  });
}

/** The form where areas are chosen. */
export const compareStartPage: Page = {
  name: 'compare-start',
  pattern: '/compare',
  filters: ['areas', 'topic'],
  *paths() {
    yield '/compare';
  },
  async view({ site, release, query }: PageRequest): Promise<PageAnswer> {
    const words = site.messages.compare;
    const { areas, unknown, left } = areasOf(release, codesWritten(release, query.areas ?? ''));
    const topic = query.topic ? topicOf(release, query.topic)?.address : undefined;
    if (areas.length > 0 && unknown.length + left.length === 0)
      return { redirect: site.href(paths.compare(areas, topic)) };
    const problems = [
      ...(unknown.length > 0 ? [words.unknown(unknown.join(', '))] : []),
      ...(left.length > 0 ? [words.tooMany(left.map((area) => area.name).join(', '))] : []),
    ];
    const rated = release.areaTypes.find((type) => type.rated) ?? release.areaTypes.at(-1);
    const examples = rated
      ? release
          .areasOf(rated)
          .filter((area) => !area.closed)
          .slice(0, 3)
      : [];
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          <CompareForm site={site} value={query.areas ?? ''} problems={problems} />
          {examples.length > 1 && (
            <p>
              {words.examples}:{' '}
              <a href={site.href(paths.compare(examples))}>{examples.map((area) => area.name).join(', ')}</a>
            </p>
          )}
        </div>
      ),
    };
  },
};

function CompareForm({ site, value, problems }: { site: SiteContext; value: string; problems: string[] }) {
  const words = site.messages.compare;
  return (
    <form className="filters" action={site.href('/compare')} method="get">
      <div>
        <label htmlFor="areas">{words.label}</label>
        <p className="muted" id="areas-hint">
          {words.hint}
        </p>
        {problems.length > 0 && (
          <p className="closed" id="areas-error">
            {problems.join(' ')}
          </p>
        )}
        <input
          id="areas"
          name="areas"
          type="text"
          defaultValue={value}
          maxLength={200}
          spellCheck={false}
          aria-describedby={problems.length > 0 ? 'areas-hint areas-error' : 'areas-hint'}
          aria-invalid={problems.length > 0 ? true : undefined}
        />
      </div>
      <button className="button" type="submit">
        {words.button}
      </button>
    </form>
  );
}

async function answer({ site, release, params }: PageRequest): Promise<PageAnswer> {
  const { areas, unknown } = areasOf(release, partsOf(params.areas as string, /[,\s]+/));
  if (areas.length === 0 || unknown.length > 0) return undefined;
  const topic = params.topic === undefined ? undefined : topicOf(release, params.topic);
  if (params.topic !== undefined && !topic) return undefined;
  const stories = await Promise.all(areas.map((area) => readAreaStory(release, area)));
  const found = new Set(stories.flatMap((story) => story.profile.map((row) => row.indicator)));
  const indicators = (topic?.indicators ?? release.indicators).filter((indicator) => found.has(indicator));
  const words = site.messages.compare;
  const title = words.titleOf(areas.map((area) => area.name)) + (topic ? `: ${topic.name}` : '');
  const measures = measuresTable(site, stories, indicators);
  const ratings = topic ? undefined : ratingsTable(site, stories);
  const first = stories[0];
  return {
    title,
    description: words.lead,
    breadcrumbs: [{ label: words.title, path: '/compare' }],
    tables: [
      { name: 'measures', table: measuresData(site, stories, indicators) },
      ...(ratings ? [{ name: 'ratings', table: ratings }] : []),
    ],
    body: (
      <div className="width stack stack--page">
        <h1>{title}</h1>
        <p className="muted">
          {words.care}
          {first &&
            stories.some((story) => story.neighbours.includes(first.area)) &&
            ` ${words.besideNote(first.area.name)}`}
        </p>
        <TopicChoice site={site} areas={areas} kinds={topicKinds(release)} chosen={topic?.address} />
        {ratings && (
          <section aria-labelledby="ratings-title">
            <h2 id="ratings-title">{words.ratingsTitle}</h2>
            <DataTable table={ratings} cell={(key, _, at) => ratingCell(stories, key, at)} stacked />
          </section>
        )}
        <section aria-labelledby="measures-title">
          <h2 id="measures-title">{words.measuresTitle}</h2>
          {indicators.length === 0 ? (
            <p>{words.noMeasures}</p>
          ) : (
            <DataTable
              table={measures}
              cell={(key, _, at) => measureCell(site, stories, indicators, key, at)}
              stacked
            />
          )}
        </section>
        <CompareForm site={site} value={areas.map((area) => area.code).join(', ')} problems={[]} />
      </div>
    ),
  };
}

interface TopicChoiceProps {
  site: SiteContext;
  areas: Area[];
  kinds: TopicKind[];
  chosen: string | undefined;
}

/** Topics of different kinds may have the same name: they are told apart by the kind they stand under. */
function TopicChoice({ site, areas, kinds, chosen = '' }: TopicChoiceProps) {
  const words = site.messages.compare;
  if (kinds.length === 0) return null;
  return (
    <form className="filters" action={site.href('/compare')} method="get">
      <input type="hidden" name="areas" value={areas.map((area) => area.code).join(',')} />
      <div>
        <label htmlFor="topic">{words.chooseTopic}</label>
        <select id="topic" name="topic" defaultValue={chosen}>
          <option value="">{words.allTopics}</option>
          {kinds.map((kind) => (
            <optgroup key={kind.id} label={kind.name}>
              {kind.values.map(({ address, name }) => (
                <option key={address} value={address}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <button className="button" type="submit">
        {site.messages.indicator.show}
      </button>
    </form>
  );
}

const areaKey = (at: number) => `area${at + 1}`;

function measuresTable(site: SiteContext, stories: AreaStory[], indicators: IndicatorRecord[]): ChartTable {
  const names = stories.map((story) => story.area.name);
  return {
    caption: site.messages.compare.caption(names.join(', ')),
    columns: [
      { key: 'measure', label: site.messages.compare.measure },
      ...names.map((label, at) => ({ key: areaKey(at), label })),
    ],
    rows: indicators.map((indicator) => ({
      measure: indicator.plainName,
      ...Object.fromEntries(stories.map((story, at) => [areaKey(at), rowOf(story, indicator)?.value ?? null])),
    })),
  };
}

/** The table for files: for each neighbour of the first area a column more that says how it compares with that one. */
function measuresData(site: SiteContext, stories: AreaStory[], indicators: IndicatorRecord[]): ChartTable {
  const table = measuresTable(site, stories, indicators);
  const first = stories[0] as AreaStory;
  const beside = stories.flatMap((story, at) => (story.neighbours.includes(first.area) ? [{ story, at }] : []));
  return {
    ...table,
    columns: [
      ...table.columns,
      ...beside.map(({ story, at }) => ({
        key: `${areaKey(at)}Beside`,
        label: site.messages.compare.besideColumn(story.area.name, first.area.name),
      })),
    ],
    rows: table.rows.map((row, at) => ({
      ...row,
      ...Object.fromEntries(
        beside.map(({ story, at: place }) => [
          `${areaKey(place)}Beside`,
          besideFirst(site, story, first, indicators[at] as IndicatorRecord) ?? null,
        ]),
      ),
    })),
  };
}

/** How an area compares with the first one, in words; undefined unless they are neighbours with a number each. */
function besideFirst(
  site: SiteContext,
  story: AreaStory | undefined,
  first: AreaStory | undefined,
  indicator: IndicatorRecord,
): string | undefined {
  const row = story?.besideNeighbours.find((one) => one.indicator === indicator && one.neighbour === first?.area);
  return row && site.messages.outcomes.compared[row.outcome](row.neighbour.name);
}

function rowOf(story: AreaStory | undefined, indicator: IndicatorRecord | undefined): ProfileRow | undefined {
  return story?.profile.find((row) => row.indicator === indicator);
}

function measureCell(site: SiteContext, stories: AreaStory[], indicators: IndicatorRecord[], key: string, at: number) {
  const indicator = indicators[at] as IndicatorRecord;
  if (key === 'measure') return <a href={site.href(paths.indicator(indicator))}>{indicator.plainName}</a>;
  const story = stories[Number(key.slice(4)) - 1];
  const row = rowOf(story, indicator);
  const beside = besideFirst(site, story, stories[0], indicator);
  if (!row) return <span className="no-value">{site.messages.missing.short['not-available']}</span>;
  // One element, because on a phone a cell sets its children side by side.
  return (
    <div>
      <ValueWithRange site={site} row={row} />
      {row.status === 'ok' && row.benchmarkOutcome !== 'not-compared' && (
        <OutcomeWord site={site} outcome={row.benchmarkOutcome} status={row.status} />
      )}
      {beside && <span className="measure__note">{beside}</span>}
    </div>
  );
}

function ratingsTable(site: SiteContext, stories: AreaStory[]): ChartTable | undefined {
  const first = stories.find((story) => story.frameworks[0])?.frameworks[0];
  if (!first) return undefined;
  const names = stories.map((story) => story.area.name);
  const unrated = site.messages.charts.words.classes['no-data'];
  return {
    caption: site.messages.compare.ratingsCaption(names.join(', ')),
    columns: [
      { key: 'topic', label: site.messages.compare.topic },
      ...names.map((label, at) => ({ key: areaKey(at), label })),
    ],
    rows: first.cells.map((cell, place) => ({
      topic: cellName(cell),
      ...Object.fromEntries(
        stories.map((story, at) => {
          const one = sameFramework(story, stories)?.cells[place];
          return [areaKey(at), (one && ratingWord(site, one)) ?? unrated];
        }),
      ),
    })),
  };
}

/** The ratings of an area by the framework that the table shows. */
function sameFramework(story: AreaStory | undefined, stories: AreaStory[]) {
  const shown = stories.find((one) => one.frameworks[0])?.frameworks[0]?.framework;
  return story?.frameworks.find((one) => one.framework === shown);
}

function ratingCell(stories: AreaStory[], key: string, at: number) {
  if (key === 'topic') return undefined;
  const cell = sameFramework(stories[Number(key.slice(4)) - 1], stories)?.cells[at];
  return cell?.className ? <SignedWord name={cell.look} word={cell.className} /> : undefined;
}

export const comparePage: Page = {
  name: 'compare',
  pattern: '/compare/:areas',
  // Any areas may be chosen: found by following links.
  *paths() {},
  view: answer,
};

export const compareTopicPage: Page = {
  name: 'compare-topic',
  pattern: '/compare/:areas/:topic',
  *paths() {},
  view: answer,
};
