import { z } from 'zod';

/** Ids are stable names written by people: lower case, digits, hyphens. */
export const id = z
  .string({ error: 'An id is text; put it in quotes' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id has lower-case letters, digits and single hyphens only');

/** The id of the thing declared, as against one that refers to another. */
export const ownId = id.describe('Stable name, in addresses and files; never given to anything else later');

/** Codes look like numbers and are not: `012` without quotes would become 12. */
export const code = z.string({ error: 'A code is text; put it in quotes, or `012` becomes 12' }).min(1);

export const date = z
  .string({ error: 'A date is text such as 2024-04-01' })
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'A date is written YYYY-MM-DD')
  .refine((text) => {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }, 'This date is not in the calendar');

export const publicNumber = z
  .number({ error: 'A number here is a whole number without quotes' })
  .int()
  .min(0)
  .max(2_147_483_647, { error: 'A public number is at most 2147483647' })
  .describe('Stable public number, never given to anything else; clients that know things by number use it');

export const text = z.string({ error: 'This is text' }).regex(/\S/, { error: 'This is text, and not empty' });
export const prose = z
  .string({ error: 'This is text' })
  .min(1)
  .regex(/\S/, { error: 'This is text for readers: it cannot be blank' })
  .describe('Text for readers; Markdown is allowed, HTML is shown as written');

/** A regular expression that the programme itself runs. */
export const expression = text.refine(
  isExpression,
  'This is not a regular expression: a bracket is not closed, or stands alone',
);

/** A regular expression that the store runs: it knows neither looking ahead or back nor references to groups. */
export const storeExpression = expression.refine(
  (written) => !/\(\?(<?[=!]|>)|\\[1-9]|\\k</.test(written),
  'The store runs this expression, and it cannot look ahead or back, nor refer to a group',
);

function isExpression(written: string): boolean {
  try {
    new RegExp(written, 'u');
    return true;
  } catch {
    return false;
  }
}
