/** Rows as CSV text: comma, line feed, quotes where needed; `null` and `undefined` are empty. */
export function csvText(header: readonly string[], rows: readonly (readonly (string | null | undefined)[])[]): string {
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string | null | undefined): string {
  const text = cell ?? '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
