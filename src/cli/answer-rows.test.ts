import { describe, expect, it } from 'vitest';
import { statisticMethod } from '#statistics/registry.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { type AnswerRowsOptions, answerRows } from './answer-rows.ts';

/** The text in pieces of a few characters, as a slow pipe would deliver it. */
async function* inPieces(text: string, size = 7): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}

async function run(method: string, text: string, options: Partial<AnswerRowsOptions> = {}) {
  let out = '';
  const issues: Issue[] = [];
  const counts = await answerRows(statisticMethod(method), {
    text: inPieces(text),
    file: 'areas.csv',
    write: async (piece) => {
      out += piece;
    },
    report: (problem) => issues.push(problem),
    ...options,
  });
  return { out, issues, lines: out.trimEnd().split('\n'), ...counts };
}

describe('a method over a table', () => {
  it('writes the same rows in their order, with the answers after them', async () => {
    const { lines, rows, problems } = await run('ratio', 'area,numerator,denominator\n"Ouse, upper",1,4\nTrent,3,2\n');
    expect(lines).toEqual([
      'area,numerator,denominator,value,lower,upper,method,reason,issue',
      '"Ouse, upper",1,4,0.25,,,Ratio,,',
      'Trent,3,2,1.5,,,Ratio,,',
    ]);
    expect({ rows, problems }).toEqual({ rows: 2, problems: 0 });
  });

  it('loses no row that it cannot answer, and says line, column, value, rule and remedy', async () => {
    const { lines, issues, problems } = await run('ratio', 'numerator,denominator\n1,4\nx,4\n1\n1,2,3\n5,0\n');
    expect(lines).toHaveLength(6);
    expect(lines[2]).toContain('numerator must be a number');
    expect(lines[4]).toContain('beyond the header: 3');
    expect(problems).toBe(3);
    expect(issues[0]).toMatchObject({ where: { file: 'areas.csv', line: 3, column: 1 }, input: 'x' });
    expect(issues.map((problem) => problem.code)).toEqual([
      'STATISTIC_INPUT_INVALID',
      'STATISTIC_ROW_UNREADABLE',
      'STATISTIC_ROW_UNREADABLE',
    ]);
  });

  it('tells NDJSON from CSV, and writes one as the other', async () => {
    const text = '{"numerator":1,"denominator":4}\nnot json\n[1]\n{"numerator":null,"denominator":4}';
    const { lines, problems } = await run('ratio', text);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ numerator: 1, value: 0.25 });
    expect(JSON.parse(lines[1] as string)).toMatchObject({ text: 'not json' });
    expect(JSON.parse(lines[3] as string)).toMatchObject({ value: null, reason: 'not-available' });
    expect(problems).toBe(2);
    const csv = await run('ratio', text, { outFormat: 'csv' });
    expect(csv.lines[0]).toBe('numerator,denominator,value,lower,upper,method,reason,issue');
    expect(csv.lines[1]).toBe('1,4,0.25,,,Ratio,,');
  });

  it('writes lists in a cell, with nothing between semicolons for what is missing', async () => {
    const { lines } = await run('quantiles', 'values,count\n1;;3;4,2\n', { constants: { highestFirst: 'false' } });
    expect(lines[1]).toBe('1;;3;4,2,1;;1;2,');
  });

  it('does not hide a column of the table behind an answer', async () => {
    const { lines } = await run('ratio', 'value,numerator,denominator\nold,1,2\n');
    expect(lines[0]).toBe('value,numerator,denominator,answer_value,lower,upper,method,reason,issue');
    expect(lines[1]).toBe('old,1,2,0.5,,,Ratio,,');
  });

  it('takes inputs that are the same for every row from outside the table', async () => {
    const { lines } = await run('ratio', 'numerator,denominator\n1,2\n', { constants: { multiplier: '100' } });
    expect(lines[1]).toBe('1,2,50,,,Ratio,,');
  });

  it('writes the header of a table without rows', async () => {
    const { out, rows } = await run('ratio', 'numerator,denominator\n');
    expect(out).toBe('numerator,denominator,value,lower,upper,method,reason,issue\n');
    expect(rows).toBe(0);
  });

  it.each([
    ['an empty table', '', 'it is empty'],
    ['a column that is not there', 'numerator\n1\n', 'it has no column denominator'],
    ['two columns of one name', 'numerator,numerator\n1,2\n', 'two columns are called numerator'],
    ['a column without name', 'numerator,,denominator\n1,2,3\n', 'a column has no name'],
    ['a quote that is never closed', 'numerator,denominator\n"1,2\n', 'the quote opened on line 2 is never closed'],
  ])('refuses %s', async (_, text, problem) => {
    await expect(run('ratio', text, { format: 'csv' })).rejects.toMatchObject({
      code: 'STATISTIC_INPUT_UNREADABLE',
      message: `The input areas.csv cannot be read: ${problem}.`,
    });
  });

  it('reads a table whose lines end as on Windows and that begins with a byte order mark', async () => {
    const { lines } = await run('ratio', '\uFEFFnumerator,denominator\r\n1,2\r\n');
    expect(lines[1]).toBe('1,2,0.5,,,Ratio,,');
  });
});
