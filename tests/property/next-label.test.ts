import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Framework, frameworkSchema } from '#project/schema/framework.ts';
import { evaluate } from '#rating/evaluate.ts';
import type { RatingEvidence } from '#rating/evidence.ts';
import type { Stepped } from '#rating/next-label/ladder.ts';
import { type NeededChange, nextLabel } from '#rating/next-label/next-label.ts';
import { planFramework } from '#rating/plan.ts';
import { type KnownIndicator, ratingEvidence } from '../fixtures/rating-evidence.ts';

const classes = [
  { id: 'good', name: 'Good', meaning: 'x', look: 'better' },
  { id: 'fair', name: 'Fair', meaning: 'x', look: 'expected' },
  { id: 'poor', name: 'Poor', meaning: 'x', look: 'worse-95', worse: true },
];
const ids = ['one', 'two', 'three', 'four'];
const cuts = {
  kind: 'cut-points',
  bands: [{ atLeast: 70, class: 'good' }, { atLeast: 50, class: 'fair' }, { class: 'poor' }],
};

function framework(parts: Partial<Record<keyof Framework, unknown>>): Framework {
  return frameworkSchema.parse({
    id: 'f',
    version: '1',
    name: 'f',
    about: 'x',
    source: 'x',
    overall: true,
    classes,
    scorer: { kind: 'given' },
    combiner: { kind: 'mean' },
    label: cuts,
    nodes: [{ id: 'all', name: 'All', indicators: ids.map((indicator, i) => ({ indicator, weight: i + 1 })) }],
    ...parts,
  });
}

/** Kinds of framework that differ in what is relative to other areas. */
const frameworks: Record<string, Framework> = {
  'means of values': framework({}),
  'bands of values': framework({
    scorer: { kind: 'bands', bands: [{ atLeast: 75, score: 100 }, { atLeast: 55, score: 60 }, { score: 0 }] },
  }),
  'places among all areas': framework({ scorer: { kind: 'spread', best: 100, worst: 0 } }),
  'labels by equal numbers': framework({ label: { kind: 'quantiles', classes: ['good', 'fair', 'poor'] } }),
  'standard deviations of the whole': framework({
    standardise: true,
    label: {
      kind: 'cut-points',
      bands: [{ atLeast: 0.5, class: 'good' }, { atLeast: -0.5, class: 'fair' }, { class: 'poor' }],
    },
  }),
  'a cap that a value lifts': framework({
    limits: [{ id: 'cap', when: 'indicators["one"].value < 60.0', cap: 'fair', because: 'x' }],
  }),
};

const stepped = (id: string): Stepped => ({
  id,
  method: 'proportion',
  decimals: 1,
  multiplier: 100,
  exactBelow: 10,
  comparison: 'interval-95',
  polarity: 'high-is-good',
});
const declarations = new Map(ids.map((id) => [id, stepped(id)]));

/** Counts out of 20 to 400 for some areas. */
const areas = fc.array(
  fc.array(
    fc.record({
      of: fc.integer({ min: 20, max: 400 }),
      share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      hidden: fc.boolean(),
    }),
    { minLength: ids.length, maxLength: ids.length },
  ),
  { minLength: 4, maxLength: 9 },
);
type Areas = { of: number; share: number; hidden: boolean }[][];

function evidenceOf(known: Areas): RatingEvidence {
  const indicators = ids.map((id, k): [string, KnownIndicator] => {
    const denominators = known.map((area) => area[k]!.of);
    const numerators = known.map((area) => Math.round(area[k]!.of * area[k]!.share));
    return [
      id,
      {
        multiplier: 100,
        values: numerators.map((n, i) => (n / denominators[i]!) * 100),
        // Where counts are hidden the value alone is known.
        numerators: numerators.map((n, i) => (known[i]![k]!.hidden ? null : n)),
        denominators: denominators.map((n, i) => (known[i]![k]!.hidden ? null : n)),
      },
    ];
  });
  return ratingEvidence(Object.fromEntries(indicators));
}

/** The position of the label of an area with other values, rated anew from the start. */
function labelWith(rules: Framework, evidence: RatingEvidence, area: number, values: Record<string, number>): number {
  const indicators = new Map(
    [...evidence.indicators].map(([id, columns]) => {
      const value = columns.value.slice();
      if (values[id] !== undefined) value[area] = values[id];
      return [id, { ...columns, value }] as const;
    }),
  );
  return evaluate(planFramework(rules, []), { areas: evidence.areas, indicators }).nodes.get('')!.limited.class[area]!;
}

/** The value one step nearer to where it is now. */
const stepLess = ({ from, to, counts, of, about }: NeededChange): number =>
  !about && counts !== null && of !== null
    ? to - Math.sign(counts) * (100 / of)
    : Math.max(from, to - Math.sign(to - from) * 0.1);

describe.each(Object.entries(frameworks))('the nearest way to the next label, with %s', (_, rules) => {
  it('gives the label when it is gone, and not one step before', () => {
    let found = 0;
    fc.assert(
      fc.property(areas, fc.nat(), (known, seed) => {
        const evidence = evidenceOf(known);
        const area = seed % known.length;
        const base = evaluate(planFramework(rules, []), evidence);
        const now = base.nodes.get('')!.limited.class[area]!;
        const next = nextLabel(base, declarations, area, '');
        expect(next.from).toBe(classes[now]?.id ?? '');
        for (const { changes, to } of next.ways) {
          found += 1;
          const values = Object.fromEntries(changes.map((one) => [one.indicator, one.to]));
          const reached = labelWith(rules, evidence, area, values);
          expect(classes[reached]?.id).toBe(to);
          expect(reached).toBeLessThan(now);
          for (const one of changes) {
            const less = labelWith(rules, evidence, area, { ...values, [one.indicator]: stepLess(one) });
            expect(less === -1 || less >= now, `${one.indicator} ${one.from} → ${one.to}`).toBe(true);
          }
        }
        if (next.answer === 'none') {
          const best = Object.fromEntries(ids.map((id) => [id, Math.max(...evidence.indicators.get(id)!.value)]));
          expect(labelWith(rules, evidence, area, best)).toBeGreaterThanOrEqual(now);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
    // The check must have had something to check.
    expect(found).toBeGreaterThan(20);
  });
});
