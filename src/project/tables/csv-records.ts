/** A record of a CSV with the line on which it begins, counted from 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/**
 * Reads CSV text into records (RFC 4180): quotes double inside quotes, line ends of any system, empty lines left out. It is for the
 * small tables that declarations are made from; files of data have a reader that streams.
 *
 * @returns the records, or the line of a quote that is not closed, or that ends before its cell does
 */
export function csvRecords(text: string, delimiter: string): { records: CsvRecord[] } | { badQuote: number } {
  const records: CsvRecord[] = [];
  const content = text.replace(/^\uFEFF/, '');
  let [line, at] = [1, 0];
  while (at < content.length) {
    const record: CsvRecord = { line, cells: [] };
    for (;;) {
      const cell = content[at] === '"' ? quoted(content, at) : plain(content, at, delimiter);
      if (cell === undefined) return { badQuote: line };
      record.cells.push(cell.text);
      line += cell.text.split(/\r\n|\n|\r/).length - 1;
      at = cell.end;
      if (content[at] === delimiter) {
        at += 1;
        continue;
      }
      if (at < content.length && content[at] !== '\n' && content[at] !== '\r') return { badQuote: line };
      break;
    }
    at += content.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    if (record.cells.length > 1 || record.cells[0] !== '') records.push(record);
  }
  return { records };
}

function quoted(content: string, start: number): { text: string; end: number } | undefined {
  let end = content.indexOf('"', start + 1);
  while (end >= 0 && content[end + 1] === '"') end = content.indexOf('"', end + 2);
  return end < 0 ? undefined : { text: content.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}

function plain(content: string, start: number, delimiter: string): { text: string; end: number } {
  let end = start;
  while (end < content.length && content[end] !== delimiter && content[end] !== '\n' && content[end] !== '\r') end += 1;
  return { text: content.slice(start, end), end };
}
