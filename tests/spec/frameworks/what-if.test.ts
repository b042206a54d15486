import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { evaluate } from '#rating/evaluate.ts';
import { planFramework } from '#rating/plan.ts';
import { settingsOf } from '#rating/what-if/settings.ts';
import { speltOut } from '#rating/what-if/spelt-out.ts';
import { type WantedChanges, wantedNumber } from '#rating/what-if/wanted.ts';
import { whatIf } from '#rating/what-if/what-if.ts';
import { simulateLines } from '../../../src/cli/framework/simulate-lines.ts';
import { ratingEvidence } from '../../fixtures/rating-evidence.ts';

const framework = frameworkSchema.parse({
  id: 'care',
  version: '1',
  name: 'Care',
  about: 'x',
  source: 'x',
  overall: true,
  classes: [
    { id: 'good', name: 'Good', meaning: 'x', look: 'better' },
    { id: 'poor', name: 'Poor', meaning: 'x', look: 'worse-95', worse: true },
    { id: 'none', name: 'None', meaning: 'x', look: 'no-data', counted: false },
  ],
  scorer: {
    kind: 'bands',
    of: 'distance',
    standard: 50,
    bands: [{ below: 0, score: 0 }, { score: 2 }],
    missing: 'none',
  },
  combiner: { kind: 'mean' },
  label: { kind: 'cut-points', bands: [{ atLeast: 1, class: 'good' }, { class: 'poor' }] },
  limits: [{ id: 'debt', when: 'indicators["money"].value < 0.0', cap: 'poor', because: 'Debt.' }],
  inputs: ['money'],
  nodes: [
    { id: 'cancer', name: 'Cancer', tagged: { topic: 'cancer' } },
    {
      id: 'access',
      name: 'Access',
      indicators: ['waiting', { indicator: 'calls', weight: 3, scorer: { kind: 'given' } }],
    },
  ],
});
const indicators = [
  { id: 'screening', tags: { topic: 'cancer' } },
  ...['waiting', 'calls', 'money', 'spare'].map((id) => ({ id, tags: {} })),
];
const evidence = ratingEvidence({
  screening: { values: [60, 40, 60, null] },
  waiting: { values: [60, 60, 40, 60], goal: 50 },
  calls: { values: [1, 0.2, 0, 2] },
  money: { values: [1, 1, 1, -1] },
  spare: { values: [1, 2, 3, 4] },
});
const change = ({
  set = [],
  drop = [],
  add = [],
}: {
  set?: string[];
  drop?: string[];
  add?: string[];
}): WantedChanges => ({
  set: set.map((text) => wantedNumber(text, 'set')),
  drop,
  add,
});
const ask = (parts: Parameters<typeof change>[0]) =>
  whatIf({ framework, indicators, evidence, changes: change(parts) });
const whole = (parts: Parameters<typeof change>[0]) => ask(parts).parts.find(({ part }) => part === '')!;
const refused = (parts: Parameters<typeof change>[0]) => {
  try {
    ask(parts);
  } catch (error) {
    return error as { code: string; details: Record<string, unknown> };
  }
  return undefined;
};
const caught = (parts: Parameters<typeof change>[0]) => refused(parts)?.code;

describe('a changed framework', () => {
  it('that is only spelt out rates as before', () => {
    const scores = (rules: typeof framework) =>
      evaluate(planFramework(rules, indicators), evidence).nodes.get('')!.grades.score;
    expect(scores(speltOut(framework, indicators))).toEqual(scores(framework));
    expect(settingsOf(speltOut(framework, indicators)).map(({ address }) => address)).toContain(
      'nodes.cancer.indicators.screening.weight',
    );
  });

  it('without any change moves nothing, and shows the distribution', () => {
    const { labels, moves, scoresOnly } = whole({});
    expect([moves, scoresOnly]).toEqual([[], 0]);
    // Means: 1.625, 0.325, 1, 2 (capped).
    expect(labels).toEqual([
      { class: 'good', before: 2, after: 2, withoutOverrides: 3 },
      { class: 'poor', before: 2, after: 2, withoutOverrides: 1 },
    ]);
  });

  it('with other weights moves labels, each with its steps', () => {
    expect(whole({ set: ['nodes.access.weight=3'] }).moves).toMatchObject([
      { code: 'a3', from: 'good', to: 'poor', steps: -1, scoreBefore: 1, scoreAfter: 0.5, overrides: [] },
    ]);
    expect(whole({ set: ['weight:access:3'] }).moves).toHaveLength(1);
  });

  it('with another cut-point moves labels, by any way to write it', () => {
    for (const place of ['label.bands.good.atLeast', 'label.cuts.good', 'label:cuts:good'])
      expect(whole({ set: [`${place}=1.7`] }).moves.map(({ code }) => code)).toEqual(['a1', 'a3']);
  });

  it('with another standard or goal scores anew', () => {
    // Only the scorer reads the standard; the second area now reaches it: (2 + 0.65) / 2.
    expect(whole({ set: ['scorer.standard=40'] }).moves).toMatchObject([{ code: 'a2', to: 'good', steps: 1 }]);
    const byGoal = { ...framework, scorer: { ...framework.scorer, standard: 'goal' as const } };
    const { parts } = whatIf({
      framework: byGoal as typeof framework,
      indicators,
      evidence,
      changes: change({ set: ['goals.waiting=30'] }),
    });
    expect(parts.find(({ part }) => part === 'access')!.scoresOnly).toBe(1);
  });

  it('without an indicator, a part or an area', () => {
    expect(ask({ drop: ['screening'] })).toMatchObject({ droppedIndicators: ['screening'] });
    // What is left of the third area is a score of 0; of the first (2 + 3 × 1) / 4.
    expect(whole({ drop: ['screening'] }).moves.map(({ code }) => code)).toEqual(['a3']);
    expect(ask({ drop: ['cancer'] }).parts.map(({ part }) => part)).toEqual(['', 'access']);
    expect(whole({ drop: ['area:a1'] }).labels.map(({ after }) => after)).toEqual([1, 2]);
  });

  it('without an override', () => {
    const { droppedOverrides, parts } = ask({ drop: ['override:debt'] });
    expect(droppedOverrides).toEqual(['debt']);
    expect(parts[0]!.moves).toMatchObject([{ code: 'a4', from: 'poor', to: 'good', overrides: [] }]);
    expect(caught({ drop: ['override:nope'] })).toBe('WHAT_IF_DROP_UNKNOWN');
  });

  it('offers nothing that changes no rating', () => {
    const beside = frameworkSchema.parse({
      ...framework,
      triggers: [{ id: 'low', name: 'Low', below: 'good', rounds: 3 }],
    });
    const places = settingsOf(speltOut(beside, indicators)).map(({ address }) => address);
    expect(places.filter((place) => /^(certainty|triggers)/.test(place))).toEqual([]);
    expect(caught({ set: ['certainty.draws=50'] })).toBe('WHAT_IF_PLACE_UNKNOWN');
  });

  it('has no rows for classes that a part can never have', () => {
    const measured = frameworkSchema.parse({
      ...framework,
      classes: [...framework.classes, { id: 'met', name: 'Met', meaning: 'x', look: 'better' }],
      scorer: {
        ...framework.scorer,
        bands: [
          { below: 0, score: 0, class: 'poor' },
          { score: 2, class: 'met' },
        ],
      },
    });
    const { parts } = whatIf({ framework: measured, indicators, evidence, changes: change({}) });
    expect(parts[0]!.labels.map((label) => label.class)).toEqual(['good', 'poor']);
  });

  it.each([
    ['label.bands.god', 'Did you mean label.bands.good.atLeast? '],
    ['cancer.weigth', 'Did you mean nodes.cancer.weight? '],
    ['nodes.acess.weight', 'Did you mean nodes.access.weight? '],
    ['zzz', ''],
    ['nodes.zzz.weight', ''],
    ['goals.waitng', 'Did you mean goals.waiting? '],
  ])('asks for %s what was meant, where something is near', (place, hint) => {
    expect(refused({ set: [`${place}=1`] })?.details.hint).toBe(hint);
  });

  it('keeps for its overrides what it no longer counts', () => {
    const limited = frameworkSchema.parse({
      ...framework,
      limits: [{ id: 'late', when: 'indicators["waiting"].value < 50.0', cap: 'poor', because: 'x' }],
      nodes: [framework.nodes[1]],
    });
    const { parts } = whatIf({ framework: limited, indicators, evidence, changes: change({ drop: ['waiting'] }) });
    expect(parts[0]!.overrides[0]).toMatchObject({ id: 'late', after: { held: 1 } });
  });

  it('is tried though a trigger or a panel names a part that is dropped', () => {
    const watched = frameworkSchema.parse({
      ...framework,
      triggers: [{ id: 'low', name: 'Low', parts: ['cancer'], below: 'good', rounds: 3 }],
      verification: {
        panels: [{ id: 'panel', name: 'Panel', parts: ['cancer'], mayMove: 1, about: 'x' }],
        because: 'x',
      },
    });
    const answer = whatIf({ framework: watched, indicators, evidence, changes: change({ drop: ['cancer'] }) });
    expect(answer.droppedParts).toEqual(['cancer']);
  });

  it('says where more parts are asked for than are left', () => {
    const strict = frameworkSchema.parse({ ...framework, minimum: { parts: 2, otherwise: 'none' } });
    const answer = whatIf({ framework: strict, indicators, evidence, changes: change({ drop: ['cancer'] }) });
    expect(answer.tooFew).toEqual([{ part: '', needs: 2, left: 1 }]);
    expect(simulateLines([{ ...answer, framework: 'care', type: 'ward' }], strict)).toContain(
      'Nobody is rated in the whole: 2 parts must be rated, and 1 is left.',
    );
    expect(ask({ drop: ['cancer'] }).tooFew).toEqual([]);
  });

  it('says which weights the rules do not use', () => {
    const counting = frameworkSchema.parse({
      ...framework,
      label: undefined,
      combiner: { kind: 'worst', order: ['poor', 'good'], otherwise: 'none' },
      nodes: framework.nodes.map((node) => ({ ...node, combiner: { kind: 'mean' }, label: framework.label })),
    });
    const set = ['nodes.access.weight=3', 'nodes.access.indicators.waiting.weight=2'];
    const answer = whatIf({ framework: counting, indicators, evidence, changes: change({ set }) });
    expect(answer.unused).toEqual(['nodes.access.weight']);
    expect(simulateLines([{ ...answer, framework: 'care', type: 'ward' }], counting)).toContain(
      'The weight nodes.access.weight is not used: the rules do not weigh there.',
    );
    expect(ask({ set }).unused).toEqual([]);
    // How much of the weight must have a score reads weights, whatever combines.
    const shared = { ...counting, minimum: { parts: 0, share: 0.5, otherwise: 'none' } };
    expect(whatIf({ framework: shared, indicators, evidence, changes: change({ set }) }).unused).toEqual([]);
  });

  it('with one more indicator', () => {
    const answer = ask({ add: ['cancer/spare'] });
    expect(answer.added).toEqual([{ part: 'cancer', indicator: 'spare' }]);
    expect(answer.parts.find(({ part }) => part === 'cancer')!.scoresOnly).toBe(3);
  });

  it('tells for how many areas each override holds, and whose label it changes', () => {
    expect(whole({ set: ['label.cuts.good=3'] }).overrides).toEqual([
      {
        id: 'debt',
        because: 'Debt.',
        setsAside: false,
        before: { held: 1, changed: 1 },
        after: { held: 1, changed: 0 },
      },
    ]);
  });

  it.each([
    [{ set: ['nodes.cancer.weight=0'] }, 'WHAT_IF_NOT_VALID'],
    [{ set: ['scorer.bands.1.below=9', 'nodes.nope.weight=1'] }, 'WHAT_IF_PLACE_UNKNOWN'],
    [{ set: ['__proto__.x=1'] }, 'WHAT_IF_PLACE_UNKNOWN'],
    [{ set: ['constructor=1'] }, 'WHAT_IF_PLACE_UNKNOWN'],
    [{ set: ['within=1'] }, 'WHAT_IF_PLACE_UNKNOWN'],
    [{ drop: ['nope'] }, 'WHAT_IF_DROP_UNKNOWN'],
    [{ drop: ['a\nb'] }, 'WHAT_IF_DROP_UNKNOWN'],
    [{ drop: ['area:\n'] }, 'WHAT_IF_DROP_UNKNOWN'],
    [{ drop: ['override:debt\n'] }, 'WHAT_IF_DROP_UNKNOWN'],
    [{ drop: ['screening\n'] }, 'WHAT_IF_DROP_UNKNOWN'],
    [{ drop: ['cancer', 'access'] }, 'WHAT_IF_NOT_VALID'],
    [{ add: ['cancer/nope'] }, 'WHAT_IF_ADD_UNKNOWN'],
    [{ add: ['nope/spare'] }, 'WHAT_IF_ADD_UNKNOWN'],
    [{ add: ['cancer/spare', 'cancer/spare'] }, 'WHAT_IF_ADD_COUNTED'],
    [{ set: new Array(61).fill('nodes.cancer.weight=2') }, 'WHAT_IF_TOO_MANY'],
  ])('is refused for %j', (parts, code) => {
    expect(caught(parts)).toBe(code);
  });

  it.each([
    'weight',
    'weight=',
    'weight=x',
    'weight=NaN',
    'weight=Infinity',
    'weight=1e999',
    'weight=1e13',
    'weight=0x10',
    `${'w'.repeat(400)}=1`,
  ])('takes %j for no number', (text) => {
    expect(() => wantedNumber(text, '--set 1')).toThrow(expect.objectContaining({ code: 'WHAT_IF_NUMBER_INVALID' }));
  });
});
