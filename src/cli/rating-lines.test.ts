import { describe, expect, it } from 'vitest';
import type { Framework } from '#project/schema/framework.ts';
import type { ExplainedInput, ExplainedPart, RatingExplanation } from '#rating/explanation.ts';
import { ratingLines } from './rating-lines.ts';

const input = (
  indicator: string,
  exact: boolean,
  value: number | null = 5,
  score: number | null = 1,
): ExplainedInput => ({
  indicator,
  name: `Measure ${indicator}`,
  unit: '%',
  decimals: 1,
  polarity: 'high-is-good',
  period: null,
  value,
  lower95: null,
  upper95: null,
  numerator: null,
  denominator: null,
  status: value === null ? 'not-available' : 'ok',
  exact,
  detail: 'headline',
  weight: 1,
  score,
  class: null,
  rule: null,
  against: null,
});

const whole = (certainty: ExplainedPart['certainty'], inputs: ExplainedInput[]): ExplainedPart => ({
  part: '',
  name: 'Care',
  detail: 'headline',
  weight: 1,
  class: 'good',
  score: null,
  rule: null,
  before: null,
  overrides: [],
  coverage: 1,
  certainty,
  inputs,
  parts: [],
});

/** The lines about numbers without a range. */
function told(method: Framework['certainty']['method'], part: ExplainedPart): string[] {
  const framework = {
    classes: [
      { id: 'good', name: 'Good', counted: true },
      { id: 'none', name: 'No rating', counted: false },
    ],
    certainty: { method },
  } as unknown as Framework;
  const found: RatingExplanation = {
    framework: { id: 'care', name: 'Care', version: '1', standing: 'example' },
    area: { type: 'district', code: 'D1', name: 'One' },
    whole: part,
    next: null,
  };
  return ratingLines(found, framework, 'en-GB').filter((line) => line.includes('likely range'));
}

describe('the explanation of a rating at the prompt', () => {
  const sure = { holds: 1, probabilities: { good: 1 } };
  const inputs = [input('a', true), input('b', true), input('c', false), input('d', true, null)];
  const uncounted = { ...input('e', true, 5, null), class: 'none' };

  it('says how many of the numbers count as exactly right, and which', () => {
    expect(told('posterior', whole(sure, [...inputs, uncounted]))).toEqual([
      '  2 of the 3 numbers that went in have no likely range. We take them as exactly right, so we may seem surer than we are.',
      '  No likely range: Measure a; Measure b.',
    ]);
  });

  it('says nothing of it where all may be off, or no true values are drawn', () => {
    expect(told('posterior', whole(sure, [input('c', false)]))).toEqual([]);
    expect(told('bootstrap', whole(sure, inputs))).toEqual([]);
    expect(told('none', whole(null, inputs))).toEqual([]);
  });
});
