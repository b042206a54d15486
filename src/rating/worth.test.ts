import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { evaluate } from './evaluate.ts';
import { planFramework } from './plan.ts';

const framework = frameworkSchema.parse({
  id: 'f',
  version: '1',
  name: 'f',
  about: 'x',
  source: 'x',
  overall: true,
  classes: [
    { id: 'green', name: 'g', meaning: 'x', look: 'better' },
    { id: 'amber', name: 'a', meaning: 'x', look: 'expected' },
    { id: 'red', name: 'r', meaning: 'x', look: 'worse-95' },
  ],
  scorer: { kind: 'given' },
  combiner: { kind: 'mean' },
  nodes: [
    {
      id: 'points',
      name: 'p',
      indicators: ['a'],
      label: {
        kind: 'cut-points',
        bands: [{ atLeast: 10, class: 'green' }, { atLeast: 5, class: 'amber' }, { class: 'red' }],
      },
      limits: [{ id: 'l', when: 'indicators["b"].value == 1.0', cap: 'amber', because: 'x' }],
      worth: { green: 2, amber: 1 },
    },
    { id: 'plain', name: 'q', indicators: ['b'] },
  ],
});

describe('what a class is worth', () => {
  const evidence = ratingEvidence({ a: { values: [12, 12, 7, 1, null] }, b: { values: [0, 1, 0, 0, 0] } });
  const { nodes } = evaluate(planFramework(framework, []), evidence);

  it('counts in the part above in place of the score, after overrides', () => {
    expect([...nodes.get('points')!.grades.score]).toEqual([12, 12, 7, 1, Number.NaN]);
    expect([...nodes.get('')!.grades.score].slice(0, 3)).toEqual([(2 + 0) / 2, (1 + 1) / 2, (1 + 0) / 2]);
  });

  it('is nothing for a class that is not named, and where there is no class', () => {
    const whole = nodes.get('')!;
    expect([...whole.grades.score].slice(3)).toEqual([0, 0]);
    expect([...whole.parts[0]!.grades.score].slice(3)).toEqual([Number.NaN, Number.NaN]);
  });
});
