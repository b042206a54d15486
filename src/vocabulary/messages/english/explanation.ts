/** Words that tell the rules of a framework, and why an area has its rating. */
export const explanation = {
  noOverall: 'There is no rating of the whole.',
  compared: (comparator: string) => `Each measure is compared with ${comparator}.`,
  madeOf: (measures: readonly string[]) => `Its measures: ${measures.join(', ')}.`,
  tagged: (kind: string, value: string) => `Its measures are all those with the tag ${kind} “${value}”.`,
  ownRule: (measure: string, rule: string) => `${measure} has a rule of its own. ${rule}`,
  generated: 'These rules were written out from the framework itself.',
  workedExamples: 'The method, with worked examples',
};
