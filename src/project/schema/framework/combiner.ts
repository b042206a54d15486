import { z } from 'zod';
import { id, prose } from '../words.ts';
import { rule } from './band.ts';

const absent = z
  .enum(['re-proportion', 'none'])
  .default('re-proportion')
  .describe('Where a part has no score: its weight is shared among the others, or the whole has none');

const mean = z.strictObject({
  kind: z.literal('mean').describe('Weighted mean of the scores of the parts'),
  absent,
});
const geometric = z.strictObject({
  kind: z.literal('geometric').describe('Weighted geometric mean; scores must be above 0'),
  absent,
});
const harmonic = z.strictObject({
  kind: z.literal('harmonic').describe('Weighted harmonic mean; scores must be above 0'),
  absent,
});
const power = z.strictObject({
  kind: z.literal('power').describe('Weighted power mean of the scores of the parts'),
  // Beyond this the mean is the best or the worst score to the last digit, and powers of it leave what numbers can hold.
  exponent: z
    .number()
    .min(-100)
    .max(100)
    .describe(
      'Exponent, -100 to 100; 1 is the plain mean, 0 the geometric one, and far below 0 the worst score decides',
    ),
  absent,
});
const sum = z.strictObject({
  kind: z.literal('sum').describe('Weighted sum of the scores of the parts'),
  absent: z
    .enum(['skip', 'none'])
    .default('none')
    .describe('Where a part has no score: it adds nothing, or the whole has none'),
});
const points = z.strictObject({
  kind: z.literal('points').describe('Points scored out of the most that the parts with a score could have'),
  most: z.number().positive().describe('Most points of one part'),
  outOf: z.number().positive().default(100).describe('What full points count as'),
});

const extreme = {
  order: z.array(id).min(1).describe('Classes from worst to best; classes that are not named do not count'),
  otherwise: id.describe('Class when no counted class is present'),
  minimum: z
    .number()
    .int()
    .min(1)
    .default(1)
    .describe('Fewest parts with a counted class; with fewer the class is `otherwise`'),
};
const worst = z.strictObject({ kind: z.literal('worst').describe('The worst class that occurs'), ...extreme });
const best = z.strictObject({ kind: z.literal('best').describe('The best class that occurs'), ...extreme });

const counts = z.strictObject({
  kind: z.literal('counts').describe('The first rule that holds'),
  rules: z
    .array(
      z.strictObject({
        class: id.describe('The class that the rule gives'),
        when: z
          .array(
            z.strictObject({
              classes: z.array(id).min(1).describe('Parts with one of these classes are counted'),
              atLeast: z.number().int().min(0).optional().describe('At least so many parts'),
              share: z.number().min(0).max(1).optional().describe('At least this share of all parts'),
            }),
          )
          .min(1)
          .describe('Conditions that must all hold'),
      }),
    )
    .min(1)
    .describe('The first rule whose conditions all hold gives the class'),
  otherwise: id.describe('Class when no rule holds'),
});

const grid = z.strictObject({
  kind: z.literal('grid').describe('A table: the classes of the parts lead to the class of the whole'),
  by: z.array(id).min(1).describe('Parts, in the order of the entries of `is`'),
  cells: z
    .array(
      z.strictObject({
        is: z
          .array(z.union([id, z.literal('*')]))
          .min(1)
          .describe('Class of each part of `by`; `*` stands for any'),
        class: id.describe('Class of the whole'),
      }),
    )
    .min(1)
    .describe('Cells; the first that fits counts'),
  otherwise: id.describe('Class where no cell fits'),
});

const criteria = z.strictObject({
  kind: z.literal('criteria').describe('Steps that are climbed while enough criteria are met'),
  start: z
    .strictObject({ score: z.number().optional().describe('Score'), class: id.optional().describe('Class') })
    .describe('What an area gets that climbs no step'),
  steps: z
    .array(
      z.strictObject({
        of: z.array(id).min(1).describe('Indicators that are 1 where the criterion is met and 0 where it is not'),
        atLeast: z.number().int().min(0).describe('How many must be met'),
        score: z.number().optional().describe('Score of the step'),
        class: id.optional().describe('Class of the step'),
      }),
    )
    .min(1)
    .describe('Steps from the lowest up; each needs all before it'),
});

const rules = z.strictObject({
  kind: z.literal('rules').describe('The first condition that holds'),
  rules: z.array(rule).min(1).describe('Rules in order; the first that holds counts'),
  otherwise: z
    .strictObject({ score: z.number().optional().describe('Score'), class: id.optional().describe('Class') })
    .describe('What it gets where no rule holds'),
});

const expression = z.strictObject({
  kind: z.literal('expression').describe('The value of an expression over the parts and the indicators'),
  of: z
    .string()
    .min(1)
    .describe(
      'Expression in the Common Expression Language; where a number that it reads is missing there is no score',
    ),
  because: prose.optional().describe('The expression in words, for readers'),
});

const copeland = z.strictObject({
  kind: z
    .literal('copeland')
    .describe('How many more areas it beats than beat it, each pair by the weight of the parts in which it is better'),
});

export const combiner = z
  .discriminatedUnion('kind', [
    mean,
    geometric,
    harmonic,
    power,
    sum,
    points,
    worst,
    best,
    counts,
    grid,
    criteria,
    rules,
    expression,
    copeland,
  ])
  .describe('How the parts become the whole');

export type Combiner = z.output<typeof combiner>;
export type CombinerOf<K extends Combiner['kind']> = Extract<Combiner, { kind: K }>;
