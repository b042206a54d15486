import { type Evaluation, evaluate, type NodeResult } from '../evaluate.ts';
import type { IndicatorColumns, RatingEvidence } from '../evidence.ts';
import type { Frame } from '../frame.ts';
import { nodesOf, type RatingEntry } from '../framework-tree.ts';
import type { Grades } from '../grades.ts';
import { score } from '../scorers.ts';
import { evidenceOf } from '../what-if/kept-areas.ts';
import type { Ladder } from './ladder.ts';
import { isCombinedAreaByArea, isOwnScore } from './locality.ts';
import { restate } from './restated.ts';

/** Steps up some ladders at once. */
export type Variant = readonly { ladder: Ladder; step: number }[];

/** What a variant comes to. */
export interface Probed {
  /** Position of the class; -1 for none. */
  class: number;
  score: number;
}

/** Rows that are evaluated together; more would only take more memory. */
const rowsAtOnce = 512;

/**
 * Rates variants of one area by the engine, all other areas as they are.
 *
 * Method — where every part is made area by area, variants are rows of one evaluation: columns, not a run for each. Scores that
 * are relative to other areas are worked out over all areas for each variant. Where labels or combinations are relative, too,
 * each variant is an evaluation of its own, in which only indicators that change are scored again.
 */
export class Prober {
  /** Whether variants are rows of one evaluation. */
  readonly together: boolean;
  /** Evaluations of all areas that may still be made, where each variant needs one. */
  left: number;

  constructor(
    private readonly base: Evaluation,
    private readonly area: number,
    private readonly part: string,
    budget: number,
  ) {
    this.together = isCombinedAreaByArea(base.plan.root);
    this.left = budget;
  }

  /** @returns one answer a variant, in order; fewer when the budget is used up */
  probe(variants: readonly Variant[]): Probed[] {
    if (!this.together) {
      const affordable = variants.slice(0, Math.max(0, this.left));
      this.left -= affordable.length;
      return affordable.map((variant) => this.#alone(variant));
    }
    const found: Probed[] = [];
    for (let from = 0; from < variants.length; from += rowsAtOnce)
      found.push(...this.#rows(variants.slice(from, from + rowsAtOnce)));
    return found;
  }

  #alone(variant: Variant): Probed {
    const evidence = changed(this.base.evidence, this.area, variant);
    const moved = new Set(variant.map(({ ladder }) => ladder.indicator));
    const again = evaluate(this.base.plan, evidence, undefined, (node, indicator) => {
      const entry = node.entries.find((one) => one.indicator === indicator);
      return moved.has(indicator) || readsOthers(entry) ? undefined : this.#known(node.id, indicator);
    });
    return probed(again.nodes.get(this.part) as NodeResult, this.area);
  }

  #rows(variants: readonly Variant[]): Probed[] {
    const { plan, evidence } = this.base;
    const rows = evidenceOf(evidence, new Array<number>(variants.length).fill(this.area));
    const moved = new Set<string>();
    variants.forEach((variant, row) => {
      for (const { ladder, step } of variant) {
        restate(rows.indicators.get(ladder.indicator) as IndicatorColumns, row, ladder, step);
        moved.add(ladder.indicator);
      }
    });
    const again = evaluate(plan, rows, undefined, (node, indicator) => {
      const entry = node.entries.find((one) => one.indicator === indicator);
      if (readsOthers(entry)) return undefined;
      const known = this.#known(node.id, indicator);
      if (!known || (moved.has(indicator) && entry && isOwnScore(entry.scorer))) return undefined;
      const spread = repeated(known, this.area, variants.length);
      if (moved.has(indicator) && entry) this.#scoreAmongAll(spread, entry, variants);
      return spread;
    });
    const result = again.nodes.get(this.part) as NodeResult;
    return variants.map((_, row) => probed(result, row));
  }

  /** Scores that depend on all areas, one variant after another. */
  #scoreAmongAll(into: Grades, entry: RatingEntry, variants: readonly Variant[]): void {
    const { plan, evidence } = this.base;
    const columns = evidence.indicators.get(entry.indicator) as IndicatorColumns;
    const frame: Frame = {
      evidence,
      areas: evidence.areas.length,
      classes: plan.classes,
      classNames: plan.classNames,
      better: plan.framework.better === 'low' ? -1 : 1,
      expression: plan.expression,
      context: (area) => ({ ...noContext, area: { ...evidence.areas[area]?.attributes } }),
    };
    variants.forEach((variant, row) => {
      const own = variant.find(({ ladder }) => ladder.indicator === entry.indicator);
      if (!own) return;
      const other = copied(columns);
      restate(other, this.area, own.ladder, own.step);
      const grades = score(entry.scorer, other, frame);
      into.score[row] = grades.score[this.area] as number;
      into.class[row] = grades.class[this.area] as number;
      into.rule[row] = grades.rule[this.area] as number;
      into.reasons = grades.reasons;
    });
  }

  #known(node: string, indicator: string): Grades | undefined {
    return this.base.nodes.get(node)?.parts.find(({ id }) => id === indicator)?.grades;
  }
}

const noContext = { indicators: {}, parts: {}, score: null, class: null, coverage: 0, value: null };

/** Rules read other indicators, and so may what stands in for a gap. */
function readsOthers(entry: RatingEntry | undefined): boolean {
  return (
    entry?.scorer.kind === 'rules' || (entry?.scorer.kind === 'normalise' && entry.scorer.impute?.within !== undefined)
  );
}

function probed({ limited, grades }: NodeResult, row: number): Probed {
  return { class: limited.class[row] as number, score: grades.score[row] as number };
}

function repeated({ score: scores, class: classes, rule, reasons }: Grades, area: number, rows: number): Grades {
  return {
    score: new Float64Array(rows).fill(scores[area] as number),
    class: new Int16Array(rows).fill(classes[area] as number),
    rule: new Int16Array(rows).fill(rule[area] as number),
    reasons,
  };
}

/** The evidence with one area changed; what does not change is shared. */
export function changed(evidence: RatingEvidence, area: number, variant: Variant): RatingEvidence {
  const indicators = new Map(evidence.indicators);
  for (const { ladder, step } of variant) {
    const other = copied(indicators.get(ladder.indicator) as IndicatorColumns);
    restate(other, area, ladder, step);
    indicators.set(ladder.indicator, other);
  }
  return { areas: evidence.areas, indicators };
}

function copied(columns: IndicatorColumns): IndicatorColumns {
  return {
    ...columns,
    value: columns.value.slice(),
    lower95: columns.lower95.slice(),
    upper95: columns.upper95.slice(),
    numerator: columns.numerator.slice(),
    outcomes: Object.fromEntries(Object.entries(columns.outcomes).map(([name, codes]) => [name, codes?.slice()])),
  };
}

/** Ids of the indicators that count in a part. */
export function countedIn(base: Evaluation, part: string): Set<string> {
  const node = base.nodes.get(part)?.node;
  return new Set(node ? nodesOf(node).flatMap(({ indicators }) => indicators) : []);
}
