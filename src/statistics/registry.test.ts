import { describe, expect, it } from 'vitest';
import { answerRow } from './answer-row.ts';
import { statisticMethod, statisticMethods } from './registry.ts';

/** A row that each method answers, in the text of CSV cells. */
const examples: Record<string, Record<string, string>> = {
  proportion: { numerator: '65', denominator: '100', multiplier: '100' },
  rate: { numerator: '12', denominator: '1000' },
  ratio: { numerator: '12', denominator: '1000' },
  mean: { values: '1;2;3' },
  'mean-from-summary': { count: '3', mean: '2', standardDeviation: '1' },
  'directly-standardised-rate': { counts: '10;20', populations: '100;100', weights: '1;2' },
  'directly-standardised-rate-nonindependent': {
    strata: '1;1',
    frequencies: '1;2',
    people: '10;5',
    populations: '100;100',
    weights: '5;5',
  },
  'directly-standardised-rate-gamma': { counts: '0;2', populations: '100;100', weights: '1;2' },
  'life-expectancy': { deaths: '10;20;300', populations: '5000;5000;2000', startAges: '0;1;60' },
  'indirectly-standardised-ratio': {
    counts: '1;2',
    populations: '10;10',
    referenceCounts: '5;6',
    referencePopulations: '90;90',
  },
  'indirectly-standardised-rate': {
    counts: '1;2',
    populations: '10;10',
    referenceCounts: '5;6',
    referencePopulations: '90;90',
  },
  'binomial-exact': { numerator: '3', denominator: '10' },
  'binomial-test': { numerator: '3', denominator: '10', expected: '0.5' },
  'poisson-exact': { numerator: '3', denominator: '10' },
  'poisson-test': { numerator: '3', denominator: '10', expected: '0.5' },
  'roll-up': { groups: 'a;b;a', numerators: '1;2;3', denominators: '4;5;6' },
  'benchmark-comparison': {
    lower95: '1',
    upper95: '2',
    lower998: '0',
    upper998: '3',
    benchmark: '9',
    polarity: 'neither',
  },
  'interval-comparison': { lower: '1', upper: '2', benchmarkLower: '3', benchmarkUpper: '4', polarity: 'low-is-good' },
  'difference-comparison': {
    value: '70',
    lower: '60',
    upper: '80',
    otherValue: '50',
    otherLower: '40',
    otherUpper: '60',
    polarity: 'high-is-good',
  },
  'proportion-control-comparison': {
    value: '50',
    denominator: '90',
    benchmark: '60',
    polarity: 'neither',
    multiplier: '100',
  },
  'poisson-control-comparison': { value: '5', denominator: '90', benchmark: '6', polarity: 'neither' },
  'poisson-control-limits': { expected: '7.5', tail: '0.025' },
  'target-comparison': { value: '91', target: '90', targetUpper: '95', polarity: 'high-is-good' },
  quantiles: { values: '1;2;3;4', count: '2', highestFirst: 'false' },
  'area-bands': { values: '1;2;3;4', count: '2' },
  'funnel-flags': { statistic: 'rate', numerators: '10;90', denominators: '1000;1000' },
  'funnel-limits': { statistic: 'proportion', numerators: '10;90', denominators: '100;1000' },
  'overdispersed-funnel': { scale: 'log-ratio', numerators: '0;90;12;', denominators: '8.5;81.2;10;7' },
  'slope-index': { populations: '1;1;1', values: '0.1;0.2;0.3', errors: '0.1;0.1;0.1', kind: 'proportion' },
  'group-gap': { values: '10;12;20', errors: '1;1;2', polarity: 'high-is-good', ordered: 'true' },
  'concentration-index': { values: '10;12;20', populations: '5;6;7', bound: '100' },
  'between-group-variance': { values: '10;12;20', populations: '5;6;7', errors: '1;1;2' },
  'mean-difference': { values: '10;12;20', populations: '5;6;7', polarity: 'low-is-good', reference: '2' },
  'entropy-index': { values: '10;0;20', populations: '5;6;7', errors: '1;1;2' },
  'attributable-fraction': { values: '10;12;20', populations: '5;6;7', polarity: 'high-is-good', scale: '100' },
  denominate: { values: '3;;5', denominators: '2;2;0' },
  impute: { values: '3;;5', by: 'mean', groups: 'a;a;b' },
  shape: { values: '1;2;3;' },
  winsorise: { values: '1;2;3;2;1;3;2;90' },
  'box-cox': { values: '1;2;;9', power: '0' },
  'log-of-range': { values: '1;2;;9' },
  'treat-outliers': { values: '1;2;3;2;1;3;2;90' },
  normalise: { values: '1;;3', by: 'goalposts', low: '0', high: '2', cut: 'true', polarity: 'low-is-good' },
  aggregate: { values: '1;;3', weights: '1;2;1', by: 'power', power: '-1.5' },
  copeland: { rows: '1;2;3;', weights: '2;1' },
  'k-means': { points: '1;2;8;9;30', starts: '1;8', strict: ';5' },
  'pearson-correlation': { x: '1;2;3;4;', y: '2;1;4;3;9' },
  'rank-correlation': { x: '1;2;3;4;', y: '2;1;4;3;9' },
  'simple-regression': { x: '1;2;3;4;', y: '2;1;4;3;9' },
  'weighted-regression': { x: '0;0.5;1;0.2', y: '2;1;4;3', weights: '10;20;5;0' },
  'recent-trend': { values: '1;2;3;4;5', lower95: '0;1;2;3;4', upper95: '2;3;4;5;6', by: 'intervals' },
  spc: { values: '1;2;;4', direction: 'increase', target: '3', screenOutliers: 'true', rebaseAt: '3' },
};

describe('registry of methods', () => {
  it('names each method once and describes it in full', () => {
    const names = statisticMethods.map((method) => method.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, title, summary, inputs, outputs, edges, source } of statisticMethods) {
      expect([name, title, summary, source].every((text) => text.length > 0)).toBe(true);
      expect(inputs.length * outputs.length * edges.length).toBeGreaterThan(0);
      expect(
        inputs.every(
          (input) =>
            input.required ||
            input.shape !== 'scalar' ||
            /limit|value|target|end|polarity|good/i.test(input.description),
        ),
      ).toBe(true);
    }
  });

  it('refuses a method that is not there', () => {
    expect(() => statisticMethod('guesswork')).toThrow(expect.objectContaining({ code: 'STATISTIC_METHOD_UNKNOWN' }));
  });

  for (const method of statisticMethods) {
    it(`${method.name} answers an example with the outputs it describes, and nothing but them`, () => {
      const result = answerRow(method, examples[method.name] as Record<string, string>, { line: 2 });
      expect(result.problem).toBeUndefined();
      const described = method.outputs.map((output) => output.name);
      const answered = Object.keys(result.answer ?? {});
      expect(answered.filter((name) => !described.includes(name))).toEqual([]);
      expect(answered.length).toBeGreaterThan(0);
      expect(JSON.stringify(result.answer)).not.toMatch(/NaN/);
      expect(
        Object.values(result.answer ?? {})
          .flat()
          .some((value) => typeof value === 'number' && Number.isNaN(value)),
      ).toBe(false);
    });
  }

  it('reads the example of spc as it is meant', () => {
    const { answer } = answerRow(statisticMethod('spc'), examples.spc as Record<string, string>, {});
    expect(answer).toMatchObject({
      mean: [1.5, 1.5, 4, 4],
      cause: ['common-cause', 'common-cause', 'missing', 'common-cause'],
    });
  });
});

describe('answer to a row', () => {
  const proportion = statisticMethod('proportion');
  const where = { file: 'areas.csv', line: 7, columns: new Map([['numerator', 2]]) };

  it('says where, which input, what was there and what to do', () => {
    const { problem } = answerRow(proportion, { numerator: 'many', denominator: '10' }, where);
    expect(problem).toMatchObject({
      code: 'STATISTIC_INPUT_INVALID',
      where: { file: 'areas.csv', line: 7, column: 2, path: 'numerator' },
      input: 'many',
      message: 'numerator must be a number, but many was given.',
    });
  });

  it('turns what the method refuses into an issue', () => {
    const { problem } = answerRow(proportion, { numerator: '11', denominator: '10' }, where);
    expect(problem?.message).toBe('numerator must be at most the denominator (10), but 11 was given.');
  });

  it('takes an empty cell for missing, and asks for a column that is not there', () => {
    expect(answerRow(proportion, { numerator: ' ', denominator: '10' }, where).answer).toMatchObject({
      reason: 'not-available',
    });
    expect(answerRow(proportion, { denominator: '10' }, where).problem?.message).toBe(
      'numerator must be given, but nothing was given.',
    );
  });

  it.each(['0x10', 'Infinity', '1,5', '1e', 'NaN', '--1'])('does not read %s as a number', (numerator) => {
    expect(answerRow(proportion, { numerator, denominator: '10' }, where).problem?.code).toBe(
      'STATISTIC_INPUT_INVALID',
    );
  });

  it('reads decimals and exponents, and values of JSON', () => {
    expect(answerRow(proportion, { numerator: '+2.5e0', denominator: 10 }, where).answer).toMatchObject({
      value: 0.25,
    });
    expect(answerRow(statisticMethod('mean'), { values: [1, null] }, where).answer).toMatchObject({ value: null });
    expect(answerRow(statisticMethod('mean'), { values: {} }, where).problem?.input).toBe('{}');
  });

  it('refuses words and flags that are not among those it knows', () => {
    const bands = statisticMethod('quantiles');
    expect(answerRow(bands, { values: '1;2', count: '2', highestFirst: 'yes' }, where).problem?.message).toContain(
      'true or false',
    );
    const target = statisticMethod('target-comparison');
    const { problem } = answerRow(target, { value: '1', target: '1', polarity: 'up' }, where);
    expect(problem?.message).toBe('polarity must be one of high-is-good, low-is-good, but up was given.');
  });
});
