import type { CatalogueEntry } from './entry.ts';

/** Codes about rows becoming facts. */
export const ingestErrors = {
  INGEST_COLUMN_MISSING: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The file has no column {value}, which the source {source} needs.',
    remedy: '{perhaps}Correct the header name in the source declaration; the file has: {known}.',
  },
  INGEST_AREA_UNKNOWN: {
    kind: 'issue',
    severity: 'warns',
    rule: 'No area has the code {value} in the scheme {scheme}.',
    remedy: 'Correct the code, add the area to the files of areas, or set such rows aside with a reason.',
  },
  INGEST_AREA_OUTSIDE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The code {value} is an area of another type than the source declares ({expected}).',
    remedy: 'Add its type to `area.type` of the source, or set such rows aside with a reason.',
  },
  INGEST_AREA_CLOSED: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The area {value} had closed before the period began.',
    remedy: 'Check the code and the period; if the rows are leftovers of the publisher, set them aside with a reason.',
  },
  INGEST_PERIOD_INVALID: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The text {value} is not a period of the pattern {pattern}.',
    remedy: 'Correct the cell, or the `period` of the source: its pattern, or its map from text to period.',
  },
  INGEST_STRATUM_UNKNOWN: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The text {value} is not one of the groups that coxcomb.yaml declares.',
    remedy: 'Add it to the map of the source, or set such rows aside with a reason.',
  },
  INGEST_CLASS_UNKNOWN: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The text {value} is not one of the ratings that the source declares.',
    remedy: 'Add it to `classes` of the rating, or set such rows aside with a reason; declared are: {known}.',
  },
  INGEST_NOT_A_NUMBER: {
    kind: 'issue',
    severity: 'warns',
    rule: '{value} is not a number, and no declared marker of a missing value.',
    remedy: 'Correct the cell, or declare the marker under `missing` with its reason.',
  },
  INGEST_OUT_OF_RANGE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The amount {value} is too large: amounts stay below 1,000,000,000,000.',
    remedy: 'Check the cell; if the unit is too fine, declare a `scale` that makes amounts smaller.',
  },
  INGEST_COUNT_NEGATIVE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The count {value} is below zero.',
    remedy: 'Correct the cell; a measure that may be negative says `negative: true`.',
  },
  INGEST_NUMERATOR_EXCEEDS_DENOMINATOR: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The numerator {value} is larger than its denominator.',
    remedy: 'Correct the row; a pair where this is meaningful does not stand under `numeratorWithin`.',
  },
  INGEST_ROW_UNDECLARED: {
    kind: 'issue',
    severity: 'warns',
    rule: 'No measure and no published value of the source takes this row.',
    remedy: 'Declare what it feeds, or set such rows aside with a reason.',
  },
  INGEST_DUPLICATE_CONFLICT: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'Rows with the same area, period and group state different amounts: {value}.',
    remedy:
      'Find out which row is right; correct the other or set it aside with a reason. If the rows are parts, say `sum: true`.',
  },
  INGEST_DUPLICATE_SAME: {
    kind: 'issue',
    severity: 'informs',
    rule: 'The row repeats an earlier one, with the same amounts.',
    remedy: 'Nothing needs to be done: the repetition was counted once.',
  },
  INGEST_FACT_STATED_BEFORE: {
    kind: 'issue',
    severity: 'informs',
    rule: 'Amounts that an earlier file states as well, for the same area, period and group: {value}; they are the same.',
    remedy: 'Nothing needs to be done: they count once. If the file is there by mistake, take it out of `files`.',
  },
  INGEST_FACT_FROM_TWO_SOURCES: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'Two sources state different amounts of {value} for the same area, period and group.',
    remedy: 'Let one of them set those rows aside, so that each fact has one source.',
  },
  INGEST_PERIOD_REPEATED: {
    kind: 'issue',
    severity: 'warns',
    rule: 'All {count} amounts of {measure} for {value} are those for {earlier} again, with other amounts between them.',
    remedy:
      'A table was probably copied under the wrong date. Ask the publisher; set the rows for {value} aside with the reason, or leave them if they are right.',
  },
  INGEST_AMOUNT_ROUNDED: {
    kind: 'issue',
    severity: 'informs',
    rule: 'Amounts with more than six decimals were rounded to six.',
    remedy: 'Nothing needs to be done, unless the unit is too coarse; then declare a `scale`.',
  },
  INGEST_DENOMINATOR_ZERO: {
    kind: 'issue',
    severity: 'informs',
    rule: 'The denominator is zero, so there is no value for this area and period.',
    remedy: 'Nothing needs to be done if nobody was at risk; otherwise correct the cell.',
  },
  INGEST_CORRECTED: {
    kind: 'issue',
    severity: 'informs',
    rule: 'Cells were corrected as the source declares: {value}.',
    remedy: 'Nothing needs to be done; drop the correction when the publisher has mended the file.',
  },
  INGEST_CORRECTION_UNUSED: {
    kind: 'issue',
    severity: 'informs',
    rule: 'No cell needed the declared correction {value}.',
    remedy: 'Drop the correction if the publisher has mended the file.',
  },
  INGEST_ROWS_LOST: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: '{file} has {counted} rows, but {staged} of them came into the store.',
    remedy:
      'The file may have been written to while it was read: build again. Otherwise it is a fault of Coxcomb; report it.',
  },
  INGEST_NOTHING_ACCEPTED: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'None of the {count} rows of the file could be used.',
    remedy:
      'Look at why they were rejected: one cause, such as swapped columns, is likely. If the file has nothing for this project, set its rows aside with a reason.',
  },
  INGEST_FILE_CHANGED: {
    kind: 'error',
    status: 409,
    exitCode: 1,
    rule: 'The file {file} changed while it was read, so nothing that was read of it was kept.',
    remedy: 'Wait until whatever writes it has finished, then build again.',
  },
  INGEST_FILE_DAMAGED: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The file is damaged inside, and broke off while it was read: {reason}.',
    remedy: 'Fetch it again; if that does not help, convert it to CSV.',
  },
  INGEST_FILE_UNREADABLE: {
    kind: 'error',
    status: 422,
    exitCode: 1,
    rule: 'The file {file} broke off while it was read: {reason}',
    remedy: 'Fetch it again; if that does not help, convert it to CSV.',
  },
  INGEST_ACCOUNT_DOES_NOT_ADD_UP: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The account of {file} does not add up: {read} rows read, but {accepted} accepted, {rejected} rejected and {setAside} set aside.',
    remedy: 'This is a fault of Coxcomb, not of the file; report it with the declaration of the source.',
  },
} as const satisfies Record<string, CatalogueEntry>;
