import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDay, lastDay } from '#areas/calendar.ts';
import { Register, type RegisteredArea } from '#areas/register.ts';
import type { Relation } from '#areas/relation.ts';
import { Rollup, type WayUp } from '#areas/rollup.ts';
import { Successions } from '#areas/successions.ts';
import { projectSchema } from '#project/schema/coxcomb.ts';
import { defaultTypes } from './area-project.ts';

const mapDay = 1000;
const { areaTypes } = projectSchema.parse({
  id: 'invented',
  name: 'Invented',
  mapDate: '2024-04-01',
  codeSchemes: [{ id: 'local', name: 'Local' }],
  areaTypes: defaultTypes,
  benchmark: { type: 'region', code: 'R0' },
});
const [practice, , hospital, group, region] = [0, 1, 2, 3, 4];

/** Practices that move between groups, hospitals shared out, groups that merge and split, groups in regions. */
const country = fc.record({
  practices: fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
  hospitals: fc.array(fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 4 }), {
    maxLength: 4,
  }),
  regions: fc.array(fc.nat(1), { minLength: 6, maxLength: 6 }),
  // A group is followed by groups of higher number only, so there is no circle.
  followed: fc.array(
    fc.option(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 1,
        maxLength: 3,
      }),
    ),
    { minLength: 5, maxLength: 5 },
  ),
  amounts: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
});

function build(drawn: typeof country extends fc.Arbitrary<infer T> ? T : never) {
  const register = new Register(areaTypes);
  const relations: Relation[] = [];
  const groups = drawn.regions.map((_, i) => register.take(group as number, `G${i}`));
  const relate = (
    kind: string,
    child: RegisteredArea,
    parent: RegisteredArea,
    weight = 1,
    from = firstDay,
    to = lastDay,
  ) => relations.push({ kind, child, parent, weight, from, to, basis: null });
  const share = (kind: string, child: RegisteredArea, parts: [number, number][], from = firstDay) => {
    const whole = parts.reduce((sum, [, part]) => sum + part, 0);
    for (const [parent, part] of parts) relate(kind, child, groups[parent] as RegisteredArea, part / whole, from);
  };
  drawn.regions.forEach((number, i) =>
    relate('membership', groups[i] as RegisteredArea, register.take(region as number, `R${number}`)),
  );
  drawn.practices.forEach((moves, i) => {
    const area = register.take(practice as number, `P${i}`);
    moves.forEach((parent, move) =>
      relate(
        'membership',
        area,
        groups[parent] as RegisteredArea,
        1,
        move === 0 ? firstDay : move * 400,
        move === moves.length - 1 ? lastDay : (move + 1) * 400 - 1,
      ),
    );
  });
  drawn.hospitals.forEach((parts, i) => share('catchment', register.take(hospital as number, `H${i}`), parts));
  drawn.followed.forEach((next, i) => {
    if (next)
      share(
        'succession',
        groups[i] as RegisteredArea,
        next.map(([step, part]) => [Math.min(5, i + step), part]),
        500,
      );
  });
  const rollup = new Rollup(register, relations, new Successions(relations, mapDay, register), mapDay);
  return { register, rollup };
}

function weightsByType(ways: readonly WayUp[], day: number): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { area, from, to, weight } of ways) {
    if (from <= day && day <= to) sums.set(area.type, (sums.get(area.type) ?? 0) + weight);
  }
  return sums;
}

describe('rolling up', () => {
  it('never counts more than the whole of an area towards the areas of one type, and here always the whole', () => {
    fc.assert(
      fc.property(country, fc.integer({ min: -500, max: 2000 }), (drawn, day) => {
        const { register, rollup } = build(drawn);
        for (const leaf of register.areas) {
          for (const ways of [rollup.asItWas(leaf), rollup.today(leaf)]) {
            const sums = weightsByType(ways, day);
            for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(1 + 1e-9);
            expect(sums.get(region as number)).toBeCloseTo(1, 9);
          }
        }
      }),
    );
  });

  it('adds up to the same total at every level on both maps', () => {
    fc.assert(
      fc.property(country, fc.integer({ min: -500, max: 2000 }), (drawn, day) => {
        const { register, rollup } = build(drawn);
        const leaves = register.areas.filter(({ type }) => type === practice || type === hospital);
        const amountOf = new Map(leaves.map((leaf, i) => [leaf, drawn.amounts[i % drawn.amounts.length] as number]));
        const whole = [...amountOf.values()].reduce((sum, amount) => sum + amount, 0);
        for (const way of ['asItWas', 'today'] as const) {
          for (const level of [group, region]) {
            let total = 0;
            for (const leaf of leaves)
              total += (amountOf.get(leaf) ?? 0) * (weightsByType(rollup[way](leaf), day).get(level as number) ?? 0);
            expect(total).toBeCloseTo(whole, 6);
          }
        }
      }),
    );
  });

  it('has no two intervals of one leaf and ancestor that overlap, and no closed group on today’s map', () => {
    fc.assert(
      fc.property(country, (drawn) => {
        const { register, rollup } = build(drawn);
        const closed = new Set(drawn.followed.flatMap((next, i) => (next ? [`G${i}`] : [])));
        for (const leaf of register.areas) {
          for (const { area } of rollup.today(leaf)) expect(closed.has(area.code)).toBe(false);
          const byArea = new Map<RegisteredArea, WayUp[]>();
          for (const way of rollup.asItWas(leaf)) byArea.set(way.area, [...(byArea.get(way.area) ?? []), way]);
          for (const ways of byArea.values()) {
            const sorted = ways.sort((a, b) => a.from - b.from);
            for (let i = 1; i < sorted.length; i++)
              expect(sorted[i]?.from).toBeGreaterThan(sorted[i - 1]?.to as number);
          }
        }
      }),
    );
  });
});
