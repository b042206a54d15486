import { z } from 'zod';
import { id, prose } from '../words.ts';

/** The ends that a band may name; a band without any takes what is left. */
export const bandEnds = ['below', 'atMost', 'above', 'atLeast'] as const;

const award = {
  score: z.number().optional().describe('Score that it gives'),
  class: id.optional().describe('Class that it gives'),
};

/** Bands are read in order and the first that holds counts, so an end belongs to exactly one of two neighbours. */
export const band = z
  .strictObject({
    below: z.number().optional().describe('Holds for less than this'),
    atMost: z.number().optional().describe('Holds for this and less'),
    above: z.number().optional().describe('Holds for more than this'),
    atLeast: z.number().optional().describe('Holds for this and more'),
    ...award,
  })
  .refine((entry) => bandEnds.filter((end) => entry[end] !== undefined).length <= 1, {
    error: 'A band names one end only: below, atMost, above or atLeast',
  });

export const bands = z
  .array(band)
  .min(1)
  .superRefine((list, context) => {
    for (const [index, problem] of bandProblems(list)) {
      context.addIssue({ code: 'custom', path: [index], message: problem });
    }
  })
  .describe('Bands in order; the first that holds counts. One without an end takes all that is left');

/** A rule in the Common Expression Language with what it gives. */
export const rule = z.strictObject({
  when: z.string().min(1).describe('Condition, in the Common Expression Language'),
  ...award,
  because: prose.optional().describe('The rule in words, for readers'),
});

export type Band = z.output<typeof band>;
export type Rule = z.output<typeof rule>;

/** Bands that nothing can reach, or that turn round halfway: [position, what is wrong]. */
export function bandProblems(list: readonly Band[]): [number, string][] {
  const problems: [number, string][] = [];
  let before: { upward: boolean; at: number; open: boolean } | undefined;
  let rest = false;
  list.forEach((entry, index) => {
    const end = bandEnds.find((name) => entry[name] !== undefined);
    if (rest) {
      problems.push([index, 'No value reaches this band: the one before it takes all that is left']);
      return;
    }
    if (end === undefined) {
      rest = true;
      return;
    }
    const at = entry[end] as number;
    const upward = end === 'below' || end === 'atMost';
    const open = end === 'below' || end === 'above';
    if (before) {
      if (before.upward !== upward) problems.push([index, 'Bands overlap: all of them must go up, or all go down']);
      else {
        const further = upward ? at > before.at : at < before.at;
        const touching = at === before.at && before.open && !open;
        if (!further && !touching) problems.push([index, 'No value reaches this band: an earlier one takes them all']);
      }
    }
    before = { upward, at, open };
  });
  return problems;
}
