import { z } from 'zod';

/** How sure ratings are: what is drawn, how often, and which declared choices are varied. */
export const certainty = z
  .strictObject({
    method: z
      .enum(['posterior', 'bootstrap', 'none'])
      .default('posterior')
      .describe(
        'What is drawn: the true value of each indicator given the data; or, for each area, its own parts again and again (bootstrap); or nothing',
      ),
    draws: z
      .number()
      .int()
      .min(50)
      .max(100_000)
      .default(1000)
      .describe('Draws; many areas have fewer, in steps of 50, and the number is published'),
    seed: z.number().int().min(0).max(2_147_483_647).default(1858).describe('Where the random numbers start'),
    weights: z
      .number()
      .min(0)
      .max(1)
      .default(0.25)
      .describe('Share by which each weight is raised and lowered to see whether the rating holds; 0 = not at all'),
    cutPoints: z
      .number()
      .min(0)
      .max(1)
      .default(0.25)
      .describe(
        'Share of the distance to the next cut-point by which each cut-point is moved up and down; one that stands alone is moved by this share of itself; 0 = not at all',
      ),
    leaveOut: z.boolean().default(true).describe('Whether each indicator is left out once'),
    normalisation: z
      .boolean()
      .default(true)
      .describe('Whether scores on a common scale are put on it in the other ways too'),
  })
  .describe('How sure the ratings are');

export type Certainty = z.output<typeof certainty>;
