/** Words that tell the rules of a framework, and why an area has its rating. */
export const explanation = {
  noOverall: 'There is no rating of the whole.',
  compared: (comparator: string) => `Each measure is compared with ${comparator}.`,
  madeOf: (measures: readonly string[]) => `Its measures: ${measures.join(', ')}.`,
  tagged: (tags: readonly { kind: string; value: string }[]) =>
    `Its measures are all those with the ${tags.length === 1 ? 'tag' : 'tags'} ${tags.map(({ kind, value }) => `${kind} “${value}”`).join(' and ')}.`,
  partRule: (rule: string) => `Its measures are judged by a rule of this part. ${rule}`,
  ownRule: (measures: readonly string[], rule: string) =>
    measures.length === 1
      ? `${measures[0]} has a rule of its own. ${rule}`
      : `These measures have a rule of their own: ${measures.join(', ')}. ${rule}`,
  wordings: 'Other words for the same ratings',
  wording: (name: string, years: readonly string[], words: readonly string[]) =>
    `${name}${years.length === 0 ? '' : `, for ${years.join(', ')}`}: ${words.join(', ')}.`,
  reworded: (word: string, other: string) => `“${other}” for “${word}”`,
  generated: 'These rules were written out from the framework itself.',
  workedExamples: 'The method, with worked examples',

  title: (area: string, framework: string) => `Why ${area} is rated so: ${framework}`,
  short: 'Why this rating?',
  description: (area: string) =>
    `Every number that went into the rating of ${area}, the rule for each, and what would have to change for a better one.`,
  lead: 'Ratings come from rules, not from opinions. Here is each step, from the numbers to the word.',
  rated: (word: string) => `The rating is “${word}”.`,
  scoreOnly: (score: string) => `The score is ${score}. The rules make no word of it.`,
  unrated: 'There is no rating.',
  score: (score: string) => `The score is ${score}.`,
  notEligible: (word: string, because: string) => `${word}: ${because}`,
  rule: (rule: string) => `The rule: ${rule}.`,
  scoreRule: (rule: string) => `The rule: the score is ${rule}.`,
  rules: (rules: string) => `The rules: ${rules}.`,
  noRule: (word: string) => `None of the rules held, so: “${word}”.`,
  coverage: (share: string) => `${share} of what counts here has a score.`,
  override: (before: string, after: string, because: string) =>
    `A rule changed the rating from “${before}” to “${after}”: ${because}`,
  overrideNew: (after: string, because: string) => `A rule makes the rating “${after}”: ${because}`,
  certainty: (share: string) => `How sure: the chance that this word is right is ${share}.`,
  weight: (weight: string) => `weight ${weight}`,
  inputsCaption: (part: string) => `${part}: the measures`,
  partsCaption: (part: string) => `${part}: its parts`,
  columns: {
    part: 'Part',
    measure: 'Measure',
    value: 'Value',
    range: '95% range',
    counts: 'Count',
    period: 'Period',
    rule: 'Rule',
    score: 'Score',
    rating: 'Rating',
    weight: 'Weight',
  },
  notCompared: 'it is compared with nothing',
  noRange: 'it comes without a range, so it is compared with nothing',
  against: (outcome: string, value: string, other: string) => `${outcome}: ${value} against ${other}`,
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  countOf: (count: string, of: string) => `${count} of ${of}`,
  next: {
    title: 'The nearest way to a better rating',
    titleOf: (part: string) => `${part}: the nearest way to a better rating`,
    note: 'This asks the rules only. Everything else stays as it is. It does not say that a change is easy, or how to make it.',
    held: (because: string) => `A rule holds this rating down: ${because}`,
    alone: (count: number) =>
      count === 1
        ? 'This change would be enough.'
        : 'Any one of these changes would be enough. First comes the one that needs the smallest part of the way to the best area.',
    together: (count: number) => `No one change is enough. These ${count} together would be.`,
    none: 'No change of the measures would be enough: not even all of them as good as the best area or the goal.',
    more: 'Two or three changes are not enough. It would take more of them together.',
    best: 'There is no better rating than this.',
    'not-rated': 'There is no rating now, so there is no next one. What is said of the rating tells why.',
    'no-label': 'The rules give this part a score and no word.',
    change: (name: string, rises: boolean, from: string, to: string) =>
      `${name}: ${rises ? 'up' : 'down'} from ${from} to ${to}`,
    counts: (count: string, more: boolean, of: string | undefined, about: boolean, counted: string | undefined) =>
      `that is ${about ? 'about ' : ''}${count} ${more ? 'more' : 'fewer'}${counted === undefined ? '' : ` ${counted} counted`}${of === undefined ? '' : `, out of ${of}`}`,
    to: (word: string) => `then “${word}”`,
    way: (change: string, counts: string | undefined, to: string | undefined) =>
      `${[change, counts, to].filter((part) => part !== undefined).join('; ')}.`,
    reached: (word: string) => `The rating would then be “${word}”.`,
    unsure: 'Where we do not know how the range would change, it moves with the value.',
    cutShort: 'There are so many areas that not every change was tried.',
    unavailable: 'This could not be worked out just now. Please try again in a minute.',
  },
};
