import { describe, expect, it } from 'vitest';
import { answerRow, type RawRow } from './answer-row.ts';
import { statisticMethods } from './registry.ts';

/** Values that a cell may hold and no method expects. */
const values: unknown[] = [
  null,
  '',
  'x',
  0,
  -5,
  1e308,
  1e15,
  5e-324,
  '1e400',
  '1;;2',
  [],
  [1, 2, null],
  [Number.POSITIVE_INFINITY],
  {},
  true,
];
const mixed = [1e308, -1, 0, 1.5, 1e-320, -1e308, 2, 3];

describe.each(statisticMethods.map((method) => [method.name, method] as const))('%s', (_, method) => {
  it('answers or refuses whatever it is given, and never answers with infinity or no number', () => {
    const rows: RawRow[] = [
      ...values.map((value) => Object.fromEntries(method.inputs.map(({ name }) => [name, value]))),
      Object.fromEntries(method.inputs.map(({ name }, i) => [name, mixed[i % mixed.length]])),
      {},
    ];
    for (const row of rows) {
      const { answer, problem } = answerRow(method, row, { file: 'rows' });
      if (problem) expect(problem.message).not.toBe('');
      else for (const value of Object.values(answer).flat()) expect(value).not.toSatisfy(isNoNumber);
    }
  });
});

function isNoNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}
