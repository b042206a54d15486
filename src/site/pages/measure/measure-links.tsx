import type { Area, IndicatorRecord, SeriesPoint } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { differs, pairs } from './area-as-it-was.tsx';
import { readGroups } from './group-rows.ts';

/** Which further views a measure of an area has. */
export interface MeasureViews {
  hasGroups: boolean;
  /** Whether any period has another number with the borders of its time. */
  differsAsItWas: boolean;
}

export async function readMeasureViews(
  release: Release,
  area: Area,
  indicator: IndicatorRecord,
  series: readonly SeriesPoint[],
): Promise<MeasureViews> {
  const [was, groups] = await Promise.all([
    release.series(area, indicator, 0),
    readGroups(release, area, indicator, 1),
  ]);
  const onToday = series.some((point) => point.map === 1);
  return {
    hasGroups: groups !== undefined,
    differsAsItWas: onToday && was.length > 0 && pairs(was, series).some(differs),
  };
}

/** Links to the groups of a measure, and to the borders of each period, where there is something to see. */
export function MeasureLinks(props: {
  site: SiteContext;
  area: Area;
  indicator: IndicatorRecord;
  views: MeasureViews;
}) {
  const { site, area, indicator, views } = props;
  const { groups, history } = site.messages;
  if (!views.hasGroups && !views.differsAsItWas) return null;
  return (
    <ul className="chips">
      {views.hasGroups && (
        <li>
          <a href={site.href(paths.areaMeasureGroups(area, indicator))}>{groups.link}</a>
        </li>
      )}
      {views.differsAsItWas && (
        <li>
          <a href={site.href(paths.areaMeasureAsItWas(area, indicator))}>{history.asItWas.link}</a>
        </li>
      )}
    </ul>
  );
}
