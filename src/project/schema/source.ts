import { z } from 'zod';
import { outcomes } from '#vocabulary/outcome.ts';
import { periodPatternNames } from '#vocabulary/period.ts';
import { missingReasons } from '#vocabulary/status.ts';
import { code, date, expression, id, ownId, prose, storeExpression, text } from './words.ts';

/** One header name, or several spellings of it over the years: the first that the file has is used. */
const header = z.union([text, z.array(text).min(1)]).describe('Header of the column, or its spellings over the years');

const condition = z
  .strictObject({
    column: header,
    equals: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .describe('Exactly one of these texts'),
    not: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .describe('None of these texts'),
    empty: z.boolean().optional().describe('true: the cell is empty; false: it is not'),
    matches: storeExpression.optional().describe('A regular expression'),
  })
  .describe('A test of one cell');

const stratum = z.strictObject({
  column: header.optional(),
  value: code.optional().describe('The same for every row'),
  map: z.record(z.string(), code).optional().describe('Text in the file → id of coxcomb.yaml'),
  category: id.optional().describe('For a category: which one'),
});

/** A source owns everything about its files: who published them, how to read them, what is wrong with them. */
export const sourceSchema = z
  .strictObject({
    id: ownId,
    title: text.describe('Title as its publisher gives it'),
    publisher: text.describe('Who published it'),
    licence: text.describe('On what terms it may be used'),
    address: text.describe('Where the publisher publishes it'),
    accessed: date.describe('Day on which the files were fetched'),
    notes: z.array(prose).default([]).describe('What is known about the files, one sentence each; shown to readers'),
    optional: z.boolean().default(false).describe('Whether the build goes on without its files'),
    files: z.array(text).min(1).describe('Patterns of files below the data folder'),
    members: z
      .array(text)
      .min(1)
      .optional()
      .describe(
        'Patterns of the files inside a .zip, each read as a file of its own; by default the one table that is in it',
      ),
    format: z
      .enum(['csv', 'tsv', 'parquet', 'xlsx', 'xls', 'ods', 'fingertips-csv'])
      .default('csv')
      .describe('Format of the files; packed ones are unpacked'),
    encoding: z
      .enum(['auto', 'utf-8', 'utf-16', 'windows-1252'])
      .default('auto')
      .describe('Encoding of text files; `auto` tells it from the bytes'),
    delimiter: z.string().length(1).optional().describe('Between the cells of a CSV; by default told from the file'),
    quote: z
      .string()
      .length(1)
      .nullable()
      .optional()
      .describe('Around the cells of a CSV; by default `"`, and `null` where quotes have no meaning'),
    sheets: z
      .array(text)
      .min(1)
      .optional()
      .describe('Names of the sheets of a workbook; by default the first that is not hidden'),
    headerRows: z
      .array(z.number().int().min(1))
      .optional()
      .describe('Rows that hold the headers, counted from 1; by default the first'),
    headerless: z.array(text).optional().describe('Names of the columns of a file that has no header row'),
    until: expression.optional().describe('Regular expression for the first cell of the line after the table’s last'),
    unpivot: z
      .strictObject({
        columns: expression.describe('Regular expression for the headers that hold values'),
        name: text.describe('Name of the new column that holds the header'),
        value: text.describe('Name of the new column that holds the cell'),
      })
      .optional()
      .describe('For wide tables: each matching column becomes a row of its own'),
    area: z
      .strictObject({
        column: header.optional(),
        value: code.optional().describe('The same area for every row'),
        scheme: id.describe('Code scheme in which the file names areas'),
        type: z.union([id, z.array(id)]).describe('Area types that its codes may name'),
        map: z.record(z.string(), code).default({}).describe('Text in the file → code'),
        suffix: z.string().optional().describe('Characters after the code that the file adds, to be taken off'),
      })
      .describe('How the file names areas'),
    period: z
      .strictObject({
        column: header.optional(),
        value: text.optional().describe('The same period for every row'),
        pattern: z
          .enum(['auto', ...periodPatternNames])
          .default('auto')
          .describe('How periods are written; `auto` tries those that exclude each other'),
        map: z.record(z.string(), text).default({}).describe('Text in the file → period'),
      })
      .describe('How the file names periods'),
    sex: stratum.optional().describe('How the file names sexes, where it splits by them'),
    age: stratum.optional().describe('How the file names age bands, where it splits by them'),
    category: stratum.optional().describe('How the file names the groups of a category, where it splits by one'),
    missing: z
      .record(z.string(), z.enum(missingReasons))
      .default({ '': 'not-available' })
      .describe('Marker in the file → why the value is missing'),
    setAside: z
      .array(
        z.strictObject({
          when: z.array(condition).min(1).describe('All of these hold'),
          because: prose.describe('The reason, shown in the account of the build'),
        }),
      )
      .default([])
      .describe('Rows that are not used, each rule with its reason'),
    corrections: z
      .array(
        z.strictObject({
          column: header,
          when: z.array(condition).default([]).describe('Only rows where all of these hold'),
          from: z.string().describe('Text of the cell as it is'),
          to: z.string().describe('Text as it should be'),
          because: prose.describe('How it is known to be wrong'),
        }),
      )
      .default([])
      .describe('Cells that are known to be wrong'),
    measures: z
      .array(
        z
          .strictObject({
            measure: id.describe('What the amounts count'),
            column: header.optional(),
            value: z.number().optional().describe('The same amount for every row, such as 1 to count rows'),
            when: z.array(condition).default([]).describe('Only rows where all of these hold'),
            scale: z.number().default(1).describe('The amount in the file times this is the amount of the measure'),
            sum: z
              .boolean()
              .default(false)
              .describe('Whether rows with the same area, period and stratum are parts that add up'),
          })
          .refine(
            ({ column, value }) => (column === undefined) !== (value === undefined),
            'Give either `column` or `value`',
          ),
      )
      .default([])
      .describe('Columns that hold counts'),
    published: z
      .array(
        z.strictObject({
          indicator: id.describe('Whose values they are'),
          when: z.array(condition).default([]).describe('Only rows where all of these hold'),
          value: header.describe('Column of the value'),
          lower95: header.optional().describe('Column of the lower 95 % limit'),
          upper95: header.optional().describe('Column of the upper 95 % limit'),
          lower998: header.optional().describe('Column of the lower 99.8 % limit'),
          upper998: header.optional().describe('Column of the upper 99.8 % limit'),
          numerator: header.optional().describe('Column of the numerator'),
          denominator: header.optional().describe('Column of the denominator'),
          label: header.optional().describe('Column of the publisher’s own comparison'),
          labels: z.record(z.string(), z.enum(outcomes)).default({}).describe('Text of the label → outcome'),
          scale: z.number().default(1).describe('The value in the file times this is the value of the indicator'),
        }),
      )
      .default([])
      .describe('Columns that hold the publisher’s own values'),
    ratings: z
      .array(
        z
          .strictObject({
            id: id.describe('Stable name of the rating, unique in the project'),
            name: text.describe('Name for readers, such as “Overall rating by the regulator”'),
            about: prose
              .optional()
              .describe('What a reader must know, such as that not all areas are in the file; shown beside the rating'),
            framework: id
              .optional()
              .describe('Framework that should give the same ratings; the build says how many come out equal'),
            part: id.optional().describe('Part of the framework that it rates; by default the whole'),
            when: z.array(condition).default([]).describe('Only rows where all of these hold'),
            class: header.optional(),
            classes: z
              .record(z.string(), text)
              .default({})
              .describe(
                'Text in the file → class of the framework, or, without a framework, the word that readers see; with none the text itself',
              ),
            score: header.optional().describe('Column of the score'),
            tolerance: z
              .number()
              .min(0)
              .default(1e-9)
              .describe('How far our score may be from the published one and count as equal'),
          })
          .refine((entry) => entry.class !== undefined || entry.score !== undefined, {
            error: 'A rating has a `class`, a `score`, or both',
          }),
      )
      .default([])
      .describe('Columns that hold ratings as their publisher states them: shown beside ours, and held against them'),
    numeratorWithin: z
      .array(
        z.strictObject({
          numerator: id.describe('Measure'),
          denominator: id.describe('Measure that is never smaller'),
        }),
      )
      .default([])
      .describe('Pairs of measures of this source of which the first may not exceed the second'),
  })
  .describe('A source');

export type Source = z.output<typeof sourceSchema>;
export type Condition = z.output<typeof condition>;
export type SourceStratum = z.output<typeof stratum>;
