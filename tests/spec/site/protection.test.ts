import { describe, expect, it } from 'vitest';
import type { IndicatorRecord } from '#release/reader/records.ts';
import type { SiteContext } from '#site/context.ts';
import { protectionOf } from '#site/pages/indicator-protection.tsx';
import { english } from '#vocabulary/messages/english/english.ts';

const site = {
  messages: english,
  release: {
    dimensions: {
      policies: {
        small: { smallest: 7, hideZero: false, rounding: 5, because: 'The publisher asks for it.' },
        open: { smallest: 1, hideZero: false, rounding: 1, because: 'The counts are public by law.' },
      },
      protectedBy: new Map([
        ['cases', 'small'],
        ['people', 'small'],
        ['beds', 'open'],
      ]),
      areaTypes: new Map([[0, { key: 'practice', plural: 'practices' }]]),
    },
  },
} as unknown as SiteContext;

const said = (declaration: object) => protectionOf(site, { declaration } as unknown as IndicatorRecord);

describe('what a page says of hidden numbers', () => {
  it('is each rule once, with its reason', () => {
    expect(said({ numerator: { measure: 'cases' }, denominator: { measure: 'people' } })).toEqual([
      'Counts from 1 to 6 are hidden, and so is any number that would give them away, so that nobody can be recognised.',
      'Counts that are shown are rounded to the nearest 5.',
      'The publisher asks for it.',
    ]);
  });

  it('is the reason alone where a policy hides nothing, and nothing without a policy', () => {
    expect(said({ numerator: { measure: 'beds' } })).toEqual(['The counts are public by law.']);
    expect(said({ numerator: { measure: 'pounds' } })).toEqual([]);
  });

  it('is the reason for every kind of area that has no figures', () => {
    const withhold = [{ level: 'practice', because: 'Partners could be recognised.' }];
    expect(said({ numerator: { measure: 'pounds' }, withhold })).toEqual([
      'No figures are shown for practices. Partners could be recognised.',
    ]);
  });
});
