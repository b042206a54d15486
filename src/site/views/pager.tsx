import type { SiteContext } from '../context.ts';

const size = 200;

export interface PageOf<T> {
  items: T[];
  number: number;
  last: number;
}

/** One page of a long list; a number that is not one gives the first page. */
export function pageOf<T>(all: readonly T[], wanted: string | undefined): PageOf<T> {
  const last = Math.max(1, Math.ceil(all.length / size));
  const asked = /^\d{1,6}$/.test(wanted ?? '') ? Number(wanted) : 1;
  const number = Math.min(last, Math.max(1, asked));
  return { items: all.slice((number - 1) * size, number * size), number, last };
}

export function Pager(props: {
  site: SiteContext;
  path: string;
  page: PageOf<unknown>;
  query: Record<string, string>;
}) {
  const { site, path, page, query } = props;
  if (page.last === 1) return null;
  const words = site.messages.site.pager;
  const address = (number: number) => `${path}?${new URLSearchParams({ ...query, page: String(number) })}`;
  return (
    <nav className="pager" aria-label={words.label}>
      {page.number > 1 && <a href={address(page.number - 1)}>{words.previous}</a>}
      <span>{words.position(page.number, page.last)}</span>
      {page.number < page.last && <a href={address(page.number + 1)}>{words.next}</a>}
    </nav>
  );
}
