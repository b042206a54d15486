import { expect, it } from 'vitest';
import { progressLine } from './progress.ts';

function written(
  isTTY: boolean,
  steps: [step: string, done: number, total: number, rows?: number][],
  pause = 1000,
): string[] {
  const lines: string[] = [];
  let clock = 0;
  const stream = { isTTY, columns: 80, write: (text: string) => lines.push(text) } as unknown as NodeJS.WriteStream;
  const line = progressLine(stream, () => clock);
  for (const [step, done, total, rows] of steps) {
    clock += pause;
    line.show(step, done, total, rows);
  }
  line.end();
  return lines;
}

it('writes a line on a pipe when a step begins and one when it ends, with its rows', () => {
  const steps: Parameters<typeof written>[1] = [
    ['reading counts', 0, 22, 0],
    ['reading lists', 11, 22, 300],
    ['reading visits', 22, 22, 600],
    ['reading visits', 22, 22, 600],
    ['computing indicators', 0, 2],
    ['computing smoking', 1, 2],
    ['computing indicators', 2, 2],
  ];
  expect(written(false, steps)).toEqual([
    'reading counts (0 of 22)\n',
    'reading visits (22 of 22, 600 rows, 200 rows/s)\n',
    'computing indicators (0 of 2)\n',
    'computing indicators (2 of 2)\n',
  ]);
});

it('writes one line for a step that is over at once, and redraws on a terminal', () => {
  expect(written(false, [['areas', 1, 1]])).toEqual(['areas (1 of 1)\n']);
  expect(written(true, [['areas', 0, 2]])).toEqual(['\r\u001b[Kareas (0 of 2)', '\r\u001b[K']);
});

it('names on a pipe what a long step is at, once for each', () => {
  const steps: Parameters<typeof written>[1] = [
    ['rating by dashboard', 0, 3],
    ['rating by dashboard', 0, 3],
    ['rating by scorecard', 1, 3],
    ['rating by oversight', 2, 3],
    ['rating', 1, 1],
  ];
  const lines = written(false, steps, 20_000);
  expect(lines.map((line) => line.replace(/ \(.*/s, ''))).toEqual([
    'rating by dashboard',
    'rating by scorecard',
    'rating by oversight',
    'rating',
  ]);
  // A quick step says no more than that it began and ended.
  expect(written(false, steps, 10)).toHaveLength(2);
});
