import type { TriggerRow } from '#release/reader/past.ts';
import type { SiteContext } from '../../context.ts';
import { inOrder, TriggerTable } from './trigger-table.tsx';
import { stateSentence } from './trigger-words.ts';

interface Props {
  site: SiteContext;
  rows: readonly TriggerRow[];
  titles: ReadonlyMap<string, string>;
}

/** What of one area stays low, is excused, or is one release short of it: a sentence each, and the rating in every release. */
export function AreaPersistence({ site, rows, titles }: Props) {
  const words = site.messages.persistence;
  if (rows.length === 0) return null;
  const frameworks = [...new Set(rows.map(({ framework }) => framework))];
  return (
    <section aria-labelledby="persistence-title">
      <h2 id="persistence-title">{words.title}</h2>
      {frameworks.map((framework) => {
        const own = inOrder(rows.filter((row) => row.framework === framework));
        return (
          <div key={framework.id}>
            <h3>{framework.name}</h3>
            <ul>
              {own.map((row) => (
                <li key={`${row.trigger} ${row.node}`}>
                  {stateSentence(site, row, titles)}{' '}
                  {row.better === null ? words.betterUnknown : words.better(site.format.share(row.better))}
                </li>
              ))}
            </ul>
            <TriggerTable site={site} framework={framework} rows={own} titles={titles} areas={false} />
          </div>
        );
      })}
    </section>
  );
}
