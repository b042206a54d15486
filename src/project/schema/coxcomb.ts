import { z } from 'zod';
import { frameworkUse } from './framework-use.ts';
import { similarMethod } from './similar.ts';
import { parameterSchema, tableSchema } from './table.ts';
import { code, date, id, ownId, prose, publicNumber, text } from './words.ts';

/** Whether numbers and dates can be written by a language tag. */
function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

const areaType = z.strictObject({
  id: ownId,
  number: publicNumber,
  name: text.describe('One such area, such as “region”'),
  plural: text.describe('Several of them, such as “regions”'),
  scheme: id.describe('Code scheme whose code stands in addresses and files'),
  about: prose
    .optional()
    .describe('One sentence that says what such an area is, for a reader who has never heard of it'),
  rollsUpTo: z
    .array(
      z.strictObject({
        type: id.describe('The larger area type'),
        by: id.default('membership').describe('The kind of relation that leads there'),
      }),
    )
    .default([])
    .describe('The next larger area types. Following them must lead to any one type by one way only'),
  rated: z.boolean().default(false).describe('Whether areas of this type are rated by the frameworks that name it'),
  listed: z.boolean().default(true).describe('Whether areas of this type have public pages'),
});

const category = z.strictObject({
  id: ownId,
  number: publicNumber,
  name: text.describe('Name for readers'),
  values: z
    .array(
      z.strictObject({
        id: code.describe('The text by which sources and answers know the value'),
        number: publicNumber,
        name: text.describe('Name for readers'),
      }),
    )
    .min(1)
    .describe('The groups, in the order in which they are shown'),
});

const disclosurePolicy = z.strictObject({
  smallest: z
    .number()
    .int()
    .min(1)
    .describe('The smallest count that may be shown; 1 up to this less 1 are hidden, zero is shown unless `hideZero`'),
  hideZero: z.boolean().default(false).describe('Whether a zero is hidden as well'),
  rounding: z
    .number()
    .int()
    .min(1)
    .default(1)
    .describe('Counts that are shown are rounded to the nearest multiple of this; 1 shows them as they are'),
  complement: z
    .boolean()
    .default(true)
    .describe('Whether the people whom a proportion leaves out are protected like those whom it counts'),
  exempt: z.array(id).default([]).describe('Area types whose counts are not controlled, such as the country'),
  because: prose
    .optional()
    .describe('Why this rule and no stricter one, for readers; most needed where a policy hides nothing'),
});

/** The file `coxcomb.yaml`: what the whole project shares. */
export const projectSchema = z
  .strictObject({
    id: ownId,
    name: text.describe('Name of the site'),
    summary: prose.optional().describe('One or two sentences for the home page'),
    invented: z.boolean().default(false).describe('Marks every page as invented data'),
    locale: text
      .refine(isLanguageTag, { error: 'This is no language tag, such as en-GB or nl: subtags are joined by hyphens' })
      .default('en-GB')
      .describe('Language tag (BCP 47) that governs numbers and dates'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'A currency is three capital letters, such as GBP')
      .default('GBP')
      .describe('Currency of amounts of money (ISO 4217)'),
    yearStart: z
      .number()
      .int()
      .min(1)
      .max(12)
      .default(4)
      .describe('Month in which the financial year starts; 4 = April'),
    mapDate: date.describe('The day whose boundaries are “today’s map”'),
    codeSchemes: z
      .array(z.strictObject({ id: ownId, name: text.describe('Name for readers') }))
      .min(1)
      .describe('Families of area codes'),
    areaTypes: z.array(areaType).min(1).describe('Kinds of area, from the smallest to the largest'),
    benchmark: z

      .strictObject({ type: id.describe('Its area type'), code: code.describe('Code in the scheme of its area type') })
      .describe('The area that all are compared with'),
    sexes: z
      .array(
        z.strictObject({
          id: code.describe('The text by which sources and answers know it'),
          number: publicNumber,
          name: text.describe('Name for readers'),
        }),
      )
      .default([
        { id: 'persons', number: 4, name: 'Persons' },
        { id: 'male', number: 1, name: 'Male' },
        { id: 'female', number: 2, name: 'Female' },
      ])
      .describe('Sexes by which facts may be split; the first is everyone'),
    ageBands: z
      .array(
        z.strictObject({
          id: code.describe('The text by which sources and answers know it'),
          number: publicNumber,
          name: text.describe('Name for readers'),
          from: z.number().int().min(0).describe('Youngest age, in years'),
          to: z.number().int().min(0).optional().describe('Oldest age, in years; none = and over'),
        }),
      )
      .default([])
      .describe('Age bands by which facts may be split; both ends inclusive, years; no `to` = and over'),
    categories: z.array(category).default([]).describe('Other ways in which facts may be split, such as deprivation'),
    standardPopulations: z
      .array(
        z.strictObject({
          id: ownId,
          name: text.describe('Name for readers'),
          source: text.optional().describe('Where its weights come from'),
          weights: z.record(z.string(), z.number().positive()).describe('Age band → weight'),
        }),
      )
      .default([])
      .describe('Standard populations for directly standardised rates'),
    disclosure: z
      .record(id, disclosurePolicy)
      .default({})
      .describe('Disclosure policies by name; a measure names the one that protects it'),
    tags: z
      .record(
        id,
        z.strictObject({
          name: text.describe('Name of this kind of tag, for readers'),
          values: z
            .array(
              z.strictObject({
                id: ownId,
                name: text.describe('Name for readers'),
                about: prose.optional().describe('A sentence for readers'),
              }),
            )
            .min(1)
            .describe('What a tag of this kind may be, in the order in which topics are shown'),
        }),
      )
      .default({})
      .describe('Ways to sort indicators, such as patient group or clinical area; each indicator names its values'),
    frameworks: z
      .array(z.union([id, frameworkUse]))
      .default([])
      .describe(
        'Frameworks that rate the areas: of the folder frameworks/, or shipped ones; by id, or with what is different here',
      ),
    similar: z
      .array(similarMethod)
      .default([])
      .describe('Ways to find the areas most like each area; the first that knows an area is the one its pages show'),
    parameters: z
      .record(id, parameterSchema)
      .default({})
      .describe('Values that any declaration may name as `${name}`; `--set name=value` sets another one'),
    tables: z
      .record(id, tableSchema)
      .default({})
      .describe(
        'Tables of the data folder from which declarations are made: an entry of any list with `forEach: table` stands for one entry for each row, and names its cells as `${table.column}`',
      ),
    mostDraws: z
      .number()
      .int()
      .min(50)
      .max(100_000)
      .default(1000)
      .describe(
        'Most draws by which it is found how sure ratings are; a framework that asks for more has so many. Fewer make a build faster and the chances coarser: 250 draws tell a chance to 6 in 100, 1,000 to 3 in 100',
      ),
    licence: text.optional().describe('Licence of what is published'),
    attribution: prose.optional().describe('Sentences that the licences of the sources ask for'),
    contact: text.optional().describe('Where readers report errors'),
  })
  .describe('coxcomb.yaml');

export type ProjectDeclaration = z.output<typeof projectSchema>;
export type AreaTypeDeclaration = ProjectDeclaration['areaTypes'][number];
export type DisclosurePolicy = z.output<typeof disclosurePolicy>;
