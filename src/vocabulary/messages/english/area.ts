import { joined } from './joined.ts';

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** Words of the page of one area. */
export const area = {
  documentTitle: (name: string, type: string) => `${name} (${type})`,
  lead: (name: string, type: string) => `How ${name} does. It is a ${type}.`,
  code: (code: string) => `Code ${code}`,
  closed: (date: string) => `This area closed on ${date}. Its history stays here.`,
  closedColumn: 'Closed on',
  contents: 'On this page',
  print: 'This page prints well: use the print command of your browser.',

  summaryTitle: 'What this means',
  summary: {
    counted: (count: number, benchmark: string) =>
      count === 1
        ? `We can compare 1 measure with ${benchmark}.`
        : `We can compare ${count} measures with ${benchmark}.`,
    none: (benchmark: string) => `There is no measure that we can compare with ${benchmark}.`,
    better: (count: number) => (count === 1 ? '1 is better' : `${count} are better`),
    similar: (count: number) => (count === 1 ? '1 is similar' : `${count} are similar`),
    worse: (count: number) => (count === 1 ? '1 is worse' : `${count} are worse`),
    unjudged: (count: number) => (count === 1 ? '1 is neither good nor bad' : `${count} are neither good nor bad`),
    list: (parts: string[]) => `Of these, ${joined(parts)}.`,
    improving: (count: number) =>
      count === 1 ? '1 measure is getting better over time.' : `${count} measures are getting better over time.`,
    declining: (count: number) =>
      count === 1 ? '1 measure is getting worse over time.' : `${count} measures are getting worse over time.`,
    betterThanUsual: (count: number) =>
      count === 1
        ? '1 measure has changed for the better lately, by more than its usual ups and downs.'
        : `${count} measures have changed for the better lately, by more than their usual ups and downs.`,
    worseThanUsual: (count: number) =>
      count === 1
        ? '1 measure has changed for the worse lately, by more than its usual ups and downs.'
        : `${count} measures have changed for the worse lately, by more than their usual ups and downs.`,
    steady: 'No measure shows a clear change over time.',
    noHistory: 'There is not enough history to say how measures change over time.',
    missing: (count: number) =>
      count === 1
        ? '1 measure has no number. We say why beside it.'
        : `${count} measures have no number. We say why beside each.`,
    uncompared: (count: number) =>
      count === 1 ? '1 measure stands without a comparison.' : `${count} measures stand without a comparison.`,
    similarMeans: '“Similar” means that the difference is small enough to be chance.',
  },

  ratingsTitle: 'Ratings',
  ratingTitle: (framework: string) => framework,
  overall: (word: string) => `Overall: ${word}`,
  rulesLink: 'How these ratings are made',
  otherFrameworks: 'Other ways to rate this area',
  coxcombTitle: (area: string, framework: string) => `${area}: ${framework}`,
  cellsCaption: (area: string) => `Ratings of ${area} by topic`,
  cellColumns: { topic: 'Topic', rating: 'Rating', share: 'Measures not worse', why: 'Why' },
  shareOf: (notWorse: number, counted: number) => `${notWorse} of ${counted}`,
  whyCounts: (better: number, similar: number, worse: number) => {
    const parts = [
      better > 0 ? `${better} better` : '',
      similar > 0 ? `${similar} similar` : '',
      worse > 0 ? `${worse} worse` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'Nothing could be compared.' : `${parts.join(', ')}.`;
  },
  whyNone: 'No rating: too few of its measures can be judged.',
  whyNoMeasure: 'No rating: there is no measure of it for this kind of area.',
  whyUnjudged: (count: number) =>
    count === 1
      ? '1 of its measures is neither good nor bad, or has nothing to be compared with.'
      : `${count} of its measures are neither good nor bad, or have nothing to be compared with.`,
  trace: {
    score: (score: string) => `Score ${score}`,
    scored: (score: string, reason: string, word: string | undefined) =>
      reason === ''
        ? `Score ${score}.`
        : ended(word === undefined ? `Score ${score}: ${reason}` : `Score ${score}. Rule for “${word}”: ${reason}`),
    rule: (reason: string) => ended(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}`),
    none: 'No rating.',
    inputs: (told: readonly string[]) => `It was made from: ${told.join('; ')}.`,
    input: (name: string, score: string | undefined, word: string | undefined, weight: string | undefined) =>
      [
        `${name}: ${score === undefined ? (word === undefined ? 'no score' : `“${word}”`) : `score ${score}`}`,
        ...(score !== undefined && word !== undefined ? [`“${word}”`] : []),
        ...(weight === undefined ? [] : [`weight ${weight}`]),
      ].join(', '),
    overridden: (before: string | undefined, after: string | undefined, because: readonly string[]) =>
      ended(
        `Changed by a rule: ${before === undefined ? '' : `was “${before}”, `}is “${after ?? 'not rated'}”, because: ${because.join(' ')}`,
      ),
    columns: { score: 'Score', before: 'Before a rule changed it', because: 'The rule that changed it' },
    scoreOnly: 'score without a word',
    lengthScored: 'Petals have one length: these ratings come from scores. Colour and sign show the rating.',
    lengthMixed: 'A petal whose rating comes from scores alone has the full length.',
  },
  furtherTopics: 'Further topics',
  moved: (computed: string, published: string) => `The data gave “${computed}”. Experts changed it to “${published}”.`,
  meaningOf: (word: string) => `What “${word}” means`,

  groupsTitle: 'Ratings, topic by topic',
  groupsLead: 'Open a topic to see the measures it was made from.',
  shareNotWorse: (notWorse: number, counted: number, all: number) =>
    `${notWorse} of ${counted} not worse${all > counted ? ` (${all - counted} of ${all} not counted)` : ''}`,
  otherMeasuresLong: 'Measures that this framework does not rate',
  otherMeasures: 'Other measures',
  allMeasures: 'Measures',
  groupCount: (count: number) => (count === 1 ? '1 measure' : `${count} measures`),
  spineKey: 'How to read the bars',
  spineKeyText: (benchmark: string) =>
    `The dot is this area. The line down the middle is ${benchmark}. The grey bar runs from the worst to the best area; its darker part holds the middle half. Right is better.`,
  columns: {
    measure: 'Measure',
    period: 'Period',
    value: 'Here',
    interval: 'Likely range',
    benchmark: (name: string) => name,
    compared: 'Compared',
    trend: 'Change over time',
    spread: 'Where it lies',
    median: (plural: string) => `Middle of like ${plural}`,
    quantile: 'Among all areas',
  },
  intervalText: (lower: string, upper: string) => `${lower} to ${upper}`,
  goal: { met: 'goal met', near: 'near the goal', missed: 'goal missed' },

  bestTitle: 'What is best here',
  worstTitle: 'What needs most attention',
  bestNone: (benchmark: string) => `No measure is better than ${benchmark} by more than chance.`,
  worstNone: (benchmark: string) => `No measure is worse than ${benchmark} by more than chance.`,
  bestLine: (value: string, benchmark: string, name: string, period: string) =>
    `${value} here, ${benchmark} in ${name} (${period})`,

  missingTitle: 'Where there is no number',
  missingLead: 'A missing number is never just a blank. These are the reasons here.',
  missingColumns: { reason: 'Reason', measures: 'Measures' },

  placesTitle: 'Areas around it',
  parents: 'It is part of',
  children: 'Inside it',
  beside: (parent: string) => `Also in ${parent}`,
  neighbours: 'Next to it',
  similar: 'Most like it',
  compareLink: (name: string) => `Compare with ${name}`,
  compareAll: 'Compare side by side',
  moreChildren: (count: number) => `and ${count} more`,
  allOf: (plural: string) => `All ${plural}`,

  likeTitle: (plural: string) => `Beside ${plural} like this one`,
  likeLead: (count: number, plural: string, basis: string) =>
    `The middle of ${count} ${plural} ${basis}: half are higher, half are lower.`,
  likeBySimilar: 'most like this one',
  likeByParent: (parent: string) => `in ${parent}`,
  likeAlone: 'no place: no other has a number',
  likePosition: (rank: number, count: number) => `${rank} of ${count}`,
  likeColumn: 'Place, best first',
  attributesTitle: 'About it',
  noProfile: 'There are no measures for this area in this release.',
  boundariesNote: 'Numbers are for the area with the boundaries of today.',
  historyLink: (measure: string) => `History of ${measure}`,
};
