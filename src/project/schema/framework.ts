import { z } from 'zod';
import { comparators, outcomes } from '#vocabulary/outcome.ts';
import { id, prose, text } from './words.ts';

const scorer = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('significance'),
      comparator: z.enum(comparators).default('benchmark'),
      classes: z.partialRecord(z.enum(outcomes), id).describe('Outcome of the comparison → class of this framework'),
      missing: id.describe('Class of an indicator without a value or without a comparison'),
    }),
  ])
  .describe('How one indicator of one area becomes a class');

const combiner = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('worst'),
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
      kind: z.literal('counts'),
      rules: z
        .array(
          z.strictObject({
            class: id,
            when: z
              .array(
                z.strictObject({
                  classes: z.array(id).min(1),
                  atLeast: z.number().int().min(0).optional(),
                  share: z.number().min(0).max(1).optional(),
                }),
              )
              .min(1),
          }),
        )
        .min(1)
        .describe('The first rule whose conditions all hold gives the class'),
      otherwise: id,
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
    id,
    name: text,
    about: prose.optional(),
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
    id,
    version: z.string({ error: 'A version is text; put it in quotes' }),
    name: text,
    about: prose,
    source: prose.describe('Where the rules come from, and what of them is an example'),
    overall: z.boolean().default(false).describe('Whether there is one rating of the whole'),
    classes: z
      .array(
        z.strictObject({
          id,
          name: text,
          meaning: prose,
          look: z
            .enum(['better', 'expected', 'worse-95', 'worse-998', 'no-direction', 'no-data'])
            .describe('Colour and shape in charts'),
          worse: z.boolean().default(false).describe('Whether this class counts as worse'),
          counted: z.boolean().default(true).describe('Whether indicators of this class count in shares'),
        }),
      )
      .min(1),
    scorer,
    combiner,
    areaTypes: z
      .array(id)
      .optional()
      .describe('Area types that are rated; by default those that coxcomb.yaml marks as rated'),
    nodes: z.array(node).min(1),
  })
  .describe('A framework');

export type Framework = z.output<typeof frameworkSchema>;
export type Scorer = z.output<typeof scorer>;
export type Combiner = z.output<typeof combiner>;
