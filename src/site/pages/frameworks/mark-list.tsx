import { coxcombMark } from '#charts/coxcomb-mark.ts';
import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { FrameworkRecord, RatingRow } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { Svg } from '../../views/chart-figure.tsx';
import { ratingLook } from '../area/area-story.ts';
import { ratingWord } from '../area/rating-trace.ts';
import type { Rated } from './rated-areas.ts';

interface MarkListProps {
  site: SiteContext;
  framework: FrameworkRecord;
  cells: FrameworkCell[];
  rated: Rated;
}

/** The word of a rating: its class, else its score where the rules give no more. */
function wordOf(site: SiteContext, { declaration }: FrameworkRecord, row: RatingRow): string | undefined {
  const name = declaration.classes.find((entry) => entry.id === row.publishedClass)?.name;
  return ratingWord(site, { className: name ?? (row.publishedClass || undefined), score: row.score });
}

/** Each area as a small diagram with its overall rating and its counts in words, in the order of the alphabet. */
export function MarkList({ site, framework, cells, rated }: MarkListProps) {
  const looks = new Map(framework.declaration.classes.map((entry) => [entry.id, entry]));
  return (
    <ul className="mark-list">
      {rated.areas.slice(0, 250).map((area) => {
        const rows = rated.byArea.get(area.id) ?? [];
        const found = cells.map((cell) => ({ cell, row: rows.find((row) => row.node === cell.id) }));
        const counts = new Map<string, number>();
        for (const { row } of found) {
          const name = looks.get(row?.publishedClass ?? '')?.name;
          if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        const petals = found.map(({ cell, row }) => ({
          group: cell.group?.id ?? cell.id,
          rating: ratingLook(looks.get(row?.publishedClass ?? '')?.look, row?.score ?? null),
          share: row?.shareNotWorse ?? null,
        }));
        const whole = rows.find((row) => row.node === '');
        const word = whole && wordOf(site, framework, whole);
        return (
          <li key={area.id}>
            <Svg source={coxcombMark({ petals })} />
            <span>
              <a href={site.href(paths.areaRatings(area, framework))}>{area.name}</a>{' '}
              {word !== undefined && <strong>{site.messages.area.overall(word)}</strong>}
              <span className="measure__note">
                {framework.declaration.classes
                  .filter((entry) => counts.has(entry.name))
                  .map((entry) => `${counts.get(entry.name)} × ${entry.name}`)
                  .join(', ')}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
