import { describe, expect, it } from 'vitest';
import { periodPatternNames } from '#vocabulary/period.ts';
import { parsePeriod, periodPatterns } from './parse-period.ts';

const cases = periodPatterns.flatMap(({ name, examples }) => examples.map((example) => [name, ...example] as const));

describe('periods', () => {
  it.each(cases)('%s reads %s', (name, text, start, end) => {
    expect(parsePeriod(text, name)).toMatchObject({ start, end });
  });

  it.each([
    ['2019', '2019-01-01', '2019-12-31', 'year'],
    ['2016/17', '2016-04-01', '2017-03-31', 'financial-year'],
    ['2016\u201317', '2016-04-01', '2017-03-31', 'financial-year'],
    ['2016-17', '2016-04-01', '2017-03-31', 'financial-year'],
    ['2010/11', '2010-04-01', '2011-03-31', 'financial-year'],
    [' 2016/2017 ', '2016-04-01', '2017-03-31', 'financial-year'],
    ['Q1 2019/20', '2019-04-01', '2019-06-30', 'quarter'],
    ['2019-20 Q1', '2019-04-01', '2019-06-30', 'quarter'],
    ['2019 Q3', '2019-07-01', '2019-09-30', 'quarter'],
    ['Apr-19', '2019-04-01', '2019-04-30', 'month'],
    ['201904', '2019-04-01', '2019-04-30', 'month'],
    ['2019-04', '2019-04-01', '2019-04-30', 'month'],
    ['2019-04-01', '2019-04-01', '2019-04-01', 'day'],
    ['01/04/2019', '2019-04-01', '2019-04-01', 'day'],
    ['2016/17 - 18/19', '2016-04-01', '2019-03-31', 'rolling'],
    ['2015 - 17', '2015-01-01', '2017-12-31', 'rolling'],
    ['1999 - 01', '1999-01-01', '2001-12-31', 'rolling'],
    ['12 months to March 2019', '2018-04-01', '2019-03-31', 'rolling'],
    ['Week ending 7 April 2019', '2019-04-01', '2019-04-07', 'week'],
  ])('auto reads %j', (text, start, end, kind) => {
    expect(parsePeriod(text, 'auto')).toEqual({ start, end, kind });
  });

  it('leaves it to the source whether 2010-11 is a month or a financial year', () => {
    expect(parsePeriod('2010-11', 'month-number')).toMatchObject({ start: '2010-11-01', kind: 'month' });
    expect(parsePeriod('2010-11', 'financial-year')).toMatchObject({ start: '2010-04-01', kind: 'financial-year' });
  });

  it('takes the month of a date where the source says so, and refuses any other day', () => {
    expect(parsePeriod('2019-04-01', 'month-first-day')).toEqual({
      start: '2019-04-01',
      end: '2019-04-30',
      kind: 'month',
    });
    expect(parsePeriod('2019-04-02', 'month-first-day')).toBeNull();
  });

  it('begins the financial year in the month it is told', () => {
    expect(parsePeriod('2016/17', 'auto', { yearStartMonth: 7 })).toMatchObject({
      start: '2016-07-01',
      end: '2017-06-30',
    });
    expect(parsePeriod('Q3 2016/17', 'auto', { yearStartMonth: 10 })).toMatchObject({
      start: '2017-04-01',
      end: '2017-06-30',
    });
    expect(parsePeriod('2016/17', 'auto', { yearStartMonth: 1 })).toMatchObject({
      start: '2016-01-01',
      end: '2016-12-31',
    });
  });

  it.each([
    '2019-02-30',
    '31/04/2019',
    '2019-13-01',
    '29 Feb 2019',
    '2016/18',
    '2016/2018',
    'Q5 2019',
    '201913',
    '2019-00',
    '13/13/2019',
    '0 months to March 2019',
    '2016/17 - 16/17',
    '2019 - 15',
    '1500',
    '',
    'n/a',
    '2019-04-01 13:00',
    'Ma 2019',
    '20190230',
    '2010-11',
    '2011\u201312',
    '2019/04',
  ])('refuses %j', (text) => {
    expect(parsePeriod(text, 'auto')).toBeNull();
  });

  it('has one file for every name that a source may give, in the order in which they are tried', () => {
    expect(periodPatterns.map(({ name }) => name)).toEqual(periodPatternNames);
  });

  it('does not know a pattern that is not there', () => {
    expect(() => parsePeriod('2019', 'lunar')).toThrow(RangeError);
  });
});
