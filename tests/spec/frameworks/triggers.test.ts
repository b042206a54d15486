import { describe, expect, it } from 'vitest';
import { frameworkSchema, type Trigger } from '#project/schema/framework.ts';
import { evaluateTrigger, type Round } from '#rating/triggers.ts';

const classes = { order: ['top', 'well', 'needs', 'greatest-need'], unrated: new Set(['not-rated']) };
const declared: Trigger = {
  id: 'persistent',
  name: 'Stays low',
  parts: [],
  below: 'well',
  rounds: 3,
  roundsOf: 'periods',
  improving: 'excuses',
  missing: 'breaks',
  level: 0.95,
};

/** Rounds from classes, oldest first; `` stands for none. */
const rounds = (...names: string[]): Round[] => names.map((name, at) => ({ release: `r${at + 1}`, class: name }));
const run = (list: Round[], change: Partial<Trigger> = {}) =>
  evaluateTrigger({ ...declared, ...change }, classes, list);

describe('a rating that stays low', () => {
  it('fires at the third release in a row below the class, and not at the second', () => {
    expect(run(rounds('needs', 'needs', 'greatest-need'))).toMatchObject({
      state: 'triggered',
      rounds: 3,
      since: 'r1',
    });
    expect(run(rounds('well', 'needs', 'needs'))).toMatchObject({ state: 'watched', rounds: 2, since: 'r2' });
    expect(run(rounds('well', 'well', 'needs'))).toBeUndefined();
  });

  it('is over with one rating that is not below', () => {
    expect(run(rounds('needs', 'needs', 'needs', 'well'))).toBeUndefined();
    expect(run(rounds('needs', 'needs', 'needs', 'well', 'needs', 'needs'))).toMatchObject({
      state: 'watched',
      since: 'r5',
    });
  });

  it('takes periods in their own order, so that a late correction of an older one is not the newest', () => {
    const dated = (...list: [string, string, string][]): Round[] =>
      list.map(([release, period, name]) => ({ release, period, class: name }));
    const between = dated(
      ['r1', '2021', 'well'],
      ['r2', '2022', 'needs'],
      ['r1-fix', '2021', 'well'],
      ['r3', '2023', 'needs'],
    );
    expect(run(between, { rounds: 2 })).toMatchObject({ state: 'triggered', rounds: 2, since: 'r2' });
    const apart = dated(
      ['r1', '2021', 'needs'],
      ['r2', '2022', 'well'],
      ['r1-fix', '2021', 'needs'],
      ['r3', '2023', 'needs'],
    );
    expect(run(apart, { rounds: 2 })).toMatchObject({ state: 'watched', rounds: 1, since: 'r3' });
    const newest = dated(['r1', '2021', 'needs'], ['r2', '2022', 'needs'], ['r1-fix', '2021', 'well']);
    expect(run(newest, { rounds: 2 })).toMatchObject({ state: 'watched', rounds: 1, since: 'r2' });
    expect(run(newest, { rounds: 2, roundsOf: 'releases' })).toBeUndefined();
  });

  it('depends on the order of the releases', () => {
    const list = rounds('well', 'needs', 'needs', 'needs');
    expect(run(list)).toMatchObject({ state: 'triggered', since: 'r2' });
    expect(run([...list].reverse())).toBeUndefined();
  });

  it('counts the class itself as not below', () => {
    expect(run(rounds('needs', 'needs', 'needs'), { below: 'needs' })).toBeUndefined();
    expect(run(rounds('greatest-need', 'greatest-need', 'greatest-need'), { below: 'needs' })).toMatchObject({
      state: 'triggered',
    });
  });

  it('ends its row at a release without a rating, or passes it over, as declared', () => {
    const gap = rounds('needs', 'not-rated', 'needs', 'needs');
    expect(run(gap)).toMatchObject({ state: 'watched', since: 'r3' });
    expect(run(gap, { missing: 'bridged' })).toMatchObject({ state: 'triggered', rounds: 3, since: 'r1' });
    const last = rounds('needs', 'needs', 'needs', '');
    expect(run(last)).toBeUndefined();
    expect(run(last, { missing: 'bridged' })).toMatchObject({ state: 'triggered', rounds: 3 });
  });

  it('takes a class that the rules of today do not have as no rating, and says so', () => {
    const changed = rounds('needs', 'poor', 'needs', 'needs');
    expect(run(changed)).toMatchObject({ state: 'watched', since: 'r3' });
    expect(run(changed, { missing: 'bridged' })?.trail.map(({ is }) => is)).toEqual([
      'below',
      'not-comparable',
      'below',
      'below',
    ]);
  });
});

describe('a release that rates the same period again', () => {
  /** Rounds of the periods given, the newest last. */
  const of = (...list: [name: string, period: string][]): Round[] =>
    list.map(([name, period], at) => ({ release: `r${at + 1}`, class: name, period }));
  const corrected = of(['needs', '2022-03-31'], ['needs', '2022-03-31'], ['needs', '2023-03-31']);

  it('does not count again: two periods are two rounds, in however many releases', () => {
    expect(run(corrected)).toMatchObject({ state: 'watched', rounds: 2, since: 'r2' });
    expect(run(corrected)?.trail.map(({ is, period }) => [is, period])).toEqual([
      ['replaced', '2022-03-31'],
      ['below', '2022-03-31'],
      ['below', '2023-03-31'],
    ]);
  });

  it('counts with the later rating, for better and for worse', () => {
    const righted = of(['needs', '2022'], ['needs', '2023'], ['well', '2023'], ['needs', '2024']);
    expect(run(righted)).toBeUndefined();
    const worsened = of(['needs', '2022'], ['well', '2023'], ['needs', '2023'], ['needs', '2024']);
    expect(run(worsened)).toMatchObject({ state: 'triggered', rounds: 3, since: 'r1' });
    expect(run(of(['needs', '2022'], ['needs', '2023'], ['needs', '2024'], ['', '2024']))).toBeUndefined();
  });

  it('counts when the rule counts releases, or when the periods are not known', () => {
    expect(run(corrected, { roundsOf: 'releases' })).toMatchObject({ state: 'triggered', rounds: 3, since: 'r1' });
    expect(run(rounds('needs', 'needs', 'needs'))).toMatchObject({ state: 'triggered', rounds: 3 });
  });
});

describe('an area that gets better', () => {
  const sure = (list: Round[], chances: Record<string, number>[]) =>
    list.map((round, at) => ({ ...round, chances: chances[at] }));
  const bad = { 'greatest-need': 1 };
  const less = { needs: 0.97, 'greatest-need': 0.03 };
  const list = rounds('greatest-need', 'greatest-need', 'needs');

  it('is excused when that is more than chance', () => {
    expect(run(sure(list, [bad, bad, less]))).toMatchObject({ state: 'excused', better: 0.97 });
    expect(run(sure(list, [bad, bad, less]), { improving: 'ignored' })).toMatchObject({ state: 'triggered' });
    expect(run(sure(list, [bad, bad, less]), { level: 0.99 })).toMatchObject({ state: 'triggered', better: 0.97 });
  });

  it('is not excused where it may be chance, or where that is not known', () => {
    const maybe = { needs: 0.6, 'greatest-need': 0.4 };
    expect(run(sure(list, [maybe, bad, less]))?.state).toBe('triggered');
    const unknown = run(list);
    expect(unknown?.state).toBe('triggered');
    expect(unknown).not.toHaveProperty('better');
  });

  it('is not excused for ever: only the releases that count are looked at', () => {
    const long = rounds('greatest-need', 'needs', 'needs', 'needs');
    expect(run(sure(long, [bad, less, less, less]))).toMatchObject({ state: 'triggered', rounds: 4, since: 'r1' });
  });
});

describe('a trigger that can never fire', () => {
  const framework = {
    id: 'small',
    version: '1',
    name: 'Small',
    about: 'Small.',
    source: 'Made for tests.',
    overall: true,
    classes: [
      { id: 'good', name: 'Good', meaning: 'Good.', look: 'better' },
      { id: 'bad', name: 'Bad', meaning: 'Bad.', look: 'worse-95', worse: true },
      { id: 'none', name: 'None', meaning: 'None.', look: 'no-data', counted: false },
    ],
    scorer: { kind: 'significance', classes: { similar: 'good', 'worse-95': 'bad' }, missing: 'none' },
    combiner: { kind: 'worst', order: ['bad', 'good'], otherwise: 'none' },
    nodes: [{ id: 'part', name: 'Part', indicators: ['one'] }],
  };
  const problems = (change: object, overall = true) => {
    const trigger = { id: 'low', name: 'Low', below: 'good', ...change };
    const result = frameworkSchema.safeParse({ ...framework, overall, triggers: [trigger] });
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it('is refused: its class is the worst or no rating, its part is not there, there is no whole', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ below: 'bad' })).toEqual(['triggers.0.below: No class is worse than “bad”, so nothing is below']);
    expect(problems({ below: 'none' })).toEqual(['triggers.0.below: “none” is no class that is a rating']);
    expect(problems({ parts: ['elsewhere'] })).toEqual(['triggers.0.parts.0: There is no part “elsewhere”']);
    expect(problems({}, false)).toEqual(['triggers.0.id: There is no rating of the whole to watch: name `parts`']);
  });
});
