import { z } from 'zod';
import { detailLevels } from '#vocabulary/detail.ts';
import { id, ownId, prose, text } from '../words.ts';

export const detail = z
  .enum(detailLevels)
  .optional()
  .describe(
    'At which level of detail it is shown: `headline` from the start, `broader` when a reader asks for more, `everything` only in the whole account; by default as the part above, and `headline` at the top; never sooner than the part above. It changes no rating',
  );

/** Levels of what a part finds by tag, where readers are to see the headline indicators first. */
export const taggedDetail = z
  .strictObject({
    headline: z.enum(detailLevels).default('headline').describe('Level of indicators that are declared `headline`'),
    otherwise: z.enum(detailLevels).default('broader').describe('Level of the others'),
  })
  .optional()
  .describe(
    'At which level indicators are shown that are found by their tags; by default as above it, and as their part at the top. It changes no rating',
  );

/** Areas that are not rated at all. */
export const eligibilityRule = z
  .strictObject({
    id: id.describe('Name of the rule, unique in the framework'),
    when: z
      .string()
      .min(1)
      .describe(
        'Condition in the Common Expression Language over `area` and `indicators`, such as `area.kind == "children"`',
      ),
    setAside: id.describe('Class that says that such an area is not rated'),
    because: prose.describe('The rule in words, for readers'),
  })
  .describe(
    'Areas for which the condition holds are left out: they count in no mean, rank, quantile or cluster, and every part has this class',
  );

/** Who looks at the ratings that the rules propose before they are published. */
export const verification = z
  .strictObject({
    panels: z
      .array(
        z.strictObject({
          id: ownId,
          name: text.describe('Name for readers, such as “Cancer panel”'),
          about: prose.optional().describe('Who sits on it and what it looks at'),
          parts: z.array(id).default([]).describe('Parts whose ratings it reviews; with none the rating of the whole'),
          mayMove: z
            .number()
            .int()
            .min(0)
            .default(1)
            .describe('By how many classes it may move a rating, up or down; 0 lets it confirm only'),
          reason: z.boolean().default(true).describe('Whether a move needs a reason that is published'),
        }),
      )
      .min(1)
      .describe('Panels, each part being reviewed by one of them at most'),
    because: prose.optional().describe('Why ratings are reviewed, for readers'),
  })
  .describe('Who reviews the ratings that the rules propose, and how far they may move them');

export type EligibilityRule = z.output<typeof eligibilityRule>;
export type Verification = z.output<typeof verification>;
