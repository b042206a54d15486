import { z } from 'zod';
import { code, date, id, prose, text } from './words.ts';

const column = z.union([text, z.array(text).min(1)]);

/** A file of areas: who is in it, under which codes and names, and who belongs to whom. */
export const areaSourceSchema = z
  .strictObject({
    id,
    title: text,
    publisher: text,
    licence: text,
    address: text,
    accessed: date,
    notes: z.array(prose).default([]),
    files: z.array(text).min(1),
    headerless: z.array(text).optional(),
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
          because: prose,
        }),
      )
      .default([]),
    areas: z
      .array(
        z.strictObject({
          type: id,
          codes: z.record(id, column).describe('Code scheme → column. The scheme of the area type is needed'),
          name: column.optional(),
          placeholders: z.array(code).default([]).describe('Codes that stand for “none of these”, not for an area'),
          opened: column.optional(),
          closed: column.optional(),
          complete: z
            .boolean()
            .default(false)
            .describe(
              'Whether the file names every such area of its time: one that such files name no longer has closed, one that they name anew has opened',
            ),
        }),
      )
      .default([]),
    relations: z
      .array(
        z.strictObject({
          kind: id.default('membership'),
          child: z.strictObject({ type: id, scheme: id.optional(), column }),
          parent: z.strictObject({
            type: id,
            scheme: id.optional(),
            column: column.optional(),
            value: code.optional().describe('The same parent for every row'),
          }),
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
      .default([]),
    attributes: z
      .array(
        z.strictObject({ id, name: text, area: z.strictObject({ type: id, scheme: id.optional(), column }), column }),
      )
      .default([]),
    postcodes: z
      .strictObject({ postcode: column, area: z.strictObject({ type: id, scheme: id.optional(), column }) })
      .optional()
      .describe('For a file of postcodes: which area each lies in'),
  })
  .describe('A file of areas');

/** A boundary file: shapes of the areas of one type as they were from a day on. */
export const boundarySchema = z
  .strictObject({
    id,
    type: id,
    file: text,
    scheme: id,
    property: text.describe('Property of each feature that holds the area’s code'),
    from: date.describe('First day on which the boundaries hold'),
    to: date.optional(),
    codes: z.record(z.string(), code).default({}).describe('Code in the file → code in the project'),
    attribution: prose,
  })
  .describe('A boundary file');

export type AreaSource = z.output<typeof areaSourceSchema>;
export type BoundarySource = z.output<typeof boundarySchema>;
