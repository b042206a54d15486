/** Why a row of a file was refused, in plain words, by the code of the error. */
export const rejects: Record<string, string> = {
  INGEST_AREA_UNKNOWN: 'There is no area with the code in the row',
  INGEST_AREA_OUTSIDE: 'The row is for another kind of area than the file should hold',
  INGEST_AREA_CLOSED: 'The area had closed before the period began',
  INGEST_PERIOD_INVALID: 'The period is not written as it should be',
  INGEST_STRATUM_UNKNOWN: 'The row is for a group of people that we do not know',
  INGEST_CLASS_UNKNOWN: 'The rating is not one of those that we know',
  INGEST_NOT_A_NUMBER: 'The row holds text where a number should be',
  INGEST_OUT_OF_RANGE: 'The number is too large to be true',
  INGEST_COUNT_NEGATIVE: 'The count is below zero',
  INGEST_NUMERATOR_EXCEEDS_DENOMINATOR: 'More people were counted than there were',
  INGEST_ROW_UNDECLARED: 'Nothing on this site uses the row',
  INGEST_DUPLICATE_CONFLICT: 'Two rows say different things about the same',
};
