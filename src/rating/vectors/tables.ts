/** A table of a Markdown text, with the line of each row so that a difference can be shown where it stands. */
export interface TextTable {
  /** Headings above it, from the largest down. */
  headings: string[];
  header: string[];
  rows: { line: number; cells: string[] }[];
  line: number;
}

/** The tables of a Markdown text, in order. Tables inside fenced code are left out. */
export function tablesOf(text: string): TextTable[] {
  const tables: TextTable[] = [];
  const headings: string[] = [];
  let open: TextTable | undefined;
  let fenced = false;
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (!fenced && heading) headings.splice((heading[1] as string).length - 1, headings.length, heading[2] as string);
    if (fenced || !/^\s*\|/.test(line)) {
      open = undefined;
      return;
    }
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'));
    if (!open) {
      open = { headings: headings.filter(Boolean), header: cells, rows: [], line: index + 1 };
      tables.push(open);
    } else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
      open.rows.push({ line: index + 1, cells });
    }
  });
  return tables;
}

/** A cell such as `1…5` as the numbers or names that it stands for; any other cell as itself, as often as is asked. */
export function expandCell(cell: string, times: number): string[] {
  const range = /^(.*?)(-?\d+(?:\.\d+)?)…(.*?)(-?\d+(?:\.\d+)?)$/.exec(cell);
  if (!range || range[1] !== range[3]) return Array.from({ length: times }, () => cell);
  const [from, to] = [Number(range[2]), Number(range[4])];
  if (times === 1) return [cell];
  return Array.from({ length: times }, (_, i) => `${range[1]}${from + ((to - from) * i) / (times - 1)}`);
}

/** How many rows a first cell such as `b1…b16` stands for. */
export function timesOf(cell: string): number {
  const range = /^(.*?)(\d+)…(.*?)(\d+)$/.exec(cell);
  return range && range[1] === range[3] ? Math.abs(Number(range[4]) - Number(range[2])) + 1 : 1;
}
