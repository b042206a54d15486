import { z } from 'zod';
import { outcomes, scoredComparators } from '#vocabulary/outcome.ts';
import { id } from '../words.ts';
import { bands, rule } from './band.ts';

const missing = id.optional().describe('Class of an indicator without a value');

const significance = z.strictObject({
  kind: z.literal('significance').describe('By the outcome of a comparison'),
  comparator: z.enum(scoredComparators).default('benchmark').describe('The comparison that counts'),
  classes: z.partialRecord(z.enum(outcomes), id).describe('Outcome of the comparison → class of this framework'),
  scores: z.partialRecord(z.enum(outcomes), z.number()).optional().describe('Outcome of the comparison → score'),
  missing: id.describe('Class of an indicator without a value or without a comparison'),
});

const standard = z
  .union([z.number(), z.enum(['goal', 'benchmark', 'parent'])])
  .describe('A number on the scale of the value, or the indicator’s goal, or the value of the benchmark or the parent');

const byBands = z
  .strictObject({
    kind: z.literal('bands').describe('By bands of the value, or of its distance from a standard'),
    of: z
      .enum(['value', 'distance', 'ratio'])
      .default('value')
      .describe('The value; or how much better it is than the standard; or the value divided by the standard'),
    standard: standard.optional().describe('The standard, where `of` is not the value'),
    bands,
    missing,
  })
  .refine((entry) => entry.of === 'value' || entry.standard !== undefined, {
    error: 'A distance or a ratio needs the `standard` from which it is taken',
    path: ['of'],
  })
  .refine((entry) => entry.of !== 'ratio' || entry.standard !== 0, {
    error: 'Nothing is a number of times 0: a ratio needs another standard',
    path: ['standard'],
  });

const zScore = z.strictObject({
  kind: z.literal('z-score').describe('By how many standard deviations it is better than a set point'),
  centre: z
    .union([z.number(), z.enum(['goal', 'benchmark', 'mean', 'median'])])
    .default('benchmark')
    .describe('The set point'),
  spread: z
    .enum(['chance', 'areas'])
    .default('chance')
    .describe('Standard deviation from the area’s own counts, or of all areas'),
  transform: z
    .enum(['none', 'log', 'logit', 'square-root', 'arcsine-root'])
    .default('none')
    .describe('Scale on which it is taken'),
  winsorise: z
    .number()
    .min(0)
    .max(0.4)
    .default(0)
    .describe('Share of areas at either end that are pulled in before the overdispersion is taken'),
  overdispersion: z
    .enum(['none', 'multiplicative', 'additive'])
    .default('none')
    .describe('Whether spread beyond chance widens the standard deviation, and how'),
  bands: bands.optional().describe('Bands of the z-score; without them it is the score'),
  missing,
});

const spread = z.strictObject({
  kind: z.literal('spread').describe('Evenly spread by rank from the best area to the worst'),
  best: z.number().default(1).describe('Score of the best'),
  worst: z.number().default(4).describe('Score of the worst'),
  standard: z
    .strictObject({
      at: standard,
      next: z.number().default(2).describe('Score of the best area that does not reach the standard'),
    })
    .optional()
    .describe('Areas that reach the standard all get the best score; the others are spread from `next` to the worst'),
  floor: z
    .strictObject({
      at: standard,
      rest: z.number().default(3).describe('Score of the worst area that does reach the floor'),
    })
    .optional()
    .describe('Areas below the floor all get the worst score; the others are spread from the best to `rest`'),
  digits: z.number().int().min(0).max(12).optional().describe('Decimals to which scores are rounded'),
  missing,
});

const quantiles = z.strictObject({
  kind: z.literal('quantiles').describe('By which fifth, quarter … of the areas it is in'),
  count: z.number().int().min(2).max(100).describe('How many quantiles'),
  scores: z.array(z.number()).optional().describe('Scores from the best quantile to the worst'),
  classes: z.array(id).optional().describe('Classes from the best quantile to the worst'),
  missing,
});

const standardise = z.strictObject({
  kind: z.literal('standardise').describe('Standard deviations from the mean of all areas, better is higher'),
  moreThan: z
    .number()
    .int()
    .min(1)
    .default(1)
    .describe('An indicator with a value for this many areas or fewer counts for none'),
  missing,
});

const normalise = z
  .strictObject({
    kind: z.literal('normalise').describe('On a common scale, better is higher'),
    method: z
      .enum([
        'min-max',
        'z-score',
        'goalposts',
        'rank',
        'borda',
        'percentile-rank',
        'distance-to-target',
        'fraction-of-maximum',
      ])
      .default('min-max')
      .describe('How it is put there'),
    goalposts: z
      .strictObject({ low: z.number().describe('Low end'), high: z.number().describe('High end') })
      .optional()
      .describe('Ends of the scale for goalposts; values beyond them count as at the end'),
    target: z.number().optional().describe('The target, for the distance to it'),
    to: z
      .strictObject({
        low: z.number().default(0).describe('Lowest score, of min-max'),
        high: z.number().default(100).describe('Highest score, of min-max and goalposts'),
      })
      .prefault({})
      .describe('The common scale'),
    impute: z
      .strictObject({
        by: z.enum(['mean', 'median']).describe('What stands in: the mean or median of the areas that have a value'),
        within: z
          .string()
          .min(1)
          .optional()
          .describe(
            'Expression in the Common Expression Language; an area is filled from those for which it gives the same',
          ),
      })
      .optional()
      .describe('What stands in for a missing value; by default nothing'),
    treat: z
      .strictObject({
        points: z.number().int().min(0).default(5).describe('Most values at the ends that are pulled in'),
        otherwise: z
          .enum(['log', 'nothing'])
          .default('nothing')
          .describe('What is done where that is not enough: the logarithm of the values, or nothing'),
      })
      .optional()
      .describe('Treatment of outliers, while |skew| > 2 and kurtosis > 3.5; by default none'),
    missing,
  })
  .refine((entry) => entry.method !== 'goalposts' || entry.goalposts !== undefined, {
    error: 'The method goalposts needs `goalposts`',
    path: ['goalposts'],
  })
  .refine((entry) => entry.goalposts === undefined || entry.goalposts.low < entry.goalposts.high, {
    error: 'The low end must lie below the high end; the polarity of the indicator says which one is good',
    path: ['goalposts'],
  })
  .refine((entry) => entry.to.low < entry.to.high, {
    error: 'The lowest score must lie below the highest',
    path: ['to'],
  })
  .refine((entry) => entry.method !== 'distance-to-target' || entry.target !== undefined, {
    error: 'The method distance-to-target needs `target`',
    path: ['target'],
  });

const map = z.strictObject({
  kind: z.literal('map').describe('Each value has its score or class'),
  values: z
    .array(
      z.strictObject({
        is: z.number().describe('The value'),
        score: z.number().optional().describe('Score that it gives'),
        class: id.optional().describe('Class that it gives'),
      }),
    )
    .min(1)
    .refine((values) => new Set(values.map((entry) => entry.is)).size === values.length, {
      error: 'A value stands here twice, so that one of its scores never counts',
    })
    .describe('Values and what each gives; any other value gives none'),
  missing,
});

const rules = z.strictObject({
  kind: z.literal('rules').describe('The first condition that holds'),
  rules: z.array(rule).min(1).describe('Rules in order; the first that holds counts'),
  otherwise: z
    .strictObject({ score: z.number().optional().describe('Score'), class: id.optional().describe('Class') })
    .optional()
    .describe('What it gets where no rule holds'),
  missing,
});

const given = z.strictObject({
  kind: z.literal('given').describe('The value is the score'),
  missing,
});

export const scorer = z
  .discriminatedUnion('kind', [
    significance,
    byBands,
    zScore,
    spread,
    quantiles,
    standardise,
    normalise,
    map,
    rules,
    given,
  ])
  .describe('How one indicator becomes a score, a class or both');

export type Scorer = z.output<typeof scorer>;
export type ScorerOf<K extends Scorer['kind']> = Extract<Scorer, { kind: K }>;
