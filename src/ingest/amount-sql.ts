import { literal } from '#evidence/sql.ts';
import { type Status, statusCode } from '#vocabulary/status.ts';

/** Why a cell is not an amount, in the order of the checks that `faultSql` gives. */
export const amountFaults = ['INGEST_NOT_A_NUMBER', 'INGEST_OUT_OF_RANGE', 'INGEST_COUNT_NEGATIVE'] as const;

/**
 * A cell as written → its amount. Signs of per cent and thousands separators are taken off; the quick way (a plain number)
 * is tried first, because nearly all cells are plain.
 */
export function amountSql(cell: string, scale: number): string {
  const amount = `coalesce(TRY_CAST(${cell} AS DECIMAL(18,6)), TRY_CAST(${cleanedSql(cell)} AS DECIMAL(18,6)))`;
  return scale === 1 ? amount : `TRY_CAST(${amount}::DOUBLE * ${scale}::DOUBLE AS DECIMAL(18,6))`;
}

/** A cell without its sign of per cent, and without separators where they stand between thousands. */
function cleanedSql(cell: string): string {
  const text = `trim(${cell})`;
  return `CASE WHEN regexp_full_match(${text}, '[-+]?[0-9]{1,3}([, ][0-9]{3})+(\\.[0-9]*)? ?%?') THEN replace(replace(replace(${text}, ',', ''), ' ', ''), '%', '')
    ELSE ${withoutPerCent(text)} END`;
}

/**
 * A text without a sign of per cent at its end and the blank before it. Not by a regular expression, because each of those is compiled
 * for every statement, which costs more than reading a small file.
 */
export function withoutPerCent(text: string): string {
  return `CASE WHEN ends_with(${text}, ' %') THEN left(${text}, -2) WHEN ends_with(${text}, '%') THEN left(${text}, -1) ELSE ${text} END`;
}

/**
 * The status of a cell: that of its declared marker, or 0. A blank cell is the marker ''.
 *
 * @param amount the cell’s amount, where it is known: what is an amount needs no look at markers, unless one looks like an amount
 */
export function statusSql(
  cell: string,
  missing: Readonly<Record<string, Exclude<Status, 'ok'>>>,
  amount?: string,
): string {
  const markers = { '': 'not-available' as const, ...missing };
  const cases = Object.entries(markers)
    .filter(([marker]) => marker !== '')
    .map(([marker, reason]) => `WHEN trim(${cell}) = ${literal(marker)} THEN ${statusCode(reason)}`);
  const blank = statusCode(markers['']);
  const known = amount !== undefined && !Object.keys(markers).some((marker) => /[0-9]/.test(marker));
  return `(CASE ${known ? `WHEN ${amount} IS NOT NULL THEN 0 ` : ''}WHEN ${cell} IS NULL OR trim(${cell}) = '' THEN ${blank} ${cases.join(' ')} ELSE 0 END)::TINYINT`;
}

/**
 * SQL of the check that a cell of status 0 fails, or NULL.
 *
 * @param first place of the first of `amountFaults` among the checks; the others follow it
 */
export function faultSql(cell: string, amount: string, first: number, mayBeNegative: boolean): string {
  // 1e400 is no DOUBLE at all, yet it is written as a number; what is one and no amount is too large for an amount.
  const written = `regexp_full_match(${cleanedSql(cell)}, '[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?')`;
  const negative = mayBeNegative ? '' : ` WHEN ${amount} < 0 THEN ${first + 2}`;
  return `CASE WHEN ${amount} IS NULL THEN (CASE WHEN ${written} THEN ${first + 1} ELSE ${first} END)${negative} END`;
}
