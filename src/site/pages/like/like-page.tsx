import { caterpillarChart } from '#charts/caterpillar.ts';
import type { Chart } from '#charts/chart.ts';
import type { ProfileRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../../addresses.ts';
import { classOf, comparedWords, highIsGood } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { ChartFigure } from '../../views/chart-figure.tsx';
import type { Page, PageRequest } from '../page.ts';
import { type LikeStory, readLikeStory } from './like-story.ts';
import { BetterTable, betterTable, type LikeFacts, WhoTable, whoTable } from './like-tables.tsx';
import { leadOf } from './like-words.ts';

/** Share of comparisons that come out as better by chance where nothing differs: one end of a 95 % interval. */
const byChance = 0.025;

interface Shown {
  site: SiteContext;
  story: LikeStory;
  facts: LikeFacts;
  /** Profiles of the area itself and of those like it. */
  profiles: ProfileRow[][];
}

/** The areas most like one area, what they do better, and what it would mean to match them. */
export const likePage: Page = {
  name: 'area-like',
  pattern: '/areas/:type/:code/like',
  *paths(release) {
    for (const type of release.areaTypes)
      for (const area of release.areasOf(type))
        if (release.dimensions.similar.of(area).length > 0) yield paths.areaLike(area);
  },
  async view({ site, release, params }: PageRequest) {
    const area = release.area(params.type as string, params.code as string);
    if (!area) return undefined;
    const own = await release.profile(area);
    const story = await readLikeStory(release, area, own);
    if (!story) return undefined;
    const others = story.areas.map((one) => one.area);
    const profiles = [own, ...(await release.profiles(others))];
    const shown = { site, story, facts: await readFacts(site, release, story, profiles), profiles };
    const words = site.messages.like;
    return {
      title: words.title(area.name),
      description: leadOf(site, story),
      breadcrumbs: [
        { label: capitalise(area.type.plural), path: paths.areas(area.type.key) },
        { label: area.name, path: paths.area(area) },
      ],
      tables: [
        { name: 'similar', table: whoTable(site, story, shown.facts) },
        { name: 'better', table: betterTable(site, story) },
      ],
      ...(story.gaps.length > 0 ? { charts: { widest: widestChart(shown, 760) } } : {}),
      body: <Body {...shown} />,
    };
  },
};

/** What the method looks at, for the area and each of those like it: facts about them, and measures with their newest values. */
async function readFacts(
  site: SiteContext,
  release: Release,
  story: LikeStory,
  profiles: readonly ProfileRow[][],
): Promise<LikeFacts> {
  const areas = [story.area, ...story.areas.map((one) => one.area)];
  const attributes = await Promise.all(areas.map((area) => release.attributes(area)));
  const columns = (story.method?.attributes ?? []).flatMap(({ key, indicator }) => {
    const measure = release.indicator(indicator ?? '');
    const name = measure?.plainName ?? attributes.flat().find((one) => one.key === key)?.name;
    return name === undefined
      ? []
      : [{ key: measure ? `measure-${measure.key}` : (key as string), label: name, measure }];
  });
  const rows = areas.map((_, at) =>
    Object.fromEntries(
      columns.map(({ key, measure }) => [
        key,
        measure ? measured(site, measure, profiles[at]) : stated(site, key, attributes[at]),
      ]),
    ),
  );
  return { columns: columns.map(({ key, label }) => ({ key, label })), rows };
}

function stated(site: SiteContext, key: string, list: readonly { key: string; value: string }[] = []): string {
  const found = list.find((one) => one.key === key);
  return found ? site.format.fact(found.value) : '–';
}

/** The newest value of a measure in an area, or why there is none. */
function measured(site: SiteContext, measure: ProfileRow['indicator'], profile: readonly ProfileRow[] = []): string {
  const row = profile.find(({ indicator }) => indicator === measure);
  if (!row) return '–';
  return row.value === null ? site.messages.missing.short[row.status] : site.format.value(measure, row.value);
}

function Body(shown: Shown) {
  const { site, story, facts, profiles } = shown;
  const words = site.messages.like;
  const { area, gaps } = story;
  const priced = gaps.filter(({ best }) => best.cost);
  const comparisons = countComparisons(profiles);
  return (
    <div className="width stack stack--page">
      <div>
        <p className="eyebrow">
          <a href={site.href(paths.area(area))}>{area.name}</a>
        </p>
        <h1>{words.title(area.name)}</h1>
        <p className="lead">{leadOf(site, story)}</p>
        {story.method?.about && <p>{story.method.about}</p>}
      </div>
      <section aria-labelledby="better-title">
        <h2 id="better-title">{words.betterTitle}</h2>
        {gaps.length === 0 ? (
          <p>{words.betterNone}</p>
        ) : (
          <>
            <p>{words.betterLead}</p>
            <BetterTable site={site} story={story} />
            <ChartFigure
              site={site}
              narrow={widestChart(shown, 320)}
              wide={widestChart(shown, 760)}
              medium
              caption={words.chartCaption((gaps[0] as LikeStory['gaps'][number]).best.indicator.plainName)}
            />
          </>
        )}
      </section>
      <section aria-labelledby="care-title">
        <h2 id="care-title">{words.careTitle}</h2>
        {comparisons > 0 && (
          <p>
            {words.care(
              comparisons,
              comparisons * byChance < 1 ? undefined : site.format.quantity(Math.round(comparisons * byChance)),
            )}
          </p>
        )}
        <p>{words.careBest}</p>
        <p>{words.careWhy}</p>
      </section>
      {priced.length > 0 && (
        <section aria-labelledby="cost-title">
          <h2 id="cost-title">{words.costTitle}</h2>
          <ul>
            {priced.map(({ best: { indicator } }) => (
              <li key={indicator.id}>{costSource(site, indicator)}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="who-title">
        <h2 id="who-title">{words.whoTitle}</h2>
        {story.method ? (
          <>
            <p>{words.whoMethod(methodParts(site, story, facts))}</p>
            <p>{words.whoLead}</p>
          </>
        ) : (
          <p>{words.whoGiven}</p>
        )}
        <WhoTable site={site} story={story} facts={facts} />
      </section>
    </div>
  );
}

function costSource(site: SiteContext, { plainName, declaration }: ProfileRow['indicator']): string | undefined {
  const { unitCost } = declaration;
  if (!unitCost) return undefined;
  const amount = site.format.money(unitCost.amount, site.release.dimensions.project.currency);
  return site.messages.like.costFrom(plainName, amount, unitCost.source, unitCost.year);
}

/** Names of what the method looks at; those that count more or less say so. */
function methodParts(site: SiteContext, { method }: LikeStory, facts: LikeFacts): string[] {
  return (method?.attributes ?? []).map(({ key, indicator, weight }) => {
    const name =
      facts.columns.find((column) => column.key === key)?.label ??
      site.release.indicator(indicator ?? '')?.plainName ??
      (key as string);
    return weight === 1 ? name : site.messages.like.weighted(name, site.format.quantity(weight));
  });
}

/** Pairs of values of main measures that were held against each other: those of the same period that can be judged. */
function countComparisons([own = [], ...others]: ProfileRow[][]): number {
  const judged = own.filter(
    ({ indicator, value }) => indicator.headline && indicator.polarity !== 'neither' && value !== null,
  );
  return judged.reduce(
    (sum, row) =>
      sum +
      others.filter((profile) =>
        profile.some((one) => one.indicator === row.indicator && one.period === row.period && one.value !== null),
      ).length,
    0,
  );
}

/** The measure with the widest gap, in the area and in all those like it. */
function widestChart({ site, story, profiles }: Shown, width: number): Chart {
  const { indicator } = (story.gaps[0] as LikeStory['gaps'][number]).best;
  const areas = [story.area, ...story.areas.map((one) => one.area)];
  const rows = profiles.map((profile) => profile.find((row) => row.indicator === indicator));
  // The table of a chart gives its numbers as they are, so they have the decimals that readers see elsewhere.
  const shown = (value: number | null) => (value === null ? null : Number(value.toFixed(indicator.decimals)));
  return caterpillarChart({
    idPrefix: `like-${width}`,
    title: site.messages.like.chartTitle(indicator.plainName, story.area.name),
    width,
    format: (value) => site.format.value(indicator, value),
    words: comparedWords(site.messages),
    highIsGood: highIsGood(indicator.polarity),
    benchmark: { value: rows[0]?.benchmarkValue ?? null, name: site.benchmarkName },
    areas: rows.flatMap((row, at) =>
      row
        ? [
            {
              name: areas[at]?.name as string,
              value: shown(row.value),
              lower: shown(row.lower95),
              upper: shown(row.upper95),
              rating: classOf(row.benchmarkOutcome, row.status),
              highlight: at === 0,
              href: site.href(paths.area(areas[at] as (typeof areas)[number])),
            },
          ]
        : [],
    ),
  });
}
