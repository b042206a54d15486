/** Puts a button in each heading of its table, which sorts the rows up and down. */
export class SortableTable extends HTMLElement {
  connectedCallback(): void {
    const headings = [...this.querySelectorAll<HTMLTableCellElement>('thead th')];
    for (const [column, heading] of headings.entries()) {
      if (heading.querySelector('button')) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort-button';
      button.append(...heading.childNodes);
      button.addEventListener('click', () => this.#sort(headings, column));
      heading.append(button);
    }
  }

  #sort(headings: HTMLTableCellElement[], column: number): void {
    const heading = headings[column];
    const body = this.querySelector('tbody');
    if (!heading || !body) return;
    const down = heading.getAttribute('aria-sort') === 'ascending';
    for (const other of headings) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const way = down ? -1 : 1;
    const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[column]) }));
    keyed.sort((a, b) => {
      // Rows without a number stay last either way.
      if (typeof a.key !== typeof b.key) return typeof a.key === 'number' ? -1 : 1;
      if (typeof a.key === 'number') return way * (a.key - (b.key as number));
      return way * a.key.localeCompare(b.key as string);
    });
    body.append(...keyed.map(({ row }) => row));
  }
}

/** The first number of a numeric cell, else its text. */
function keyOf(cell: HTMLTableCellElement | undefined): number | string {
  const text = (cell?.querySelector('strong') ?? cell)?.textContent?.trim() ?? '';
  if (!cell?.classList.contains('is-numeric')) return text;
  const number = Number.parseFloat(text.replace(/[^\d.,-]/g, '').replace(/,/g, ''));
  return Number.isNaN(number) ? text : number;
}
