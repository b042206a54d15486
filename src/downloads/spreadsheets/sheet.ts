import { safeText } from '../csv.ts';

export type SheetCell = string | number | boolean | null;

/** One sheet of a workbook, written while its rows come in. */
export interface Sheet {
  name: string;
  header: readonly string[];
  batches: AsyncIterable<readonly (readonly SheetCell[])[]>;
}

/** Rows that programs for spreadsheets can hold below a row of names. */
export const sheetRowsAtMost = 1_048_575;

/** Text as it may stand in XML, and such as no program runs: characters that XML does not know become a mark for what is missing. */
export function xmlText(text: string): string {
  return (
    safeText(text)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** A sheet of a few rows that are at hand. */
export function shortSheet(name: string, header: readonly string[], rows: readonly (readonly SheetCell[])[]): Sheet {
  return {
    name,
    header,
    batches: (async function* () {
      yield rows;
    })(),
  };
}
