import type { ReactNode } from 'react';
import type { ChartTable } from '#charts/chart.ts';
import type { AreaType, IndicatorRecord } from '#release/reader/records.ts';
import type { SiteContext } from '../context.ts';
import { InlineProse, Prose } from '../markdown.tsx';
import { DataTable } from '../views/data-table.tsx';
import { Protection, protectionOf } from './indicator-protection.tsx';

/** What a measure is, why it matters, where it comes from and what to keep in mind. */
export function IndicatorFacts({
  site,
  indicator,
}: {
  site: SiteContext;
  indicator: IndicatorRecord;
  type?: AreaType | undefined;
}) {
  const { indicator: words, outcomes, methods } = site.messages;
  const { declaration } = indicator;
  const facts: [string, ReactNode][] = [
    [words.fullName, indicator.name],
    [words.why, declaration.why && <Prose text={declaration.why} />],
    [words.definition, declaration.definition && <Prose text={declaration.definition} />],
    [words.polarity, outcomes.polarity[indicator.polarity]],
    [words.unit, indicator.unit],
    [
      words.method,
      declaration.method && (
        <a href={site.href(`/methods#${declaration.method}`)}>
          {methods.names[declaration.method] ?? declaration.method}
        </a>
      ),
    ],
    [
      words.goalTitle,
      declaration.goal && (
        <>
          {words.goal(
            [declaration.goal.value, declaration.goal.upper].flatMap((limit) =>
              limit === undefined ? [] : site.format.value(indicator, limit),
            ),
            declaration.goal.name,
          )}{' '}
          (
          <InlineProse text={declaration.goal.source} />)
        </>
      ),
    ],
    [words.caveats, declaration.caveats && declaration.caveats.length > 0 && <ProseList texts={declaration.caveats} />],
    [
      words.breaks,
      declaration.breaks && declaration.breaks.length > 0 && (
        <ProseList texts={declaration.breaks.map(({ at, because }) => `${site.format.date(at)}: ${because}`)} />
      ),
    ],
    [
      words.protection.title,
      protectionOf(site, indicator).length > 0 && <Protection site={site} indicator={indicator} />,
    ],
    [words.accountable, declaration.accountable],
    [
      words.reviewTitle,
      declaration.author &&
        declaration.reviewed &&
        words.reviewed(declaration.author, site.format.date(declaration.reviewed)),
    ],
  ];
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{words.factsTitle}</h2>
      <dl className="definition-list">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Sources site={site} indicator={indicator} />
    </section>
  );
}

function ProseList({ texts }: { texts: string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <InlineProse text={text} />
        </li>
      ))}
    </ul>
  );
}

function Sources({ site, indicator }: { site: SiteContext; indicator: IndicatorRecord }) {
  const words = site.messages.indicator;
  const { sources, indicatorSources } = site.release.dimensions;
  const own = (indicatorSources.get(indicator.id) ?? []).flatMap((id) => sources.get(id) ?? []);
  if (own.length === 0) return null;
  const table: ChartTable = {
    caption: words.sourcesCaption,
    columns: [
      { key: 'source', label: words.sourceColumns.source },
      { key: 'publisher', label: words.sourceColumns.publisher },
      { key: 'licence', label: words.sourceColumns.licence },
      { key: 'accessed', label: words.sourceColumns.accessed },
    ],
    rows: own.map((source) => ({
      source: source.title,
      publisher: source.publisher,
      licence: source.licence,
      accessed: source.accessed && site.format.date(source.accessed),
    })),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const source = own[at];
    if (key !== 'source' || !source) return undefined;
    return /^https?:\/\//.test(source.address) ? <a href={source.address}>{source.title}</a> : source.title;
  };
  return (
    <>
      <h3>{words.sources}</h3>
      <DataTable table={table} cell={cell} stacked />
    </>
  );
}
