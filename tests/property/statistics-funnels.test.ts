import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FunnelScale, funnelScales } from '#statistics/comparing/dispersion.ts';
import { type FunnelArea, overdispersedFunnel } from '#statistics/comparing/overdispersed-funnel.ts';

const scale = fc.constantFrom<FunnelScale>(...funnelScales);
const area = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]) => ({ n, x: Math.round(n * share) }));
const areas = fc.array(area, { minLength: 1, maxLength: 30 }).filter((list) => list.some(({ x }) => x > 0));

function funnelOf(list: { n: number; x: number }[], kind: FunnelScale) {
  const funnel = overdispersedFunnel(
    list.map(({ x }) => x),
    list.map(({ n }) => n),
    { scale: kind },
  );
  return { ...funnel, areas: funnel.areas as FunnelArea[], target: funnel.target as number };
}

describe('funnel with overdispersion', () => {
  it('has limits about the target, the outer beyond the inner, the adjusted beyond those of chance on the same scale', () => {
    fc.assert(
      fc.property(areas, scale, (list, kind) => {
        const { areas: found, target } = funnelOf(list, kind);
        const slack = target * 1e-12;
        for (const { limits, adjustedLimits } of found) {
          for (const { lower95, upper95, lower998, upper998 } of [limits, adjustedLimits]) {
            expect(lower998).toBeLessThanOrEqual(lower95);
            expect(lower95).toBeLessThanOrEqual(target + slack);
            expect(upper95).toBeGreaterThanOrEqual(target - slack);
            expect(upper998).toBeGreaterThanOrEqual(upper95);
          }
          if (kind === 'log-ratio' || kind === 'root-ratio') continue;
          expect(adjustedLimits.lower95).toBeLessThanOrEqual(limits.lower95);
          expect(adjustedLimits.upper95).toBeGreaterThanOrEqual(limits.upper95);
        }
      }),
    );
  });

  it('narrows as areas grow', () => {
    fc.assert(
      fc.property(areas, scale, (list, kind) => {
        const bySize = list
          .map(({ n }, i) => ({ n, i }))
          .sort((a, b) => a.n - b.n)
          .map(({ i }) => i);
        const { areas: found } = funnelOf(list, kind);
        for (const [k, i] of bySize.entries()) {
          if (k === 0) continue;
          for (const kindOfLimit of ['limits', 'adjustedLimits'] as const) {
            const [smaller, larger] = [found[bySize[k - 1]!]![kindOfLimit], found[i]![kindOfLimit]];
            expect(larger.lower95).toBeGreaterThanOrEqual(smaller.lower95);
            expect(larger.upper95).toBeLessThanOrEqual(smaller.upper95);
            expect(larger.lower998).toBeGreaterThanOrEqual(smaller.lower998);
            expect(larger.upper998).toBeLessThanOrEqual(smaller.upper998);
          }
        }
      }),
    );
  });

  it('flags by adjusted limits exactly the areas whose adjusted score lies beyond the level', () => {
    const z = 1.959963984540054;
    fc.assert(
      fc.property(areas, fc.constantFrom<FunnelScale>('proportion', 'log-ratio', 'root-ratio'), (list, kind) => {
        for (const { adjustedScore, adjustedFlag } of funnelOf(list, kind).areas) {
          if (adjustedScore === null || Math.abs(Math.abs(adjustedScore) - z) < 1e-9) continue;
          const side = adjustedScore < -z ? 'low' : adjustedScore > z ? 'high' : 'not';
          expect(adjustedFlag.startsWith(side)).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of areas, not even in the last digit', () => {
    fc.assert(
      fc.property(areas, scale, (list, kind) => {
        const there = funnelOf(list, kind);
        const back = funnelOf(list.toReversed(), kind);
        expect(back).toEqual({ ...there, areas: there.areas.toReversed() });
      }),
    );
  });
});
