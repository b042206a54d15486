import type { ChartTable } from '#charts/chart.ts';
import type { Area, AreaType } from '#release/reader/records.ts';
import { outcomes } from '#vocabulary/outcome.ts';
import { statusOf } from '#vocabulary/status.ts';
import { paths } from '../addresses.ts';
import { type Verdict, verdictOf } from '../classes.ts';
import type { SiteContext } from '../context.ts';
import { Prose } from '../markdown.tsx';
import { DataTable } from '../views/data-table.tsx';
import type { Page, PageRequest } from './page.ts';
import { topicKinds, topicOf, type TopicValue } from './topic-list.ts';

export const topicListPage: Page = {
  name: 'topic-list',
  pattern: '/topics',
  *paths() {
    yield '/topics';
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.topics;
    const kinds = topicKinds(release);
    const table: ChartTable = {
      caption: words.title,
      columns: [
        { key: 'topic', label: site.messages.compare.topic },
        { key: 'kind', label: site.messages.results.charts.kind },
        { key: 'measures', label: site.messages.compare.measuresTitle, numeric: true },
      ],
      rows: kinds.flatMap((kind) =>
        kind.values.map((value) => ({ topic: value.name, kind: kind.name, measures: value.indicators.length })),
      ),
    };
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [{ name: 'topics', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          {kinds.map((kind) => (
            <section key={kind.id} aria-labelledby={`kind-${kind.id}`}>
              <h2 id={`kind-${kind.id}`}>{kind.name}</h2>
              <ul className="results">
                {kind.values.map((value) => (
                  <li key={value.id}>
                    <a href={site.href(paths.topic(value.address))}>{value.name}</a>
                    <span className="muted">
                      {words.count(value.indicators.length)}
                      {value.about && ` · ${value.about}`}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      ),
    };
  },
};

type Tally = Omit<Record<Verdict, number>, 'uncompared'>;

const verdicts: (keyof Tally)[] = ['better', 'similar', 'worse', 'unjudged', 'missing'];

function columns(site: SiteContext, first: { key: string; label: string }): ChartTable['columns'] {
  const { columns: words } = site.messages.topics;
  const labels = [words.better, words.similar, words.worse, words.other, words.missing];
  return [first, ...verdicts.map((key, at) => ({ key, label: labels[at] as string, numeric: true }))];
}

/** One topic: how areas of the rated kind do on each of its measures, and each area over all of them. */
export const topicPage: Page = {
  name: 'topic',
  pattern: '/topics/:topic',
  *paths(release) {
    for (const kind of topicKinds(release)) for (const value of kind.values) yield paths.topic(value.address);
  },
  async view({ site, release, params }: PageRequest) {
    const topic = topicOf(release, params.topic as string);
    const type = release.areaTypes.find((one) => one.rated) ?? release.areaTypes.at(-1);
    if (!topic || !type) return undefined;
    const counts = await release.outcomeCounts(type);
    const measures = topic.indicators.map((indicator) => {
      const tally = emptyTally();
      for (const one of counts.get(indicator.id) ?? []) {
        count(tally, verdictOf(outcomes[one.outcome] ?? 'not-compared', statusOf(one.status)), one.count);
      }
      return { measure: indicator.plainName, ...tally };
    });
    const areas = release
      .areasOf(type)
      .filter((area) => !area.closed)
      .slice(0, 400);
    const wanted = new Set(topic.indicators);
    const byArea = await release.tallyOf(areas, wanted);
    const words = site.messages.topics;
    const measuresTable: ChartTable = {
      caption: words.measuresCaption(topic.name),
      columns: columns(site, { key: 'measure', label: words.columns.measure }),
      rows: measures,
    };
    const areasTable: ChartTable = {
      caption: words.areasCaption(topic.name, type.plural),
      columns: columns(site, { key: 'area', label: words.columns.area }),
      rows: areas.map((area) => {
        const tally = emptyTally();
        for (const one of byArea.get(area.id) ?? []) count(tally, verdictOf(one.outcome, one.status), one.count);
        return { area: area.name, ...tally };
      }),
    };
    return {
      title: topic.name,
      description: topic.about ?? words.measuresCaption(topic.name),
      breadcrumbs: [{ label: words.title, path: '/topics' }],
      tables: [
        { name: 'measures', table: measuresTable },
        { name: 'areas', table: areasTable },
      ],
      body: (
        <TopicBody
          site={site}
          topic={topic}
          type={type}
          areas={areas}
          known={new Set(counts.keys())}
          measuresTable={measuresTable}
          areasTable={areasTable}
        />
      ),
    };
  },
};

/** What has nothing to be compared with is not judged either. */
function count(tally: Tally, verdict: Verdict, number: number): void {
  tally[verdict === 'uncompared' ? 'unjudged' : verdict] += number;
}

function emptyTally(): Tally {
  return { better: 0, similar: 0, worse: 0, unjudged: 0, missing: 0 };
}

interface TopicBodyProps {
  site: SiteContext;
  topic: TopicValue;
  type: AreaType;
  areas: Area[];
  /** Ids of the measures that areas of the type have. */
  known: ReadonlySet<number>;
  measuresTable: ChartTable;
  areasTable: ChartTable;
}

function TopicBody({ site, topic, type, areas, known, measuresTable, areasTable }: TopicBodyProps) {
  const words = site.messages.topics;
  const measureCell = (key: string, _: unknown, at: number) => {
    const indicator = topic.indicators[at];
    if (key !== 'measure' || !indicator) return undefined;
    // A measure that areas of this kind do not have has no page of them.
    const path = known.has(indicator.id) ? paths.indicator(indicator, type.key) : paths.indicator(indicator);
    return <a href={site.href(path)}>{indicator.plainName}</a>;
  };
  const areaCell = (key: string, _: unknown, at: number) => {
    const area = areas[at];
    return key === 'area' && area ? <a href={site.href(paths.area(area))}>{area.name}</a> : undefined;
  };
  return (
    <>
      <div className="hero">
        <div className="width">
          <p className="eyebrow">{topic.kind}</p>
          <h1>{topic.name}</h1>
          {topic.about && <Prose text={topic.about} />}
        </div>
      </div>
      <div className="width stack">
        <section aria-labelledby="measures-title">
          <h2 id="measures-title">{words.measuresTitle}</h2>
          <p>{words.countsNote(type.plural, site.benchmarkName)}</p>
          <DataTable table={measuresTable} cell={measureCell} stacked />
        </section>
        <section aria-labelledby="areas-title">
          <h2 id="areas-title">{words.areasTitle(type.plural)}</h2>
          <p>{words.alphabetical}</p>
          <DataTable table={areasTable} cell={areaCell} sortable />
        </section>
      </div>
    </>
  );
}
