import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { proportion } from '#statistics/intervals/proportion.ts';
import { rate } from '#statistics/intervals/rate.ts';
import type { Outcome } from '#vocabulary/outcome.ts';
import { type KnownIndicator, ratingEvidence } from '../../../tests/fixtures/rating-evidence.ts';
import { evaluate } from '../evaluate.ts';
import { planFramework } from '../plan.ts';
import type { Stepped } from './ladder.ts';
import { nextLabel } from './next-label.ts';

const classes = [
  { id: 'better', name: 'Better', meaning: 'x', look: 'better' },
  { id: 'same', name: 'Same', meaning: 'x', look: 'expected' },
  { id: 'worse', name: 'Worse', meaning: 'x', look: 'worse-95', worse: true },
  { id: 'none', name: 'None', meaning: 'x', look: 'no-data', counted: false },
];
const bySignificance = {
  kind: 'significance',
  classes: {
    'better-95': 'better',
    'better-998': 'better',
    similar: 'same',
    'worse-95': 'worse',
    'worse-998': 'worse',
  },
  missing: 'none',
};
const worst = { kind: 'worst', order: ['worse', 'same', 'better'], otherwise: 'none' };
const framework = (parts: object) =>
  frameworkSchema.parse({
    id: 'f',
    version: '1',
    name: 'f',
    about: 'x',
    source: 'x',
    overall: true,
    classes,
    scorer: bySignificance,
    combiner: worst,
    nodes: [{ id: 'all', name: 'All', indicators: ['seen'] }],
    ...parts,
  });
const stepped = (parts: Partial<Stepped> = {}): Stepped => ({
  id: 'seen',
  method: 'proportion',
  decimals: 1,
  multiplier: 100,
  exactBelow: 10,
  comparison: 'interval-95',
  polarity: 'high-is-good',
  ...parts,
});

/** A proportion of one area beside a benchmark, with the limits and the outcome that it has. */
function seen(count: number, of: number, best: number, benchmark: number): KnownIndicator {
  const { lower, upper } = proportion(count, of, { multiplier: 100 });
  const outcome: Outcome =
    (upper as number) < benchmark ? 'worse-95' : (lower as number) > benchmark ? 'better-95' : 'similar';
  return {
    multiplier: 100,
    values: [(count / of) * 100, best],
    numerators: [count, null],
    denominators: [of, null],
    lower95: [lower, null],
    upper95: [upper, null],
    outcomes: [outcome, undefined],
    benchmark,
  };
}
const ask = (rules: object, known: Record<string, KnownIndicator>, declared: readonly Stepped[] = [stepped()]) =>
  nextLabel(
    evaluate(planFramework(framework(rules), []), ratingEvidence(known)),
    new Map(declared.map((one) => [one.id, one])),
    0,
    '',
  );

describe('the nearest way by significance', () => {
  it('works the interval out anew at the same denominator: so many people, and not one fewer', () => {
    const benchmark = 80;
    const next = ask({}, { seen: seen(560, 800, 95, benchmark) });
    const [change] = next.ways[0]!.changes;
    expect(next).toMatchObject({ answer: 'alone', from: 'worse', ways: [{ to: 'same' }] });
    // By the interval itself: the fewest people with whom its upper end reaches the benchmark.
    let people = 560;
    while ((proportion(people, 800, { multiplier: 100 }).upper as number) < benchmark) people += 1;
    expect(change).toMatchObject({ counts: people - 560, of: 800, about: false, exactLimits: true });
    expect(change!.to).toBe((people / 800) * 100);
  });

  it('counts down where less is better, by the limits of a rate', () => {
    const limits = rate(60, 1000, { multiplier: 1000 });
    const next = ask(
      {},
      {
        seen: {
          polarity: 'low-is-good',
          multiplier: 1000,
          values: [60, 20],
          numerators: [60, null],
          denominators: [1000, null],
          lower95: [limits.lower, null],
          upper95: [limits.upper, null],
          outcomes: ['worse-95', undefined],
          benchmark: 40,
        },
      },
      [stepped({ method: 'rate', multiplier: 1000, polarity: 'low-is-good' })],
    );
    let events = 60;
    while ((rate(events, 1000, { multiplier: 1000 }).lower as number) > 40) events -= 1;
    expect(next.ways[0]!.changes[0]).toMatchObject({ counts: events - 60, exactLimits: true });
  });

  it('moves the limits with the value where the counts do not make them, and says so', () => {
    const next = ask(
      {},
      { seen: { ...seen(560, 800, 95, 80), numerators: [null], denominators: [null], lower95: [68], upper95: [72] } },
    );
    // The upper end, 2 above the value, reaches 80 at 78.
    expect(next.ways[0]!.changes[0]).toMatchObject({ to: 78, counts: null, of: null, about: true, exactLimits: false });
  });
});

describe('what the nearest way says where there is none', () => {
  it.each([
    ['the best label', { seen: seen(760, 800, 99, 80) }, 'best'],
    [
      'a value that is hidden',
      { seen: { ...seen(560, 800, 95, 80), values: [null, 95], outcomes: [undefined] } },
      'not-rated',
    ],
    ['nobody who is better', { seen: seen(560, 800, 71, 80) }, 'none'],
  ])('%s', (_, known, answer) => {
    const next = ask({}, known as Record<string, KnownIndicator>);
    expect([next.answer, next.ways]).toEqual([answer, []]);
  });

  it('names the override that holds the label, and finds the way past it', () => {
    const limits = [{ id: 'late', when: 'indicators["seen"].value < 90.0', cap: 'worse', because: 'Too late.' }];
    const next = ask({ limits }, { seen: seen(640, 800, 95, 80) });
    expect(next.heldBy).toEqual([{ id: 'late', because: 'Too late.' }]);
    expect(next).toMatchObject({
      answer: 'alone',
      from: 'worse',
      ways: [{ to: 'better', changes: [{ to: 90, counts: 80 }] }],
    });
  });
});

describe('sets', () => {
  const values = (own: number): KnownIndicator => ({ values: [own, 100] });
  const ids = ['a', 'b', 'c', 'd'];
  const declared = ids.map((id) => stepped({ id, method: 'mean', decimals: 0, multiplier: 1 }));
  const rules = (atLeast: number) => ({
    scorer: { kind: 'given' },
    combiner: { kind: 'mean' },
    label: { kind: 'cut-points', bands: [{ atLeast, class: 'better' }, { class: 'worse' }] },
    classes: [...classes.slice(0, 1), ...classes.slice(2, 3)],
    nodes: [{ id: 'all', name: 'All', indicators: ids }],
  });
  const known = Object.fromEntries(ids.map((id) => [id, values(20)]));

  it.each([
    [40, 'alone', 1],
    [55, 'together', 2],
    [75, 'together', 3],
    [95, 'more', 0],
  ])('with the mark at %d the answer is %s of %d', (mark, answer, size) => {
    const next = ask(rules(mark), known, declared);
    expect(next.answer).toBe(answer);
    expect(next.ways[0]?.changes.length ?? 0).toBe(size);
    const gained = (next.ways[0]?.changes ?? []).reduce((sum, { from, to }) => sum + to - from, 0);
    // What is missing to the mark, times four, and no step more.
    if (size > 0) expect(gained).toBe(4 * (mark - 20));
  });

  it('are not called complete where the search was cut off', () => {
    const amongAll = { ...rules(60), label: { kind: 'quantiles', classes: ['better', 'worse'] } };
    const evaluation = evaluate(planFramework(framework(amongAll), []), ratingEvidence(known));
    const byId = new Map(declared.map((one) => [one.id, one]));
    const whole = nextLabel(evaluation, byId, 0, '');
    expect(whole.complete).toBe(true);
    const cut = nextLabel(evaluation, byId, 0, '', 4);
    expect([cut.complete, cut.ways]).toEqual([false, []]);
  });
});
