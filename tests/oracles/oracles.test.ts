import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { disagreement, type Mapping } from './mapping.ts';
import { mappings } from './mappings/index.ts';
import { type OracleCase, oracleFiles, oracleFolders, oraclesExpected, readOracle } from './oracle-file.ts';

interface Tally {
  ran: number;
  refused: number;
  diverged: Map<string, number>;
  failures: string[];
}

/** Throws what the product refuses; anything else than a coded refusal or an answer without value is a failure. */
function refusal(mapping: Mapping, given: OracleCase): string | null {
  if (!mapping.refuse) return 'the reference refused this case and the mapping cannot ask for a refusal';
  try {
    const answer = mapping.refuse(given) as { value?: unknown; reason?: unknown } | undefined;
    const withoutValue = answer?.value === null && typeof answer.reason === 'string';
    return withoutValue ? null : `answered ${JSON.stringify(answer)} where the reference refused`;
  } catch (error) {
    if (error instanceof AppError) return null;
    return `refused without a code of ours: ${String(error)}`;
  }
}

function runCase(mapping: Mapping, given: OracleCase, tally: Tally): void {
  const divergence = mapping.divergences?.find((candidate) => candidate.applies(given));
  let found: string | null;
  try {
    if (divergence) {
      tally.diverged.set(divergence.quirk, (tally.diverged.get(divergence.quirk) ?? 0) + 1);
      found =
        divergence
          .compare(given)
          .map(disagreement)
          .find((line) => line !== null) ?? null;
    } else if (given.error !== undefined && given.error !== null) {
      tally.refused += 1;
      found = refusal(mapping, given);
    } else {
      const comparisons = mapping.compare(given);
      found =
        comparisons.length === 0
          ? 'nothing was compared'
          : (comparisons.map(disagreement).find((line) => line !== null) ?? null);
    }
  } catch (error) {
    found = String(error);
  }
  tally.ran += 1;
  if (found) tally.failures.push(`case ${given.id ?? JSON.stringify(given).slice(0, 120)}: ${found}`);
}

describe('recorded answers of the reference implementations', () => {
  const files = oracleFiles();

  if (!oracleFolders.some(existsSync) && !oraclesExpected) {
    const places = oracleFolders.join(' or ');
    it.skip(`skipped: no recorded answers at ${places} (set COXCOMB_ORACLES to a folder that holds them)`, () => {});
    return;
  }

  it('are there and each file has a mapping', () => {
    const unmapped = files.filter(({ name }) => !mappings.some((mapping) => mapping.files.includes(name)));
    for (const folder of oracleFolders) {
      const found = files.filter((file) => file.folder === folder).length;
      expect(found, `no recorded answers in ${folder}`).toBeGreaterThan(0);
    }
    expect(unmapped.map(({ name }) => name)).toEqual([]);
  });

  for (const { name, path } of files) {
    it(`${name} agrees in every case`, () => {
      const mapping = mappings.find((candidate) => candidate.files.includes(name)) as Mapping;
      const tally: Tally = { ran: 0, refused: 0, diverged: new Map(), failures: [] };
      for (const given of readOracle(path)) runCase(mapping, given, tally);
      const parts = [...tally.diverged].map(([quirk, count]) => `${count} diverged on purpose (${quirk})`);
      if (tally.refused > 0) parts.push(`${tally.refused} refused as recorded`);
      console.log(`${name}: ${tally.ran} cases${parts.length > 0 ? `; ${parts.join('; ')}` : ''}`);
      expect(tally.ran, 'no case ran').toBeGreaterThan(0);
      expect(tally.failures.slice(0, 10), `${tally.failures.length} of ${tally.ran} cases differ`).toEqual([]);
    });
  }
});
