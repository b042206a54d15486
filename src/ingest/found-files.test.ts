import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeOptions } from '#evidence/little-data.ts';
import type { Project } from '#project/project.ts';
import { dataBytes } from './found-files.ts';

test('data are as large as the text in their files; what is packed counts for what comes out of it, what is missing for nothing', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'coxcomb-bytes-'));
  try {
    mkdirSync(join(dataFolder, 'years'));
    for (const [name, bytes] of [
      ['years/a.csv', 100],
      ['years/b.csv', 20],
      ['c.csv.gz', 7],
      ['d.parquet', 3],
    ] as const)
      writeFileSync(join(dataFolder, name), 'x'.repeat(bytes));
    const of = (...sources: string[][]) =>
      dataBytes({ dataFolder, sources: sources.map((files) => ({ value: { files } })) } as unknown as Project);
    expect(await of(['years/*.csv'], ['years/a.csv'])).toBe(120);
    expect(await of(['c.csv.gz', 'd.parquet'])).toBe(100);
    expect(await of(['none.csv'], ['../outside.csv'])).toBe(0);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

test('little data are worked on by one thread of the store, much data by all', () => {
  expect(storeOptions(1_000_000).threads).toBe(1);
  expect(storeOptions(1_000_000_000)).toEqual({});
});
