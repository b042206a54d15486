/** Words for how people within one area differ. */
export const inequality = {
  title: 'How people here differ',
  lead: (name: string) => `The average of ${name} hides differences between its people. These are the ones we measure.`,
  group: 'Group',
  everyone: 'Everyone',
  line: 'the line through the groups',
  chartTitle: (measure: string, area: string) => `${measure} in ${area}, group by group`,
  ends: (first: string, there: string, last: string, here: string) => `${first}: ${there}. ${last}: ${here}.`,
  /** `480 more per 100,000`, `3 points less`. */
  amount: (value: string, unit: string, more: boolean) => {
    const word = more ? 'more' : 'less';
    return unit.startsWith('per ') ? `${value} ${word} ${unit}` : `${value} ${unit} ${word}`;
  },
  slope: (amount: string, range: string) =>
    `By the line through all groups, people at the worst-off end have ${amount} than those at the best-off end (likely range ${range}).`,
  relative: (times: string, range: string) =>
    `By the line through all groups, the worst-off end fares ${times} times as badly as the best-off end (likely range ${range}).`,
  gap: (group: string, other: string, amount: string, range: string) =>
    `${group}: ${amount} than ${other} (likely range ${range}).`,
  gradient: (plural: string, amount: string, range: string) =>
    `By the line through its ${plural}, the worst-off of the country would have ${amount} than the best-off (likely range ${range}).`,
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  chance: 'The difference is small enough to be chance.',
  otherWay: (name: string, value: string) => `In ${name} the gap runs the other way (${value}).`,
  beside: {
    better: (name: string, value: string) => `The gap is smaller than in ${name} (${value}).`,
    similar: (name: string, value: string) => `The gap is about as wide as in ${name} (${value}).`,
    worse: (name: string, value: string) => `The gap is wider than in ${name} (${value}).`,
  },
  direction: 'Above 0, the worst-off have less good care or health. Below 0, the best-off have.',
};
