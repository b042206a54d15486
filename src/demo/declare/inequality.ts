import type { z } from 'zod';
import type { indicatorSchema } from '#project/schema/indicator.ts';

type IndicatorInput = z.input<typeof indicatorSchema>;

const shared = {
  polarity: 'low-is-good',
  author: 'L. Ferndale',
  checker: 'R. Adeyemi-Stone',
  reviewed: '2024-05-15',
  reviewBy: '2026-05-15',
  source: 'Invented for this demonstration, after measures of inequality that health services publish.',
} as const;

/** Measures of the inequality of other indicators: between fifths of deprivation, between the sexes, and between practices. */
export const inequalityIndicators: IndicatorInput[] = [
  {
    id: 'avoidable-admissions-inequality',
    number: 901,
    name: 'Slope index of inequality of emergency admissions for long-term conditions, by deprivation',
    plainName: 'Gap between rich and poor in hospital stays that care could have spared',
    why: 'People in poorer places fall ill earlier. Good care outside hospital can make up for some of it.',
    definition:
      'How many more such admissions per 100,000 there are among the most deprived residents than among the least deprived, by the line through the five fifths.',
    method: 'slope-index',
    of: 'avoidable-admissions',
    by: 'deprivation',
    unit: 'per 100,000',
    decimals: 0,
    accountable: 'The commissioning area',
    tags: { 'patient-group': 'long-term-conditions', aspect: 'quality' },
    ...shared,
  },
  {
    id: 'bowel-screening-gap',
    number: 902,
    name: 'Gap between women and men in bowel cancer screening',
    plainName: 'How far men fall behind in bowel cancer screening',
    why: 'Fewer men than women send their test back, and more men die of bowel cancer.',
    definition: 'The share of women screened less the share of men screened, in percentage points.',
    method: 'group-gap',
    of: 'bowel-screening',
    by: 'sex',
    groups: ['male', 'female'],
    unit: 'points',
    accountable: 'The screening programme of the system',
    tags: { 'patient-group': 'generally-well' },
    ...shared,
  },
  {
    id: 'flu-vaccination-gradient',
    number: 903,
    name: 'Gradient within the area of flu vaccination at 65 and over, by deprivation of the practice',
    plainName: 'Gap between rich and poor practices in flu jabs for older people',
    why: 'A flu jab reaches everyone alike only where practices in poorer places are helped to offer it.',
    definition:
      'How many more of every hundred people are vaccinated in the least deprived practice of the country than in the most deprived one, by the line through the practices of the area.',
    method: 'gradient',
    of: 'flu-vaccination-65',
    by: 'deprivation',
    within: 'practice',
    worstOff: 'highest',
    unit: 'points',
    accountable: 'The commissioning area',
    tags: { 'patient-group': 'older-people' },
    ...shared,
  },
];
