import type { Chart, ChartProps, ChartTable } from './chart.ts';
import { frameChart } from './drawing/frame.ts';
import { flowLegend, type LegendEntry } from './drawing/legend.ts';
import { type AreaCollection, type AreaFeature, projectAreas } from './map/map-geometry.ts';
import { ink, legendClasses, palette, type RatingClass, type StepClass } from './palette.ts';
import { paint, patternDefinitions } from './drawing/patterns.ts';
import { type Child, element, group, link, safeHref, safeId } from './drawing/svg.ts';
import { label } from './drawing/text.ts';
import type { ChartWords } from './words.ts';

export type { AreaCollection, AreaFeature } from './map/map-geometry.ts';

/** Too pale to be seen against white paper: these get an outline. */
const pale = new Set<RatingClass | StepClass>(['no-data', 'no-direction', 'lower', 'step-1', 'step-2']);

export interface MapArea {
  name: string;
  rating: RatingClass | StepClass;
  /** The value as people read it. */
  text?: string;
  href?: string;
  highlight?: boolean;
}

export interface MapProps extends ChartProps {
  boundaries: AreaCollection;
  /** Name of the boundaries' property that holds the area code. */
  codeProperty?: string;
  /** By area code; a boundary without an entry is drawn as having no data. */
  areas: Record<string, MapArea>;
  words: ChartWords;
}

/**
 * Areas coloured and hatched by class, with a title and optionally a link each, and a legend that counts.
 *
 * Areas without a boundary are in the table, not in the picture. Up to 1.3 times as tall as wide.
 */
export function mapChart(props: MapProps): Chart {
  const { words } = props;
  const width = props.width ?? 320;
  const property = props.codeProperty ?? 'code';
  const { path, height, features } = projectAreas(props.boundaries, width, width * 1.3);
  const found = (feature: AreaFeature) => lookUp(props, String(feature.properties?.[property] ?? ''));
  const classOf = (feature: AreaFeature) => found(feature)?.rating ?? 'no-data';
  const classes = legendClasses.filter((name) => features.some((feature) => classOf(feature) === name));
  const draw = (feature: AreaFeature): Child => {
    const area = found(feature);
    const name = classOf(feature);
    return link(
      area?.href,
      element(
        'path',
        { class: `cx-area cx-${name}`, d: path(feature as never) ?? '', fill: paint(props.idPrefix, name, 'full') },
        element('title', {}, titleOf(props, area, String(feature.properties?.[property] ?? ''))),
      ),
    );
  };
  const entries: LegendEntry[] = classes.map((name) => {
    const count = features.filter((feature) => classOf(feature) === name).length;
    return {
      paint: paint(props.idPrefix, name, 'full'),
      edge: palette[name].stroke,
      word: `${words.classes[name] ?? name} (${count})`,
    };
  });
  const top = features.length === 0 ? 60 : height;
  const legend = flowLegend(entries, { x: 0, y: top + 12, width });
  const highlighted = features.filter((feature) => found(feature)?.highlight);
  return frameChart(
    { ...props, description: props.description ?? (entries.map((entry) => entry.word).join('; ') || words.noAreas) },
    {
      width,
      height: top + 12 + legend.height,
      kind: 'cx-map',
      hasLinks: features.some((feature) => safeHref(found(feature)?.href) !== undefined),
      defs: patternDefinitions(safeId(props.idPrefix), classes, 'full'),
    },
    tableOf(props),
    features.length === 0 && label(width / 2, 34, words.noAreas, { anchor: 'middle', fill: ink.muted, size: 14 }),
    group(
      { class: 'cx-areas', stroke: ink.paper, 'stroke-width': 0.75, 'stroke-linejoin': 'round' },
      features.map(draw),
    ),
    outline(
      features.filter((feature) => pale.has(classOf(feature))),
      path,
      ink.line,
      0.75,
    ),
    outline(highlighted, path, ink.paper, 4.5),
    outline(highlighted, path, ink.text, 2.25),
    group({ class: 'cx-legend' }, legend.markup),
  );
}

function outline(
  features: AreaFeature[],
  path: (feature: never) => string | null,
  stroke: string,
  width: number,
): Child {
  if (features.length === 0) return null;
  const d = features.map((feature) => path(feature as never) ?? '').join('');
  return element('path', {
    d,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-linejoin': 'round',
    'pointer-events': 'none',
  });
}

function lookUp(props: MapProps, code: string): MapArea | undefined {
  return Object.hasOwn(props.areas, code) ? props.areas[code] : undefined;
}

function titleOf(props: MapProps, area: MapArea | undefined, code: string): string {
  if (area === undefined) return `${code}: ${props.words.classes['no-data']}`;
  return [`${area.name}: ${area.text ?? ''}`.replace(/: $/, ''), props.words.classes[area.rating] ?? '']
    .filter((part) => part)
    .join(', ');
}

function tableOf(props: MapProps): ChartTable {
  const { words } = props;
  return {
    caption: props.title,
    columns: [
      { key: 'area', label: words.area },
      { key: 'value', label: words.value, numeric: true },
      { key: 'rating', label: words.rating },
    ],
    rows: Object.values(props.areas)
      .map((area) => ({ area: area.name, value: area.text ?? null, rating: words.classes[area.rating] ?? area.rating }))
      .sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0)),
  };
}
