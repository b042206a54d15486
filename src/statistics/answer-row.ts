import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Issue, issue, type Place } from '#vocabulary/issue.ts';
import type { RowValue, StatisticInput, StatisticMethod, StatisticRow } from './method.ts';

/** Separates the entries of a list written in one cell; two in a row leave an entry missing. */
export const LIST_SEPARATOR = ';';

/** A row as it was read: cells of text, or the values of a JSON object. */
export type RawRow = Readonly<Record<string, unknown>>;

export type RowAnswer =
  | { answer: Record<string, unknown>; problem?: undefined }
  | { answer?: undefined; problem: Issue };

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

class Unreadable extends Error {
  readonly input: string;
  readonly expected: string;
  readonly value: unknown;

  constructor(input: string, expected: string, value: unknown) {
    super();
    this.input = input;
    this.expected = expected;
    this.value = value;
  }
}

/**
 * Answers one row by a method, or says what is wrong with the row.
 *
 * Text is read as the method's inputs ask: numbers with a decimal point, `true` or `false`, lists with semicolons; an
 * empty cell is missing. Whatever the method refuses becomes an issue on the input it names.
 *
 * @param where  place of the row; `columns` gives each input's position in the row, where it has one
 */
export function answerRow(
  method: StatisticMethod,
  raw: RawRow,
  where: Place & { columns?: ReadonlyMap<string, number> },
): RowAnswer {
  const { columns, ...place } = where;
  const problem = (input: string, expected: string, value: unknown): RowAnswer => ({
    problem: issue(
      'STATISTIC_INPUT_INVALID',
      { ...place, path: input, ...(columns?.has(input) ? { column: columns.get(input) as number } : {}) },
      { input, expected, value: text(value), method: method.name },
    ),
  });
  try {
    return { answer: method.run(readRow(method.inputs, raw)) };
  } catch (error) {
    if (error instanceof Unreadable) return problem(error.input, error.expected, error.value);
    if (error instanceof AppError && error.code === 'STATISTIC_ARGUMENT_INVALID') {
      return problem(String(error.details.argument), String(error.details.expected), error.details.value);
    }
    throw error;
  }
}

function readRow(inputs: readonly StatisticInput[], raw: RawRow): StatisticRow {
  const row: Record<string, RowValue> = {};
  for (const input of inputs) {
    if (!(input.name in raw)) {
      if (input.required) throw new Unreadable(input.name, 'given', 'nothing');
      continue;
    }
    row[input.name] = input.shape === 'list' ? readList(input, raw[input.name]) : readEntry(input, raw[input.name]);
  }
  return row;
}

function readList(input: StatisticInput, value: unknown): RowValue {
  if (isMissing(value)) return null;
  if (typeof value === 'object' && !Array.isArray(value)) throw new Unreadable(input.name, 'a list', value);
  const entries = Array.isArray(value) ? value : String(value).split(LIST_SEPARATOR);
  return entries.map((entry) => readEntry(input, entry)) as (number | string | null)[];
}

function readEntry({ name, kind = 'number', words }: StatisticInput, value: unknown): number | string | boolean | null {
  if (isMissing(value)) return null;
  if (kind === 'flag') {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw new Unreadable(name, 'true or false', value);
  }
  if (kind === 'word') {
    const word = String(value).trim();
    if (words && !words.includes(word)) throw new Unreadable(name, `one of ${words.join(', ')}`, value);
    return word;
  }
  const written = typeof value === 'string' ? value.trim() : '';
  if (typeof value !== 'number' && !DECIMAL.test(written)) throw new Unreadable(name, 'a number', value);
  const number = typeof value === 'number' ? value : Number(written);
  // JSON reads 1e999 as infinity without a word.
  if (!Number.isFinite(number)) throw new Unreadable(name, 'a number below 1.8e308', value);
  return number;
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function text(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
