import { z } from 'zod';
import { certainty } from './framework/certainty.ts';
import { combiner } from './framework/combiner.ts';
import { inconsistencies } from './framework/consistency.ts';
import { combination, node } from './framework/node.ts';
import { scorer } from './framework/scorer.ts';
import { trigger } from './framework/trigger.ts';
import { eligibilityRule, taggedDetail, verification } from './framework/verification.ts';
import { id, ownId, prose, text } from './words.ts';

export type { Certainty } from './framework/certainty.ts';
export type { Band, Rule } from './framework/band.ts';
export type { Combiner, CombinerOf } from './framework/combiner.ts';
export type { Label, LabelOf, Limit } from './framework/label.ts';
export type { FrameworkIndicator, FrameworkMinimum, FrameworkNode } from './framework/node.ts';
export type { EligibilityRule, Verification } from './framework/verification.ts';
export type { Scorer, ScorerOf } from './framework/scorer.ts';
export type { Trigger } from './framework/trigger.ts';

const classes = z
  .array(
    z.strictObject({
      id: ownId,
      name: text.describe('The word that readers see'),
      meaning: prose.describe('What it means, in a sentence'),
      look: z
        .enum(['better', 'expected', 'worse-95', 'worse-998', 'no-direction', 'no-data'])
        .describe('Colour and shape in charts'),
      worse: z.boolean().default(false).describe('Whether this class counts as worse'),
      counted: z.boolean().default(true).describe('Whether indicators of this class count in shares'),
    }),
  )
  .min(1)
  .describe('What an indicator, a part or the whole may be rated, from best to worst');

const words = z
  .array(
    z.strictObject({
      id: ownId,
      name: text.describe('Name of the wording'),
      years: z
        .array(text)
        .default([])
        .describe(
          'Years in which ratings are shown in these words, as `2016/17` or `2016`: the year in which the newest figures of the framework end',
        ),
      words: z.record(id, text).describe('Class → its word in this wording'),
    }),
  )
  .default([])
  .describe('Other words for the same classes, as in other years');

/** A rating framework: which indicators, how each is judged, how the judgements combine, what the outcomes are called. */
export const frameworkSchema = z
  .strictObject({
    id: ownId,
    version: z
      .string({ error: 'A version is text; put it in quotes' })
      .describe('Changes whenever a rule changes; in quotes'),
    name: text.describe('Name for readers'),
    about: prose.describe('What it rates and how, for readers'),
    source: prose.describe('Where the rules come from, and what of them is an example'),
    standing: z
      .enum(['published', 'example'])
      .default('published')
      .describe(
        'Whether the rules are published ones, or an example of ones that were never published; pages say which',
      ),
    audience: z.enum(['public', 'professionals']).default('public').describe('For whom its pages are written'),
    overall: z.boolean().default(false).describe('Whether there is one rating of the whole'),
    better: z.enum(['high', 'low']).default('high').describe('Which scores are better'),
    classes,
    wordings: words,
    ...combination,
    scorer: scorer.describe('How an indicator is scored unless a part says otherwise'),
    combiner: combiner.describe('How parts become one unless a part says otherwise'),
    within: z
      .number()
      .int()
      .min(1)
      .default(730)
      .describe(
        'Days by which the latest period of an indicator may be older than the newest of all indicators and still count',
      ),
    areaTypes: z
      .array(id)
      .optional()
      .describe('Area types that are rated; by default those that coxcomb.yaml marks as rated'),
    certainty: certainty.prefault({}),
    eligibility: z.array(eligibilityRule).default([]).describe('Areas that are not rated, each rule with its reason'),
    verification: verification.optional(),
    taggedDetail,
    inputs: z
      .array(id)
      .default([])
      .describe('Indicators that conditions read and that no part is made of, such as a deficit that caps a rating'),
    triggers: z
      .array(trigger)
      .default([])
      .describe('Rules that name areas which stay below a class from release to release'),
    nodes: z.array(node).min(1).describe('The parts, in the order in which they are shown'),
  })
  .superRefine((framework, context) => {
    for (const { path, message, remedy } of inconsistencies(framework))
      context.addIssue({ code: 'custom', path, message, params: { remedy } });
  })
  .describe('A framework');

export type Framework = z.output<typeof frameworkSchema>;
