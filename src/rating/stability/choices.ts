import { type Evaluation, evaluate, type NodeResult } from '../evaluate.ts';
import { keptNodes } from './tally.ts';
import { type Variation, variationsOf } from './variations.ts';

/** The declared choice that moves the rating of an area most. */
export interface TellingChoice extends Pick<Variation, 'kind' | 'of' | 'from' | 'to'> {
  /** The class that it leads to, where that is another. */
  class?: string;
  /** By how much it moves the score, where there is one. */
  score?: number;
}

/** How far the rating of one part of one area hangs on declared choices. */
export interface Choices {
  /** Variations in which the class stays, and how many were tried. */
  held: number;
  of: number;
  most?: TellingChoice | undefined;
}

/**
 * Varies every declared choice, one at a time, and sees whether the class of each area stays: what the rules themselves decide, apart
 * from chance.
 *
 * Edges — a part that has lost its last part by what is left out is not judged by that variation.
 *
 * @returns for each part the choices of every area, in the order of the areas
 */
export function weighChoices(base: Evaluation): Map<string, Choices[]> {
  const { plan, evidence } = base;
  const kept = keptNodes(base);
  const found = new Map(
    kept.map(({ node }) => [
      node.id,
      evidence.areas.map((): Choices & { moved: number } => ({ held: 0, of: 0, moved: 0 })),
    ]),
  );
  for (const variation of variationsOf(plan)) {
    const varied = evaluate({ ...plan, root: variation.root }, evidence, {
      before: base,
      changed: ({ id }) => variation.changed.has(id),
      rescored: variation.rescored,
    });
    for (const before of kept) {
      const after = varied.nodes.get(before.node.id) as NodeResult;
      const own = found.get(before.node.id) as (Choices & { moved: number })[];
      if (after.parts.length === 0 && before.parts.length > 0) continue;
      for (let area = 0; area < own.length; area++)
        compare(own[area] as Choices & { moved: number }, before, after, area, variation, plan.classNames);
    }
  }
  return new Map(
    [...found].map(([id, list]) => [id, list.map(({ held, of, most }) => ({ held, of, ...(most ? { most } : {}) }))]),
  );
}

function compare(
  choices: Choices & { moved: number },
  before: NodeResult,
  after: NodeResult,
  area: number,
  { kind, of, from, to }: Variation,
  classNames: readonly string[],
): void {
  choices.of += 1;
  const [was, is] = [before.limited.class[area] as number, after.limited.class[area] as number];
  if (was === is) choices.held += 1;
  if (before === after) return;
  const score = (after.grades.score[area] as number) - (before.grades.score[area] as number);
  const scored = !Number.isNaN(score);
  // Steps between classes count first, and then how far the score goes.
  const moved = Math.abs(is - was) * 1e9 + (scored ? Math.min(Math.abs(score), 1e8) : 0);
  if (!(moved > choices.moved)) return;
  choices.moved = moved;
  choices.most = {
    kind,
    of,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(was === is ? {} : { class: classNames[is] ?? '' }),
    ...(scored ? { score: Number(score.toPrecision(6)) } : {}),
  };
}
