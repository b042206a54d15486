import type { ChartTable } from '#charts/chart.ts';
import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { SiteContext } from '../../context.ts';
import type { Rated } from './rated-areas.ts';

/** The name of a part under the part above it. */
export const cellTitle = (cell: FrameworkCell) => (cell.group ? `${cell.group.name}: ${cell.name}` : cell.name);

/** Ratings of every area, part by part, for the files of the page. */
export function ratingsTable(
  site: SiteContext,
  framework: FrameworkRecord,
  cells: FrameworkCell[],
  { type, areas, byArea }: Rated,
): ChartTable {
  const words = site.messages.frameworks;
  const names = new Map(framework.declaration.classes.map((entry) => [entry.id, entry.name]));
  return {
    caption: words.ratingsCaption(framework.name, type.plural),
    columns: [
      { key: 'area', label: words.area },
      ...(framework.declaration.overall ? [{ key: 'overall', label: words.overall }] : []),
      ...cells.map((cell) => ({ key: `cell-${cell.id}`, label: cellTitle(cell) })),
    ],
    rows: areas.map((area) => {
      const rows = byArea.get(area.id) ?? [];
      const word = (node: string) => {
        const row = rows.find((one) => one.node === node);
        if (!row?.publishedClass) return row?.score ?? null;
        return names.get(row.publishedClass) ?? row.publishedClass;
      };
      return {
        area: area.name,
        overall: word(''),
        ...Object.fromEntries(cells.map((cell) => [`cell-${cell.id}`, word(cell.id)])),
      };
    }),
  };
}
