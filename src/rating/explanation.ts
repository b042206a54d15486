import type { Framework } from '#project/schema/framework.ts';
import type { DetailLevel } from '#vocabulary/detail.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import type { Against, AgainstBy } from './against.ts';
import type { RatingNode } from './framework-tree.ts';
import type { NextLabel } from './next-label/next-label.ts';
import type { Reason } from './grades.ts';
import type { RatingWhy } from './why.ts';

/** An indicator as it went into a rating: what is shown of it, and what the rules made of it. */
export interface ExplainedInput {
  indicator: string;
  name: string;
  unit: string;
  decimals: number;
  polarity: Polarity;
  period: string | null;
  value: number | null;
  lower95: number | null;
  upper95: number | null;
  numerator: number | null;
  denominator: number | null;
  status: string;
  /** Whether draws of true values leave it where it is, because neither counts nor an interval say how far it may be off. */
  exact: boolean;
  /** At which level of detail readers see it. */
  detail: DetailLevel;
  weight: number;
  score: number | null;
  class: string | null;
  rule: Reason | null;
  /** With what it was compared, where a comparison decided. */
  against: Against | null;
}

/** What is known of the values of an indicator in one area. */
export interface ShownInput
  extends Omit<ExplainedInput, 'indicator' | 'detail' | 'weight' | 'score' | 'class' | 'rule' | 'against'> {
  against: AgainstBy;
  /** Why its number has no part in ratings, where it has none. */
  unused?: Reason | undefined;
}

/** A rated part with all that went into it, smaller parts included. */
export interface ExplainedPart {
  part: string;
  name: string;
  /** At which level of detail readers see it. */
  detail: DetailLevel;
  /** Weight among the parts beside it. */
  weight: number;
  class: string | null;
  score: number | null;
  /** The rule that combined the parts, or that made the class of the score. */
  rule: Reason | null;
  /** Class before overrides, where any changed it. */
  before: string | null;
  overrides: { id: string; because: string }[];
  /** Share of the weight of its parts that has a score or a class that counts, 0 to 1. */
  coverage: number;
  /** How sure the class is, where the release says so. */
  certainty: Certainty | null;
  inputs: ExplainedInput[];
  parts: ExplainedPart[];
}

export interface Certainty {
  /** Chance of the class that the rules give, 0 to 1. */
  holds: number | null;
  /** Class → chance. */
  probabilities: Readonly<Record<string, number>>;
}

/** Why an area has its rating. */
export interface RatingExplanation {
  framework: { id: string; name: string; version: string; standing: 'published' | 'example' };
  area: { type: string; code: string; name: string };
  whole: ExplainedPart;
  /** The nearest way to the next label of each part that readers see as rated; null where it was not looked for. */
  next: PartNextLabel[] | null;
}

export interface PartNextLabel extends NextLabel {
  part: string;
  name: string;
}

/** What was computed of one part of one area. */
export interface RatedPart {
  class: string | null;
  score: number | null;
  coverage: number;
  why: RatingWhy | null;
  certainty?: Certainty | null | undefined;
}

/**
 * Puts together why a part of an area is rated as it is, from its trace and from the values that may be shown.
 *
 * @param node     the part, as it found its indicators
 * @param rated    what each part came to; undefined for a part that is not rated
 * @param inputOf  what is shown of an indicator; undefined for one that the project does not have
 */
export function explainPart(
  node: RatingNode,
  rated: (part: string) => RatedPart | undefined,
  inputOf: (indicator: string) => ShownInput | undefined,
): ExplainedPart {
  const own = rated(node.id);
  const why = own?.why ?? null;
  const graded = new Map((why?.indicators ?? []).map((entry) => [entry.indicator, entry]));
  return {
    part: node.id,
    name: node.name,
    detail: node.detail,
    weight: node.weight,
    class: own?.class ?? null,
    score: own?.score ?? null,
    rule: why?.rule ?? null,
    before: why?.before ?? null,
    overrides: why?.limits ?? [],
    coverage: own?.coverage ?? 0,
    certainty: own?.certainty ?? null,
    inputs: node.entries.flatMap(({ indicator, weight, detail }) => {
      const shown = inputOf(indicator);
      const grade = graded.get(indicator);
      if (!shown) return [];
      const { unused = null, ...known } = shown;
      const comparator = grade?.rule?.is === 'outcome' ? grade.rule.values?.comparator : undefined;
      return [
        {
          indicator,
          ...known,
          detail,
          weight,
          score: grade?.score ?? null,
          class: grade?.class ?? null,
          rule: grade?.rule ?? unused,
          against: shown.against[comparator as keyof AgainstBy] ?? null,
        },
      ];
    }),
    parts: node.children.map((child) => explainPart(child, rated, inputOf)),
  };
}

/** How a framework is named in an explanation. */
export function explainedFramework({ id, name, version, standing }: Framework): RatingExplanation['framework'] {
  return { id, name, version, standing };
}
