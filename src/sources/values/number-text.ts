/** A number as it stands in a cell, or why it is none. `percent`: a percent sign was written. */
export type NumberText =
  | { kind: 'number'; value: number; percent: boolean }
  | { kind: 'blank' }
  | { kind: 'marker'; marker: string }
  | { kind: 'refused'; reason: 'not-a-number' | 'out-of-range' | 'ambiguous-separator' };

export interface NumberTextOptions {
  /** Texts that stand for a kind of missing, compared after trimming; upper and lower case count as one. Default none. */
  markers?: readonly string[];
  /** Default `.`; with `,` the thousands separator is `.`, a space or an apostrophe. */
  decimalSeparator?: '.' | ',';
}

const pattern = {
  '.': /^([-+\u2212]?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00A0\u202F']\d{3})+)?(?:\.(\d*))?(?:e([-+]?\d{1,4}))?$/i,
  ',': /^([-+\u2212]?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00A0\u202F']\d{3})+)?(?:,(\d*))?(?:e([-+]?\d{1,4}))?$/i,
} as const;

/**
 * Reads a number the way people and publishers write it: `1,234`, `12.5%`, `-3`, `1e3`, `(3)` is refused.
 *
 * Edges: blanks are `blank`, never zero. Thousands separators must stand every three digits (`1,23` is refused as ambiguous).
 * Hexadecimal, `NaN`, `Infinity`, two numbers in a cell and text around the number are refused; so is a number that a double
 * cannot hold, and one that is not zero but would become it. A percent sign is reported and the value left as written: `5%` is 5.
 *
 * @param text the cell; white space around it does not matter
 */
export function parseNumberText(text: string | null, options: NumberTextOptions = {}): NumberText {
  const trimmed = (text ?? '').trim();
  const marker = options.markers?.find((candidate) => candidate.trim().toLowerCase() === trimmed.toLowerCase());
  if (marker !== undefined) return { kind: 'marker', marker };
  if (trimmed === '') return { kind: 'blank' };
  const percent = trimmed.endsWith('%');
  const written = percent ? trimmed.slice(0, -1).trimEnd() : trimmed;
  const found = pattern[options.decimalSeparator ?? '.'].exec(written);
  if (!found)
    return { kind: 'refused', reason: /^[-+]?\d[\d.,' ]*$/.test(written) ? 'ambiguous-separator' : 'not-a-number' };
  const [, sign, whole, fraction, exponent] = found;
  if (!whole && !fraction) return { kind: 'refused', reason: 'not-a-number' };
  const digits = `${(whole ?? '0').replace(/[^\d]/g, '')}.${fraction || '0'}`;
  const size = Number(`${digits}e${exponent ?? '0'}`);
  if (!Number.isFinite(size) || (size === 0 && /[1-9]/.test(digits)))
    return { kind: 'refused', reason: 'out-of-range' };
  const negative = sign === '-' || sign === '\u2212';
  return { kind: 'number', value: negative && size !== 0 ? -size : size, percent };
}
