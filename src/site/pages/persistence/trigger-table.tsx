import type { ChartTable } from '#charts/chart.ts';
import type { TriggerRow } from '#release/reader/past.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import { partNames } from '../rules/part-names.ts';
import { className } from './trigger-words.ts';

interface Props {
  site: SiteContext;
  framework: FrameworkRecord;
  rows: readonly TriggerRow[];
  titles: ReadonlyMap<string, string>;
  /** Whether the areas are named; not on the page of one. */
  areas: boolean;
}

const rank = { triggered: 0, excused: 1, watched: 2 };

/** Those that stay low first, and each of these by name: as the table shows them. */
export function inOrder(rows: readonly TriggerRow[]): TriggerRow[] {
  return [...rows].sort(
    (a, b) => rank[a.state] - rank[b.state] || collator.compare(a.area.name, b.area.name) || (a.node < b.node ? -1 : 1),
  );
}

const collator = new Intl.Collator('en');

/** Ratings that stay low, with their rating in each release. */
export function triggerTable({ site, framework, rows, titles, areas }: Props): ChartTable {
  const words = site.messages.persistence;
  const name = partNames(framework.declaration);
  const releases = rows[0]?.trail.map(({ release }) => release) ?? [];
  return {
    caption: words.caption(framework.name),
    columns: [
      ...(areas ? [{ key: 'area', label: words.columns.area }] : []),
      { key: 'part', label: words.columns.part },
      { key: 'state', label: words.columns.state },
      ...releases.map((id, at) => ({ key: `r${at}`, label: titles.get(id) ?? id })),
      { key: 'rounds', label: words.columns.rounds, numeric: true },
      { key: 'better', label: words.columns.better },
    ],
    rows: rows.map((row) => ({
      area: row.area.name,
      part: row.node === '' ? site.messages.frameworks.whole : name(row.node),
      state: words.state[row.state],
      ...Object.fromEntries(
        row.trail.map((round, at) => {
          const word = round.class === null ? words.notRated : className(framework, round.class);
          return [`r${at}`, round.is === 'replaced' ? words.replaced(word) : word];
        }),
      ),
      rounds: row.rounds,
      better: row.better === null ? words.notKnown : site.format.wholeShare(row.better),
    })),
  };
}

export function TriggerTable(props: Props) {
  const { site, framework, rows } = props;
  const classes = framework.declaration.classes;
  return (
    <DataTable
      table={triggerTable(props)}
      stacked
      cell={(key, _, at) => {
        const row = rows[at];
        if (!row) return undefined;
        if (key === 'area') return <a href={site.href(paths.areaHistory(row.area))}>{row.area.name}</a>;
        if (key === 'state' && row.state === 'triggered')
          return <strong>{site.messages.persistence.state[row.state]}</strong>;
        const then = key.startsWith('r') ? row.trail[Number(key.slice(1))] : undefined;
        // The text of the cell says that it does not count; a sign would not.
        const entry = then && then.is !== 'replaced' && classes.find(({ id }) => id === then.class);
        return entry && <SignedWord name={entry.look} word={entry.name} />;
      }}
    />
  );
}
