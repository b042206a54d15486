import { describe, expect, it } from 'vitest';
import { readDeclarations } from '#project/declaration.ts';
import { frameworkSchema } from '#project/schema/framework.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { evaluate } from './evaluate.ts';
import { failedCondition, withoutFailures } from './failed-condition.ts';
import { planFramework } from './plan.ts';

const text = (when: string) => `id: f
version: "1"
name: f
about: x
source: x
classes:
  - { id: good, name: g, meaning: x, look: better }
  - { id: poor, name: p, meaning: x, look: worse-95, worse: true }
scorer: { kind: given }
combiner: { kind: mean }
nodes:
  - id: one
    name: "1"
    indicators: [a]
    label: { kind: cut-points, bands: [{ atLeast: 2, class: good }, { class: poor }] }
    limits:
      - { id: l, when: '${when}', cap: poor, because: x }
`;

/** What came of a condition over two areas with the values 1 and 0 and the fact \`kind\`. */
function failed(when: string) {
  const { declared, issues } = readDeclarations(text(when), 'frameworks/f.yaml', frameworkSchema);
  expect(issues).toEqual([]);
  const item = declared[0] as NonNullable<(typeof declared)[0]>;
  const evidence = ratingEvidence({ a: { values: [1, 0] } }, [{ kind: 'x' }, { kind: 'x' }]);
  const plan = planFramework(item.value, []);
  try {
    evaluate(plan, evidence);
    return undefined;
  } catch (error) {
    // The same over draws decides nothing.
    expect(evaluate(withoutFailures(plan), evidence).nodes.get('one')?.limited.applied.size).toBeLessThan(2);
    return failedCondition(item, error);
  }
}

describe('a condition that cannot be worked out', () => {
  it('is a problem at its place, with the area, what it read and what to do', () => {
    const found = failed('10 / int(indicators["a"].value) > 3');
    expect(found).toMatchObject({
      code: 'RATING_CONDITION_FAILS',
      severity: 'blocks',
      where: { file: 'frameworks/f.yaml', line: 17, column: 24, path: 'nodes.0.limits.0.when' },
      input: '10 / int(indicators["a"].value) > 3',
    });
    expect(found?.message).toContain(
      'cannot be worked out for Area 2 (a2): division by zero. It read indicators.a.value = 0.',
    );
    expect(found?.remedy).toContain('Ask first');
  });

  it.each([
    ['a text beside a number', 'area.kind > 2.0', 'area.kind = "x"'],
    ['a whole number beside a value', 'indicators["a"].value % 2 == 0', 'indicators.a.value = 1'],
    ['what is no yes or no', 'area.kind && true', 'area.kind = "x"'],
    ['nothing', '1 / 0 > 1', 'nothing'],
  ])('is found with %s', (_, when, read) => {
    expect(failed(when)?.message).toContain(`for Area 1 (a1): `);
    expect(failed(when)?.message).toContain(`It read ${read}.`);
  });

  it('is none where a number is missing', () => {
    expect(failed('10.0 / indicators["a"].benchmark > 3.0')).toBeUndefined();
  });

  it('leaves every other error as it is', () => {
    const { declared } = readDeclarations(text('score > 1.0'), 'f.yaml', frameworkSchema);
    expect(failedCondition(declared[0] as never, new Error('other'))).toBeUndefined();
  });
});
