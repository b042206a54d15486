import { z } from 'zod';
import { code, date, id, ownId, prose, text } from './words.ts';

const column = z.union([text, z.array(text).min(1)]).describe('Header of the column, or its spellings over the years');

/** An area that a row names. */
const reference = z.strictObject({
  type: id.describe('Area type'),
  scheme: id.optional().describe('Scheme of the code; by default that of the area type'),
  column,
});

/** A file of areas: who is in it, under which codes and names, and who belongs to whom. */
export const areaSourceSchema = z
  .strictObject({
    id: ownId,
    title: text.describe('Title as its publisher gives it'),
    publisher: text.describe('Who published it'),
    licence: text.describe('On what terms it may be used'),
    address: text.describe('Where the publisher publishes it'),
    accessed: date.describe('Day on which the files were fetched'),
    notes: z.array(prose).default([]).describe('What is known about the files, one sentence each; shown to readers'),
    files: z.array(text).min(1).describe('Patterns of files below the data folder'),
    headerless: z.array(text).optional().describe('Names of the columns of a file that has no header row'),
    from: z
      .union([date, z.strictObject({ column })])
      .optional()
      .describe('First day on which what the file says holds'),
    to: z
      .union([date, z.strictObject({ column })])
      .optional()
      .describe('Last day; none = until further notice'),
    skip: z
      .array(
        z.strictObject({
          column,
          equals: z.array(z.string()).optional().describe('Rows with one of these texts are left out'),
          not: z.array(z.string()).optional().describe('Rows with any other text than these are left out'),
          because: prose.describe('The reason'),
        }),
      )
      .default([])
      .describe('Rows that are left out, each rule with its reason'),
    areas: z
      .array(
        z.strictObject({
          type: id.describe('Area type'),
          codes: z
            .record(id, column)
            .default({})
            .describe('Code scheme → column. The scheme of the area type is needed, unless there is a `value`'),
          value: code
            .optional()
            .describe('The same area for every row, by its code in the scheme of its type; such as the country'),
          name: column.optional().describe('Column of the name'),
          names: z.record(z.string(), text).default({}).describe('Code → name, for areas that the file does not name'),
          placeholders: z.array(code).default([]).describe('Codes that stand for “none of these”, not for an area'),
          opened: column.optional().describe('Column of the first day'),
          closed: column.optional().describe('Column of the last day'),
          complete: z
            .boolean()
            .default(false)
            .describe(
              'Whether the file names every such area of its time: one that such files name no longer has closed, one that they name anew has opened',
            ),
        }),
      )
      .default([])
      .describe('Areas that the rows state'),
    relations: z
      .array(
        z.strictObject({
          kind: id
            .default('membership')
            .describe(
              'membership; succession, from the old area to the new; neighbours, of one type and side by side, each pair once or both ways; similar, those most like it, by weight; or a name of your own',
            ),
          child: reference.describe('The smaller area; in a succession the old one'),
          parent: z
            .strictObject({
              type: id.describe('Area type'),
              scheme: id.optional().describe('Scheme of the code; by default that of the area type'),
              column: column.optional(),
              value: code.optional().describe('The same parent for every row'),
            })
            .describe('The larger area; in a succession the new one'),
          weight: column.optional().describe('Share of the child that goes to the parent, 0 to 1'),
          smallest: z
            .number()
            .min(0)
            .max(1)
            .default(0)
            .describe('Shares below this are dropped and the rest scaled up to one'),
          basis: prose.optional().describe('What the shares are measured by'),
          fallback: z
            .boolean()
            .default(false)
            .describe('Used only for children of which no other file states a parent of this type'),
        }),
      )
      .default([])
      .describe('Relations that the rows state'),
    attributes: z
      .array(
        z.strictObject({
          id: ownId,
          name: text.describe('Name for readers'),
          area: reference.describe('Whose attribute it is'),
          column,
        }),
      )
      .default([])
      .describe('Facts about areas that are shown and not computed with'),
    postcodes: z
      .strictObject({ postcode: column, area: reference.describe('The area in which it lies') })
      .optional()
      .describe('For a file of postcodes: which area each lies in'),
  })
  .describe('A file of areas');

/** A boundary file: shapes of the areas of one type as they were from a day on. */
export const boundarySchema = z
  .strictObject({
    id: ownId,
    type: id.describe('Area type whose shapes they are'),
    file: text.describe('File below the data folder (GeoJSON, degrees)'),
    scheme: id.describe('Code scheme in which the file names areas'),
    property: text.describe('Property of each feature that holds the area’s code'),
    from: date.describe('First day on which the boundaries hold'),
    to: date.optional().describe('Last day; none = until further notice'),
    codes: z.record(z.string(), code).default({}).describe('Code in the file → code in the project'),
    attribution: prose.describe('Sentence that the licence asks for, published with the shapes'),
  })
  .describe('A boundary file');

export type AreaSource = z.output<typeof areaSourceSchema>;
export type BoundarySource = z.output<typeof boundarySchema>;
