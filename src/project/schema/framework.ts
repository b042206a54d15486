import { z } from 'zod';
import { outcomes, scoredComparators } from '#vocabulary/outcome.ts';
import { id, ownId, prose, text } from './words.ts';

const scorer = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('significance').describe('By the outcome of a comparison'),
      comparator: z.enum(scoredComparators).default('benchmark').describe('The comparison that counts'),
      classes: z.partialRecord(z.enum(outcomes), id).describe('Outcome of the comparison → class of this framework'),
      missing: id.describe('Class of an indicator without a value or without a comparison'),
    }),
  ])
  .describe('How one indicator of one area becomes a class');

const combiner = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('worst').describe('The worst class that occurs'),
      order: z.array(id).min(1).describe('Classes from worst to best; classes that are not named do not count'),
      otherwise: id.describe('Class when no counted class is present'),
      minimum: z
        .number()
        .int()
        .min(1)
        .default(1)
        .describe('Fewest indicators with a counted class; with fewer the class is `otherwise`'),
    }),
    z.strictObject({
      kind: z.literal('counts').describe('The first rule that holds'),
      rules: z
        .array(
          z.strictObject({
            class: id.describe('The class that the rule gives'),
            when: z
              .array(
                z.strictObject({
                  classes: z.array(id).min(1).describe('Parts with one of these classes are counted'),
                  atLeast: z.number().int().min(0).optional().describe('At least so many parts'),
                  share: z.number().min(0).max(1).optional().describe('At least this share of all parts'),
                }),
              )
              .min(1)
              .describe('Conditions that must all hold'),
          }),
        )
        .min(1)
        .describe('The first rule whose conditions all hold gives the class'),
      otherwise: id.describe('Class when no rule holds'),
    }),
  ])
  .describe('How the classes of the parts become the class of the whole');

export interface FrameworkNode {
  id: string;
  name: string;
  about?: string | undefined;
  children?: FrameworkNode[] | undefined;
  indicators?: string[] | undefined;
  tagged?: Record<string, string> | undefined;
  combiner?: Combiner | undefined;
}

const node: z.ZodType<FrameworkNode, unknown> = z
  .strictObject({
    id: ownId,
    name: text.describe('Name for readers'),
    about: prose.optional().describe('A sentence for readers'),
    get children() {
      return z.array(node).min(1).optional();
    },
    indicators: z.array(id).optional().describe('Indicators by id'),
    tagged: z.record(id, id).optional().describe('Indicators by their tags: kind of tag → value; all must hold'),
    combiner: combiner.optional(),
  })
  .describe('A part of the framework');

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
    overall: z.boolean().default(false).describe('Whether there is one rating of the whole'),
    classes: z
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
      .describe('What an indicator, a part or the whole may be rated'),
    scorer,
    combiner,
    areaTypes: z
      .array(id)
      .optional()
      .describe('Area types that are rated; by default those that coxcomb.yaml marks as rated'),
    nodes: z.array(node).min(1).describe('The parts, in the order in which they are shown'),
  })
  .describe('A framework');

export type Framework = z.output<typeof frameworkSchema>;
export type Scorer = z.output<typeof scorer>;
export type Combiner = z.output<typeof combiner>;
