import type { Assurance, Cause, Variation } from '../../control.ts';

const shares: Record<number, string> = { 2: 'half', 3: 'third', 4: 'quarter', 5: 'fifth' };
const plurals: Record<number, string> = { 2: 'halves', 3: 'thirds', 4: 'quarters', 5: 'fifths' };

/** The group as it stands in a sentence: “best fifth”, “second worst quarter”, “higher half”. */
function groupName(quantile: number, of: number, judged: boolean): string {
  const share = shares[of] ?? `group of ${of}`;
  if (of === 2) return `${(judged ? ['better', 'worse'] : ['higher', 'lower'])[quantile - 1]} ${share}`;
  const [first, last] = judged ? ['best', 'worst'] : ['highest', 'lowest'];
  const fromEnd = of + 1 - quantile;
  if (quantile === fromEnd) return `middle ${share}`;
  const end = quantile < fromEnd ? first : last;
  return `${Math.min(quantile, fromEnd) === 1 ? '' : 'second '}${end} ${share}`;
}

/** Words for where an area stands: among all areas, beside its neighbours, against its own past and its goal. */
export const standing = {
  quantile: {
    group: groupName,
    inGroup: (quantile: number, of: number, judged: boolean, plural: string) =>
      `in the ${groupName(quantile, of, judged)} of ${plural}`,
    tooFew: (areas: number, of: number) =>
      `too few areas with a number (${areas}) to make ${plurals[of] ?? `${of} groups`}`,
    column: (of: number) => `Which ${shares[of] ?? 'group'}`,
    colourBy: (of: number) => `In ${plurals[of] ?? `${of} groups`}`,
    colourByOutcome: (benchmark: string) => `Compared with ${benchmark}`,
    chooseColour: 'What the colours say',
    lead: (of: number, plural: string) =>
      `We put all ${plural} in order and cut the list into ${plurals[of] ?? `${of} groups`}. There is always a first and a last group, even when all areas do well. Two areas next to each other in the list may differ only by chance.`,
  },

  neighbours: {
    title: 'Beside its neighbours',
    lead: 'Is care better or worse next door? We say so only when the difference is bigger than chance.',
    caption: (area: string) => `${area} beside its neighbours: on how many measures it is better or worse`,
    dataCaption: (area: string) => `${area} beside its neighbours, measure by measure`,
    measureCaption: (measure: string, area: string) => `${measure}: ${area} beside its neighbours`,
    columns: {
      neighbour: 'Neighbour',
      better: 'Better than it',
      similar: 'About the same',
      worse: 'Worse than it',
      compare: 'Side by side',
      measure: 'Measure',
      period: 'Period',
      here: 'Here',
      there: 'There',
      compared: 'Compared',
    },
    count: (count: number) => (count === 1 ? '1 measure' : `${count} measures`),
    note: (judged: boolean, above: number, below: number, of: number) => {
      const [up, down] = judged ? ['better', 'worse'] : ['higher', 'lower'];
      const all = of === 1 ? 'its neighbour' : `its ${of} neighbours`;
      if (above + below === 0) return `about the same as ${all}`;
      const parts = [above > 0 ? `${up} than ${above}` : '', below > 0 ? `${down} than ${below}` : ''];
      return of === 1
        ? `${above > 0 ? up : down} than its neighbour`
        : `${parts.filter((part) => part !== '').join(', ')} of its ${of} neighbours`;
    },
    compareLink: (name: string) => `Compare with ${name}`,
    none: 'None of its neighbours has a number that it can be compared with.',
  },

  control: {
    variations: {
      'common-cause': 'usual ups and downs',
      improvement: 'unusual, for the better',
      concern: 'unusual, for the worse',
      'neutral-high': 'unusually high',
      'neutral-low': 'unusually low',
      missing: 'no number',
    } satisfies Record<Variation, string>,
    causes: {
      'common-cause': 'usual ups and downs',
      'above-upper-limit': 'above the expected range',
      'below-lower-limit': 'below the expected range',
      'seven-point-rise': 'part of a run that goes up seven times in a row',
      'seven-point-fall': 'part of a run that goes down seven times in a row',
      'two-of-three-near-upper-limit': 'two of three close to the top of the expected range',
      'two-of-three-near-lower-limit': 'two of three close to the bottom of the expected range',
      'seven-above-mean': 'part of seven or more in a row above the average',
      'seven-below-mean': 'part of seven or more in a row below the average',
      missing: 'no number',
    } satisfies Record<Cause, string>,
    signal: (variation: string, cause: string) => `${variation}: ${cause}`,
    column: 'Ups and downs',
    lead: 'The line across the middle is the average. Points between the two outer dashed lines are usual ups and downs. Marked points are so unusual that something must have changed.',
    rebased: 'After a change of definition the average and the expected range start anew.',
    goalColumn: 'Will it meet the goal?',
    assurances: {
      'not-assessed': 'we cannot say if it will meet the goal',
      'consistently-pass': 'consistently meets the goal',
      'hit-and-miss': 'hit and miss: it may or may not meet the goal',
      'consistently-fail': 'consistently fails to meet the goal',
    } satisfies Record<Assurance, string>,
    assuranceMeaning: {
      'not-assessed': 'There is no goal, or there are too few months to say.',
      'consistently-pass': 'If nothing changes, we expect every month to meet the goal.',
      'hit-and-miss': 'If nothing changes, some months will meet the goal and some will not, by chance alone.',
      'consistently-fail': 'If nothing changes, we expect no month to meet the goal.',
    } satisfies Record<Assurance, string>,
  },
};
