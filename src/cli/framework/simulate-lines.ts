import type { Framework } from '#project/schema/framework.ts';
import { directionOf, type LabelMove, labelsHad } from '#rating/what-if/outcome.ts';
import type { WhatIfAnswer, WhatIfPart } from '#rating/what-if/what-if.ts';
import { counted } from '#vocabulary/counted.ts';

export interface Simulated extends WhatIfAnswer {
  framework: string;
  type: string;
}

/** A tried change as lines for people: distributions first, then every label that moves, then what overrides do. */
export function simulateLines(answers: readonly Simulated[], { classes }: Framework): string[] {
  const direction = {
    better: ' (better)',
    worse: ' (worse)',
    rated: ' (now rated)',
    unrated: ' (no longer rated)',
    neither: '',
  };
  const told = (move: LabelMove) => direction[directionOf(move, classes)];
  const name = (id: string) => (id === '' ? 'no label' : (classes.find((entry) => entry.id === id)?.name ?? id));
  const [first] = answers;
  return [
    'This tries out rules. It is not a rating.',
    ...(first ? changeLines(first) : ['No area is rated by this framework.']),
    ...answers.flatMap(({ type, areas, parts, droppedAreas }) => [
      '',
      `${counted(areas, 'area')} of the type ${type}`,
      ...parts.flatMap((part) => partLines(part, { word: name, told }, droppedAreas.length)),
    ]),
  ];
}

function changeLines({
  changed,
  droppedIndicators,
  droppedParts,
  droppedAreas,
  droppedOverrides,
  added,
  takenIn,
  unused,
  tooFew,
}: WhatIfAnswer): string[] {
  const lines = [
    ...changed.map(({ address, from, to }) => `  ${address}: ${from} → ${to}`),
    ...droppedIndicators.map((id) => `  without the indicator ${id}`),
    ...droppedParts.map((id) => `  without the part ${id}`),
    ...droppedAreas.map((code) => `  without the area ${code}`),
    ...droppedOverrides.map((id) => `  without the override ${id}`),
    ...added.map(({ part, indicator }) => `  with ${indicator} in ${part}`),
    ...takenIn.map(
      ({ code, name, rules }) => `  with the area ${code} ${name}, which is set aside by ${rules.join(', ')}`,
    ),
  ];
  const notes = [
    ...unused.map((address) => `The weight ${address} is not used: the rules do not weigh there.`),
    ...tooFew.map(
      ({ part, needs, left }) =>
        `Nobody is rated in ${part === '' ? 'the whole' : part}: ${counted(needs, 'part')} must be rated, and ${left} ${left === 1 ? 'is' : 'are'} left.`,
    ),
  ];
  return lines.length > 0 ? ['Changes:', ...lines, ...notes] : ['Nothing is changed: this is how it rates now.'];
}

function partLines(
  { part, name, labels: all, moves, scoresOnly, overrides }: WhatIfPart,
  { word, told }: { word: (id: string) => string; told: (move: LabelMove) => string },
  leftOut: number,
): string[] {
  const labels = labelsHad(all);
  const width = Math.max(...labels.map((one) => word(one.class).length), 8);
  const cell = (value: number | string) => String(value).padStart(9);
  return [
    '',
    part === '' ? `The whole: ${name}` : `${name} (${part})`,
    `  ${''.padEnd(width)}${cell('before')}${cell('after')}${cell('change')}`,
    ...labels.map(
      (one) =>
        `  ${word(one.class).padEnd(width)}${cell(one.before)}${cell(one.after)}${cell(signed(one.after - one.before))}`,
    ),
    ...(leftOut > 0 ? [`  ${'left out'.padEnd(width)}${cell(0)}${cell(leftOut)}${cell(signed(leftOut))}`] : []),
    moves.length === 0
      ? '  No label moves.'
      : `  ${counted(moves.length, 'label')} ${moves.length === 1 ? 'moves' : 'move'}:`,
    ...moves.map(
      (move) =>
        `    ${move.code} ${move.name}: ${word(move.from)} → ${word(move.to)}${told(move)}${move.overrides.length > 0 ? `, by the override ${move.overrides.join(', ')}` : ''}`,
    ),
    ...(scoresOnly > 0
      ? [`  ${scoresOnly} more ${scoresOnly === 1 ? 'has' : 'have'} another score and the same label.`]
      : []),
    ...overrides.map(({ id, setsAside, before, after }) =>
      setsAside
        ? `  Rule ${id}: sets aside ${before.held} → ${after.held}`
        : `  Override ${id}: holds for ${before.held} → ${after.held}, changes the label of ${before.changed} → ${after.changed}`,
    ),
  ];
}

const signed = (value: number) => (value > 0 ? `+${value}` : String(value));
