import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readDeclarations } from '#project/declaration.ts';
import { frameworkSchema } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { ratingEvidence } from '../../../tests/fixtures/rating-evidence.ts';
import { evaluate } from '../evaluate.ts';
import { planFramework } from '../plan.ts';
import { exactInputs, exactValues, isExact } from './exact.ts';

const none = Number.NaN;
const value = { value: 50, lower95: none, upper95: none, numerator: none, denominator: none };
const percent = { method: 'proportion', multiplier: 100 } as const;

describe('a value that counts as exactly right', () => {
  it('is one with neither counts nor an interval', () => {
    expect(isExact(percent, value)).toBe(true);
    expect(isExact(percent, { ...value, lower95: 40, upper95: 60 })).toBe(false);
    expect(isExact(percent, { ...value, numerator: 50, denominator: 100 })).toBe(false);
    expect(isExact({ method: 'mean', multiplier: 1 }, value)).toBe(true);
    expect(isExact({ method: 'rate', multiplier: 1000 }, { ...value, numerator: 5, denominator: 100 })).toBe(false);
  });

  it('is any by a method that has no interval, and none that is missing', () => {
    expect(isExact({ method: 'ratio', multiplier: 1 }, { ...value, lower95: 40, upper95: 60 })).toBe(true);
    expect(isExact(percent, { ...value, value: none })).toBe(false);
  });
});

describe('a framework whose values mostly count as exactly right', () => {
  const text = (certainty: string) => `id: f
version: "1"
name: f
about: x
source: x
overall: true
classes:
  - { id: good, name: g, meaning: x, look: better }
  - { id: poor, name: p, meaning: x, look: worse-95, worse: true }
label: { kind: cut-points, bands: [{ atLeast: 2, class: good }, { class: poor }] }
scorer: { kind: given }
combiner: { kind: mean }
nodes: [{ id: one, name: "1", indicators: [a, b] }]
${certainty}
`;
  const indicators = ['a', 'b'].map((id) => ({ id, tags: {}, ...percent })) as unknown as Indicator[];
  const limits = { lower95: [0, null, null], upper95: [9, null, null] };
  const warned = (certainty: string, own = limits) => {
    const { declared, issues } = readDeclarations(text(certainty), 'frameworks/f.yaml', frameworkSchema);
    expect(issues).toEqual([]);
    const item = declared[0] as NonNullable<(typeof declared)[0]>;
    const evidence = ratingEvidence({ a: { values: [1, 2, null], ...own }, b: { values: [1, 2, 3], ...limits } });
    const evaluation = evaluate(planFramework(item.value, indicators), evidence);
    expect(exactInputs(evaluation, new Map(indicators.map((one) => [one.id, one]))).of).toBe(5);
    return exactValues(item, [evaluation], indicators);
  };

  it('is warned of, with how many there are', () => {
    const [found] = warned('certainty: { draws: 100 }');
    expect(found).toMatchObject({ code: 'RATING_VALUES_EXACT', severity: 'warns', input: 'f' });
    expect(found?.message).toContain('3 of the 5 values');
  });

  it('counts no value that its scorer gives nothing', () => {
    const scorer = 'scorer: { kind: significance, classes: { better-95: good, worse-95: poor }, missing: none }';
    const declared = text('')
      .replace('scorer: { kind: given }', scorer)
      .replace(
        'classes:',
        `classes:
  - { id: none, name: n, meaning: x, look: no-data, counted: false }`,
      );
    const framework = frameworkSchema.parse(parse(declared));
    const evidence = ratingEvidence({
      a: { values: [1, 2, 3], outcomes: ['better-95', 'similar', 'higher-95'] },
      b: { values: [1, null, 3], outcomes: ['worse-95', undefined, 'lower-998'] },
    });
    const evaluation = evaluate(planFramework(framework, indicators), evidence);
    expect(exactInputs(evaluation, new Map(indicators.map((one) => [one.id, one])))).toEqual({ exact: 2, of: 2 });
  });

  it('is not where half of them or more may be off, nor where no true values are drawn', () => {
    expect(warned('certainty: { method: none }')).toEqual([]);
    expect(warned('certainty: { method: bootstrap }')).toEqual([]);
    const known = { ...limits, numerators: [1, 2, null], denominators: [100, 100, null] };
    expect(warned('', known)).toEqual([]);
  });
});
