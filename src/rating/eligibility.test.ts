import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { evaluate } from './evaluate.ts';
import { planFramework } from './plan.ts';
import { silentRules } from './silent-rules.ts';
import { whyRated } from './why.ts';

const written = (more: object = {}) => ({
  id: 'f',
  version: '1',
  name: 'F',
  about: 'A.',
  source: 'S.',
  overall: true,
  classes: [
    { id: 'good', name: 'Good', meaning: 'G.', look: 'better' },
    { id: 'poor', name: 'Poor', meaning: 'P.', look: 'worse-95', worse: true },
    { id: 'not-rated', name: 'Not rated', meaning: 'N.', look: 'no-data', counted: false },
  ],
  scorer: { kind: 'standardise', missing: 'not-rated' },
  combiner: { kind: 'mean' },
  label: { kind: 'cut-points', bands: [{ atLeast: 0, class: 'good' }, { class: 'poor' }] },
  eligibility: [
    {
      id: 'too-small',
      when: 'indicators["beds"].value < 10.0',
      setAside: 'not-rated',
      because: 'Houses with fewer than ten beds are not rated.',
    },
  ],
  inputs: ['beds'],
  nodes: [{ id: 'care', name: 'Care', indicators: ['x'] }],
  ...more,
});
const evidence = () => ratingEvidence({ x: { values: [1, 3, 1000, 5] }, beds: { values: [10, 20, 9, null] } });

describe('eligibility', () => {
  it('leaves areas out of every mean, gives them its class in every part, and says why', () => {
    const evaluation = evaluate(planFramework(frameworkSchema.parse(written()), []), evidence());
    const [care, whole] = ['care', ''].map((id) => evaluation.nodes.get(id));
    // Mean and standard deviation of 1, 3 and 5 are 3 and 2; a condition that reads a missing number does not hold.
    expect([...(care?.grades.score ?? [])]).toEqual([-1, 0, Number.NaN, 1]);
    expect([...(whole?.limited.class ?? [])]).toEqual([1, 0, 2, 0]);
    expect([...(care?.limited.class ?? [])][2]).toBe(2);
    if (!whole) throw new Error('no whole');
    expect(whyRated(evaluation, whole, 2).limits).toEqual([
      { id: 'too-small', because: 'Houses with fewer than ten beds are not rated.' },
    ]);
    expect(whyRated(evaluation, whole, 1).limits).toBeUndefined();
  });

  it('changes nothing where nobody is left out', () => {
    const framework = (eligibility: object[]) =>
      frameworkSchema.parse(
        written({ eligibility, classes: written().classes, scorer: { kind: 'standardise', missing: 'not-rated' } }),
      );
    const [first] = written().eligibility;
    const rate = (eligibility: object[]) => evaluate(planFramework(framework(eligibility), []), evidence());
    const open = rate([]);
    const none = rate([{ ...first, when: 'indicators["beds"].value < 1.0' }]);
    expect([...(none.nodes.get('')?.grades.score ?? [])]).toEqual([...(open.nodes.get('')?.grades.score ?? [])]);
  });

  it('warns of a rule that left nobody out, and counts the limits behind it rightly', () => {
    const limits = [{ id: 'low', cap: 'poor', when: 'score < 0.5', because: 'Low.' }];
    const silent = (when: string) => {
      const declared = written({ limits, eligibility: [{ ...written().eligibility[0], when }] });
      const value = frameworkSchema.parse(declared);
      const evaluation = evaluate(planFramework(value, []), evidence());
      const item = { value, file: 'f.yaml', locate: () => ({ line: 1, column: 1 }) };
      return silentRules(item, [evaluation]).map(({ code, input, where }) => [code, input, where.path]);
    };
    expect(silent('indicators["beds"].value < 10.0')).toEqual([]);
    expect(silent('indicators["beds"].value < 1.0')).toEqual([
      ['RATING_ELIGIBILITY_IDLE', 'too-small', 'eligibility.0.id'],
    ]);
  });
});

describe('mistakes in who is rated and who reviews', () => {
  const mistakes = (more: object) =>
    (frameworkSchema.safeParse(written(more)).error?.issues ?? []).map(({ path, message }) => [
      path.join('.'),
      message,
    ]);

  it('are rules that read parts, or classes that there are not', () => {
    const [rule] = written().eligibility;
    expect(
      mistakes({
        eligibility: [
          { ...rule, when: 'parts["care"].score < 1.0' },
          { ...rule, setAside: 'gone' },
        ],
      }),
    ).toEqual(
      expect.arrayContaining([
        ['eligibility.0.when', 'Who is rated is settled before any part is worked out, so “care” cannot be read here'],
        ['eligibility.1.id', 'There is a rule of this name already'],
        ['eligibility.1.setAside', 'There is no class “gone” in this framework'],
      ]),
    );
  });

  it('are panels for parts that there are not, or two for one', () => {
    const panel = (id: string, parts: string[] = []) => ({ id, name: id, parts });
    expect(
      mistakes({ verification: { panels: [panel('a', ['care', 'cure']), panel('b'), panel('b', ['care'])] } }),
    ).toEqual([
      ['verification.panels.0.parts.1', 'There is no part “cure”'],
      ['verification.panels.2.id', 'There is a panel of this name already'],
      ['verification.panels.2.parts.0', 'The panel “a” reviews “care” already'],
    ]);
    const whole = frameworkSchema.parse(written({ verification: { panels: [panel('a'), panel('b', ['care'])] } }));
    expect(whole.verification?.panels[0]).toMatchObject({ parts: [], mayMove: 1, reason: true });
  });
});
