import type { Chart } from '#charts/chart.ts';
import { type MapArea, mapChart } from '#charts/map.ts';
import type { RatingClass, StepClass } from '#charts/palette.ts';
import type { ChartWords } from '#charts/words.ts';
import type { Area, Boundary, EstimateRow } from '#release/reader/records.ts';
import { paths } from '../addresses.ts';
import { classOf, comparedWords } from '../classes.ts';
import type { SiteContext } from '../context.ts';
import { mapFeatures } from './map-features.ts';

/** How areas are coloured, and the words of the legend. */
export interface AreaColours {
  classOf(row: EstimateRow): RatingClass | StepClass;
  words: ChartWords;
}

export interface AreaMapProps {
  site: SiteContext;
  boundaries: Boundary[];
  rows: EstimateRow[];
  title: string;
  /** By default the comparison with the benchmark. */
  colours?: AreaColours | undefined;
  idPrefix: string;
  width: number;
  highlight?: Area | undefined;
}

/** A map of one measure: each area leads to its page. */
export function areaMap({ site, boundaries, rows, title, colours, idPrefix, width, highlight }: AreaMapProps): Chart {
  const areas: Record<string, MapArea> = Object.create(null);
  for (const row of rows) {
    areas[row.area.code] = {
      name: row.area.name,
      rating: colours ? colours.classOf(row) : classOf(row.benchmarkOutcome, row.status),
      text: row.value === null ? site.messages.missing.short[row.status] : site.format.value(row.indicator, row.value),
      href: site.href(paths.area(row.area)),
      highlight: row.area === highlight,
    };
  }
  return mapChart({
    idPrefix,
    title,
    width,
    boundaries: mapFeatures(boundaries, width),
    areas,
    words: colours?.words ?? comparedWords(site.messages),
  });
}
