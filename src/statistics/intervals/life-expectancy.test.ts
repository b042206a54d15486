import { describe, expect, it } from 'vitest';
import { lifeExpectancy } from './life-expectancy.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });
/** A death rate of 1 in 50 a year at every age, in bands of a year and then open. */
const steady = { startAges: [0, 1, 2], deaths: [200, 200, 200], populations: [10_000, 10_000, 10_000] };
const expectancies = (deaths: (number | null)[], populations: (number | null)[], options = {}) =>
  lifeExpectancy(deaths, populations, { startAges: steady.startAges, ...options });

describe('life expectancy', () => {
  it('is the inverse of the death rate in the open band, with limits from its deaths', () => {
    const last = expectancies(steady.deaths, steady.populations).at(-1);
    expect(last?.value).toBeCloseTo(50, 12);
    expect(((last?.upper ?? 0) - 50) / 1.959963984540054).toBeCloseTo(50 / Math.sqrt(200), 10);
  });

  it('follows Chiang by hand: 0.1 of the first year, half of any other band', () => {
    const [birth, one] = expectancies(steady.deaths, steady.populations);
    const inSecond = 0.02 / (1 + 0.02 * 0.5);
    const fromOne = 1 - inSecond + 0.5 * inSecond + (1 - inSecond) * 50;
    const inFirst = 0.02 / (1 + 0.02 * 0.9);
    expect(one?.value).toBeCloseTo(fromOne, 12);
    expect(birth?.value).toBeCloseTo(1 - inFirst + 0.1 * inFirst + (1 - inFirst) * fromOne, 12);
  });

  it.each([
    ['a missing count', [200, null, 200], [10_000, 10_000, 10_000], 'not-available'],
    ['a missing population', [200, 200, 200], [10_000, null, 10_000], 'not-available'],
    ['a band without people', [200, 0, 200], [10_000, 0, 10_000], 'denominator-zero'],
    ['5,000 people in all', [20, 20, 20], [2000, 2000, 1000], 'denominator-too-small'],
    ['more deaths than people', [200, 10_001, 200], [10_000, 10_000, 10_000], 'numerator-exceeds-denominator'],
    ['no deaths in the open band', [200, 200, 0], [10_000, 10_000, 10_000], 'cannot-be-calculated'],
  ])('gives no value at any age with %s', (_, deaths, populations, reason) => {
    const answers = expectancies(deaths, populations);
    expect(answers.map(({ value, reason: why }) => [value, why])).toEqual(answers.map(() => [null, reason]));
  });

  it('gives no value where the interval is wider than 20 years or nobody is left', () => {
    const few = expectancies([200, 200, 2], steady.populations).at(-1);
    expect(few).toMatchObject({ value: null, lower: null, reason: 'too-few-events', deaths: 2, population: 10_000 });
    expect(expectancies([200, 200, 2], steady.populations, { widestInterval: Infinity }).at(-1)?.value).toBe(5000);
    const answers = lifeExpectancy([0, 9000, 10], [10_000, 10_000, 10_000], {
      startAges: [0, 1, 11],
      widestInterval: Infinity,
    });
    expect(answers.at(-1)).toMatchObject({ value: null, reason: 'cannot-be-calculated' });
    expect(answers[1]?.value).toBe(5);
  });

  it('refuses impossible numbers and bands', () => {
    expect(() => expectancies([-1, 2, 3], steady.populations)).toThrow(refused);
    expect(() => expectancies([1, 2], steady.populations)).toThrow(refused);
    expect(() => expectancies(steady.deaths, steady.populations, { startAges: [0, 5, 5] })).toThrow(refused);
    expect(() => expectancies(steady.deaths, steady.populations, { startAges: [1, 2, 3] })).toThrow(refused);
    expect(() => lifeExpectancy([], [], { startAges: [] })).toThrow(refused);
    expect(() => expectancies(steady.deaths, steady.populations, { confidenceLevel: 95 })).toThrow(refused);
  });
});
