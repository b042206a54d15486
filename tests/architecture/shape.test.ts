import { describe, expect, it } from 'vitest';
import { filesBelow, programme } from './source-files.ts';

/** Longer than this and a file has more than one purpose. */
const mostLines = 400;
const medianLines = 120;
const lines = (text: string) => text.split('\n').length - 1;
const code = /\.(ts|tsx|mjs)$/;
const written = ['src', 'tests', 'scripts', 'bench', 'bin'].flatMap((folder) => filesBelow(folder, code));

describe('the shape of the code', () => {
  it(`keeps every file within ${mostLines} lines`, () => {
    const long = written.filter(({ text }) => lines(text) > mostLines).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it(`keeps the median of the programme’s files within ${medianLines} lines`, () => {
    const sizes = programme()
      .map(({ text }) => lines(text))
      .sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(medianLines);
  });

  it('names files in kebab-case, and none for a place where anything goes', () => {
    const wrong = written
      .map(({ path }) => path)
      .filter(
        (path) =>
          !path.split('/').every((part) => /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part)) ||
          /(^|[/-])(?<!health-)(utils?|helpers?|managers?|services?|misc|common)(\.|\/|-|$)/.test(path),
      );
    expect(wrong).toEqual([]);
  });

  it('has tests that all run: none is focused or left to do, or skipped without saying why', () => {
    const marks = written
      .filter(
        ({ path, text }) =>
          path.endsWith('.test.ts') && /\b(it|describe|test)\.(only|todo|skip(?!\(`skipped: ))\b/.test(text),
      )
      .map(({ path }) => path);
    expect(marks).toEqual([]);
  });
});
