import { describe, expect, it } from 'vitest';
import type { ReleaseAttack } from '#disclosure/attacker/release/attack-release.ts';
import { heldAgainst, toldAttack } from '../../../scripts/attack/told-attack.ts';

const attack: ReleaseAttack = {
  estimates: 2000,
  hidden: 300,
  cells: 400,
  sums: { areas: 5, strata: 4, windows: 3, measures: 2 },
  broken: 0,
  targets: 1200,
  groups: 7,
  largest: 9,
  programmes: 30,
  contradicted: 0,
  withTruth: true,
  found: [],
};

describe('what an attack says in the end', () => {
  it('is that the release holds where every count was attacked and none was found', () => {
    expect(heldAgainst(attack)).toBe(true);
    const lines = toldAttack(attack).join('\n');
    expect(lines).toContain('counts attacked: 1,200 (small ones)');
    expect(lines).toContain('found: 0');
    expect(lines).not.toContain('COULD NOT');
  });

  it('is no success where counts could not be attacked, and says how many', () => {
    const contradicted = { ...attack, contradicted: 17 };
    expect(heldAgainst(contradicted)).toBe(false);
    const lines = toldAttack(contradicted).join('\n');
    expect(lines).toContain('counts attacked: 1,183 ');
    expect(lines).toContain('COUNTS THAT COULD NOT BE ATTACKED: 17 of 1,200');
  });

  it('is no success where a count was found, which it names', () => {
    const found = { ...attack, found: [{ what: 'smoking of P03', low: 3, high: 3.5 }] };
    expect(heldAgainst(found)).toBe(false);
    expect(toldAttack(found).at(-1)).toBe('  smoking of P03: from 3.00 to 3.50');
  });
});
