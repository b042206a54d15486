import type { Evaluation, NodeResult } from '../evaluate.ts';
import { leaguePlaces } from '../league.ts';
import { peerGroups } from '../labels/peers.ts';
import type { Plan } from '../plan.ts';

/** What is counted of one part over all draws: plain columns, so that threads can send them and they can be joined. */
export interface NodeTally {
  node: string;
  /** Draws with each class, area by area; the last of each area’s counts are draws without a class. */
  classes: Int32Array;
  /** Score of every area draw by draw; empty where the part has none. */
  scores: Float64Array;
  /** Place of every area draw by draw; 0 where it has none. */
  places: Int32Array;
}

/** Groups of areas within which each part is ranked: those of its label, else all areas together. */
export function rankedGroups(evaluation: Evaluation, result: NodeResult): number[][] {
  const { areas } = evaluation.evidence;
  const label = result.node.finish.label;
  if (label?.kind === 'cut-points' || label?.peers === undefined) return [areas.map((_, area) => area)];
  const everyone = new Float64Array(areas.length);
  const groupOf = evaluation.plan.expression(label.peers);
  const context = (area: number) => ({
    area: contextOf(areas[area] as (typeof areas)[number]),
    indicators: {},
    parts: {},
    score: null,
    class: null,
    coverage: 0,
    value: null,
  });
  return [...peerGroups(everyone, label.peers, { expression: () => groupOf, context } as never).values()];
}

const contextOf = ({ code, type, name, attributes }: Evaluation['evidence']['areas'][number]) => ({
  ...attributes,
  code,
  type,
  name,
});

/** Counts the classes, scores and places of evaluations, draw after draw. */
export class Tally {
  readonly nodes: NodeTally[];
  readonly #groups: number[][][];
  readonly #plan: Plan;
  readonly #areas: number;
  readonly #draws: number;
  #draw = 0;

  /** @param base the evaluation of the evidence as it is, which says what there is to count */
  constructor(base: Evaluation, draws: number) {
    this.#plan = base.plan;
    this.#areas = base.evidence.areas.length;
    this.#draws = draws;
    const kept = keptNodes(base);
    this.#groups = kept.map((result) => rankedGroups(base, result));
    this.nodes = kept.map((result) => {
      const scored = result.grades.score.some((score) => !Number.isNaN(score));
      return {
        node: result.node.id,
        classes: new Int32Array(this.#areas * (this.#plan.classNames.length + 1)),
        scores: new Float64Array(scored ? this.#areas * draws : 0),
        places: new Int32Array(scored ? this.#areas * draws : 0),
      };
    });
  }

  add(evaluation: Evaluation): void {
    const { counted, framework, classNames } = this.#plan;
    const better = framework.better === 'low' ? -1 : 1;
    const width = classNames.length + 1;
    this.nodes.forEach(({ node, classes, scores, places }, index) => {
      const result = evaluation.nodes.get(node) as NodeResult;
      for (let area = 0; area < this.#areas; area++) {
        const own = result.limited.class[area] as number;
        const at = area * width + (own < 0 ? width - 1 : own);
        classes[at] = (classes[at] as number) + 1;
      }
      if (scores.length === 0) return;
      const place = leaguePlaces(result, counted, better, this.#groups[index]);
      for (let area = 0; area < this.#areas; area++) {
        const at = area * this.#draws + this.#draw;
        scores[at] = result.grades.score[area] as number;
        places[at] = place[area] === place[area] ? (place[area] as number) : 0;
      }
    });
    this.#draw += 1;
  }
}

/** The parts that have ratings of their own, the whole among them where the framework rates it. */
export function keptNodes({ nodes, plan }: Evaluation): NodeResult[] {
  return [...nodes.values()].filter(({ node }) => node.id !== '' || plan.framework.overall);
}
