import { caterpillarChart } from '#charts/caterpillar.ts';
import type { Chart, ChartTable } from '#charts/chart.ts';
import type { Area, EstimateRow, IndicatorRecord } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import { classOf, comparedWords, highIsGood, missingReason } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { ChartFigure } from '../../views/chart-figure.tsx';
import { DataTable } from '../../views/data-table.tsx';
import { ValueWithRange } from '../../views/measure-table.tsx';
import { OutcomeWord } from '../../views/rating-sign.tsx';
import type { Page, PageRequest } from '../page.ts';
import { type GroupKind, type GroupStory, readGroups } from './group-rows.ts';

interface Story {
  area: Area;
  indicator: IndicatorRecord;
  groups: GroupStory;
}

/** One measure in one area for each group of people: by sex, age, deprivation or whatever the release has. */
export const areaGroupsPage: Page = {
  name: 'area-groups',
  pattern: '/areas/:type/:code/measures/:key/groups',
  // Few measures have groups: found by following links.
  *paths() {},
  async view({ site, release, params }: PageRequest) {
    const area = release.area(params.type as string, params.code as string);
    const indicator = release.indicator(params.key as string);
    if (!area || !indicator) return undefined;
    const groups = (await readGroups(release, area, indicator, 1)) ?? (await readGroups(release, area, indicator, 0));
    if (!groups) return undefined;
    const story = { area, indicator, groups };
    const words = site.messages.groups;
    return {
      title: words.title(indicator.plainName, area.name),
      description: words.lead(area.name),
      breadcrumbs: [
        { label: capitalise(area.type.plural), path: paths.areas(area.type.key) },
        { label: area.name, path: paths.area(area) },
        { label: indicator.plainName, path: paths.areaMeasure(area, indicator) },
      ],
      tables: [{ name: 'groups', table: groupsTable(site, story) }],
      charts: Object.fromEntries(groups.kinds.map((kind) => [kind.kind, groupChart(site, story, kind, 760)])),
      body: <Body site={site} story={story} />,
    };
  },
};

function kindName(site: SiteContext, kind: string): string {
  const { kinds } = site.messages.groups;
  return kind in kinds ? kinds[kind as keyof typeof kinds] : capitalise(kind.replaceAll('-', ' '));
}

function groupChart(
  site: SiteContext,
  { area, indicator, groups }: Story,
  { kind, rows }: GroupKind,
  width: number,
): Chart {
  const { everyone } = groups;
  return caterpillarChart({
    idPrefix: `groups-${kind}-${width}`,
    title: site.messages.groups.chart(indicator.plainName, kindName(site, kind), area.name),
    width,
    order: 'given',
    format: (value) => site.format.value(indicator, value),
    words: comparedWords(site.messages),
    highIsGood: highIsGood(indicator.polarity),
    benchmark: { value: everyone?.value ?? null, name: site.messages.groups.everyone },
    areas: rows.map((row) => ({
      name: row.stratum.label,
      value: row.value,
      lower: row.lower95,
      upper: row.upper95,
      rating: classOf(row.benchmarkOutcome, row.status),
      ...(row.status === 'ok' ? {} : { missing: missingReason(row.status) }),
    })),
  });
}

function Body({ site, story }: { site: SiteContext; story: Story }) {
  const words = site.messages.groups;
  const { area, indicator, groups } = story;
  return (
    <div className="width stack stack--page">
      <div>
        <p className="eyebrow">
          <a href={site.href(paths.area(area))}>{area.name}</a> · {groups.period.label} ·{' '}
          {site.messages.outcomes.polarity[indicator.polarity]}
        </p>
        <h1>{words.title(indicator.plainName, area.name)}</h1>
        <p className="lead">{words.lead(area.name)}</p>
        <p>{words.care}</p>
      </div>
      {groups.kinds.map((kind) => (
        <section key={kind.kind} aria-labelledby={`${kind.kind}-title`}>
          <h2 id={`${kind.kind}-title`}>{kindName(site, kind.kind)}</h2>
          <ChartFigure
            site={site}
            narrow={groupChart(site, story, kind, 320)}
            wide={groupChart(site, story, kind, 760)}
            medium
            caption={[
              groups.benchmark.size > 0 ? words.signs(site.benchmarkName) : words.signsAlone,
              ...(indicator.polarity === 'neither' ? [] : [words.rightIsBetter]),
            ].join(' ')}
            tableAt={`#${kind.kind}-table`}
          />
          <GroupTable site={site} story={story} kind={kind} />
        </section>
      ))}
      <p>
        <a href={site.href(paths.areaMeasure(area, indicator))}>
          {site.messages.indicator.history.title(indicator.plainName, area.name)}
        </a>
      </p>
    </div>
  );
}

function GroupTable({ site, story, kind }: { site: SiteContext; story: Story; kind: GroupKind }) {
  const words = site.messages.groups;
  const { groups, indicator } = story;
  const rows = [...(groups.everyone ? [groups.everyone] : []), ...kind.rows];
  const table: ChartTable = {
    caption: `${kindName(site, kind.kind)}: ${words.caption(indicator.plainName, story.area.name)}`,
    columns: [
      { key: 'group', label: words.group },
      { key: 'value', label: site.messages.indicator.columns.value, numeric: true },
      ...(groups.benchmark.size > 0
        ? [
            { key: 'likewise', label: words.likewise(site.benchmarkName), numeric: true },
            { key: 'compared', label: words.compared },
          ]
        : []),
    ],
    rows: rows.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const row = rows[at] as EstimateRow;
    if (key === 'group') return row.stratum.id === 0 ? words.everyone : row.stratum.label;
    if (key === 'value') return <ValueWithRange site={site} row={row} />;
    if (key === 'compared') return <OutcomeWord site={site} outcome={row.benchmarkOutcome} status={row.status} />;
    const other = groups.benchmark.get(row.stratum.id);
    return other?.value == null ? '–' : site.format.value(indicator, other.value);
  };
  return <DataTable table={table} cell={cell} stacked id={`${kind.kind}-table`} />;
}

function groupsTable(site: SiteContext, { area, indicator, groups }: Story): ChartTable {
  const { groups: words, indicator: labels, charts, outcomes, missing } = site.messages;
  const rows = [
    ...(groups.everyone ? [{ kind: words.everyone, row: groups.everyone }] : []),
    ...groups.kinds.flatMap(({ kind, rows }) => rows.map((row) => ({ kind: kindName(site, kind), row }))),
  ];
  return {
    caption: words.caption(indicator.plainName, area.name),
    columns: [
      { key: 'kind', label: words.kind },
      { key: 'group', label: words.group },
      { key: 'period', label: labels.period },
      { key: 'value', label: labels.columns.value, numeric: true },
      { key: 'lower', label: charts.words.lower, numeric: true },
      { key: 'upper', label: charts.words.upper, numeric: true },
      { key: 'numerator', label: labels.columns.numerator, numeric: true },
      { key: 'denominator', label: labels.columns.denominator, numeric: true },
      { key: 'benchmark', label: words.likewise(site.benchmarkName), numeric: true },
      { key: 'compared', label: words.compared },
      { key: 'note', label: charts.words.note },
    ],
    rows: rows.map(({ kind, row }) => ({
      kind,
      group: row.stratum.id === 0 ? words.everyone : row.stratum.label,
      period: row.period.label,
      value: row.value,
      lower: row.lower95,
      upper: row.upper95,
      numerator: row.numerator,
      denominator: row.denominator,
      benchmark: groups.benchmark.get(row.stratum.id)?.value ?? null,
      compared: row.status === 'ok' ? outcomes.short[row.benchmarkOutcome] : null,
      note: row.status === 'ok' ? null : missing.sentence[row.status],
    })),
  };
}
