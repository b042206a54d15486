import { describe, expect, it } from 'vitest';
import { distributions } from './mappings/distributions.ts';
import { oracleFiles, readOracle } from './oracle-file.ts';

/** The figures of docs/decisions/0002-distributions.md: largest relative difference of each function. */
describe('distributions', () => {
  const file = oracleFiles().find(({ name }) => name === 'distributions');

  it.skipIf(!file)('differ from the recorded values by no more than 10⁻¹² (skipped without recorded answers)', () => {
    const largest = new Map<string, number>();
    for (const given of readOracle((file as { path: string }).path)) {
      for (const { what, ours, recorded } of distributions.compare(given)) {
        const [found, wanted] = [ours as number, recorded as number];
        const difference = found === wanted ? 0 : Math.abs((found - wanted) / wanted);
        largest.set(what, Math.max(largest.get(what) ?? 0, difference));
      }
    }
    console.log([...largest].map(([what, difference]) => `${what} ${difference.toExponential(1)}`).join(', '));
    expect(Math.max(...largest.values())).toBeLessThanOrEqual(1e-12);
  });
});
