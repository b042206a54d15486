const areasOf = (count: number, plural: string) => (count === 1 ? 'the one' : `the ${count} ${plural}`);

/** Words for the areas most like an area, and for what they do better. */
export const like = {
  title: (name: string) => `Areas like ${name}`,
  lead: (name: string, count: number, plural: string, basis: string) =>
    `We compare ${name} with ${areasOf(count, plural)} ${basis}.`,
  basisUnnamed: 'named as most like it',

  sectionTitle: 'What areas like this do better',
  sectionNone: (count: number) =>
    `On the main measures, none of ${count === 1 ? 'them is' : 'them are'} better by more than chance.`,
  sectionLink: 'All areas like this one, and what it would mean to match them',
  line: (here: string, there: string) => `${here} here, ${there} in `,
  matching: (amount: string, range: string, money: string | undefined) =>
    `To match it, about ${amount} would be counted here (likely range ${range})${money === undefined ? '' : `, worth about ${money}`}.`,
  amount: {
    more: (count: string, unit: string) => `${count} more ${unit}`,
    fewer: (count: string, unit: string) => `${count} fewer ${unit}`,
    range: (lower: string, upper: string) => `${lower} to ${upper}`,
    unit: 'cases',
  },

  whoTitle: 'Which areas are most like it',
  whoLead:
    'The distance says how far apart two areas are in all of these together. At 0 they would be the same. The smaller it is, the more alike they are.',
  whoGiven: 'This list came with the areas. Nobody measured how far apart they are.',
  whoCaption: (name: string, basis: string) => `Areas ${basis}: ${name}`,
  whoMethod: (parts: string[]) =>
    `We look at: ${parts.join(', ')}. Each counts in steps of its own spread, so that no one of them drowns the others.`,
  weighted: (name: string, weight: string) => `${name} (counts ${weight} times)`,
  columns: {
    area: 'Area',
    rank: 'Place',
    distance: 'Distance',
    measure: 'Measure',
    period: 'Period',
    here: 'Here',
    best: 'Best like area',
    there: 'There',
    gap: 'Better by',
    gapLower: 'Better by, lower limit',
    gapUpper: 'Better by, upper limit',
    place: 'Place, best first',
    others: 'Like areas that are better',
    amount: 'To match the best',
    amountLower: 'To match it, lower limit',
    amountUpper: 'To match it, upper limit',
    cost: 'In money',
    costLower: 'In money, lower limit',
    costUpper: 'In money, upper limit',
    unit: 'Unit',
  },
  itself: (name: string) => `${name} itself`,

  betterTitle: 'What they do better',
  betterLead: 'These are the main measures on which one or more of them are better by more than chance.',
  betterNone: 'On none of the main measures is one of them better by more than chance.',
  betterCaption: (name: string) => `Main measures on which areas like ${name} are better`,
  allCaption: (name: string) => `Every like area that is better than ${name}, measure by measure`,
  count: (better: number, of: number) => `${better} of ${of}`,
  chartTitle: (measure: string, name: string) => `${measure}: ${name} and areas like it`,
  chartCaption: (measure: string) =>
    `${measure}: the widest of these gaps. Lines show the likely range of each number.`,
  costFrom: (measure: string, amount: string, source: string, year: string) =>
    `${measure}: ${amount} each, in prices of ${year} (${source}).`,
  costTitle: 'Where the money figures come from',

  careTitle: 'Read this with care',
  care: (comparisons: number, byChance: string | undefined) =>
    `We made ${comparisons} comparisons for this page. Even if nothing differed, ${byChance === undefined ? 'fewer than one' : `about ${byChance}`} of them would look better by chance.`,
  careBest:
    'The best of several areas was partly lucky. To match it is a thing to aim at, not what will surely happen.',
  careWhy: 'A like area may do better for reasons that nobody here can change. Ask it what it does.',
};
