import { afterAll, describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { evaluate } from '#rating/evaluate.ts';
import { planFramework } from '#rating/plan.ts';
import { drawAll, drawRatings } from '#rating/stability/draw-ratings.ts';
import type { Uncertainty } from '#rating/stability/uncertainty.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { CertaintyThread } from './certainty-thread.ts';

const areas = 60;
const indicators = Array.from({ length: 60 }, (_, i) => ({ id: `i${i}`, tags: { kind: 'all' } }));
const plan = planFramework(
  frameworkSchema.parse({
    id: 'means',
    version: '1',
    name: 'Means',
    about: 'A test.',
    source: 'None.',
    overall: true,
    classes: [
      { id: 'good', name: 'Good', meaning: 'Good.', look: 'better' },
      { id: 'bad', name: 'Bad', meaning: 'Bad.', look: 'worse-95', worse: true },
    ],
    scorer: { kind: 'given' },
    combiner: { kind: 'mean' },
    label: { kind: 'quantiles', classes: ['good', 'bad'] },
    nodes: [{ id: 'all', name: 'All', tagged: { kind: 'all' } }],
    certainty: { weights: 0, leaveOut: false },
  }),
  indicators,
);
const evidence = ratingEvidence(
  Object.fromEntries(
    indicators.map(({ id }, i) => [
      id,
      {
        multiplier: 100,
        values: Array.from({ length: areas }, (_, area) => 30 + ((area * 7 + i * 3) % 40)),
        numerators: Array.from({ length: areas }, (_, area) => 3 * (30 + ((area * 7 + i * 3) % 40))),
        denominators: Array.from({ length: areas }, () => 300),
      },
    ]),
  ),
);
const uncertainty: Uncertainty = {
  draw: 'beta',
  levels: 'none',
  lower998: new Float64Array(areas),
  upper998: new Float64Array(areas),
  comparators: {},
};
const uncertainties = new Map(indicators.map(({ id }) => [id, uncertainty]));

describe('a thread that rates draws', () => {
  const thread = new CertaintyThread(indicators as unknown as Indicator[]);
  afterAll(() => thread.close());

  it('counts what is counted here, draw by draw', async () => {
    const base = evaluate(plan, evidence);
    const there = await thread.draw(base, uncertainties, { drawn: 'true', from: 2, to: 4 });
    expect(there).toEqual(drawRatings(base, uncertainties, { drawn: 'true', from: 2, to: 4 }));
    const next = await thread.draw(base, uncertainties, { drawn: 'next', from: 0, to: 1 });
    expect(next).toEqual(drawRatings(base, uncertainties, { drawn: 'next', from: 0, to: 1 }));
  });

  it('does not change what comes out', async () => {
    const base = evaluate(plan, evidence);
    let asked = 0;
    const shared = await drawAll(base, uncertainties, 1000, (...task) => {
      asked += 1;
      return thread.draw(...task);
    });
    expect(asked).toBe(2);
    expect(shared).toEqual(await drawAll(base, uncertainties, 1000));
  });
});
