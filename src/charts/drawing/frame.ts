import type { Chart, ChartProps, ChartTable } from '../chart.ts';
import { type Child, element, type Markup, safeId } from './svg.ts';
import { rootTextAttributes } from './text.ts';

export interface Frame {
  width: number;
  height: number;
  /** Name of the chart for style sheets: `cx-trend` and so on. */
  kind: string;
  /** True when the drawing holds links: a picture may not, so it is announced as a group. */
  hasLinks?: boolean;
  defs?: Markup[];
}

/** Puts the drawing into its document, with title and description for screen readers. */
export function frameChart(
  props: ChartProps & { description: string },
  frame: Frame,
  table: ChartTable,
  ...drawing: Child[]
): Chart {
  const id = safeId(props.idPrefix);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `cx ${frame.kind}`,
      viewBox: `0 0 ${Math.ceil(frame.width)} ${Math.ceil(frame.height)}`,
      // A wider font than the one that was measured may reach over the edge by a letter.
      overflow: 'visible',
      role: frame.hasLinks ? 'group' : 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      ...rootTextAttributes,
    },
    element('title', { id: `${id}-title` }, props.title),
    element('desc', { id: `${id}-desc` }, props.description),
    frame.defs && frame.defs.length > 0 && element('defs', {}, frame.defs),
    ...drawing,
  );
  return { svg: svg.source, title: props.title, description: props.description, table };
}
