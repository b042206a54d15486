import type { ReactNode } from 'react';
import type { ChartTable } from '#charts/chart.ts';
import type { ReleaseQuality } from '#release/reader/quality.ts';
import { paths } from '../addresses.ts';
import type { SiteContext } from '../context.ts';
import { InlineProse } from '../markdown.tsx';
import { DataTable } from '../views/data-table.tsx';
import type { Page, PageRequest } from './page.ts';
import { ratingChecksTable } from './rating-checks.ts';

/** What was read and what became of it: the account of a release’s data. */
export const qualityPage: Page = {
  name: 'quality',
  pattern: '/releases/:release/quality',
  *paths(release) {
    yield paths.quality(release.id);
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.releases;
    const quality = await release.quality();
    const tables = {
      read: readTable(site, quality),
      aside: setAsideTable(site, quality),
      rejects: rejectTable(site, quality),
      checks: checksTable(site, quality),
      ratings: ratingChecksTable(site, quality),
      coverage: coverageTable(site, quality),
    };
    const number = (key: string, row: ChartTable['rows'][number]) =>
      typeof row[key] === 'number' ? site.format.count(row[key]) : undefined;
    const checkedNumber = (key: string, row: ChartTable['rows'][number]) =>
      ['largest', 'tolerance'].includes(key) ? undefined : number(key, row);
    return {
      title: `${words.qualityTitle}: ${release.entry.title}`,
      description: words.qualityLead,
      breadcrumbs: [
        { label: words.title, path: '/releases' },
        { label: release.entry.title, path: paths.release(release.id) },
      ],
      tables: Object.entries(tables).map(([name, table]) => ({ name, table })),
      body: (
        <div className="width stack stack--page">
          <h1>{words.qualityTitle}</h1>
          <p className="lead">{words.qualityLead}</p>
          <Part title={words.readTitle} lead={words.readLead} table={tables.read}>
            <DataTable table={tables.read} cell={number} />
          </Part>
          <Part title={words.setAsideTitle} none={words.noSetAside} table={tables.aside}>
            <DataTable
              table={tables.aside}
              cell={(key, row) => (key === 'rule' ? <InlineProse text={String(row.rule)} /> : number(key, row))}
              stacked
            />
          </Part>
          <Part title={words.rejectTitle} none={words.noRejects} table={tables.rejects}>
            <Rejects site={site} table={tables.rejects} />
          </Part>
          <Part title={words.checksTitle} lead={words.checksLead} none={words.noChecks} table={tables.checks}>
            <DataTable table={tables.checks} cell={number} stacked />
          </Part>
          <Part
            title={site.messages.othersRatings.checksTitle}
            lead={site.messages.othersRatings.checksLead}
            none={site.messages.othersRatings.noChecks}
            table={tables.ratings}
          >
            <DataTable table={tables.ratings} cell={checkedNumber} stacked />
          </Part>
          <Part title={words.coverageTitle} lead={words.coverageLead} table={tables.coverage}>
            <DataTable table={tables.coverage} cell={number} sortable />
          </Part>
        </div>
      ),
    };
  },
};

function Part(props: { title: string; lead?: string; none?: string; table: ChartTable; children: ReactNode }) {
  const { title, lead, none = '', table, children } = props;
  return (
    <section>
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
      {table.rows.length === 0 ? <p>{none}</p> : children}
    </section>
  );
}

function readTable(site: SiteContext, quality: ReleaseQuality): ChartTable {
  const words = site.messages.releases;
  const { yes, no } = site.messages.site;
  const lines = quality.accounts.map((account) => ({ ...account, source: account.source.title }));
  const sum = (key: 'files' | 'read' | 'accepted' | 'rejected' | 'setAside') =>
    lines.reduce((total, line) => total + line[key], 0);
  const total = {
    source: words.total,
    files: sum('files'),
    read: sum('read'),
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    setAside: sum('setAside'),
  };
  const all = lines.length > 1 ? [...lines, total] : lines;
  return {
    caption: words.readCaption,
    columns: [
      { key: 'source', label: words.readColumns.source },
      ...(['files', 'read', 'accepted', 'rejected', 'setAside'] as const).map((key) => ({
        key,
        label: words.readColumns[key],
        numeric: true,
      })),
      { key: 'balance', label: words.readColumns.balance },
    ],
    rows: all.map((line) => ({
      ...line,
      balance: line.read === line.accepted + line.rejected + line.setAside ? yes : no,
    })),
  };
}

function setAsideTable(site: SiteContext, quality: ReleaseQuality): ChartTable {
  const words = site.messages.releases;
  return {
    caption: words.setAsideCaption,
    columns: [
      { key: 'source', label: words.setAsideColumns.source },
      { key: 'rule', label: words.setAsideColumns.rule },
      { key: 'count', label: words.setAsideColumns.count, numeric: true },
    ],
    rows: quality.setAside.map((line) => ({ ...line, source: line.source.title })),
  };
}

/** The reason in words, its code small beside it. */
function Rejects({ site, table }: { site: SiteContext; table: ChartTable }) {
  const cell = (key: string, row: ChartTable['rows'][number]) => {
    if (key === 'count') return site.format.count(Number(row.count));
    if (key !== 'reason') return undefined;
    return (
      <span>
        {row.reason} <code className="code-name">{row.code}</code>
      </span>
    );
  };
  return (
    <DataTable table={{ ...table, columns: table.columns.filter(({ key }) => key !== 'code') }} cell={cell} stacked />
  );
}

function rejectTable(site: SiteContext, quality: ReleaseQuality): ChartTable {
  const words = site.messages.releases;
  return {
    caption: words.rejectCaption,
    columns: [
      { key: 'source', label: words.rejectColumns.source },
      { key: 'reason', label: words.rejectColumns.reason },
      { key: 'code', label: words.rejectColumns.code },
      { key: 'count', label: words.rejectColumns.count, numeric: true },
    ],
    rows: quality.rejects.map((line) => ({
      ...line,
      source: line.source.title,
      reason: site.messages.rejects[line.code] ?? null,
    })),
  };
}

function checksTable(site: SiteContext, quality: ReleaseQuality): ChartTable {
  const { checksCaption, checksColumns } = site.messages.releases;
  return {
    caption: checksCaption,
    columns: [
      { key: 'measure', label: checksColumns.measure },
      { key: 'benchmark', label: checksColumns.benchmark },
      { key: 'checked', label: checksColumns.checked, numeric: true },
      { key: 'equal', label: checksColumns.equal, numeric: true },
      { key: 'share', label: checksColumns.share },
    ],
    rows: quality.checks.map(({ indicator, benchmark, checked, equal }) => ({
      measure: indicator.plainName,
      benchmark,
      checked,
      equal,
      share: checked > 0 ? site.format.share(equal / checked) : null,
    })),
  };
}

function coverageTable(site: SiteContext, quality: ReleaseQuality): ChartTable {
  const { coverageCaption, coverageColumns } = site.messages.releases;
  return {
    caption: coverageCaption,
    columns: [
      { key: 'measure', label: coverageColumns.measure },
      ...(['ok', 'suppressed', 'notAvailable', 'notApplicable'] as const).map((key) => ({
        key,
        label: coverageColumns[key],
        numeric: true,
      })),
    ],
    rows: quality.coverage.map(({ indicator, ...line }) => ({ measure: indicator.plainName, ...line })),
  };
}
