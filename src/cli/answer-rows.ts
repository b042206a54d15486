import { answerRow, type RawRow } from '#statistics/answer-row.ts';
import type { StatisticMethod } from '#statistics/method.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { openRows, type RowFormat, type StreamedRow, RowWriter } from './row-stream.ts';

export interface AnswerRowsOptions {
  /** Text of the table, in pieces. */
  text: AsyncIterable<string>;
  /** Name of the table in messages. */
  file: string;
  format?: RowFormat | undefined;
  outFormat?: RowFormat | undefined;
  /** Inputs that are the same for every row and need no column. */
  constants?: Readonly<Record<string, string>>;
  write: (text: string) => Promise<void>;
  report: (problem: Issue) => void;
}

/**
 * Runs a method over a table: every row comes out in its order with the answers after its own columns.
 *
 * A row that cannot be answered comes out with its cells as they were and the reason in the column `issue`. An answer whose
 * name is a column already is written as `answer_` and the name.
 *
 * @returns number of rows, and of those that could not be answered
 * @throws STATISTIC_INPUT_UNREADABLE  an empty table, a required column that is not there, a quote that is never closed
 */
export async function answerRows(
  method: StatisticMethod,
  { text, file, format, outFormat, constants = {}, write, report }: AnswerRowsOptions,
): Promise<{ rows: number; problems: number }> {
  const table = await openRows(text, format, file);
  const chosen = outFormat ?? table.format;
  const known = table.columns;
  if (known) requireColumns(method, [...known, ...Object.keys(constants)], file);
  const places = known ? new Map(known.map((name, i) => [name, i + 1])) : undefined;
  let writer: RowWriter | undefined;
  let names = new Map<string, string>();
  let rows = 0;
  let problems = 0;
  const answerOne = ({ line, row, unreadable }: StreamedRow): Record<string, unknown> => {
    const where = { file, line, ...(places ? { columns: places } : {}) };
    const result = unreadable
      ? { problem: issue('STATISTIC_ROW_UNREADABLE', { file, line }, { problem: unreadable }) }
      : answerRow(method, { ...constants, ...row } as RawRow, where);
    if (!('answer' in result) || result.answer === undefined) {
      const { problem } = result as { problem: Issue };
      problems += 1;
      report(problem);
      return { ...row, issue: `${problem.message} [${problem.code}]` };
    }
    const named = Object.entries(result.answer).map(([name, value]) => [names.get(name) ?? name, value]);
    return { ...row, ...Object.fromEntries(named) };
  };
  for await (const batch of table.rows) {
    let out = '';
    for (const row of batch) {
      // The columns of NDJSON are those of its first row.
      if (!writer) {
        const columns = known ?? Object.keys(row.row);
        names = answerNames(method, columns);
        writer = new RowWriter(chosen, [...columns, ...names.values(), 'issue'].filter(unique));
        out += writer.header();
      }
      rows += 1;
      out += writer.row(answerOne(row));
    }
    if (out !== '') await write(out);
  }
  if (!writer && known)
    await write(new RowWriter(chosen, [...known, ...answerNames(method, known).values(), 'issue']).header());
  return { rows, problems };
}

/** Column of each answer: its own name, or one that does not hide a column of the table. */
function answerNames(method: StatisticMethod, columns: readonly string[]): Map<string, string> {
  return new Map(method.outputs.map(({ name }) => [name, columns.includes(name) ? `answer_${name}` : name]));
}

function requireColumns(method: StatisticMethod, columns: readonly string[], file: string): void {
  const missing = method.inputs.filter((input) => input.required && !columns.includes(input.name));
  if (missing.length === 0) return;
  const names = missing.map((input) => input.name).join(', ');
  throw new AppError('STATISTIC_INPUT_UNREADABLE', { file, problem: `it has no column ${names}` });
}

function unique(name: string, i: number, all: readonly string[]): boolean {
  return all.indexOf(name) === i;
}
