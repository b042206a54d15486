import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { AreaType, FrameworkRecord } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { cellTitle } from './ratings-table.ts';

interface LeagueLinksProps {
  site: SiteContext;
  framework: FrameworkRecord;
  cells: FrameworkCell[];
  type: AreaType;
  /** The part whose page this is. */
  here?: string;
}

/** Ways to how sure the ratings of each part are. */
export function LeagueLinks({ site, framework, cells, type, here }: LeagueLinksProps) {
  const words = site.messages.certainty.league;
  const parts = [
    ...(framework.declaration.overall ? [{ id: '', title: site.messages.frameworks.whole }] : []),
    ...cells.map((cell) => ({ id: cell.id, title: cellTitle(cell) })),
  ].filter(({ id }) => id !== here);
  if (framework.declaration.certainty?.method === 'none' || parts.length === 0) return null;
  return (
    <details className="plain-details">
      <summary>{here === undefined ? words.listTitle : words.more}</summary>
      <p>{words.list}</p>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={site.href(paths.league(framework, type.key, id))}>{title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
