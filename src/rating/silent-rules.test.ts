import { describe, expect, it } from 'vitest';
import { readDeclarations } from '#project/declaration.ts';
import { frameworkSchema } from '#project/schema/framework.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { evaluate } from './evaluate.ts';
import { planFramework } from './plan.ts';
import { silentRules } from './silent-rules.ts';

const text = (more: string, scorer: string) => `id: f
version: "1"
name: f
about: x
source: x
overall: true
classes:
  - { id: good, name: g, meaning: x, look: better }
  - { id: poor, name: p, meaning: x, look: worse-95, worse: true }
scorer: ${scorer}
combiner: { kind: mean }
nodes: [{ id: one, name: "1", indicators: [a] }]
${more}
`;

/** Warnings over three areas whose values of `a` are 1, 2 and 3. */
function warned(more: string, scorer = '{ kind: given }') {
  const { declared, issues } = readDeclarations(text(more, scorer), 'frameworks/f.yaml', frameworkSchema);
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
