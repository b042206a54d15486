import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { statisticCommand } from './statistic.ts';

let out = '';
let problems = '';
let folder = '';

beforeEach(() => {
  [out, problems] = ['', ''];
  folder = mkdtempSync(join(tmpdir(), 'coxcomb-statistic-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    problems += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

const run = (...words: string[]) => statisticCommand().exitOverride().parseAsync(words, { from: 'user' });

function table(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('coxcomb statistic', () => {
  it('lists the methods, in words and as JSON', async () => {
    await run('--list');
    expect(out).toContain('proportion ');
    out = '';
    await run('--list', '--json');
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ name: 'spc' }));
  });

  it('describes a method: inputs with unit, outputs, edges, source', async () => {
    await run('--describe', 'rate');
    expect(out).toContain('numerator (count, required)');
    expect(out).toContain('Source: Breslow & Day 1987');
    out = '';
    await run('--describe', 'target-comparison', '--json');
    expect(JSON.parse(out).inputs.at(-1).words).toEqual(['high-is-good', 'low-is-good']);
  });

  it('answers the rows of a file and ends well', async () => {
    await run(
      'proportion',
      '--input',
      table('areas.csv', 'numerator,denominator\n65,100\n'),
      '--set',
      'multiplier=100',
    );
    expect(out.split('\n')[1]).toMatch(/^65,100,65,55\.2544/);
    expect(process.exitCode).toBeUndefined();
  });

  it('ends with 1 when a row could not be answered', async () => {
    const path = table('areas.ndjson', '{"numerator":5,"denominator":1}\n');
    await run('proportion', '--input', path);
    expect(process.exitCode).toBe(1);
    expect(problems).toContain(`${path}:1: numerator: numerator must be at most the denominator (1), but 5 was given.`);
    expect(JSON.parse(out).issue).toContain('STATISTIC_INPUT_INVALID');
    problems = '';
    await run('proportion', '--input', path, '--json');
    expect(JSON.parse(problems)).toMatchObject({ code: 'STATISTIC_INPUT_INVALID' });
  });

  it('refuses wrong use', async () => {
    const refusal = (code: string) => expect.objectContaining({ code });
    await expect(run('guesswork')).rejects.toThrow(refusal('STATISTIC_METHOD_UNKNOWN'));
    await expect(run('rate', '--input', join(folder, 'none.csv'))).rejects.toThrow(
      refusal('STATISTIC_INPUT_UNREADABLE'),
    );
    await expect(run('rate', '--set', 'size=3')).rejects.toThrow(refusal('STATISTIC_ARGUMENT_INVALID'));
    await expect(run()).rejects.toThrow(expect.objectContaining({ exitCode: 1 }));
    await expect(run('rate', '--format', 'xml')).rejects.toThrow('Allowed choices');
  });
});
