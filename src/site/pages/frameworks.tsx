import type { ChartTable } from '#charts/chart.ts';
import { coxcombMark } from '#charts/coxcomb-mark.ts';
import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { Area, AreaType, FrameworkRecord, RatingRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { outcomes } from '#vocabulary/outcome.ts';
import { paths } from '../addresses.ts';
import type { SiteContext } from '../context.ts';
import { Prose } from '../markdown.tsx';
import { Svg } from '../views/chart-figure.tsx';
import { DataTable } from '../views/data-table.tsx';
import { SignedWord } from '../views/rating-sign.tsx';
import { ratingLook } from './area/area-story.ts';
import { ratingWord } from './area/rating-trace.ts';
import { combinerSentences, weightSentences } from './rules/combiner-words.ts';
import { finishSentences, limitSentences } from './rules/finish-words.ts';
import { RuleWords } from './rules/rule-words.ts';
import { scorerSentences } from './rules/scorer-words.ts';
import type { Page, PageRequest } from './page.ts';
import { WhatIfLink } from './what-if/what-if-link.tsx';

export const frameworkListPage: Page = {
  name: 'framework-list',
  pattern: '/frameworks',
  *paths() {
    yield '/frameworks';
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.frameworks;
    const table: ChartTable = {
      caption: words.title,
      columns: [
        { key: 'name', label: site.messages.results.charts.name },
        { key: 'key', label: site.messages.results.charts.code },
      ],
      rows: release.frameworks.map((framework) => ({ name: framework.name, key: framework.key })),
    };
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [{ name: 'frameworks', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          {release.frameworks.length === 0 && <p>{words.none}</p>}
          {release.frameworks.map((framework) => (
            <section key={framework.id} className="card" aria-labelledby={`framework-${framework.id}`}>
              <h2 id={`framework-${framework.id}`} className="card__title">
                <a href={site.href(paths.framework(framework))}>{framework.name}</a>
              </h2>
              <Prose text={framework.declaration.about} />
            </section>
          ))}
        </div>
      ),
    };
  },
};

interface Rated {
  type: AreaType;
  areas: Area[];
  byArea: Map<number, RatingRow[]>;
}

async function ratedAreas(release: Release, framework: FrameworkRecord): Promise<Rated[]> {
  const rows = await release.ratings({ framework });
  const byArea = new Map<number, RatingRow[]>();
  for (const row of rows) byArea.set(row.area.id, [...(byArea.get(row.area.id) ?? []), row]);
  return release.areaTypes
    .map((type) => ({ type, areas: release.areasOf(type).filter((area) => byArea.has(area.id)), byArea }))
    .filter(({ areas }) => areas.length > 0);
}

/** The rules of a framework, and the areas that it rates. */
export const frameworkPage: Page = {
  name: 'framework',
  pattern: '/frameworks/:framework',
  *paths(release) {
    for (const framework of release.frameworks) yield paths.framework(framework);
  },
  async view({ site, release, params }: PageRequest) {
    const framework = release.framework(params.framework as string);
    if (!framework) return undefined;
    const words = site.messages.frameworks;
    const cells = release.cells(framework);
    const rated = await ratedAreas(release, framework);
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
      tables: [{ name: 'classes', table: classes }, ...ratings],
      body: <FrameworkBody site={site} framework={framework} cells={cells} rated={rated} classes={classes} />,
    };
  },
};

const cellTitle = (cell: FrameworkCell) => (cell.group ? `${cell.group.name}: ${cell.name}` : cell.name);

function ratingsTable(
  site: SiteContext,
  framework: FrameworkRecord,
  cells: FrameworkCell[],
  { type, areas, byArea }: Rated,
): ChartTable {
  const words = site.messages.frameworks;
  const names = new Map(framework.declaration.classes.map((entry) => [entry.id, entry.name]));
  return {
    caption: words.ratingsCaption(framework.name, type.plural),
    columns: [
      { key: 'area', label: words.area },
      ...(framework.declaration.overall ? [{ key: 'overall', label: words.overall }] : []),
      ...cells.map((cell) => ({ key: `cell-${cell.id}`, label: cellTitle(cell) })),
    ],
    rows: areas.map((area) => {
      const rows = byArea.get(area.id) ?? [];
      const word = (node: string) => {
        const row = rows.find((one) => one.node === node);
        if (!row?.publishedClass) return row?.score ?? null;
        return names.get(row.publishedClass) ?? row.publishedClass;
      };
      return {
        area: area.name,
        overall: word(''),
        ...Object.fromEntries(cells.map((cell) => [`cell-${cell.id}`, word(cell.id)])),
      };
    }),
  };
}

interface BodyProps {
  site: SiteContext;
  framework: FrameworkRecord;
  cells: FrameworkCell[];
  rated: Rated[];
  classes: ChartTable;
}

function FrameworkBody({ site, framework, cells, rated, classes }: BodyProps) {
  const words = site.messages.frameworks;
  const { declaration } = framework;
  const tell = new RuleWords(site, declaration);
  const partName = partNames(declaration);
  const rules = [
    ...combinerSentences(declaration.combiner, tell, partName, declaration.nodes),
    ...finishSentences(declaration, tell),
  ];
  const limits = limitSentences(declaration, tell);
  return (
    <>
      <div className="hero">
        <div className="width">
          <p className="eyebrow">{words.version(framework.version)}</p>
          <h1>{framework.name}</h1>
          <Prose text={declaration.about} />
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
        <section aria-labelledby="combine-title">
          <h2 id="combine-title">{words.combine}</h2>
          <Sentences of={rules} />
        </section>
        {limits.length > 0 && (
          <section aria-labelledby="limits-title">
            <h2 id="limits-title">{site.messages.ratingRules.limit.title}</h2>
            <Sentences of={limits} />
          </section>
        )}
        <Parts site={site} framework={framework} cells={cells} />
        {rated.map((one) => (
          <section key={one.type.id} aria-labelledby={`rated-${one.type.id}`}>
            <h2 id={`rated-${one.type.id}`}>{words.ratingsCaption(words.ratings, one.type.plural)}</h2>
            <p>{site.messages.topics.alphabetical}</p>
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

/** Names of parts and measures by id, as a framework's rules refer to them. */
function partNames(declaration: FrameworkRecord['declaration']): (id: string) => string {
  const names = new Map<string, string>();
  const note = (nodes: typeof declaration.nodes) => {
    for (const node of nodes) {
      names.set(node.id, node.name);
      note(node.children ?? []);
    }
  };
  note(declaration.nodes);
  return (id) => names.get(id) ?? id;
}

function Sentences({ of }: { of: readonly string[] }) {
  if (of.length < 2) return <p>{of[0]}</p>;
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** The word of a rating: its class, else its score where the rules give no more. */
function wordOf(site: SiteContext, { declaration }: FrameworkRecord, row: RatingRow): string | undefined {
  const name = declaration.classes.find((entry) => entry.id === row.publishedClass)?.name;
  return ratingWord(site, { className: name ?? (row.publishedClass || undefined), score: row.score });
}

/** Each area as a small diagram with its overall rating and its counts in words, in the order of the alphabet. */
function MarkList({ site, framework, cells, rated }: Omit<BodyProps, 'rated' | 'classes'> & { rated: Rated }) {
  const looks = new Map(framework.declaration.classes.map((entry) => [entry.id, entry]));
  return (
    <ul className="mark-list">
      {rated.areas.slice(0, 250).map((area) => {
        const rows = rated.byArea.get(area.id) ?? [];
        const found = cells.map((cell) => ({ cell, row: rows.find((row) => row.node === cell.id) }));
        const counts = new Map<string, number>();
        for (const { row } of found) {
          const name = looks.get(row?.publishedClass ?? '')?.name;
          if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        const petals = found.map(({ cell, row }) => ({
          group: cell.group?.id ?? cell.id,
          rating: ratingLook(looks.get(row?.publishedClass ?? '')?.look, row?.score ?? null),
          share: row?.shareNotWorse ?? null,
        }));
        const whole = rows.find((row) => row.node === '');
        const word = whole && wordOf(site, framework, whole);
        return (
          <li key={area.id}>
            <Svg source={coxcombMark({ petals })} />
            <span>
              <a href={site.href(paths.areaRatings(area, framework))}>{area.name}</a>{' '}
              {word !== undefined && <strong>{site.messages.area.overall(word)}</strong>}
              <span className="measure__note">
                {framework.declaration.classes
                  .filter((entry) => counts.has(entry.name))
                  .map((entry) => `${counts.get(entry.name)} × ${entry.name}`)
                  .join(', ')}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function MeasureRules({ site, framework }: { site: SiteContext; framework: FrameworkRecord }) {
  const { frameworks: words, outcomes: outcomeWords } = site.messages;
  const { scorer, classes } = framework.declaration;
  if (scorer.kind !== 'significance') {
    return (
      <section aria-labelledby="measure-title">
        <h2 id="measure-title">{words.measure}</h2>
        <Sentences of={scorerSentences(scorer, new RuleWords(site, framework.declaration))} />
      </section>
    );
  }
  const named = new Map(classes.map((entry) => [entry.id, entry]));
  const known = outcomes.filter((outcome) => scorer.classes[outcome] !== undefined);
  const entries = [
    ...known.map((outcome) => ({ word: outcomeWords.short[outcome], entry: named.get(scorer.classes[outcome] ?? '') })),
    { word: words.missingAs, entry: named.get(scorer.missing) },
  ];
  const table: ChartTable = {
    caption: words.measureCaption,
    columns: [
      { key: 'outcome', label: words.measureColumns.outcome },
      { key: 'rating', label: words.measureColumns.rating },
    ],
    rows: entries.map(({ word, entry }) => ({ outcome: word, rating: entry?.name ?? null })),
  };
  return (
    <section aria-labelledby="measure-title">
      <h2 id="measure-title">{words.measure}</h2>
      <DataTable
        table={table}
        cell={(key, _, at) => {
          const entry = entries[at]?.entry;
          return key === 'rating' && entry ? <SignedWord name={entry.look} word={entry.name} /> : undefined;
        }}
      />
    </section>
  );
}

/** The rules of a part that the whole does not have: its combiner, what becomes of its score, and its overrides. */
function rulesOf(
  { declaration }: FrameworkRecord,
  { combiner, finish }: FrameworkCell,
  tell: RuleWords,
  partName: (id: string) => string,
): string[] {
  return [
    ...(combiner === declaration.combiner ? [] : combinerSentences(combiner, tell, partName)),
    ...finishSentences(finish, tell),
    ...limitSentences(finish, tell),
  ];
}

/** The weights of the measures of a part, where they differ. */
function weightsOf(site: SiteContext, cell: FrameworkCell, tell: RuleWords): string[] {
  const names = new Map(cell.indicators.map((indicator) => [indicator.key, indicator.plainName]));
  const measures = cell.entries.map(({ indicator, weight }) => ({ name: names.get(indicator) ?? indicator, weight }));
  return weightSentences(measures, tell, site.messages.ratingRules.combiner.measureWeights);
}

function Parts({ site, framework, cells }: { site: SiteContext; framework: FrameworkRecord; cells: FrameworkCell[] }) {
  const words = site.messages.frameworks;
  const tell = new RuleWords(site, framework.declaration);
  const partName = partNames(framework.declaration);
  return (
    <section aria-labelledby="parts-title">
      <h2 id="parts-title">{words.parts}</h2>
      {cells.map((cell) => (
        <details key={cell.id} className="topic">
          <summary>
            <span className="topic__name">{cellTitle(cell)}</span>
            <span className="topic__count">{site.messages.area.groupCount(cell.indicators.length)}</span>
          </summary>
          <div className="topic__body">
            {cell.about && <Prose text={cell.about} />}
            {rulesOf(framework, cell, tell, partName).length > 0 && (
              <>
                <p>{words.special(cell.name)}</p>
                <Sentences of={rulesOf(framework, cell, tell, partName)} />
              </>
            )}
            {weightsOf(site, cell, tell).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {cell.indicators.length === 0 ? (
              <p>{words.partsEmpty}</p>
            ) : (
              <ul>
                {cell.indicators.map((indicator) => (
                  <li key={indicator.id}>
                    <a href={site.href(paths.indicator(indicator))}>{indicator.plainName}</a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </details>
      ))}
    </section>
  );
}
