/** What every chart returns: a picture, its text, and the same content as a table. */
export interface Chart {
  /** A complete SVG document that scales to its container; no script, no style attribute. */
  svg: string;
  /** Plain text, the same as the picture's `<title>`. */
  title: string;
  /** Plain text, the same as the picture's `<desc>`. */
  description: string;
  table: ChartTable;
}

export interface ChartTable {
  caption: string;
  columns: ChartColumn[];
  /** One record per row, keyed by column. `null` means that there is no value; another column says why. */
  rows: Record<string, string | number | null>[];
}

export interface ChartColumn {
  key: string;
  label: string;
  numeric?: boolean;
}

/** Properties that every chart takes. */
export interface ChartProps {
  /** Starts every id in the picture, so that several pictures share one page. Letters, digits, `-`, `_`. */
  idPrefix: string;
  title: string;
  description?: string;
  /**
   * Width of the drawing in user units. Text is at least 12 units high, so draw at 320 for a phone and at the width of
   * the column (up to 960) for a wide screen, and let a style sheet show the one that fits.
   */
  width?: number;
  /** How a value is written, with its unit. The default rounds to three significant figures. */
  format?: (value: number) => string;
}

/** Three significant figures, without an exponent below 10¹⁵. */
export function formatPlain(value: number): string {
  if (!Number.isFinite(value)) return '';
  const size = Math.abs(value);
  if (size >= 1e15) return value.toExponential(2);
  if (size >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

// Differences and sums of numbers below it cannot overflow; no indicator comes near.
const largestDrawn = 1e150;

/** A number that can be drawn, or null: not-a-number, infinities and sizes beyond 10¹⁵⁰ count as missing. */
export function finite(value: number | null | undefined): number | null {
  return typeof value === 'number' && Math.abs(value) <= largestDrawn ? value : null;
}
