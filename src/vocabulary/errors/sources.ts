import type { CatalogueEntry } from './entry.ts';

const csv = 'Ask the publisher for a corrected file, or declare the difference in the source';

/** Codes about files and live publishers. */
export const sourcesErrors = {
  SOURCE_FILE_MISSING: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The file {value} cannot be read: {reason}.',
    remedy: 'Check the name under `files` in the source and the folder given by --data.',
  },
  SOURCE_FILE_EMPTY: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The file holds nothing.',
    remedy: 'Fetch it again; an empty file is usually a download that failed.',
  },
  SOURCE_FORMAT_UNKNOWN: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The format of {value} cannot be told from its name.',
    remedy: 'Set `format` in the source to one of {formats}.',
  },
  SOURCE_PATH_OUTSIDE: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The path {value} leaves the data folder.',
    remedy: 'Use a path inside the data folder, without `..`, a leading `/` or a link that points elsewhere.',
  },
  SOURCE_NO_ROWS: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The table has a header and no rows.',
    remedy: 'If that is how the publisher says "no data", nothing need be done; else fetch the file again.',
  },
  SOURCE_HEADER_MISSING: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'No header row was found{where}.',
    remedy: 'Set `headerRow` in the source to the row of the column names, counted from 1.',
  },
  SOURCE_HEADER_DUPLICATE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The column name {value} stands more than once in the header; the later one is called {name}.',
    remedy: 'Map the column you mean by the name given here.',
  },
  SOURCE_HEADER_BLANK: {
    kind: 'issue',
    severity: 'informs',
    rule: '{count} columns have no name; they are called {names}.',
    remedy: 'Nothing need be done unless one of them is wanted.',
  },
  SOURCE_ENCODING_CONVERTED: {
    kind: 'issue',
    severity: 'informs',
    rule: 'The file is in {value} and was read as such.',
    remedy: 'Check a name with an accent or a pound sign; set `encoding` in the source if it is wrong.',
  },
  SOURCE_ENCODING_INVALID: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The file is not valid {value}.',
    remedy: 'Leave `encoding` out to have it detected, or declare the one the publisher uses.',
  },
  SOURCE_LINE_ENDS_MIXED: {
    kind: 'issue',
    severity: 'informs',
    rule: 'The file mixes line ends ({value}); every one was taken as the end of a row.',
    remedy: 'Nothing need be done.',
  },
  SOURCE_NOTES_SKIPPED: {
    kind: 'issue',
    severity: 'informs',
    rule: '{count} rows {position} the table were taken as notes.',
    remedy: 'Set `headerRow` or `until` in the source if one of them is data.',
  },
  SOURCE_ROWS_BLANK: {
    kind: 'issue',
    severity: 'informs',
    rule: '{count} blank rows were passed over.',
    remedy: 'Nothing need be done.',
  },
  SOURCE_QUOTE_UNCLOSED: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'A quote opened on line {line} is never closed, so the rows after it cannot be told apart.',
    remedy: `${csv}: set \`quote: null\` if quotes have no meaning in it.`,
  },
  SOURCE_ROW_TOO_SHORT: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The row has {found} cells where the header has {expected}.',
    remedy: `${csv}; if this is a note below the table, set \`until\`.`,
  },
  SOURCE_ROW_TOO_LONG: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The row has {found} cells where the header has {expected}.',
    remedy: `${csv}; a comma inside a name needs quotes around it.`,
  },
  SOURCE_ROW_QUOTE_STRAY: {
    kind: 'issue',
    severity: 'warns',
    rule: 'Text follows a closing quote, so the cells of the row cannot be told apart.',
    remedy: `${csv}; a quote inside a cell is written twice.`,
  },
  SOURCE_ROW_NUL: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The row holds NUL characters.',
    remedy: 'Fetch the file again; NULs come from a damaged copy.',
  },
  SOURCE_ROW_OVERSIZE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The row is longer than {limit} bytes.',
    remedy: 'Check that the delimiter and the line ends are what the source declares.',
  },
  SOURCE_REJECTS_TOO_MANY: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'More than {limit} rows cannot be read, so the file is refused as a whole.',
    remedy: 'Check the delimiter, the quote and the header row that the source declares.',
  },
} as const satisfies Record<string, CatalogueEntry>;
