import { z } from 'zod';
import { roundsOf } from '#vocabulary/movement.ts';
import { id, ownId, prose, text } from '../words.ts';

export const trigger = z
  .strictObject({
    id: ownId,
    name: text.describe('Name for readers'),
    about: prose.optional().describe('What follows from it, in a sentence for readers'),
    parts: z
      .array(id)
      .default([])
      .describe('Parts that are watched, each by itself; by default the rating of the whole'),
    below: id.describe('Class; a rating that is worse than it counts as below'),
    rounds: z.number().int().min(2).max(50).default(3).describe('How many rounds in a row must be below'),
    roundsOf: z
      .enum(roundsOf)
      .default('periods')
      .describe(
        'What a round is: a period that was rated, so that of several releases with the same newest period of the measures of a part only the last counts; or each release, whatever it rates',
      ),
    improving: z
      .enum(['excuses', 'ignored'])
      .default('excuses')
      .describe('Whether an area is excused that is better than at the start of these rounds by more than chance'),
    missing: z
      .enum(['breaks', 'bridged'])
      .default('breaks')
      .describe('A round without a rating: it ends the row, or is passed over'),
    level: z
      .number()
      .min(0.5)
      .max(0.9999)
      .default(0.95)
      .describe('How sure one must be that an area is better; a proportion'),
  })
  .describe('Names areas that stay below a class for several rounds and do not get better');

export type Trigger = z.output<typeof trigger>;
