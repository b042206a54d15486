import type { TriggerRow } from '#release/reader/past.ts';
import type { PublishedReleases } from '#release/reader/published.ts';
import type { Area } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';
import type { PageTable } from '../page.ts';
import { inOrder, triggerTable, TriggerTable } from './trigger-table.tsx';
import { stateSentence } from './trigger-words.ts';

/** What of an area stays low, and the titles of the releases that it speaks of. */
export interface Persistence {
  rows: readonly TriggerRow[];
  titles: ReadonlyMap<string, string>;
}

export async function readPersistence(release: Release, releases: PublishedReleases, area: Area): Promise<Persistence> {
  const [rows, list] = await Promise.all([release.past.triggers({ area }), releases.list()]);
  return { rows, titles: new Map(list.map((entry) => [entry.id, entry.title])) };
}

const frameworksOf = (rows: readonly TriggerRow[]) => [...new Set(rows.map(({ framework }) => framework))];

/** A table for each framework by which something stays low. */
export function persistenceTables(site: SiteContext, { rows, titles }: Persistence): PageTable[] {
  return frameworksOf(rows).map((framework) => {
    const own = inOrder(rows.filter((row) => row.framework === framework));
    return {
      name: `stays-low-${framework.key}`,
      table: triggerTable({ site, framework, rows: own, titles, areas: false }),
    };
  });
}

interface Props extends Persistence {
  site: SiteContext;
}

/** What of one area stays low, is excused, or is one release short of it: a sentence each, and the rating in every release. */
export function AreaPersistence({ site, rows, titles }: Props) {
  const words = site.messages.persistence;
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="persistence-title">
      <h2 id="persistence-title">{words.title}</h2>
      {frameworksOf(rows).map((framework) => {
        const own = inOrder(rows.filter((row) => row.framework === framework));
        return (
          <div key={framework.id}>
            <h3>{framework.name}</h3>
            <ul>
              {own.map((row) => (
                <li key={`${row.trigger} ${row.node}`}>
                  {stateSentence(site, row, titles)} {betterSentence(site, row)}
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

/** Above an even chance it is told how sure that is; below, that it is not clear. */
function betterSentence(site: SiteContext, { better }: TriggerRow): string {
  const words = site.messages.persistence;
  if (better === null) return words.betterUnknown;
  return better > 0.5 ? words.better(site.format.wholeShare(better)) : words.betterNot;
}
