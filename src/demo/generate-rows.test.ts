import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProject } from '#project/load.ts';
import { generateRows, shapeOfRows } from './generate-rows.ts';

const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'sized-')));
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const rowsBelow = (folder: string) =>
  readdirSync(join(folder, 'data')).flatMap((file) =>
    readFileSync(join(folder, 'data', file), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1),
  );

describe('a project of a given size', () => {
  it('has exactly as many rows as were asked for, each a numerator within its denominator', () => {
    const written = generateRows({ folder: folders[0]!, rows: 5003, seed: 5, indicators: 7 });
    const rows = rowsBelow(folders[0]!);
    expect(written.rows).toBe(5003);
    expect(rows).toHaveLength(5003);
    expect(new Set(rows.slice(0, 700)).size).toBe(700);
    for (const row of rows) {
      expect(row).toMatch(/^P\d{5},\d{4}-\d{2},\d+,\d+$/);
      const [, , numerator, denominator] = row.split(',').map(Number);
      expect(numerator).toBeLessThanOrEqual(denominator!);
    }
  });

  it('loads without problems, and is the same for the same seed', () => {
    generateRows({ folder: folders[1]!, rows: 5003, seed: 5, indicators: 7 });
    expect(rowsBelow(folders[1]!)).toEqual(rowsBelow(folders[0]!));
    expect(loadProject(folders[1]!, { shippedFrameworks: 'frameworks' }).issues).toEqual([]);
  });

  it('grows in practices first, then in months', () => {
    expect(shapeOfRows(100_000)).toEqual({ indicators: 60, practices: 209, months: 8 });
    expect(shapeOfRows(10_000_000)).toEqual({ indicators: 60, practices: 6411, months: 26 });
  });
});
