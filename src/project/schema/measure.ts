import { z } from 'zod';
import { countedThings } from '#vocabulary/method.ts';
import { id, ownId, prose, publicNumber, text } from './words.ts';

/** A measure: what is counted. One file of `measures/` holds one, or a list of them. */
export const measureSchema = z
  .strictObject({
    id: ownId,
    number: publicNumber.optional(),
    name: text.describe('Name for readers'),
    about: prose.optional().describe('What a reader should know about how it is counted'),
    counts: z
      .enum(countedThings)
      .describe('What is counted; counts of people and events are protected by the disclosure policy'),
    unit: text.describe('Unit as readers see it, such as “patients”'),
    basis: z
      .enum(['resident', 'registered', 'provider'])
      .describe('Whose population: people who live there, are on its lists, or are treated by it'),
    kind: z.enum(['stock', 'flow']).describe('A stock is counted at a moment, a flow over a period'),
    level: id.describe('Area type at which its facts are taken; larger areas are added up from these'),
    adds: z
      .strictObject({
        areas: z.boolean().default(true).describe('Over areas: the larger area has the sum of its parts'),
        periods: z.boolean().default(true).describe('Over periods: false for stocks'),
        strata: z.boolean().default(true).describe('Over groups: false where a person may be in several'),
      })
      .default({ areas: true, periods: true, strata: true })
      .describe('Along what the measure may be added up'),
    disclosure: id.optional().describe('Policy of coxcomb.yaml that protects it; none for things that are not people'),
    complement: z
      .boolean()
      .optional()
      .describe(
        'Whether those whom a proportion of it leaves out are protected like those whom it counts; by default as its policy says',
      ),
    negative: z.boolean().default(false).describe('Whether amounts below zero are meaningful'),
    coverageWeight: z
      .boolean()
      .default(false)
      .describe(
        'Whether this measure is the population by which coverage is weighed (one measure per level); the newest amount of each area is its weight in every period',
      ),
  })
  .describe('A measure');

export type Measure = z.output<typeof measureSchema>;
