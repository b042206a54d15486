/** Words of the page on which readers try out other rules. */
export const whatIf = {
  title: (framework: string) => `What if the rules were others? ${framework}`,
  titleChanged: (framework: string) => `What if: with your changes. ${framework}`,
  short: 'Try other rules',
  lead: 'Change a number and see which ratings would move. Nothing is saved and nobody is rated by it.',
  /** For rules that have no number to change. */
  leadWithout: (leaveOut: boolean, takeIn: boolean) => {
    const offers = [...(leaveOut ? ['leave measures out'] : []), ...(takeIn ? ['rate areas that are set aside'] : [])];
    return offers.length === 0
      ? 'These rules have no number to change here. You see how areas are rated now.'
      : `These rules have no number to change, but you can ${offers.join(', or ')} and see which ratings would move. Nothing is saved and nobody is rated by it.`;
  },
  mark: 'This is not a rating.',
  markText: 'It shows what other rules would do. The real ratings stay as they are.',
  description: (framework: string) =>
    `Try other weights and cut-points for “${framework}” and see every rating that would move.`,
  descriptionWithout: (framework: string) =>
    `Try what would move in “${framework}” if other things counted, and see every rating that would.`,
  form: 'Your changes',
  areaType: 'Kind of area',
  weights: 'How much each part counts',
  weightsHint: 'A part with weight 2 counts twice as much as one with weight 1.',
  cuts: 'Where one rating ends and the next begins',
  measures: 'How much each measure counts',
  standards: 'Standards and bands of measures',
  leaveOut: 'Leave measures out',
  takeIn: 'Rate areas that are set aside',
  takeInHint: 'These areas are not rated. Tick one to see its rating, and what that does to the others.',
  takeInAll: (because: string, count: number) =>
    `${because} ${count === 1 ? 'Rate this one area all the same' : `Rate all ${count} of these areas all the same`}`,
  takenIn: (name: string) => `with ${name}, which is set aside`,
  inPart: (name: string, part: string) => `${name} (${part})`,
  /** Where a band ends, after the rating or the score that it gives. */
  cut: {
    below: (name: string) => `${name}: below`,
    atMost: (name: string) => `${name}: at most`,
    above: (name: string) => `${name}: more than`,
    atLeast: (name: string) => `${name}: at least`,
  },
  score: (score: string) => `Score ${score}`,
  classScore: (word: string, score: string) => `${word}, score ${score}`,
  /** Other numbers of a scorer, by the keys under which they are declared. */
  standard: {
    standard: 'what it is held against',
    'standard.at': 'what gets the best score',
    'floor.at': 'what gets the worst score',
    centre: 'what it is held against',
    target: 'the target',
    'goalposts.low': 'low end of the scale',
    'goalposts.high': 'high end of the scale',
    'to.low': 'lowest score',
    'to.high': 'highest score',
  } as Record<string, string>,
  allMeasures: 'All measures',
  goal: (measure: string) => `${measure}: goal`,
  other: (parts: readonly string[]) => parts.join(', '),
  button: 'Show what would move',
  reset: 'Start again',
  errorTitle: 'We could not try this',
  notNumber: (name: string, written: string) => `“${written}” is no number that we can try for “${name}”.`,
  notReadable: (written: string) =>
    `We cannot read this change: “${written}”. A change is a place and a number, such as nodes.cancer.weight:2.`,
  notValid: (name: string | undefined) =>
    `With these changes the rules would not fit together${name === undefined ? '' : `: see “${name}”`}. A weight must be above 0, and cut-points must stay in order.`,
  noPlace: (written: string, hint: string) => `These rules have no number at “${written}”. ${hint}`.trim(),
  noDrop: (written: string, hint: string) =>
    `These rules have nothing called “${written}” that could be left out. ${hint}`.trim(),
  notValidFor: (reason: string) => `With these changes the rules would not fit together. ${reason}.`,
  nothingLeft: 'With these changes nothing would be left to rate.',
  noAdd: (written: string, what: string) => `“${written}” cannot be added, for there is no ${what}.`,
  addCounted: (measure: string, part: string) => `“${measure}” counts in “${part}” already.`,
  noType: (written: string, known: string) =>
    `These rules do not rate areas of the kind “${written}”. They rate: ${known}.`,
  changeable: 'What can be changed',
  changeableLead:
    'Use the form below, or write into the address of this page: set=PLACE:NUMBER for a number; drop=NAME to leave out a measure or a part, drop=area:CODE an area, drop=override:ID a rule; add=PART/MEASURE to let a measure count as well, add=area:CODE to rate an area that is set aside, add=eligibility:RULE all that a rule sets aside.',
  changeableColumns: { what: 'What', place: 'In the address', now: 'Now' },
  tooManyChanges: 'These are too many changes at once.',
  result: 'What would move',
  resultNow: 'How areas are rated now',
  made: (name: string, from: string, to: string) => `${name}: ${to} instead of ${from}`,
  without: (name: string) => `without ${name}`,
  withoutRule: (because: string) => `without the rule “${because}”`,
  added: (measure: string, part: string) => `with ${measure} in ${part}`,
  leftOut: (count: number) =>
    count === 1
      ? '1 area is left out: it counts under “Now” and not under “Then”.'
      : `${count} areas are left out: they count under “Now” and not under “Then”.`,
  unused: (name: string) => `The weight of “${name}” is not used. These rules do not weigh it, so it changes nothing.`,
  tooFew: (part: string, needs: string, left: string) =>
    `${part}: these rules rate nobody with fewer than ${needs} parts rated, and only ${left} ${left === '1' ? 'is' : 'are'} left.`,
  changes: (list: readonly string[]) => `Tried: ${list.join('; ')}.`,
  labelsCaption: (part: string) => `${part}: how many areas have each rating`,
  labelsOfAll: 'How many areas have each rating, part by part',
  movesCaption: (part: string) => `${part}: every rating that would move`,
  columns: {
    rating: 'Rating',
    now: 'Now',
    tried: 'Then',
    change: 'Change',
    area: 'Area',
    from: 'Now',
    to: 'Then',
    direction: 'Direction',
    part: 'Part',
  },
  none: 'Not worked out',
  better: 'better',
  worse: 'worse',
  rated: 'now rated',
  unrated: 'no longer rated',
  neither: 'other',
  noMoves: 'No rating would move.',
  moves: (count: string, of: string) => `${count} of ${of} ratings would move.`,
  more: (count: string) => `The first ${count} are shown. The file of this table has all.`,
  scoresOnly: (count: string) => `${count} more would have another score and the same rating.`,
  override: (because: string, before: string, after: string) =>
    `${because} This rule changes the rating of ${before === '1' ? '1 area' : `${before} areas`} now, and would change that of ${after}.`,
  setsAside: (because: string, before: string, after: string) =>
    `${because} This rule sets aside ${before === '1' ? '1 area' : `${before} areas`} now, and would set aside ${after}.`,
  tooMany: (count: string) =>
    `Only the first ${count} numbers are listed here. All can be changed from the command line.`,
};
