const areas = (count: number) => (count === 1 ? '1 area' : `${count} areas`);
const steps = (count: number) => (count === 1 ? 'one step' : `${count} steps`);

/** Words of the pages that show how ratings moved between two releases. */
export const movement = {
  title: (framework: string) => `How ratings moved: ${framework}`,
  titleBetween: (framework: string, before: string, after: string) =>
    `How ratings moved from ${before} to ${after}: ${framework}`,
  lead: (before: string, after: string) => `From ${before} to ${after}: which areas moved up, which moved down.`,
  link: 'How ratings moved since the release before',
  first: 'This is the first release with these rules, so there is nothing to look back to yet.',
  method: (level: string) =>
    `A rating can move by chance alone: another month, another handful of patients. We work out how likely each rating was in both releases. A move is “more than chance” when we are at least ${level} sure that it is real. All other moves may be chance.`,
  rules: {
    same: 'The rules did not change between these releases.',
    changed: (before: string, after: string) =>
      before === after
        ? 'The rules changed between these releases. A move may come from the rules and not from care.'
        : `The rules changed between these releases, from version ${before} to version ${after}. A move may come from the rules and not from care.`,
    unknown: 'We do not know whether the rules changed between these releases.',
  },
  others: 'Between other releases',
  pair: (before: string, after: string) => `${before} to ${after}`,
  ofType: (plural: string) => `${plural.charAt(0).toUpperCase()}${plural.slice(1)}`,
  whole: 'The whole',
  none: 'No area has a rating in both releases.',
  chartTitle: (framework: string, plural: string) => `${framework}: how ratings of ${plural} moved`,
  chartRow: (name: string, down: number, same: number, up: number) =>
    `${name}: ${areas(down)} down, ${same} the same, ${up} up.`,
  steps: {
    'down-real': 'down, more than chance',
    down: 'down, may be chance',
    same: 'no change',
    up: 'up, may be chance',
    'up-real': 'up, more than chance',
  },
  counts: {
    caption: (framework: string, plural: string) => `${framework}: ${plural} by how their ratings moved`,
    part: 'Topic',
    up: 'Up',
    down: 'Down',
    same: 'No change',
    upReal: 'Up, more than chance',
    downReal: 'Down, more than chance',
    unknown: 'Not known whether chance',
    appeared: 'Rated for the first time',
    left: 'No longer rated',
    notComparable: 'Cannot be compared',
    bySteps: (count: number) => `by ${steps(count)}`,
  },
  matrix: {
    caption: (part: string) => `${part}: rating before, at the side, and now, at the top`,
    before: 'Before',
    now: (word: string) => `Now ${word}`,
  },
  moves: {
    caption: (part: string) => `${part}: areas whose rating moved`,
    summary: (up: number, down: number, same: number) => `${up} up, ${down} down, ${same} no change`,
    part: 'Topic',
    area: 'Area',
    code: 'Code',
    from: 'Before',
    to: 'Now',
    move: 'Move',
    chance: 'How sure',
    none: 'No area moved.',
    more: (shown: number, all: number) => `The first ${shown} of ${all} are shown. The files have all.`,
    kind: {
      up: (count: number) => `up by ${steps(count)}`,
      down: (count: number) => `down by ${steps(count)}`,
      same: () => 'no change',
      appeared: () => 'rated for the first time',
      left: () => 'no longer rated',
      'not-comparable': () => 'cannot be compared: the rules have other ratings now',
    },
    real: 'more than chance',
    maybe: 'may be chance',
    unknown: 'not known',
    sure: (chance: string) => `${chance} sure`,
  },
};
