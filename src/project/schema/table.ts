import { z } from 'zod';
import { text } from './words.ts';

const cell = z.union([z.string(), z.number(), z.boolean()]);
const from = z
  .union([text, z.array(text).min(1)])
  .describe('Header of the column, or several: the first that is not empty in a row is taken');

/** What the cells of a column become in the declarations that are made from them. */
export const cellKinds = ['text', 'id', 'number', 'public-number'] as const;

const tableColumn = z.union([
  text,
  z
    .strictObject({
      from,
      as: z
        .enum(cellKinds)
        .default('text')
        .describe(
          'What the cell becomes: `text`; `id`, in lower-case letters, digits and hyphens; `number`; `public-number`, a whole number made from the text that is the same wherever the text is',
        ),
      map: z
        .record(z.string(), cell)
        .optional()
        .describe('Text in the file → what it becomes; any other text is refused'),
    })
    .refine((column) => column.map === undefined || column.as === 'text', {
      error: 'A column with a `map` needs no `as`: what the map gives is taken as it stands',
    }),
]);

/** A table of the data folder from which declarations are made: a row for each of them. */
export const tableSchema = z
  .strictObject({
    file: text.describe('File below the data folder (CSV with a header row, UTF-8)'),
    delimiter: z.string().length(1).default(',').describe('Between the cells'),
    also: z
      .array(
        z.strictObject({
          file: text.describe('File below the data folder'),
          by: text.describe('Header of the column that both have; of several rows with the same text the last counts'),
          optional: z.boolean().default(false).describe('Whether the file may be missing; its columns are empty then'),
        }),
      )
      .default([])
      .describe('Files that add columns to the rows'),
    columns: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]*$/, 'A column is called by lower-case letters, digits and hyphens'),
        tableColumn,
      )
      .describe('Name in placeholders → column of the file'),
  })
  .describe('A table that declarations are made from');

/** A value that a declaration may name, and that a command may set. */
export const parameterSchema = z
  .strictObject({
    value: text.describe('Its value unless a command sets another'),
    about: text.optional().describe('What it is, for whoever sets it'),
  })
  .describe('A value that declarations name as `${name}`');

export type TableDeclaration = z.output<typeof tableSchema>;
export type ParameterDeclaration = z.output<typeof parameterSchema>;
