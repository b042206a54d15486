import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { evaluate } from '#rating/evaluate.ts';
import { explainPart } from '#rating/explanation.ts';
import { planFramework } from '#rating/plan.ts';
import { whyRated } from '#rating/why.ts';
import { Formatter } from '#site/format.ts';
import { partSentences } from '#site/pages/why/part-words.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import type { Outcome } from '#vocabulary/outcome.ts';
import { ratingEvidence } from '../../fixtures/rating-evidence.ts';

const words = { messages: messagesFor('en-GB'), format: new Formatter('en-GB') };
const shares = {
  kind: 'counts',
  rules: [
    { class: 'none', when: [{ classes: ['none'], share: 1 }] },
    { class: 'worse', when: [{ classes: ['worse'], share: 0.3 }] },
  ],
  otherwise: 'expected',
};
const written = (more: object = {}) => ({
  id: 'f',
  version: '1',
  name: 'F',
  about: 'A.',
  source: 'S.',
  overall: true,
  classes: [
    { id: 'expected', name: 'As expected', meaning: 'E.', look: 'expected' },
    { id: 'worse', name: 'Worse', meaning: 'W.', look: 'worse-95', worse: true },
    { id: 'segment-4', name: 'Segment 4', meaning: 'S.', look: 'worse-998', worse: true },
    { id: 'none', name: 'Not rated', meaning: 'N.', look: 'no-data', counted: false },
  ],
  scorer: { kind: 'significance', classes: { similar: 'expected', 'worse-95': 'worse' }, missing: 'none' },
  combiner: {
    kind: 'counts',
    rules: [{ class: 'segment-4', when: [{ classes: ['worse'], atLeast: 2 }] }],
    otherwise: 'expected',
  },
  nodes: [
    { id: 'care', name: 'Care', combiner: shares, indicators: ['x', 'y'] },
    { id: 'cost', name: 'Cost', combiner: shares, indicators: ['z'] },
  ],
  ...more,
});

/** What is told of each part of an area in which so many measures are worse, the whole under the empty name. */
function told(framework: object, outcomes: Record<string, readonly Outcome[]>, area = 0): Map<string, string[]> {
  const parsed = frameworkSchema.parse(framework);
  const known = Object.entries(outcomes).map(([id, list]) => [id, { values: list.map((_, i) => i), outcomes: list }]);
  const evaluation = evaluate(planFramework(parsed, []), ratingEvidence(Object.fromEntries(known)));
  const { plan, nodes } = evaluation;
  const rated = (id: string) => {
    const result = nodes.get(id);
    if (!result) return undefined;
    const name = plan.classNames[result.limited.class[area] as number] ?? null;
    return {
      class: name,
      score: null,
      coverage: result.coverage[area] as number,
      why: whyRated(evaluation, result, area),
    };
  };
  const whole = explainPart(plan.root, rated, () => undefined);
  const className = (id: string) => parsed.classes.find((entry) => entry.id === id)?.name ?? id;
  return new Map([whole, ...whole.parts].map((part) => [part.part, partSentences(words, part, className)]));
}

describe('the rule of a rating in words', () => {
  it('says of a rule that counts what it found and what it wants, in measures and in parts', () => {
    const found = told(written(), { x: ['worse-95'], y: ['similar'], z: ['worse-95'] });
    expect(found.get('')).toEqual([
      'The rating is “Segment 4”.',
      'The rule: 2 of 2 parts are “Worse”; “Segment 4” from 2 parts.',
    ]);
    expect(found.get('care')).toContain('The rule: 1 of 2 measures is “Worse”; “Worse” from 30% of them.');
  });

  it('says where none held what each found, and what stands then', () => {
    const found = told(written(), { x: ['similar'], y: ['similar'], z: ['worse-95'] });
    expect(found.get('care')).toContain(
      'The rules: 0 of 2 measures are “Not rated”; “Not rated” when all of them are. 0 of 2 measures are “Worse”; “Worse” from 30% of them. No rule above held, so: “As expected”.',
    );
    expect(found.get('')).toContain(
      'The rules: 1 of 2 parts is “Worse”; “Segment 4” from 2 parts. No rule above held, so: “As expected”.',
    );
  });

  it('says of an area that is left out why it is, and nothing of what it lacks for that', () => {
    const eligibility = [
      { id: 'small', when: 'indicators["x"].value < 1.0', setAside: 'none', because: 'Small houses are not rated.' },
    ];
    const outcomes = { x: ['worse-95', 'similar'], y: ['similar', 'similar'], z: ['similar', 'similar'] } as const;
    for (const minimum of [undefined, { share: 1 }, { share: 1, otherwise: 'none' }]) {
      const framework = written({ eligibility, ...(minimum ? { minimum } : {}) });
      const only = ['Not rated: Small houses are not rated.'];
      expect([...told(framework, outcomes)]).toEqual([
        ['', only],
        ['care', only],
        ['cost', only],
      ]);
      expect(told(framework, outcomes, 1).get('')?.[0]).toBe('The rating is “As expected”.');
    }
  });

  it('says it of rules that do not count too', () => {
    const rules = {
      kind: 'rules',
      rules: [{ when: 'parts["care"].scored > 5.0', class: 'segment-4', because: 'Many.' }],
      otherwise: { class: 'expected' },
    };
    const found = told(written({ combiner: rules }), { x: ['similar'], y: ['similar'], z: ['similar'] });
    expect(found.get('')).toContain('None of the rules held, so: “As expected”.');
  });
});
