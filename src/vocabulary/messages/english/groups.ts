/** Words of the page that shows one measure for groups of people. */
export const groups = {
  title: (measure: string, area: string) => `${measure}: groups of people in ${area}`,
  lead: (area: string) =>
    `Care is not always the same for everyone. Here is the number for each group of people in ${area}, and for everyone together.`,
  link: 'See it for groups of people',
  chart: (measure: string, kind: string, area: string) => `${measure} by ${kind.toLowerCase()}: ${area}`,
  caption: (measure: string, area: string) => `${measure} for groups of people in ${area}`,
  everyone: 'Everyone',
  kinds: { sex: 'Sex', age: 'Age', several: 'Several together' },
  kind: 'Kind of group',
  group: 'Group',
  likewise: (benchmark: string) => `The same group in ${benchmark}`,
  compared: 'Compared with the same group',
  care: 'Groups differ in how many people they have. Where likely ranges overlap a lot, the difference may be chance.',
  signs: (benchmark: string) =>
    `The line is everyone here. Each sign says how the group does beside the same group in ${benchmark}.`,
  signsAlone: 'The line is everyone here.',
  rightIsBetter: 'Further to the right is better.',
};
