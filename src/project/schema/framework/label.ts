import { z } from 'zod';
import { once } from '../once.ts';
import { id, prose } from '../words.ts';
import { bands } from './band.ts';

const peers = z
  .string()
  .min(1)
  .optional()
  .describe(
    'Expression in the Common Expression Language; areas for which it gives the same are set against each other, such as `area.kind`',
  );

const cutPoints = z.strictObject({
  kind: z.literal('cut-points').describe('By bands of the score'),
  bands,
});
const quantiles = z.strictObject({
  kind: z.literal('quantiles').describe('Equal numbers of areas for each class'),
  classes: z.array(id).min(2).describe('Classes from the best score to the worst'),
  peers,
});
const kMeans = z.strictObject({
  kind: z.literal('k-means').describe('Groups of areas whose scores are close to each other'),
  classes: z
    .array(id)
    .min(2)
    .superRefine(
      once(
        (name) => name,
        'A cluster has this class already',
        'Give each cluster a class of its own; for fewer classes declare fewer clusters.',
      ),
    )
    .describe('Classes from the lowest score to the highest'),
  starts: z
    .union([
      z.literal('quantile-medians'),
      z
        .array(z.number())
        .min(2)
        .superRefine(
          once(
            (start) => start,
            'Two clusters that start at the same score would be one',
            'Let each cluster start at a score of its own, or leave out `starts`.',
          ),
        ),
    ])
    .default('quantile-medians')
    .describe('Where the centres start: medians of equal numbers of areas, or given scores'),
  passes: z
    .array(
      z.strictObject({
        strict: z
          .number()
          .positive()
          .optional()
          .describe('A score further than this from its nearest centre does not move the centre'),
        iterations: z.number().int().min(1).max(100_000).default(1000).describe('Most rounds'),
      }),
    )
    .min(1)
    .default([{ iterations: 1000 }])
    .describe('Runs, each from the centres at which the one before it ended'),
  peers,
});

export const label = z
  .discriminatedUnion('kind', [cutPoints, quantiles, kMeans])
  .describe('How a score becomes a class');

export const limit = z
  .strictObject({
    id: id.describe('Name of the rule, unique within the part'),
    when: z.string().min(1).describe('Condition, in the Common Expression Language'),
    cap: id.optional().describe('The class cannot be better than this'),
    floor: id.optional().describe('The class cannot be worse than this'),
    force: id.optional().describe('The class is this, whatever the score'),
    setAside: id.optional().describe('There is no rating, and this class says so'),
    because: prose.describe('The rule in words, for readers'),
  })
  .refine((entry) => [entry.cap, entry.floor, entry.force, entry.setAside].filter(Boolean).length === 1, {
    error: 'A limit does one thing: cap, floor, force or setAside',
  })
  .describe('A rule that overrides the class; shown as a mark of its own with the class before and after');

export type Label = z.output<typeof label>;
export type LabelOf<K extends Label['kind']> = Extract<Label, { kind: K }>;
export type Limit = z.output<typeof limit>;
