import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { ratingEvidence } from '../../../tests/fixtures/rating-evidence.ts';
import { evaluate } from '../evaluate.ts';
import { planFramework } from '../plan.ts';
import { certaintyOf } from './certainty.ts';
import { drawAll } from './draw-ratings.ts';

// The eleven metric scores of the worked example in NHS England 2025, NHS Oversight Framework methodology manual: mean 1.53.
const scores = [1.0, 2.62, 1.0, 1.0, 1.0, 1.4, 1.0, 3.0, 1.36, 1.45, 2.0];

/** The exact distribution of the mean of as many scores taken with replacement, in hundredths: sums convolved one after another. */
function exactQuantile(share: number): number {
  const hundredths = scores.map((score) => Math.round(score * 100));
  let chances = new Map([[0, 1]]);
  for (let taken = 0; taken < scores.length; taken++) {
    const next = new Map<number, number>();
    for (const [sum, chance] of chances)
      for (const one of hundredths) next.set(sum + one, (next.get(sum + one) ?? 0) + chance / scores.length);
    chances = next;
  }
  let below = 0;
  for (const [sum, chance] of [...chances].sort(([a], [b]) => a - b)) {
    below += chance;
    if (below >= share) return sum / 100 / scores.length;
  }
  return Number.NaN;
}

const planOf = (over: Record<string, unknown> = {}, count = scores.length) =>
  planFramework(
    frameworkSchema.parse({
      id: 'averages',
      version: '1',
      name: 'Averages',
      about: 'A test.',
      source: 'None.',
      overall: true,
      better: 'low',
      classes: [
        { id: 'first', name: 'First', meaning: 'First.', look: 'better' },
        { id: 'second', name: 'Second', meaning: 'Second.', look: 'worse-95', worse: true },
      ],
      scorer: { kind: 'given' },
      combiner: { kind: 'mean' },
      over: 'parts-of-parts',
      label: { kind: 'cut-points', bands: [{ below: 2, class: 'first' }, { class: 'second' }] },
      nodes: [{ id: 'metrics', name: 'Metrics', indicators: Array.from({ length: count }, (_, i) => `m${i}`) }],
      certainty: { method: 'bootstrap', draws: 10_000 },
      ...over,
    }),
    Array.from({ length: count }, (_, i) => ({ id: `m${i}`, tags: {} })),
  );

const evidenceOf = (areas: (number | null)[][]) =>
  ratingEvidence(
    Object.fromEntries((areas[0] ?? []).map((_, i) => [`m${i}`, { values: areas.map((own) => own[i] ?? null) }])),
  );

describe('the bootstrap over an organisation’s own scores', () => {
  it('has the likely range of the average that the exact distribution has', async () => {
    const base = evaluate(planOf(), evidenceOf([scores]));
    const whole = certaintyOf(base, await drawAll(base, new Map())).find(({ node }) => node === '');
    expect(base.nodes.get('')?.grades.score[0]).toBeCloseTo(1.53, 2);
    expect(whole?.draws).toBe(10_000);
    expect(whole?.score?.lower).toBeCloseTo(exactQuantile(0.025), 1);
    expect(whole?.score?.upper).toBeCloseTo(exactQuantile(0.975), 1);
    expect(Math.abs((whole?.score?.lower as number) - exactQuantile(0.025))).toBeLessThan(0.02);
    expect(Math.abs((whole?.score?.upper as number) - exactQuantile(0.975))).toBeLessThan(0.02);
  });

  it('takes as many scores as there are, and none that are missing', async () => {
    const base = evaluate(
      planOf({}, 3),
      evidenceOf([
        [1, 3, null],
        [2, null, null],
      ]),
    );
    const [two, one] = certaintyOf(base, await drawAll(base, new Map())).filter(({ node }) => node === '');
    // Two scores: 1, 2 or 3 with chances of ¼, ½ and ¼; below 2 it is first.
    expect(two?.probabilities.first).toBeCloseTo(0.25, 1);
    expect(one?.score).toEqual({ lower: 2, upper: 2 });
    expect(one?.holds).toBe(1);
  });

  it('ranks each draw among the draws of the others', async () => {
    const base = evaluate(
      planOf({}, 3),
      evidenceOf([
        [1, 1, 1],
        [1, 3, 2],
        [3, 3, 3],
      ]),
    );
    const places = certaintyOf(base, await drawAll(base, new Map()))
      .filter(({ node }) => node === '')
      .map(({ rank }) => rank);
    expect(places[0]).toEqual({ place: 1, lower: 1, upper: 1, of: 3 });
    expect(places[1]).toMatchObject({ place: 2, of: 3, upper: 2 });
    expect(places[2]?.upper).toBe(3);
  });
});
