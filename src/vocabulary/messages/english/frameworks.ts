import type { Combined } from '../../combined.ts';
import { combinedWords } from './combined.ts';

/** Words of the pages that show the rules of a rating framework. */
export const frameworks = {
  title: 'Rating rules',
  lead: 'Ratings are not opinions. Each is made from measures by rules. These are the rules.',
  version: (version: string) => `Version ${version}`,
  source: 'Where the rules come from',
  classes: 'The words and what they mean',
  classesCaption: 'The ratings and what they mean',
  classColumns: { rating: 'Rating', meaning: 'Meaning' },
  measure: 'How one measure is judged',
  measureCaption: 'From comparison to rating',
  measureColumns: { outcome: 'If it is', rating: 'then it counts as', points: 'with the points' },
  missingAs: 'without a number, or not compared',
  judged: (outcome: string, award: string) => `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}: ${award}.`,
  combine: 'How measures become one rating',
  worst: (of: Combined, order: string) =>
    `We look for these ratings among the ${combinedWords[of].many}, in this order: ${order}. The first that we find is the rating.`,
  minimum: (count: number, of: Combined, otherwise: string) =>
    `With fewer than ${count} ${combinedWords[of].many} that count, the rating is “${otherwise}”.`,
  counts: 'The first rule that fits gives the rating.',
  within: (days: string) =>
    `A number counts only if its period ends at most ${days} days before the newest period of all measures.`,
  rule: (word: string, conditions: string[]) => `“${word}” when ${conditions.join(' and ')}.`,
  atLeast: (count: number, of: Combined, classes: string) =>
    `at least ${count} of its ${combinedWords[of].many} ${count === 1 ? 'is' : 'are'} ${classes}`,
  share: (share: string, of: Combined, classes: string) =>
    `at least ${share} of its ${combinedWords[of].many} are ${classes}`,
  all: (of: Combined, classes: string) => `all of its ${combinedWords[of].many} are ${classes}`,
  either: ' or ',
  otherwise: (word: string) => `Otherwise “${word}”.`,
  notRated: 'Who is not rated',
  special: (part: string) => `Different rules for ${part}`,
  parts: 'What is rated, from which measures',
  none: 'This release has no rating rules.',
  partsEmpty: 'No measure in this release.',
  ratings: 'How areas are rated',
  ratingsCaption: (name: string, plural: string) => `${name}: ${plural}`,
  area: 'Area',
  overall: 'Overall',
  whole: 'The whole',
};
