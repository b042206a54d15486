import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { whatIf } from '#rating/what-if/what-if.ts';
import { simulateLines } from '../../../src/cli/framework/simulate-lines.ts';
import { ratingEvidence } from '../../fixtures/rating-evidence.ts';

const framework = frameworkSchema.parse({
  id: 'beds',
  version: '1',
  name: 'Beds',
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
    { id: 'small', when: 'indicators["beds"].value < 10.0', setAside: 'not-rated', because: 'Small houses.' },
    { id: 'children', when: 'area.kind == "children"', setAside: 'not-rated', because: 'Houses for children.' },
  ],
  inputs: ['beds'],
  nodes: [{ id: 'care', name: 'Care', indicators: ['x'] }],
});
const indicators = ['x', 'beds'].map((id) => ({ id, tags: {} }));
/** a3 is small, a4 is for children, a5 is both. */
const evidence = ratingEvidence({ x: { values: [1, 5, 9, 30, 2] }, beds: { values: [10, 20, 9, 30, 5] } }, [
  {},
  {},
  {},
  { kind: 'children' },
  { kind: 'children' },
]);
const ask = (...add: string[]) => whatIf({ framework, indicators, evidence, changes: { set: [], drop: [], add } });
const moves = (...add: string[]) => ask(...add).parts[0]!.moves.map(({ code, from, to }) => `${code} ${from} ${to}`);

describe('an area that is set aside', () => {
  it('is rated when it is taken in, and moves those that it is measured with', () => {
    const found = ask('area:a3');
    expect(found.takenIn).toEqual([{ code: 'a3', name: expect.any(String), rules: ['small'] }]);
    // The mean of 1, 5 and 9 is 5; a2 stays at or above it.
    expect(moves('area:a3')).toEqual(['a3 not-rated good']);
    // With 30 among them the mean is 12.
    expect(moves('area:a4')).toEqual(['a2 good poor', 'a4 not-rated good']);
    expect(found.parts[0]?.overrides.find(({ id }) => id === 'small')).toMatchObject({
      setsAside: true,
      before: { held: 2, changed: 2 },
      after: { held: 1, changed: 1 },
    });
    expect(simulateLines([{ ...found, framework: 'beds', type: 'house' }], framework)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ {4}a3 .*: Not rated → Good \(now rated\)$/),
        '  Rule small: sets aside 2 → 1',
      ]),
    );
  });

  it('comes in by its code whatever sets it aside, and by a rule only where no other does', () => {
    expect(ask('area:a5').takenIn).toMatchObject([{ code: 'a5', rules: ['small', 'children'] }]);
    expect(ask('eligibility:small').takenIn).toMatchObject([{ code: 'a3' }]);
    expect(moves('eligibility:small')).toEqual(moves('area:a3'));
    expect(ask('eligibility:small', 'eligibility:children').takenIn.map(({ code }) => code)).toEqual([
      'a3',
      'a4',
      'a5',
    ]);
  });

  it('is taken in along with other changes, and dropped ones stay out', () => {
    const found = whatIf({
      framework,
      indicators,
      evidence,
      changes: { set: [], drop: ['area:a2'], add: ['area:a3', 'care/beds'] },
    });
    expect(found).toMatchObject({ droppedAreas: ['a2'], added: [{ part: 'care', indicator: 'beds' }] });
    expect(found.takenIn).toHaveLength(1);
  });

  it.each([
    'area:a1',
    'area:a9',
    'eligibility:large',
    'area:',
    'area:\n',
    'area:a3\n',
    'eligibility:small\n',
    'a\nb/c',
  ])('is refused where nothing sets it aside: %s', (text) => {
    expect(() => ask(text)).toThrowError(expect.objectContaining({ code: 'WHAT_IF_ADD_UNKNOWN' }));
  });

  it.each(['area:\n', 'area:a3\n'])('is looked for by its whole code, line breaks and all: %j', (text) => {
    expect(() => ask(text)).toThrowError(
      expect.objectContaining({ details: expect.objectContaining({ what: expect.stringContaining('set aside') }) }),
    );
  });

  it('is taken in where the condition that sets it aside ends in a remark', () => {
    const remarked = frameworkSchema.parse({
      ...framework,
      eligibility: framework.eligibility.map((rule) => ({ ...rule, when: `${rule.when} // see the notes` })),
    });
    const changes = { set: [], drop: [], add: ['area:a5'] };
    expect(whatIf({ framework: remarked, indicators, evidence, changes })).toEqual(ask('area:a5'));
  });

  it('stands in one row of those without a rating, however its rule came to it', () => {
    const lines = simulateLines([{ ...ask(), framework: 'beds', type: 'house' }], framework);
    expect(lines.filter((line) => /^ {2}(Not rated|no label) /.test(line))).toEqual([
      expect.stringMatching(/Not rated +3 +3 +0/),
      // The part gives scores only to those that it rates.
      expect.stringMatching(/Not rated +3 +3 +0/),
      expect.stringMatching(/no label +2 +2 +0/),
    ]);
  });

  it('leaves the framework as it is when nothing is taken in', () => {
    expect(ask()).toMatchObject({ takenIn: [], parts: [{ moves: [] }, { moves: [] }] });
  });
});
