import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { ChartFigure } from '../../views/chart-figure.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import { measureTable } from '../../views/measure-table.tsx';
import { AreaCertainty, type AreaCertaintyStory, readAreaCertainty } from '../certainty/area-certainty.tsx';
import type { Page, PageAnswer, PageRequest, PageTable } from '../page.ts';
import { AreaMeasures, AreaMissing, AreaStandouts } from './area-measures.tsx';
import { AreaPlaces } from './area-places.tsx';
import { areaCoxcomb, overallSentences, ratingsTable } from './area-ratings.tsx';
import { type AreaStory, readAreaStory } from './area-story.ts';
import { type DetailView, detailAsked, detailView, shownParts } from './detail-view.ts';
import { AreaSummary, summarySentences } from './area-summary.tsx';
import { InequalitySection } from '../inequality/inequality-section.tsx';
import { type InequalityStory, readInequality } from '../inequality/inequality-story.ts';
import { LikeSummary } from '../like/like-section.tsx';
import { type LikeStory, readLikeStory } from '../like/like-story.ts';
import { betterTable } from '../like/like-tables.tsx';
import { NeighboursSection, neighboursTable } from './neighbours-section.tsx';
import {
  AreaPersistence,
  type Persistence,
  persistenceTables,
  readPersistence,
} from '../persistence/area-persistence.tsx';
import { MadeFrom, WhatBecameOfIt } from '../measure/what-became-of-it.tsx';
import { LastNumbers, lastTable } from './last-numbers.tsx';
import { OthersRatings, othersRatingsTable } from './others-ratings.tsx';
import { ratingWord } from './rating-trace.ts';
import { compareWithLike, type LikeComparison, LikeSection, likeTable } from './like-table.tsx';

async function answer({ site, release, releases, params, query }: PageRequest): Promise<PageAnswer> {
  const area = release.area(params.type as string, params.code as string);
  if (!area) return undefined;
  const framework = params.framework === undefined ? undefined : release.framework(params.framework);
  if (params.framework !== undefined && !framework) return undefined;
  const story = await readAreaStory(release, area, framework);
  if (framework && story.frameworks[0]?.framework !== framework) return { redirect: site.href(paths.area(area)) };
  const like = await compareWithLike(site, release, story);
  const peers = await readLikeStory(release, area, story.profile);
  const lasting = await readPersistence(release, releases, area);
  const inequality = await readInequality(release, area, story.profile);
  const words = site.messages.area;
  const rated = story.frameworks[0];
  const beside = neighboursTable(site, story);
  const view = detailView(story, detailAsked(query.detail));
  const shown = rated && shownParts(rated, view);
  const sure = rated ? await release.certainty({ area, framework: rated.framework }) : [];
  const certainty = rated && (await readAreaCertainty(site, release, story, rated, sure));
  const shownCertainty =
    shown && shown.cells.length < rated.cells.length
      ? await readAreaCertainty(site, release, story, shown, sure)
      : certainty;
  const tables: PageTable[] = [
    { name: 'measures', table: measureTable(site, story.profile, words.allMeasures) },
    ...(rated ? [{ name: 'ratings', table: ratingsTable(site, story, rated) }] : []),
    ...(certainty ? [{ name: 'certainty', table: certainty.table }] : []),
    ...(certainty?.rules ? [{ name: 'other-rules', table: certainty.rules }] : []),
    ...(story.last.length > 0 ? [{ name: 'last', table: lastTable(site, area, story.last) }] : []),
    ...(story.others.length > 0
      ? [{ name: 'others-ratings', table: othersRatingsTable(site, area, story.others) }]
      : []),
    ...(like ? [{ name: 'like', table: likeTable(site, story, like) }] : []),
    ...(peers && peers.gaps.length > 0 ? [{ name: 'better-peers', table: betterTable(site, peers) }] : []),
    ...(beside ? [{ name: 'neighbours', table: beside }] : []),
    ...persistenceTables(site, lasting),
  ];
  return {
    title: words.documentTitle(area.name, area.type.name),
    description: area.closed
      ? words.closed(site.format.date(area.closed))
      : summarySentences(site, story).slice(0, 2).join(' '),
    breadcrumbs: [
      { label: capitalise(area.type.plural), path: paths.areas(area.type.key) },
      ...[...story.ancestors]
        .reverse()
        .slice(-2)
        .map((one) => ({ label: one.name, path: paths.area(one) })),
    ],
    tables,
    charts: shown && shown.cells.length > 0 ? { coxcomb: areaCoxcomb(site, story, shown, 760) } : {},
    body: (
      <AreaBody
        site={site}
        story={story}
        view={view}
        like={like}
        peers={peers}
        certainty={shownCertainty}
        lasting={lasting}
        inequality={inequality}
      />
    ),
  };
}

interface AreaBodyProps {
  site: SiteContext;
  story: AreaStory;
  view: DetailView;
  like: LikeComparison | undefined;
  peers: LikeStory | undefined;
  certainty: AreaCertaintyStory | undefined;
  lasting: Persistence;
  inequality: InequalityStory[];
}

function AreaBody({ site, story, view, like, peers, certainty, lasting, inequality }: AreaBodyProps) {
  const words = site.messages.area;
  const rated = story.frameworks[0];
  const shown = rated && shownParts(rated, view);
  return (
    <>
      <div className="hero">
        <div className={`width hero__grid${rated ? '' : ' hero__grid--single'}`}>
          <div>
            <AreaTitle site={site} story={story} />
            {story.last.length === 0 && <AreaSummary site={site} story={story} />}
            <AreaFacts site={site} story={story} />
          </div>
          {rated && (
            <div className="hero__chart">
              {rated.overall && (
                <p className="overall">
                  <SignedWord
                    name={rated.overall.look}
                    word={words.overall(
                      ratingWord(site, rated.overall) ?? site.messages.charts.words.classes['no-data'],
                    )}
                    strong
                  />
                </p>
              )}
              {overallSentences(site, rated).map(({ sentence, changed }) => (
                <p key={sentence} className={changed ? 'overall__changed' : undefined}>
                  {sentence}
                </p>
              ))}
              {certainty?.overall.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              {shown && shown.cells.length > 0 && (
                <ChartFigure
                  site={site}
                  narrow={areaCoxcomb(site, story, shown, 320)}
                  wide={areaCoxcomb(site, story, shown, 540)}
                  caption={rated.framework.name}
                />
              )}
              <p>
                <a href={site.href(paths.why(story.area, rated.framework))}>{site.messages.explanation.short}</a>
              </p>
            </div>
          )}
        </div>
      </div>
      <div className="width stack">
        <WhatBecameOfIt site={site} area={story.area} />
        {story.profile.length === 0 && story.last.length === 0 && <p>{words.noProfile}</p>}
        <AreaPersistence site={site} {...lasting} />
        {story.profile.length > 0 && <AreaStandouts site={site} story={story} />}
        {story.last.length > 0 && <LastNumbers site={site} area={story.area} last={story.last} />}
        {story.profile.length > 0 && <AreaMeasures site={site} story={story} view={view} />}
        {certainty && <AreaCertainty site={site} certainty={certainty} />}
        <InequalitySection site={site} area={story.area} stories={inequality} />
        {peers && <LikeSummary site={site} story={peers} />}
        <OthersRatings site={site} ratings={story.others} />
        <NeighboursSection site={site} story={story} />
        {like && <LikeSection site={site} story={story} like={like} />}
        <AreaMissing site={site} story={story} />
        <MadeFrom site={site} area={story.area} />
        <AreaPlaces site={site} story={story} />
      </div>
    </>
  );
}

function AreaTitle({ site, story }: { site: SiteContext; story: AreaStory }) {
  const words = site.messages.area;
  const { area, ancestors } = story;
  const parent = ancestors[0];
  return (
    <>
      <p className="eyebrow">
        {capitalise(area.type.name)}
        {parent && ` · ${parent.name}`} · {words.code(area.code)}
      </p>
      <h1>{area.name}</h1>
      {area.type.about && <p className="lead">{area.type.about}</p>}
      {area.closed && <p className="closed">{words.closed(site.format.date(area.closed))}</p>}
    </>
  );
}

/** What the area is like, and the way to its past: after what its numbers mean, which readers come for. */
function AreaFacts({ site, story }: { site: SiteContext; story: AreaStory }) {
  const { area, attributes } = story;
  return (
    <>
      {attributes.length > 0 && (
        <dl className="facts">
          {attributes.slice(0, 6).map((attribute) => (
            <div key={attribute.key}>
              <dt>{attribute.name}</dt>
              <dd>{site.format.fact(attribute.value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {(story.profile.length > 0 || story.last.length > 0) && (
        <p>
          <a href={site.href(paths.areaHistory(area))}>{site.messages.history.link}</a>
        </p>
      )}
    </>
  );
}

export const areaPage: Page = {
  name: 'area',
  pattern: '/areas/:type/:code',
  filters: ['detail'],
  *paths(release) {
    for (const type of release.areaTypes) for (const area of release.areasOf(type)) yield paths.area(area);
  },
  view: answer,
};

/** The same area seen through another framework than the first. */
export const areaRatingsPage: Page = {
  name: 'area-ratings',
  pattern: '/areas/:type/:code/ratings/:framework',
  filters: ['detail'],
  *paths(release) {
    for (const framework of release.frameworks) {
      const rated = new Set(
        framework.declaration.areaTypes ?? release.areaTypes.filter((type) => type.rated).map((type) => type.key),
      );
      for (const type of release.areaTypes) {
        if (!rated.has(type.key)) continue;
        for (const area of release.areasOf(type)) if (!area.closed) yield paths.areaRatings(area, framework);
      }
    }
  },
  view: answer,
};
