import { describe, expect, it } from 'vitest';
import { readDeclarations } from '#project/declaration.ts';
import { frameworkSchema } from '#project/schema/framework.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { evaluate } from './evaluate.ts';
import { planFramework } from './plan.ts';
import { silentRules } from './silent-rules.ts';

const text = (more: string, scorer: string, unrated: string | undefined, combiner: string) => `id: f
version: "1"
name: f
about: x
source: x
overall: true
classes:
  - { id: good, name: g, meaning: x, look: better }
  - { id: poor, name: p, meaning: x, look: worse-95, worse: true }
${unrated === undefined ? '' : `  - ${unrated}\n`}scorer: ${scorer}
combiner: ${combiner}
nodes: [{ id: one, name: "1", indicators: [a], combiner: { kind: mean } }]
${more}
`;

/** Warnings over three areas whose values of `a` are 1, 2 and 3. */
function warned(more: string, scorer = '{ kind: given }', unrated?: string, combiner = '{ kind: mean }') {
  const { declared, issues } = readDeclarations(
    text(more, scorer, unrated, combiner),
    'frameworks/f.yaml',
    frameworkSchema,
  );
  expect(issues).toEqual([]);
  const item = declared[0] as NonNullable<(typeof declared)[0]>;
  return silentRules(item, [evaluate(planFramework(item.value, []), ratingEvidence({ a: { values: [1, 2, 3] } }))]);
}

const fine = 'label: { kind: cut-points, bands: [{ atLeast: 2, class: good }, { class: poor }] }';

describe('rules that come to nothing', () => {
  it('are not found where every rule does something', () => {
    expect(warned(fine)).toEqual([]);
  });

  it('are limits that held for no area, and only those', () => {
    const limits = `limits:
  - { id: idle, when: "score > 99.0", cap: poor, because: x }
  - { id: busy, when: "score > 2.5", cap: poor, because: x }`;
    const found = warned(`${fine}\n${limits}`);
    expect(found.map(({ code, input, where }) => [code, input, where.line])).toEqual([
      ['RATING_LIMIT_IDLE', 'idle', 15],
    ]);
  });

  it('are limits that hold for every area, and rules of eligibility that leave out nobody or everybody', () => {
    const limits = 'limits: [{ id: l, when: "score > 0.0", cap: poor, because: x }]';
    expect(warned(`${fine}\n${limits}`).map(({ code, message }) => [code, message])).toEqual([
      [
        'RATING_LIMIT_ALWAYS',
        'The limit l of the whole holds for all 3 areas, so it tells none of them from the others.',
      ],
    ]);
    const aside = (when: string) =>
      warned(
        `${fine}\neligibility: [{ id: tiny, when: '${when}', setAside: none, because: x }]`,
        undefined,
        '{ id: none, name: n, meaning: x, look: no-data, counted: false }',
      ).map(({ code, input }) => [code, input]);
    expect(aside('indicators["a"].value > 2.0')).toEqual([]);
    expect(aside('indicators["a"].value > 9.0')).toEqual([['RATING_ELIGIBILITY_IDLE', 'tiny']]);
    expect(aside('indicators["a"].value > 0.0')).toContainEqual(['RATING_LIMIT_ALWAYS', 'tiny']);
  });

  it('are rules, of which the first that holds counts, that decide for no area or for all', () => {
    const rules = (first: string, second: string) =>
      warned(
        fine,
        `{ kind: rules, rules: [{ when: "${first}", score: 1 }, { when: "${second}", score: 2 }], otherwise: { score: 3 } }`,
      ).map(({ code, input, where }) => [code, input, where.path]);
    expect(rules('value < 1.5', 'value < 2.5')).toEqual([]);
    expect(rules('value < 2.5', 'value < 1.5')).toEqual([['RATING_RULE_IDLE', 'value < 1.5', 'scorer.rules.1.when']]);
    expect(rules('value < 9.0', 'value < 1.5')).toContainEqual([
      'RATING_RULE_ALWAYS',
      'value < 9.0',
      'scorer.rules.0.when',
    ]);
    const combined = (when: string) =>
      warned(
        '',
        undefined,
        undefined,
        `{ kind: rules, rules: [{ when: '${when}', class: good }], otherwise: { class: poor } }`,
      ).map(({ code, where }) => [code, where.path]);
    expect(combined('parts["one"].score > 2.5')).toEqual([]);
    expect(combined('parts["one"].score > 9.0')).toContainEqual(['RATING_RULE_IDLE', 'combiner.rules.0.when']);
  });

  it('are bands with a gap', () => {
    const found = warned(
      'label: { kind: cut-points, bands: [{ below: 1.5, class: poor }, { below: 2.5, class: good }] }',
    );
    expect(found.map(({ code, input }) => [code, input])).toEqual([['RATING_CLASS_MISSING', '3']]);
    expect(found[0]?.message).toContain('1 of the 3 areas');
    expect(found[0]?.message).toContain('no band takes such a score');
  });

  it('are clusters of which there are more than scores', () => {
    const peers = 'label: { kind: k-means, classes: [poor, good], peers: "area.code" }';
    expect(warned(peers)[0]?.message).toContain('fewer different scores');
  });

  it('are conditions on a fact that no area has', () => {
    const limits = 'limits: [{ id: l, when: "area.nope > 1.0 || score > 2.0", cap: poor, because: x }]';
    const found = warned(`${fine}\n${limits}`);
    expect(found.find(({ code }) => code === 'RATING_FACT_ABSENT')?.input).toBe('nope');
  });

  it('are a floor that is better than the standard', () => {
    const spread = (standard: number, floor: number) =>
      warned(
        fine,
        `{ kind: spread, best: 1, worst: 4, standard: { at: ${standard}, next: 2 }, floor: { at: ${floor}, rest: 3 } }`,
      );
    expect(spread(3, 1).filter(({ code }) => code === 'RATING_STANDARD_BEYOND_FLOOR')).toEqual([]);
    expect(spread(1, 3).map(({ code }) => code)).toContain('RATING_STANDARD_BEYOND_FLOOR');
  });
});
