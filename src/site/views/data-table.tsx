import type { ReactNode } from 'react';
import type { ChartTable } from '#charts/chart.ts';

export interface TableProps {
  table: ChartTable;
  /** Replaces what a cell shows; the table's own text stays in its data files. */
  cell?: (key: string, row: ChartTable['rows'][number], at: number) => ReactNode;
  /** Shown for people who see as well; else the caption is for screen readers. */
  showCaption?: boolean;
  /** Whether a script may add buttons that sort the rows. */
  sortable?: boolean;
  id?: string;
  /** On narrow screens each row becomes a block with its headings beside it. */
  stacked?: boolean;
}

/** A table of plain elements: caption, column headings, the first cell of each row as its heading. */
export function DataTable({ table, cell, showCaption = false, sortable = false, id, stacked = false }: TableProps) {
  const body = (
    <table className={`table${stacked ? ' table--stacked' : ''}`} {...(stacked ? { role: 'table' } : {})}>
      <caption className={showCaption ? 'table__caption' : 'nhsuk-u-visually-hidden'}>{table.caption}</caption>
      <thead {...(stacked ? { role: 'rowgroup' } : {})}>
        <tr {...(stacked ? { role: 'row' } : {})}>
          {table.columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.numeric ? 'is-numeric' : undefined}
              {...(stacked ? { role: 'columnheader' } : {})}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...(stacked ? { role: 'rowgroup' } : {})}>
        {table.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and are written once
          <tr key={at} {...(stacked ? { role: 'row' } : {})}>
            {table.columns.map((column, place) => {
              const content = cell?.(column.key, row, at) ?? row[column.key] ?? '–';
              const className = column.numeric ? 'is-numeric' : undefined;
              if (place === 0) {
                return (
                  <th key={column.key} scope="row" className={className} {...(stacked ? { role: 'rowheader' } : {})}>
                    {content}
                  </th>
                );
              }
              return (
                <td
                  key={column.key}
                  className={className}
                  {...(stacked ? { role: 'cell', 'data-label': column.label } : {})}
                >
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
  const region = stacked ? (
    body
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls in its frame, which the keyboard must reach
    <section className="table-frame" aria-label={table.caption} tabIndex={0}>
      {body}
    </section>
  );
  const wrapped = sortable ? <cx-sortable>{region}</cx-sortable> : region;
  return id === undefined ? wrapped : <div id={id}>{wrapped}</div>;
}
