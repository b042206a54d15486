import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadProject } from '#project/load.ts';
import { writeStarterProject } from './init.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coxcomb-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('init', () => {
  it('writes a project without problems', () => {
    const files = writeStarterProject(join(folder, 'new', 'project'));
    expect(files).toContain('coxcomb.yaml');
    expect(files.some((file) => file.startsWith('.coxcomb'))).toBe(false);
    const { project, issues } = loadProject(join(folder, 'new', 'project'), { shippedFrameworks: '/nowhere' });
    expect(issues).toEqual([]);
    expect(project?.indicators).toHaveLength(1);
  });

  it('writes into an empty folder', () => {
    expect(writeStarterProject(folder)).toContain('data/waiting.csv');
  });

  it('refuses a folder that holds anything, and leaves it as it was', () => {
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(() => writeStarterProject(folder)).toThrow(expect.objectContaining({ code: 'CLI_FOLDER_NOT_EMPTY' }));
    expect(() => writeStarterProject(join(folder, 'notes.txt'))).toThrow(
      expect.objectContaining({ code: 'CLI_FOLDER_NOT_EMPTY' }),
    );
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });
});
