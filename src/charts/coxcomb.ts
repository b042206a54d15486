import type { Chart, ChartProps, ChartTable } from './chart.ts';
import { finite } from './chart.ts';
import {
  type GroupPlace,
  type PetalPlace,
  arcPath,
  petalPath,
  placePetals,
  polar,
} from './coxcomb/coxcomb-geometry.ts';
import { drawGroupLabels, groupLabels, petalLabel, signRing } from './coxcomb/coxcomb-labels.ts';
import { frameChart } from './drawing/frame.ts';
import { columnLegend, flowLegend } from './drawing/legend.ts';
import { ink, palette, type RatingClass, ratingClasses } from './palette.ts';
import { paint, patternDefinitions } from './drawing/patterns.ts';
import { type Child, element, group, link, safeHref, safeId } from './drawing/svg.ts';
import { symbol } from './drawing/symbols.ts';
import { label, wrapText } from './drawing/text.ts';
import type { ChartWords } from './words.ts';

/** One petal: a patient group seen under one aspect of care. */
export interface Petal {
  group: string;
  /** Missing where a group has one petal only: the group's name stands for it. */
  aspect?: string;
  rating: RatingClass;
  /** The framework's own word for the rating, where it differs from the class's word. */
  word?: string | undefined;
  /** Share of indicators that are not worse, 0 to 1; null when nothing could be judged, or scores decide. */
  share: number | null;
  /** How many indicators could be judged. */
  indicators?: number;
  href?: string;
}

export interface CoxcombProps extends ChartProps {
  petals: Petal[];
  words: ChartWords;
  /** What the length of a petal means, in one sentence. */
  lengthNote?: string;
  /** Whether the table has a column of shares; not where all ratings come from scores. */
  shares?: boolean;
}

const gap = 0.085;
const hubShare = 0.07;
const gapBesideLegend = 44;

/**
 * Polar-area diagram after Florence Nightingale: one petal for each group and aspect, coloured by rating, as long as the
 * share of its indicators that are not worse.
 *
 * Meaning never rests on colour: a sign stands at the rim of each petal, each class has its own hatching, the legend
 * gives the words. Below 600 units of width the legend stands under the diagram, from there on beside it.
 * A rated petal without a share has the full length. Any number of petals; names that find no room are left to titles and table. Without petals an empty ring is drawn.
 *
 * @see F. Nightingale, Mortality of the British Army, 1858
 */
export function coxcombChart(props: CoxcombProps): Chart {
  const width = props.width ?? 320;
  const beside = width >= 600;
  const size = beside ? 14 : 12;
  const box = beside ? Math.min(width * 0.64, 560) : width;
  const id = safeId(props.idPrefix);

  const rows = beside || width < 300 ? [1] : [1, 2];
  let full = 0;
  let labels: ReturnType<typeof groupLabels> = [];
  let groups: GroupPlace[] = [];
  // Two lines of group names cost radius, so one line is tried first.
  for (const lines of rows.length === 1 ? [1, 2] : rows) {
    full = box / 2 - signRing - lines * (size + 2) - 1;
    groups = placePetals(props.petals, { hub: full * hubShare, full }, gap);
    labels = groupLabels(groups, full, gap, size);
    if (labels.every((one) => one.lines.length <= lines)) break;
  }
  const arcs = drawGroupLabels(labels, id, full, size);
  const places = groups.flatMap((one) => one.petals);
  const present = ratingClasses.filter((name) => props.petals.some((petal) => petal.rating === name));

  const diagram = group(
    { transform: `translate(${Math.round(box / 2)} ${Math.round(box / 2)})` },
    places.length === 0 && [
      element('circle', { r: full, fill: ink.track, stroke: ink.line }),
      label(0, 5, props.words.classes['no-data'], { anchor: 'middle', fill: ink.muted, size: 14 }),
    ],
    places.map((place) =>
      element('path', { d: petalPath(place.start, place.end, place.inner, place.full, 4), fill: ink.track }),
    ),
    places.map((place) => drawPetal(props, place)),
    [0.5, 1].map((share) => ringLine(groups, full, share)),
    groups.length > 1 && groups.map((one) => separator(one.start - gap / 2, full)),
    places.map((place) => inkText(props, labels, place, size)),
    places.map((place) => sign(props, place, full)),
    group({ class: 'cx-labels' }, arcs.texts),
  );

  const below = beside ? [] : wrapText(props.lengthNote ?? '', width - 20, 12);
  const entries = present.flatMap((name) => legendWords(props, name).map((one) => ({ name, word: one })));
  const legendLeft = box + gapBesideLegend;
  const noteLines = beside ? wrapText(props.lengthNote ?? '', width - legendLeft - 16, 13) : below;
  const legendHeight = entries.length * 26;
  const top = beside ? Math.max(12, (box - legendHeight - 24 - noteLines.length * 19) / 2) : box + 10;
  const legend = beside
    ? columnLegend(entries, { x: legendLeft, y: top, width: width - legendLeft, size: 14, letters: true })
    : flowLegend(entries, { x: 0, y: top, width, letters: true });
  const noteTop = top + legend.height + (beside ? 28 : 16);
  const notes = noteLines.map((line, row) =>
    label(beside ? legendLeft : 4, noteTop + row * (beside ? 19 : 16), line, {
      size: beside ? 13 : 12,
      fill: ink.muted,
    }),
  );
  const height = beside ? box : noteTop + noteLines.length * 16;

  return frameChart(
    { ...props, description: props.description ?? describe(props) },
    {
      width,
      height,
      kind: 'cx-coxcomb',
      hasLinks: props.petals.some((petal) => safeHref(petal.href) !== undefined),
      defs: [...patternDefinitions(id, present, 'soft'), ...arcs.defs],
    },
    tableOf(props),
    diagram,
    group({ class: 'cx-legend' }, legend.markup, notes),
  );
}

function drawPetal(props: CoxcombProps, place: PetalPlace): Child {
  const petal = props.petals[place.index]!;
  const entry = palette[petal.rating];
  const unknown = petal.rating === 'no-data';
  const whole = unknown || finite(petal.share) === null;
  const shape = petalPath(place.start, place.end, place.inner, whole ? place.full : place.outer, 4);
  return link(
    petal.href,
    element(
      'path',
      {
        class: `cx-petal cx-${petal.rating}`,
        d: shape,
        fill: paint(props.idPrefix, petal.rating, 'soft'),
        stroke: entry.stroke,
        'stroke-width': 1.25,
        'stroke-dasharray': unknown ? '2 3' : undefined,
        'stroke-linejoin': 'round',
      },
      element('title', {}, petalTitle(props, petal)),
    ),
  );
}

/** Rings at half and full length, broken between groups. */
function ringLine(groups: GroupPlace[], full: number, share: number): Child {
  const hub = full * hubShare;
  const radius = hub + share * (full - hub);
  return groups.map((one) =>
    element('path', {
      class: 'cx-ring',
      d: arcPath(one.start, one.end, radius),
      fill: 'none',
      stroke: ink.text,
      'stroke-width': 0.75,
      'stroke-opacity': share === 1 ? 0.45 : 0.5,
      'stroke-dasharray': share === 1 ? undefined : '2 3',
    }),
  );
}

function separator(angle: number, full: number): Child {
  const [x1, y1] = polar(angle, full * hubShare);
  const [x2, y2] = polar(angle, full + signRing - 4);
  return element('line', { class: 'cx-separator', x1, y1, x2, y2, stroke: ink.middle, 'stroke-width': 1 });
}

function inkText(
  props: CoxcombProps,
  labels: { place: GroupPlace; lines: string[] }[],
  place: PetalPlace,
  size: number,
): Child {
  const petal = props.petals[place.index]!;
  const outside = labels.some((one) => one.lines.length > 0 && one.place.name === petal.group);
  const name = petal.aspect ?? (outside ? undefined : petal.group);
  return name === undefined ? null : petalLabel(place, name, size);
}

function sign(props: CoxcombProps, place: PetalPlace, full: number): Child {
  const distance = full + 13.5;
  const room = (place.end - place.start) * distance;
  if (room < 8) return null;
  const [x, y] = polar(place.middle, distance);
  return symbol(props.petals[place.index]!.rating, x, y, Math.min(8.5, room / 2.8), room >= 26);
}

/** What the petals of a class are called by their framework, each word with their number: `Good (3)`, `Outstanding (1)`. */
function legendWords(props: CoxcombProps, name: RatingClass): string[] {
  const counts = new Map<string, number>();
  for (const petal of props.petals)
    if (petal.rating === name) counts.set(word(props, petal), (counts.get(word(props, petal)) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${text} (${count})`);
}

function word(props: CoxcombProps, petal: Petal): string {
  return petal.word ?? props.words.classes[petal.rating];
}

function percent(share: number | null): string {
  const known = finite(share);
  return known === null ? '' : `${Math.round(Math.min(1, Math.max(0, known)) * 100)}%`;
}

function petalTitle(props: CoxcombProps, petal: Petal): string {
  const name = [petal.group, petal.aspect].filter((part) => part !== undefined).join(', ');
  return [`${name}: ${word(props, petal)}`, percent(petal.share)].filter((part) => part !== '').join(', ');
}

function describe(props: CoxcombProps): string {
  return props.petals.map((petal) => petalTitle(props, petal)).join('; ') || props.words.classes['no-data'];
}

function tableOf(props: CoxcombProps): ChartTable {
  const { words } = props;
  return {
    caption: props.title,
    columns: [
      { key: 'group', label: words.group },
      { key: 'aspect', label: words.aspect },
      { key: 'rating', label: words.rating },
      ...(props.shares === false ? [] : [{ key: 'share', label: words.share, numeric: true }]),
      { key: 'indicators', label: words.indicators, numeric: true },
    ],
    rows: props.petals.map((petal) => ({
      group: petal.group,
      aspect: petal.aspect ?? null,
      rating: word(props, petal),
      share: percent(petal.share) || null,
      indicators: petal.indicators ?? null,
    })),
  };
}
