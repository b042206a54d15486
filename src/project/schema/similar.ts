import { z } from 'zod';
import { once } from './once.ts';
import { id, ownId, prose, text } from './words.ts';

/** Name under which the lists that a file of areas gives stand beside those that are computed. */
export const declaredSimilar = 'declared';

const variable = z
  .strictObject({
    key: id.optional().describe('An attribute of the areas, by its id in a file of areas'),
    indicator: id.optional().describe('Or an indicator: its newest value that may be shown, on today’s map'),
    transform: z
      .enum(['square-root', 'logarithm', 'none'])
      .default('square-root')
      .describe('How large values are drawn in; a root needs values of 0 or more, a logarithm values above 0'),
    cap: z
      .number()
      .positive()
      .nullable()
      .default(5)
      .describe('Values are cut at this many standard deviations above the mean; null cuts nothing'),
    weight: z.number().positive().default(1).describe('How much the square of a difference counts'),
  })
  .refine(
    ({ key, indicator }) => (key === undefined) !== (indicator === undefined),
    'Name either an attribute with `key` or an `indicator`',
  );

/** One way to find the areas that are most like each area. */
export const similarMethod = z.strictObject({
  id: ownId.refine((own) => own !== declaredSimilar, 'This id is that of the lists that files of areas give'),
  name: text.describe('What the list is called for readers, such as “practices with people like ours”'),
  about: prose.optional().describe('Why areas are compared in this way'),
  areaTypes: z.array(id).min(1).describe('Area types in which it is looked for like areas, each among its own'),
  attributes: z
    .array(variable)
    .min(1)
    .superRefine(
      once(
        ({ key, indicator }) => (key === undefined ? indicator && `indicator ${indicator}` : `key ${key}`),
        'This is listed before, and would count twice',
        'Keep one of the two; how much it counts is said by its `weight`.',
      ),
    )
    .describe('What areas are alike in'),
  nearest: z.number().int().min(1).max(50).default(5).describe('How many like areas each area gets'),
  missing: z
    .enum(['exclude', 'mean'])
    .default('exclude')
    .describe('An area that lacks a number is left out, or counts as average in what it lacks'),
});

export type SimilarMethod = z.output<typeof similarMethod>;
