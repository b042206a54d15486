import { describe, expect, it } from 'vitest';
import type { IndicatorRecord } from '#release/reader/records.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import type { SiteContext } from '../context.ts';
import { type TrendOf, trendWords } from './rating-sign.tsx';

const site = { messages: messagesFor('en-GB') } as SiteContext;
const row = (chart: 'trend' | 'spc', kind: TrendOf['period']['kind']): TrendOf => ({
  trend: 'decreasing-worse',
  indicator: { declaration: { chart } as IndicatorRecord['declaration'] },
  period: { kind },
});

describe('how a value stands to its past', () => {
  it('is where it is going for yearly series', () => {
    expect(trendWords(site, row('trend', 'year'))).toBe('going down, getting worse');
  });

  it('is whether it is unusual for control charts, whose last points may well go the other way', () => {
    for (const charted of [row('spc', 'year'), row('trend', 'month'), row('trend', 'quarter')])
      expect(trendWords(site, charted)).toBe('unusually low or falling: worse');
  });
});
