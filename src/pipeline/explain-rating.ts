import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import { type Evaluation, evaluate } from '#rating/evaluate.ts';
import {
  type Certainty,
  explainedFramework,
  explainPart,
  type RatingExplanation,
  type ShownInput,
} from '#rating/explanation.ts';
import { nodesOf } from '#rating/framework-tree.ts';
import { nextLabels } from '#rating/next-label/next-labels.ts';
import { planFramework } from '#rating/plan.ts';
import { isExact } from '#rating/stability/exact.ts';
import { whyRated } from '#rating/why.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { statusOf } from '#vocabulary/status.ts';
import { readBuiltBenchmark } from './built-benchmark.ts';
import { readBuiltCertainty } from './built-certainty.ts';
import { readRatingInputs } from './rating-inputs.ts';

/**
 * Tells why an area of a project is rated as it is, from what was built: inputs, scores with their rules, combination,
 * overrides, coverage, and the nearest way to the next label. Hidden values count as missing, as they did in the rating.
 *
 * @param wanted.area  code of the area, in any case
 * @param wanted.part  id of a part; the whole by default
 * @throws RELEASE_NOT_BUILT, RATING_UNKNOWN
 */
export async function explainRating(
  project: Project,
  framework: Framework,
  wanted: { area: string; part?: string | undefined },
): Promise<RatingExplanation> {
  const declarations = new Map(project.indicators.map(({ value }) => [value.id, value]));
  const plan = planFramework(framework, [...declarations.values()]);
  const inputs = await readRatingInputs(project, framework);
  const code = wanted.area.toUpperCase();
  const found = inputs
    .map(({ evidence }) => ({ evidence, area: evidence.areas.findIndex((one) => one.code.toUpperCase() === code) }))
    .find(({ area }) => area >= 0);
  const node = nodesOf(plan.root).find(({ id }) => id === (wanted.part ?? ''));
  if (!found || !node) {
    const part = wanted.part === undefined ? '' : `, part ${wanted.part}`;
    throw new AppError('RATING_UNKNOWN', { framework: framework.id, area: wanted.area, part });
  }
  const { evidence, area } = found;
  const evaluation = evaluate(plan, evidence);
  const sure = await readBuiltCertainty(project, framework.id, evidence.ids[area] as number);
  const benchmark = await readBuiltBenchmark(project);
  const inputOf = (indicator: string): ShownInput | undefined => {
    const declaration = declarations.get(indicator);
    const columns = evidence.indicators.get(indicator);
    if (!declaration || !columns) return undefined;
    const shown = {
      value: columns.value[area] as number,
      lower95: columns.lower95[area] as number,
      upper95: columns.upper95[area] as number,
      numerator: columns.numerator[area] as number,
      denominator: columns.denominator[area] as number,
    };
    return {
      name: declaration.plainName,
      unit: declaration.unit,
      decimals: declaration.decimals,
      polarity: declaration.polarity,
      period: null,
      value: number(shown.value),
      lower95: number(shown.lower95),
      upper95: number(shown.upper95),
      numerator: number(shown.numerator),
      denominator: number(shown.denominator),
      status: statusOf(columns.status[area] as number),
      against: {
        benchmark: { name: benchmark, value: number(columns.against.benchmark?.[area]) },
        parent: { name: null, value: number(columns.against.parent?.[area]) },
        goal: { name: null, value: declaration.goal?.value ?? null },
      },
      exact: isExact(declaration, shown),
    };
  };
  return {
    framework: explainedFramework(framework),
    area: {
      type: evidence.areas[area]?.type ?? '',
      code: evidence.areas[area]?.code ?? '',
      name: evidence.areas[area]?.name ?? '',
    },
    whole: explainPart(node, (part) => ratedPart(evaluation, part, area, sure.get(part)), inputOf),
    next: nextLabels(evaluation, declarations, area, node.id),
  };
}

function ratedPart(evaluation: Evaluation, part: string, area: number, certainty: Certainty | undefined) {
  const result = evaluation.nodes.get(part);
  if (!result) return undefined;
  return {
    class: evaluation.plan.classNames[result.limited.class[area] as number] ?? null,
    score: number(result.grades.score[area]),
    coverage: result.coverage[area] as number,
    why: whyRated(evaluation, result, area),
    certainty,
  };
}

function number(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
