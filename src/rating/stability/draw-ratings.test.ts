import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { normalCdf } from '#statistics/distributions/normal.ts';
import { ratingEvidence } from '../../../tests/fixtures/rating-evidence.ts';
import { evaluate } from '../evaluate.ts';
import type { RatingEvidence } from '../evidence.ts';
import { planFramework } from '../plan.ts';
import { certaintyOf } from './certainty.ts';
import { drawAll, drawRatings, drawsFor } from './draw-ratings.ts';
import { joinTallies } from './tally.ts';
import type { Uncertainty } from './uncertainty.ts';

const width = 2 * 1.959963984540054;

/** Proportions in per cent with their normal intervals, compared with a benchmark that is known for sure. */
function evidenceOf(counts: [numerator: number, denominator: number][], benchmark: number, error?: number) {
  const values = counts.map(([numerator, denominator]) => (100 * numerator) / denominator);
  const errors = counts.map(([x, n]) => error ?? 100 * Math.sqrt(((x / n) * (1 - x / n)) / n));
  const outcome = (value: number, half: number) =>
    value - half > benchmark ? 'better-95' : value + half < benchmark ? 'worse-95' : 'similar';
  const evidence = ratingEvidence({
    cure: {
      values,
      multiplier: 100,
      lower95: values.map((value, i) => value - (errors[i]! * width) / 2),
      upper95: values.map((value, i) => value + (errors[i]! * width) / 2),
      numerators: counts.map(([x]) => x),
      denominators: counts.map(([, n]) => n),
      benchmark,
      outcomes: values.map((value, i) => outcome(value, (errors[i]! * width) / 2)),
    },
  });
  const uncertainty: Uncertainty = {
    draw: 'beta',
    levels: 'interval-95',
    lower998: new Float64Array(counts.length),
    upper998: new Float64Array(counts.length),
    comparators: {
      benchmark: {
        codes: ['country:X'],
        estimates: [
          {
            value: benchmark,
            lower95: Number.NaN,
            upper95: Number.NaN,
            numerator: Number.NaN,
            denominator: Number.NaN,
          },
        ],
        of: new Int32Array(counts.length),
      },
    },
  };
  return { evidence, uncertainties: new Map([['cure', uncertainty]]) };
}

const plan = (over: Record<string, unknown> = {}) =>
  planFramework(
    frameworkSchema.parse({
      id: 'small',
      version: '1',
      name: 'Small',
      about: 'A test.',
      source: 'None.',
      overall: true,
      classes: [
        { id: 'good', name: 'Good', meaning: 'Good.', look: 'better' },
        { id: 'fair', name: 'Fair', meaning: 'Fair.', look: 'expected' },
        { id: 'bad', name: 'Bad', meaning: 'Bad.', look: 'worse-95', worse: true },
        { id: 'none', name: 'None', meaning: 'None.', look: 'no-data', counted: false },
      ],
      scorer: {
        kind: 'significance',
        classes: { similar: 'fair', 'better-95': 'good', 'worse-95': 'bad' },
        missing: 'none',
      },
      combiner: { kind: 'worst', order: ['bad', 'fair', 'good'], otherwise: 'none' },
      nodes: [{ id: 'care', name: 'Care', indicators: ['cure'] }],
      ...over,
    }),
    [{ id: 'cure', tags: {} }],
  );

const byValue = {
  scorer: { kind: 'given', missing: 'none' },
  combiner: { kind: 'mean' },
  label: {
    kind: 'cut-points',
    bands: [{ atLeast: 50, class: 'good' }, { atLeast: 30, class: 'fair' }, { class: 'bad' }],
  },
};

describe('ratings on draws', () => {
  it('gives an area whose interval just touches the benchmark a chance of one half', async () => {
    const { evidence, uncertainties } = evidenceOf([[50_000, 100_000]], 50 - (0.158113883 * width) / 2, 0.158113883);
    const [row] = certaintyOf(
      evaluate(plan(), evidence),
      await drawAll(evaluate(plan({ certainty: { draws: 4000 } }), evidence), uncertainties),
    );
    // Four standard errors of a share of one half in 4,000 draws.
    expect(Math.abs((row?.probabilities.good as number) - 0.5)).toBeLessThan(0.032);
  });

  it('gives a value on a cut-point a chance of one half', async () => {
    const { evidence, uncertainties } = evidenceOf([[5000, 10_000]], 50);
    const base = evaluate(plan({ ...byValue, certainty: { draws: 4000 } }), evidence);
    const row = certaintyOf(base, await drawAll(base, uncertainties)).find(({ node }) => node === '');
    expect(Math.abs((row?.holds as number) - 0.5)).toBeLessThan(0.032);
  });

  it('is what the normal distribution says', async () => {
    const { evidence, uncertainties } = evidenceOf([[5050, 10_000]], 50);
    const base = evaluate(plan({ ...byValue, certainty: { draws: 4000 } }), evidence);
    const row = certaintyOf(base, await drawAll(base, uncertainties)).find(({ node }) => node === '');
    expect(Math.abs((row?.holds as number) - normalCdf(1))).toBeLessThan(0.024);
  });

  it('is sure of a huge count, and the surer the more was counted', async () => {
    const sizes = [30, 300, 3000, 3_000_000];
    const { evidence, uncertainties } = evidenceOf(
      sizes.map((n) => [Math.round(0.55 * n), n]),
      50,
    );
    const base = evaluate(plan({ ...byValue, certainty: { draws: 2000 } }), evidence);
    const holds = certaintyOf(base, await drawAll(base, uncertainties))
      .filter(({ node }) => node === '')
      .map((row) => row.holds);
    expect(holds).toEqual([...holds].sort((a, b) => a - b));
    expect(holds[0]).toBeLessThan(0.85);
    expect(holds[3]).toBe(1);
  });

  it('repeats the computed rating where nothing is uncertain', async () => {
    const { evidence } = evidenceOf(
      [
        [20, 40],
        [10, 40],
        [39, 40],
      ],
      50,
    );
    const base = evaluate(plan(), evidence);
    const rows = certaintyOf(base, await drawAll(base, new Map()));
    expect(rows.map(({ holds }) => holds)).toEqual(rows.map(() => 1));
  });

  it('tells the next look from the truth: a small area that is flagged may well not be again', async () => {
    const { evidence, uncertainties } = evidenceOf(
      [
        [8, 30],
        [80_000, 300_000],
      ],
      50,
    );
    const base = evaluate(plan({ certainty: { draws: 4000 } }), evidence);
    const [small, large] = certaintyOf(base, await drawAll(base, uncertainties)).filter(({ node }) => node === 'care');
    expect(small?.probabilities.bad).toBeGreaterThan(0.5);
    expect(small?.again).toBeLessThan((small?.probabilities.bad as number) + 0.03);
    expect(large?.again).toBe(1);
    const fine = evidenceOf([[20, 40]], 50);
    const calm = evaluate(plan(), fine.evidence);
    expect(certaintyOf(calm, await drawAll(calm, fine.uncertainties))[0]?.again).toBeUndefined();
  });

  it('ranks with a range that holds the place, and leaves out who has no score', async () => {
    const { evidence, uncertainties } = evidenceOf(
      [
        [30, 60],
        [31, 60],
        [55, 60],
      ],
      50,
    );
    (evidence.indicators.get('cure') as { value: Float64Array }).value[1] = Number.NaN;
    const base = evaluate(plan(byValue), evidence);
    const rows = certaintyOf(base, await drawAll(base, uncertainties)).filter(({ node }) => node === '');
    expect(rows.map(({ rank }) => rank)).toEqual([
      { place: 2, lower: 2, upper: 2, of: 2 },
      { place: 1, lower: 1, upper: 1, of: 2 },
    ]);
  });

  const counts: [number, number][] = [
    [12, 40],
    [30, 45],
    [26, 50],
    [33, 60],
  ];
  const drawn = async (evidence: RatingEvidence, uncertainties: Map<string, Uncertainty>, over = {}) =>
    certaintyOf(evaluate(plan(over), evidence), await drawAll(evaluate(plan(over), evidence), uncertainties));

  it('gives the same bits for the same seed, and others for another', async () => {
    const { evidence, uncertainties } = evidenceOf(counts, 50);
    expect(await drawn(evidence, uncertainties)).toEqual(await drawn(evidence, uncertainties));
    expect(await drawn(evidence, uncertainties)).not.toEqual(
      await drawn(evidence, uncertainties, { certainty: { seed: 7 } }),
    );
  });

  it('says the same of each area in whatever order they come', async () => {
    const { evidence, uncertainties } = evidenceOf(counts, 50);
    const turned = evidenceOf([...counts].reverse(), 50);
    const named = { ...turned.evidence, areas: [...evidence.areas].reverse() };
    const there = (await drawn(evidence, uncertainties, byValue)).filter(({ node }) => node === '');
    const back = (await drawn(named, turned.uncertainties, byValue)).filter(({ node }) => node === '').reverse();
    expect(back.map(({ area: _, ...row }) => row)).toEqual(there.map(({ area: _, ...row }) => row));
  });

  it('counts the same draw by draw as all draws together', async () => {
    const { evidence, uncertainties } = evidenceOf(counts, 50);
    const alone = evaluate(plan(byValue), evidence);
    // A limit by the place among others would be one; a spread scorer looks at all areas, so draws are rated one by one.
    const apart = evaluate(
      plan({
        ...byValue,
        nodes: [
          { id: 'care', name: 'Care', indicators: ['cure'] },
          { id: 'z', name: 'Z', combiner: { kind: 'copeland' }, indicators: ['cure'] },
        ],
        combiner: { kind: 'mean' },
      }),
      evidence,
    );
    const of = (base: typeof alone) =>
      drawRatings(base, uncertainties, { drawn: 'true', from: 0, to: 2 }).find(({ node }) => node === 'care');
    expect(of(apart)?.scores).toEqual(of(alone)?.scores);
  });

  it('counts in parts what it counts as a whole', () => {
    const { evidence, uncertainties } = evidenceOf(counts, 50);
    const base = evaluate(plan(byValue), evidence);
    const of = (from: number, to: number) => drawRatings(base, uncertainties, { drawn: 'true', from, to });
    expect(joinTallies(of(0, 1), of(1, 4), counts.length)).toEqual(of(0, 4));
  });

  it('draws less often where there are very many values, in whole blocks', async () => {
    expect(drawsFor(1000, 209, 60)).toBe(1000);
    expect(drawsFor(120, 10, 3)).toBe(150);
    expect(drawsFor(1000, 6500, 60)).toBe(50);
    expect(drawsFor(1000, 1000, 60)).toBe(200);
  });
});
