import { Fragment } from 'react';
import type { ChartTable } from '#charts/chart.ts';
import { tablesOf } from '#release/reader/past.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { Prose } from '../../markdown.tsx';
import { DataTable } from '../../views/data-table.tsx';
import { Document } from '../../views/document.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import { hasLevels } from '../frameworks/level-words.ts';
import { isDrawn } from '../certainty/area-certainty.tsx';
import { MeasureRules } from '../frameworks/measure-rules.tsx';
import { cellTitle } from '../frameworks/ratings-table.ts';
import { Sentences } from '../frameworks/sentences.tsx';
import type { Page, PageRequest } from '../page.ts';
import { partTitles } from '../part-titles.ts';
import { triggerSentences } from '../persistence/trigger-words.ts';
import { eligibilitySentences, limitSentences } from '../rules/finish-words.ts';
import { measureNames, measureTitles } from '../rules/measure-titles.ts';
import { partRules, placedParts } from '../rules/part-rules.ts';
import { RuleWords } from '../rules/rule-words.ts';
import { wholeRules } from '../rules/whole-rules.ts';
import { exampleTable } from './example-tables.ts';
import { partsTable, usedTable, versionsTable } from './methodology-tables.ts';

/** How a framework works, for those who work with its ratings. */
export const methodologyPage: Page = {
  name: 'methodology',
  pattern: '/frameworks/:framework/method',
  *paths(release) {
    for (const framework of release.frameworks) yield paths.frameworkMethod(framework);
  },
  async view({ site, release, releases, params }: PageRequest) {
    const framework = release.framework(params.framework as string);
    if (!framework) return undefined;
    const words = site.messages.methodology;
    const { text, used } = await release.past.explanation(framework);
    const tell = new RuleWords(site, framework.declaration, measureTitles(release, text));
    const titles = new Map((await releases.list()).map((entry) => [entry.id, entry.title]));
    const versions = versionsTable(site, release.past.releasesOf(framework), titles);
    const replaced = used && Object.keys(used.indicators).length > 0 ? used : undefined;
    const swapped = replaced && usedTable(site, release, replaced, text);
    const parts = partsTable(site, release, framework);
    const exact = await exactSentences(site, release, framework);
    const sections = [
      { id: 'rates', title: words.rates, body: <Rates site={site} release={release} framework={framework} /> },
      { id: 'labels', title: words.labels, body: <Labels site={site} framework={framework} /> },
      { id: 'standing', title: words.standing, body: <Standing site={site} framework={framework} /> },
      { id: 'rules', title: words.rules, body: <Rules site={site} framework={framework} tell={tell} /> },
      {
        id: 'parts',
        title: words.parts,
        body: (
          <>
            {hasLevels(release.cells(framework)) && (
              <p>
                {site.messages.detail.lead} {site.messages.detail.rest}
              </p>
            )}
            <PartsTable site={site} release={release} framework={framework} />
          </>
        ),
      },
      ...(used
        ? [
            {
              id: 'used',
              title: words.used,
              body: (
                <>
                  {used.areaTypes && <p>{words.usedTypes(pluralsOf(release, used.areaTypes))}</p>}
                  {used.absent === 'left-out' && <p>{words.leftOut}</p>}
                  {swapped && (
                    <>
                      <p>{words.usedLead}</p>
                      <DataTable table={swapped} stacked />
                    </>
                  )}
                </>
              ),
            },
          ]
        : []),
      ...((framework.declaration.triggers ?? []).length > 0
        ? [
            {
              id: 'persistence',
              title: words.persistence,
              body: (framework.declaration.triggers ?? []).map((trigger) => (
                <Sentences key={trigger.id} of={triggerSentences(trigger, tell)} />
              )),
            },
          ]
        : []),
      { id: 'limits', title: words.limits, body: <Sentences of={[...words.limitsList, words.coverage, ...exact]} /> },
      { id: 'versions', title: words.versions, body: <DataTable table={versions} stacked /> },
      { id: 'examples', title: words.examples, body: <Examples site={site} framework={framework} text={text} /> },
    ];
    return {
      title: words.title(framework.name),
      description: words.lead,
      breadcrumbs: [
        { label: site.messages.frameworks.title, path: '/frameworks' },
        { label: framework.name, path: paths.framework(framework) },
      ],
      tables: [
        { name: 'parts', table: parts },
        { name: 'versions', table: versions },
        ...(swapped ? [{ name: 'used', table: swapped }] : []),
      ],
      body: (
        <div className="width stack stack--page">
          <div>
            <p className="eyebrow">{site.messages.frameworks.version(framework.version)}</p>
            <h1>{words.title(framework.name)}</h1>
            <p className="lead">{words.lead}</p>
            <p>
              <a href={site.href(paths.framework(framework))}>{words.backLink}</a>
            </p>
          </div>
          <nav aria-label={words.contents}>
            <ul>
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
          {sections.map(({ id, title, body }) => (
            <section key={id} aria-labelledby={id}>
              <h2 id={id}>{title}</h2>
              {body}
            </section>
          ))}
        </div>
      ),
    };
  },
};

/** What numbers without a range do to how sure ratings are, and how many there are of each kind of area; nothing where none is drawn. */
async function exactSentences(site: SiteContext, release: Release, framework: FrameworkRecord): Promise<string[]> {
  if (!isDrawn(framework)) return [];
  const words = site.messages.methodology;
  const types = release.ratedTypes(framework);
  const counts = await Promise.all(types.map((type) => release.exactInputs(framework, release.cells(framework), type)));
  const now = counts.flatMap(({ exact, of }, at) =>
    of === 0 ? [] : [words.exactNow(exact, of, types[at]?.plural ?? '')],
  );
  return [[words.exact, ...now].join(' ')];
}

interface Props {
  site: SiteContext;
  framework: FrameworkRecord;
}

function pluralsOf(release: Release, keys: readonly string[]): string {
  return keys.flatMap((key) => release.areaType(key)?.plural ?? []).join(', ');
}

function Rates({ site, release, framework }: Props & { release: Release }) {
  const words = site.messages.methodology;
  const { areaTypes, about, audience, overall } = framework.declaration;
  const keys = areaTypes ?? release.areaTypes.filter(({ rated }) => rated).map(({ key }) => key);
  const plurals = pluralsOf(release, keys);
  return (
    <>
      <Prose text={about} />
      <p>
        {[
          ...(plurals === '' ? [] : [words.ratesTypes(plurals)]),
          overall ? words.overall : words.noOverall,
          words.audience[audience ?? 'public'],
        ].join(' ')}
      </p>
    </>
  );
}

function Labels({ site, framework }: Props) {
  const words = site.messages.frameworks;
  const { classes, wordings } = framework.declaration;
  const table: ChartTable = {
    caption: words.classesCaption,
    columns: [
      { key: 'rating', label: words.classColumns.rating },
      { key: 'meaning', label: words.classColumns.meaning },
      ...(wordings ?? []).map(({ id, name }) => ({ key: `w-${id}`, label: name })),
    ],
    rows: classes.map(({ id, name, meaning }) => ({
      rating: name,
      meaning,
      ...Object.fromEntries((wordings ?? []).map((wording) => [`w-${wording.id}`, wording.words[id] ?? null])),
    })),
  };
  return (
    <DataTable
      table={table}
      stacked
      cell={(key, _, at) => {
        const entry = classes[at];
        return key === 'rating' && entry ? <SignedWord name={entry.look} word={entry.name} /> : undefined;
      }}
    />
  );
}

function Standing({ site, framework }: Props) {
  const { standingWords } = site.messages.methodology;
  return (
    <>
      <p className={framework.declaration.standing === 'example' ? 'inset' : undefined}>
        {standingWords[framework.declaration.standing ?? 'published']}
      </p>
      <Prose text={framework.declaration.source} />
    </>
  );
}

/** How a measure is judged, how parts become one, what overrides that, and the rules of single parts: the sentences of the framework’s own page. */
function Rules({ site, framework, tell }: Props & { tell: RuleWords }) {
  const { declaration } = framework;
  const words = site.messages.frameworks;
  const titles = partTitles(framework);
  const own = placedParts(declaration).flatMap(({ node }) => {
    const rules = partRules(node, tell);
    return rules.length > 0 ? [{ id: node.id, title: words.special(titles.get(node.id) ?? node.name), rules }] : [];
  });
  const more = [
    { id: 'limits', title: site.messages.ratingRules.limit.title, rules: limitSentences(declaration, tell) },
    { id: 'not-rated', title: words.notRated, rules: eligibilitySentences(declaration, tell) },
    ...own.map((part) => ({ ...part, id: `part-${part.id}` })),
  ].filter(({ rules }) => rules.length > 0);
  return (
    <>
      <MeasureRules site={site} framework={framework} level={3} />
      {declaration.within !== undefined && <p>{words.within(site.format.count(declaration.within))}</p>}
      <h3>{words.combine}</h3>
      <Sentences of={wholeRules(declaration, tell)} />
      {more.map(({ id, title, rules }) => (
        <Fragment key={id}>
          <h3>{title}</h3>
          <Sentences of={rules} />
        </Fragment>
      ))}
    </>
  );
}

function PartsTable({ site, release, framework }: Props & { release: Release }) {
  const cells = release.cells(framework);
  return (
    <DataTable
      table={partsTable(site, release, framework)}
      stacked
      cell={(key, _, at) => {
        const cell = cells[at];
        if (!cell) return undefined;
        if (key === 'part') return cellTitle(cell);
        if (key !== 'measures' || cell.indicators.length === 0) return undefined;
        // One element, because on a phone each child of a cell stands in a column of its own.
        return (
          <div>
            {cell.indicators.map((indicator, position) => (
              <Fragment key={indicator.id}>
                {position > 0 && ', '}
                <a href={site.href(paths.indicator(indicator))}>{indicator.plainName}</a>
              </Fragment>
            ))}
          </div>
        );
      }}
    />
  );
}

function Examples({ site, framework, text }: Props & { text: string | undefined }) {
  const words = site.messages.methodology;
  if (text === undefined) return <p>{words.noText}</p>;
  const names = measureNames(tablesOf(text));
  return (
    <>
      <p>{words.examplesLead}</p>
      <Document
        text={text}
        top={3}
        table={(table, caption) => (
          <DataTable table={exampleTable(site, framework, table, { names, caption: caption || words.examples })} />
        )}
      />
    </>
  );
}
