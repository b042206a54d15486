import { describe, expect, it } from 'vitest';
import { petalPath, placePetals, polar, textArc } from './coxcomb-geometry.ts';

const radii = { hub: 10, full: 110 };

describe('placing petals', () => {
  it('gives every petal the same angle and fills the circle together with the gaps', () => {
    const groups = placePetals(
      [...'AAABBC'].map((group) => ({ group, share: 0.5 })),
      radii,
      0.1,
    );
    const petals = groups.flatMap((one) => one.petals);
    for (const petal of petals) expect(petal.end - petal.start).toBeCloseTo((2 * Math.PI - 0.3) / 6);
    expect(groups.map((one) => one.petals.length)).toEqual([3, 2, 1]);
    expect(groups.at(-1)!.end).toBeCloseTo(2 * Math.PI - 0.05);
  });

  it('makes length the share: zero at the hub, one at the rim, held in between, none when missing', () => {
    const petals = placePetals(
      [0, 0.25, 1, 7, -3, null, Number.NaN].map((share) => ({ group: 'A', share })),
      radii,
    )[0]!.petals;
    expect(petals.map((petal) => petal.outer)).toEqual([10, 35, 110, 110, 10, 10, 10]);
  });

  it('keeps groups together in the order of their first petal', () => {
    const groups = placePetals(
      [...'ABA'].map((group) => ({ group, share: 1 })),
      radii,
    );
    expect(groups.map((one) => one.petals.map((petal) => petal.index))).toEqual([[0, 2], [1]]);
  });

  it('leaves no gap for a single group and nothing for no petals', () => {
    expect(placePetals([{ group: 'A', share: 1 }], radii)[0]!.end).toBeCloseTo(2 * Math.PI);
    expect(placePetals([], radii)).toEqual([]);
  });
});

describe('paths', () => {
  it('measure angles clockwise from twelve', () => {
    expect(polar(Math.PI / 2, 5)[0]).toBeCloseTo(5);
    expect(polar(0, 5)[1]).toBeCloseTo(-5);
  });

  it('draw a whole circle for a whole turn', () => {
    expect(petalPath(0, 2 * Math.PI, 1, 10, 2)).toMatch(/^M0 -10A10 10 .*Z$/);
  });

  it('turn text arcs round in the lower half', () => {
    expect(textArc(0, 1, 10, false)).toMatch(/^M0 -10A10 10 0 0 1 /);
    expect(textArc(0, 1, 10, true)).toMatch(/ 0 -10$/);
  });
});
