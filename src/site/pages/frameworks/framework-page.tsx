import type { ChartTable } from '#charts/chart.ts';
import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { Prose } from '../../markdown.tsx';
import { DataTable } from '../../views/data-table.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import { WhatIfLink } from '../what-if/what-if-link.tsx';
import type { Page, PageRequest } from '../page.ts';
import type { Persistence } from '../persistence/area-persistence.tsx';
import { FrameworkPersistence } from '../persistence/framework-persistence.tsx';
import { inOrder, triggerTable } from '../persistence/trigger-table.tsx';
import { eligibilitySentences, limitSentences } from '../rules/finish-words.ts';
import { measureTitles } from '../rules/measure-titles.ts';
import { RuleWords } from '../rules/rule-words.ts';
import { wholeRules } from '../rules/whole-rules.ts';
import { LeagueLinks } from './league-links.tsx';
import { MarkList } from './mark-list.tsx';
import { MeasureRules } from './measure-rules.tsx';
import { Parts } from './parts.tsx';
import { type Rated, ratedAreas } from './rated-areas.ts';
import { ratingsTable } from './ratings-table.ts';
import { Sentences } from './sentences.tsx';

/** The rules of a framework, and the areas that it rates. */
export const frameworkPage: Page = {
  name: 'framework',
  pattern: '/frameworks/:framework',
  *paths(release) {
    for (const framework of release.frameworks) yield paths.framework(framework);
  },
  async view({ site, release, releases, params }: PageRequest) {
    const framework = release.framework(params.framework as string);
    if (!framework) return undefined;
    const words = site.messages.frameworks;
    const cells = release.cells(framework);
    const rated = await ratedAreas(release, framework);
    const [lasting, list, { text }] = await Promise.all([
      release.past.triggers({ framework }),
      releases.list(),
      release.past.explanation(framework),
    ]);
    const titles = new Map(list.map((entry) => [entry.id, entry.title]));
    const classes: ChartTable = {
      caption: words.classesCaption,
      columns: [
        { key: 'rating', label: words.classColumns.rating },
        { key: 'meaning', label: words.classColumns.meaning },
      ],
      rows: framework.declaration.classes.map(({ name, meaning }) => ({ rating: name, meaning })),
    };
    const ratings = rated.map((one) => ({
      name: `ratings-${one.type.key}`,
      table: ratingsTable(site, framework, cells, one),
    }));
    return {
      title: framework.name,
      description: framework.declaration.about,
      breadcrumbs: [{ label: words.title, path: '/frameworks' }],
      tables: [
        { name: 'classes', table: classes },
        ...ratings,
        ...(lasting.length > 0
          ? [
              {
                name: 'stays-low',
                table: triggerTable({ site, framework, rows: inOrder(lasting), titles, areas: true }),
              },
            ]
          : []),
      ],
      body: (
        <FrameworkBody
          site={site}
          framework={framework}
          cells={cells}
          rated={rated}
          classes={classes}
          lasting={{ rows: lasting, titles }}
          tell={new RuleWords(site, framework.declaration, measureTitles(release, text))}
        />
      ),
    };
  },
};

interface BodyProps {
  site: SiteContext;
  framework: FrameworkRecord;
  cells: FrameworkCell[];
  rated: Rated[];
  classes: ChartTable;
  lasting: Persistence;
  tell: RuleWords;
}

function FrameworkBody({ site, framework, cells, rated, classes, lasting, tell }: BodyProps) {
  const words = site.messages.frameworks;
  const { declaration } = framework;
  const limits = limitSentences(declaration, tell);
  const notRated = eligibilitySentences(declaration, tell);
  return (
    <>
      <div className="hero">
        <div className="width">
          <p className="eyebrow">{words.version(framework.version)}</p>
          <h1>{framework.name}</h1>
          <Prose text={declaration.about} />
          <ul>
            <li>
              <a href={site.href(paths.frameworkMethod(framework))}>{site.messages.methodology.link}</a>
            </li>
            <li>
              <a href={site.href(paths.movement(framework))}>{site.messages.movement.link}</a>
            </li>
          </ul>
          {declaration.standing === 'example' && <p className="inset">{site.messages.ratingRules.example}</p>}
          <WhatIfLink site={site} framework={framework} />
        </div>
      </div>
      <div className="width stack">
        <section aria-labelledby="classes-title">
          <h2 id="classes-title">{words.classes}</h2>
          <DataTable
            table={classes}
            stacked
            cell={(key, _, at) => {
              const entry = declaration.classes[at];
              return key === 'rating' && entry ? <SignedWord name={entry.look} word={entry.name} /> : undefined;
            }}
          />
        </section>
        <MeasureRules site={site} framework={framework} />
        {declaration.within !== undefined && <p>{words.within(site.format.count(declaration.within))}</p>}
        <section aria-labelledby="combine-title">
          <h2 id="combine-title">{words.combine}</h2>
          <Sentences of={wholeRules(declaration, tell)} />
        </section>
        {limits.length > 0 && (
          <section aria-labelledby="limits-title">
            <h2 id="limits-title">{site.messages.ratingRules.limit.title}</h2>
            <Sentences of={limits} />
          </section>
        )}
        {notRated.length > 0 && (
          <section aria-labelledby="not-rated-title">
            <h2 id="not-rated-title">{words.notRated}</h2>
            <Sentences of={notRated} />
          </section>
        )}
        <FrameworkPersistence site={site} framework={framework} {...lasting} />
        <Parts site={site} framework={framework} cells={cells} tell={tell} />
        {rated.map((one) => (
          <section key={one.type.id} aria-labelledby={`rated-${one.type.id}`}>
            <h2 id={`rated-${one.type.id}`}>{words.ratingsCaption(words.ratings, one.type.plural)}</h2>
            <p>{site.messages.topics.alphabetical}</p>
            <LeagueLinks site={site} framework={framework} cells={cells} type={one.type} />
            <MarkList site={site} framework={framework} cells={cells} rated={one} />
          </section>
        ))}
        <section aria-labelledby="source-title">
          <h2 id="source-title">{words.source}</h2>
          <Prose text={declaration.source} />
        </section>
      </div>
    </>
  );
}
