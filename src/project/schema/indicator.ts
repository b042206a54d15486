import { z } from 'zod';
import { methods } from '#vocabulary/method.ts';
import { polarities } from '#vocabulary/polarity.ts';
import { code, date, id, ownId, prose, publicNumber, text } from './words.ts';

const operand = z.strictObject({
  measure: id.describe('What is counted'),
  lag: z
    .number()
    .int()
    .min(-100)
    .max(100)
    .default(0)
    .describe('Whole years by which this side is older than the indicator’s period'),
  match: z
    .enum(['same', 'containing', 'latest'])
    .default('same')
    .describe(
      'Which of its periods is taken: the same one; the one that contains the end; or the latest that ends no later',
    ),
  sum: z.array(id).optional().describe('Further measures that are added to this one'),
  less: z.array(id).optional().describe('Measures that are taken away from it'),
});

/** An indicator: a declared formula over measures, with all that a reader needs to judge it. */
export const indicatorSchema = z
  .strictObject({
    id: ownId,
    number: publicNumber,
    name: text.describe('Full name, as experts write it'),
    plainName: text.describe('Name in plain words'),
    why: prose.describe('Why it matters'),
    definition: prose.describe('What exactly is counted, out of what, when and with which exceptions'),
    method: z.enum(methods).describe('The statistical method that makes the value and its limits'),
    numerator: operand
      .optional()
      .describe('What is counted; not given for a method that measures the inequality of another indicator'),
    denominator: operand.optional().describe('Out of what; not given for a plain count'),
    of: id
      .optional()
      .describe(
        'Methods of inequality: the indicator whose inequality is measured; what it counts is taken from there',
      ),
    by: text
      .optional()
      .describe(
        'Methods of inequality: the category of groups, or `sex`; for a gradient an attribute of the smaller areas',
      ),
    groups: z
      .array(code)
      .min(2)
      .optional()
      .describe(
        'Slope, relative index and gap: the groups in order, the worst-off first; by default all, as they are declared. A gap lies between the first and the last',
      ),
    within: id.optional().describe('Gradient: the type of the smaller areas, inside which nobody looks further'),
    worstOff: z
      .enum(['highest', 'lowest'])
      .optional()
      .describe('Gradient: which end of the attribute is the worst-off; by default the highest'),
    window: z
      .strictObject({
        months: z.number().int().min(1).max(1200).optional().describe('Length in months'),
        years: z.number().int().min(1).max(100).optional().describe('Length in years'),
      })
      .optional()
      .describe('Facts of this many months or years up to the end of the period are added up'),
    multiplier: z.number().positive().max(1e12).default(1).describe('100 for per cent, 1000 for per thousand'),
    perDay: z.boolean().default(false).describe('Whether the value is divided by the number of days in the period'),
    unit: text.describe('Unit of the value as readers see it, such as “%” or “per 1,000”'),
    decimals: z.number().int().min(0).max(6).default(1).describe('Decimals that readers see'),
    polarity: z
      .enum(polarities)
      .describe('Which direction is good for people; with neither it is compared and not judged'),
    exactBelow: z.number().min(0).default(10).describe('Rates: exact limits below this many events, Byar’s from there'),
    standard: id.optional().describe('Standard population, for a directly standardised rate'),
    levels: z
      .array(id)
      .optional()
      .describe('Area types for which it is given; by default the level of its measures and all larger ones'),
    withhold: z
      .array(
        z.strictObject({
          level: id.describe('Area type'),
          because: prose.describe('Why, for readers'),
        }),
      )
      .default([])
      .describe(
        'Area types for which its figures are hidden to protect people; larger areas are added up all the same',
      ),
    publish: z
      .array(z.enum(['sex', 'age', 'category']))
      .default([])
      .describe('Strata that are published beside the total'),
    comparison: z
      .enum(['interval-95', 'interval-95-998', 'none'])
      .default('interval-95-998')
      .describe('How it is compared with the benchmark, the parent and its neighbours'),
    quantiles: z
      .number()
      .int()
      .min(2)
      .max(5)
      .optional()
      .describe(
        'Into how many groups of equal size the areas of a type are divided by their value, the best first: 5 for fifths',
      ),
    goal: z
      .strictObject({
        value: z.number().describe('The goal, on the scale of the value'),
        upper: z.number().optional().describe('Other end of the middle band'),
        name: text.describe('What the goal is called'),
        source: text.describe('Who set it, and where'),
      })
      .optional()
      .describe('A goal or standard: met at the value or better; between value and upper is a middle band'),
    minimum: z
      .strictObject({
        denominator: z.number().min(0).default(0).describe('No value below this denominator'),
        coverage: z
          .number()
          .min(0)
          .max(1)
          .default(0.5)
          .describe('No value when less than this share of the population reported'),
      })
      .default({ denominator: 0, coverage: 0.5 })
      .describe('What is needed for a value; with less the status says what was too little'),
    published: z
      .enum(['wins', 'fills', 'checks'])
      .default('checks')
      .describe(
        'Values stated by the publisher: they win over ours; they fill our gaps; or they are only checked against',
      ),
    unitCost: z
      .strictObject({
        amount: z
          .number()
          .positive()
          .describe('What one more or one fewer of what is counted costs, in the currency of the project'),
        source: text.describe('Where the figure comes from'),
        year: text.describe('The year of whose prices it is, such as “2022/23”'),
      })
      .optional()
      .describe('Cost of one of what the numerator counts; with it a difference is also told in money'),
    tags: z
      .record(id, z.union([id, z.array(id)]))
      .default({})
      .describe('Kind of tag of coxcomb.yaml → value or values'),
    headline: z.boolean().default(false).describe('Whether it is one of the few shown first'),
    chart: z.enum(['trend', 'spc']).default('trend').describe('How its history is drawn; `spc` for monthly series'),
    breaks: z
      .array(
        z.strictObject({
          at: date.describe('First day of the new definition'),
          because: prose.describe('What changed, for readers'),
        }),
      )
      .default([])
      .describe('Days on which the definition changed, so that the series before and after do not compare'),
    caveats: z.array(prose).default([]).describe('What to keep in mind when reading it, one sentence each'),
    accountable: text.optional().describe('The body that answers for it'),
    author: text.optional().describe('Who wrote the declaration'),
    checker: text.optional().describe('Who checked it'),
    reviewed: date.optional().describe('Day of the last review'),
    reviewBy: date.optional().describe('Day by which it is to be reviewed again'),
    source: prose.optional().describe('Where the definition comes from'),
  })
  .describe('An indicator');

/** An indicator as its file says it. */
export type IndicatorDeclaration = z.output<typeof indicatorSchema>;
/** The same with what it counts, which a measure of inequality has from the indicator that it is of. */
export type Indicator = IndicatorDeclaration & { numerator: Operand };
export type Operand = z.output<typeof operand>;
