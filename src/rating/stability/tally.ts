import type { Evaluation, NodeResult } from '../evaluate.ts';
import { leaguePlaces } from '../league.ts';
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
export function rankedGroups({ evidence, plan }: Evaluation, { node }: NodeResult): number[][] {
  const { areas } = evidence;
  const label = node.finish.label;
  if (label?.kind === 'cut-points' || label?.peers === undefined) return [areas.map((_, area) => area)];
  const nobody = { indicators: {}, parts: {}, score: null, class: null, coverage: 0, value: null };
  const groupOf = plan.expression(label.peers);
  const groups = new Map<string, number[]>();
  areas.forEach(({ code, type, name, attributes }, area) => {
    const group = groupOf({ ...nobody, area: { ...attributes, code, type, name } });
    if (group === undefined || group === null) return;
    groups.set(String(group), [...(groups.get(String(group)) ?? []), area]);
  });
  return [...groups.values()];
}

/** Counts the classes, scores and places of evaluations, draw after draw. */
export class Tally {
  readonly nodes: NodeTally[];
  readonly #groups: number[][][];
  readonly #plan: Plan;
  readonly #areas: number;
  readonly #draws: number;
  readonly #better: 1 | -1;

  /** @param base the evaluation of the evidence as it is, which says what there is to count */
  constructor(base: Evaluation, draws: number) {
    this.#plan = base.plan;
    this.#areas = base.evidence.areas.length;
    this.#draws = draws;
    this.#better = base.plan.framework.better === 'low' ? -1 : 1;
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

  /**
   * Counts an evaluation of one draw, or of several draws together: the areas of the first, then those of the second, and so on.
   *
   * @param first number of the first draw
   */
  add(evaluation: Evaluation, first: number): void {
    const together = evaluation.evidence.areas.length / this.#areas;
    this.nodes.forEach((tally, index) => {
      const result = evaluation.nodes.get(tally.node) as NodeResult;
      this.#countClasses(tally, result.limited.class);
      if (tally.scores.length === 0) return;
      for (let draw = 0; draw < together; draw++) this.#keep(tally, result, draw, first + draw, index);
    });
  }

  #countClasses({ classes }: NodeTally, own: Int16Array): void {
    const width = this.#plan.classNames.length + 1;
    for (let at = 0, area = 0; at < own.length; at++) {
      const position = own[at] as number;
      const cell = area * width + (position < 0 ? width - 1 : position);
      classes[cell] = (classes[cell] as number) + 1;
      if (++area === this.#areas) area = 0;
    }
  }

  #keep({ scores, places }: NodeTally, result: NodeResult, within: number, draw: number, index: number): void {
    const from = within * this.#areas;
    const own = {
      score: result.grades.score.subarray(from, from + this.#areas),
      class: result.limited.class.subarray(from, from + this.#areas),
    };
    const place = leaguePlaces(own, this.#plan.counted, this.#better, this.#groups[index]);
    for (let area = 0; area < this.#areas; area++) {
      const at = area * this.#draws + draw;
      scores[at] = own.score[area] as number;
      places[at] = place[area] === place[area] ? (place[area] as number) : 0;
    }
  }
}

/** What was counted of the first draws and of those after them, as if counted together. */
export function joinTallies(first: readonly NodeTally[], then: readonly NodeTally[], areas: number): NodeTally[] {
  if (then.length === 0) return [...first];
  return first.map((one, index) => {
    const other = then[index] as NodeTally;
    return {
      node: one.node,
      classes: one.classes.map((count, at) => count + (other.classes[at] as number)),
      scores: joined(one.scores, other.scores, areas, (length) => new Float64Array(length)),
      places: joined(one.places, other.places, areas, (length) => new Int32Array(length)),
    };
  });
}

function joined<T extends Float64Array | Int32Array>(one: T, other: T, areas: number, make: (length: number) => T): T {
  const [before, after] = [one.length / areas, other.length / areas];
  const all = make(one.length + other.length);
  for (let area = 0; area < areas; area++) {
    const at = area * (before + after);
    all.set(one.subarray(area * before, (area + 1) * before), at);
    all.set(other.subarray(area * after, (area + 1) * after), at + before);
  }
  return all;
}

/** The parts that have ratings of their own, the whole among them where the framework rates it. */
export function keptNodes({ nodes, plan }: Evaluation): NodeResult[] {
  return [...nodes.values()].filter(({ node }) => node.id !== '' || plan.framework.overall);
}
