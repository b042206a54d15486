import { z } from 'zod';
import type { DetailLevel } from '#vocabulary/detail.ts';
import { id, ownId, prose, text } from '../words.ts';
import { type Combiner, combiner } from './combiner.ts';
import { type Label, type Limit, label, limit } from './label.ts';
import { type Scorer, scorer } from './scorer.ts';
import { detail, taggedDetail } from './verification.ts';

export interface FrameworkIndicator {
  indicator: string;
  weight: number;
  scorer?: Scorer | undefined;
  detail?: DetailLevel | undefined;
}

/** Levels of indicators that are found by tag: those that are declared `headline`, and the others. */
export interface TaggedDetail {
  headline: DetailLevel;
  otherwise: DetailLevel;
}

export interface FrameworkMinimum {
  parts: number;
  share: number;
  otherwise?: string | undefined;
}

export interface FrameworkNode {
  id: string;
  name: string;
  about?: string | undefined;
  weight?: number | undefined;
  worth?: Record<string, number> | undefined;
  detail?: DetailLevel | undefined;
  children?: FrameworkNode[] | undefined;
  indicators?: (string | FrameworkIndicator)[] | undefined;
  tagged?: Record<string, string> | undefined;
  taggedDetail?: TaggedDetail | undefined;
  scorer?: Scorer | undefined;
  combiner?: Combiner | undefined;
  over?: 'parts' | 'parts-of-parts' | undefined;
  standardise?: boolean | undefined;
  rescale?: { times: number; plus: number } | undefined;
  digits?: number | undefined;
  minimum?: FrameworkMinimum | undefined;
  label?: Label | undefined;
  limits?: Limit[] | undefined;
}

const entry = z.strictObject({
  indicator: id.describe('Indicator by id'),
  weight: z.number().positive().default(1).describe('Weight among the parts beside it'),
  scorer: scorer.optional().describe('A scorer of its own'),
  detail,
});

export const minimum = z
  .strictObject({
    parts: z.number().int().min(0).default(0).describe('Fewest parts with a score or a class that counts'),
    share: z.number().min(0).max(1).default(0).describe('Smallest share of the weight that has a score'),
    otherwise: id.optional().describe('Class where there is less'),
  })
  .describe('What is needed for a rating; with less there is no score');

/** What turns parts into a whole; for a part, and for the whole framework. */
export const combination = {
  scorer: scorer.optional().describe('How the indicators at and below this part are scored; by default as above it'),
  combiner: combiner.optional().describe('How its parts become one; by default as in the framework'),
  over: z
    .enum(['parts', 'parts-of-parts'])
    .optional()
    .describe(
      'What is combined: its parts, or the parts of each of its parts as if they stood here, so that a part with more of them counts for more',
    ),
  standardise: z
    .boolean()
    .optional()
    .describe('Whether the score is put in standard deviations from the mean of all areas that have one'),
  rescale: z
    .strictObject({
      times: z.number().describe('Factor'),
      plus: z.number().default(0).describe('Added after the factor'),
    })
    .optional()
    .describe('A straight line through which the score is put'),
  digits: z
    .number()
    .int()
    .min(0)
    .max(12)
    .optional()
    .describe('Decimals to which the score is rounded before it is used'),
  minimum: minimum.optional(),
  label: label.optional().describe('How its score becomes a class; not needed where the combiner gives one'),
  limits: z.array(limit).optional().describe('Overrides, applied in order after the class is known'),
};

export const node: z.ZodType<FrameworkNode, unknown> = z
  .strictObject({
    id: ownId,
    name: text.describe('Name for readers'),
    about: prose.optional().describe('A sentence for readers'),
    weight: z.number().positive().optional().describe('Weight among the parts beside it; 1 where none is given'),
    worth: z
      .record(id, z.number())
      .optional()
      .describe(
        'Class → what it counts as in the part above, after overrides; a class that is not named counts as nothing. By default the score itself counts',
      ),
    detail,
    get children() {
      return z.array(node).min(1).optional();
    },
    indicators: z
      .array(z.union([id, entry]))
      .optional()
      .describe('Indicators by id, or with a weight and a scorer of their own'),
    tagged: z.record(id, id).optional().describe('Indicators by their tags: kind of tag → value; all must hold'),
    taggedDetail,
    ...combination,
  })
  .describe('A part of the framework');
