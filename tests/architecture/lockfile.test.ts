import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// @ts-expect-error: a script without types
import { missingPlatformPackages } from '../../scripts/complete-lockfile.mjs';

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

describe('the lockfile', () => {
  it('names every optional package, or `npm ci` refuses it', () => {
    expect(missingPlatformPackages(lock)).toEqual([]);
  });
  it('names no registry', () => {
    expect(Object.values(lock.packages).filter((entry) => (entry as { resolved?: string }).resolved)).toEqual([]);
  });
  it('finds a package that is missing', () => {
    const broken = { packages: { 'node_modules/a': { optionalDependencies: { 'a-darwin-arm64': '1.0.0' } } } };
    expect(missingPlatformPackages(broken)).toHaveLength(1);
  });
});
