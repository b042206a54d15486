import type { Declared } from '#project/declaration.ts';
import type { Framework } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import type { Evaluation } from '../evaluate.ts';
import { indicatorsBelow } from '../framework-tree.ts';
import { posteriorOf } from './posterior.ts';
import { drawKinds, type UncertainValue } from './uncertainty.ts';

/** How many of the values that a rating rests on are taken as exactly right when true values are drawn. */
export interface ExactCount {
  exact: number;
  /** Values that there are. */
  of: number;
}

type Drawn = Pick<Indicator, 'method' | 'multiplier'>;

/** Whether every draw leaves a value where it is, because neither counts nor an interval say how far it may be off. */
export function isExact({ method, multiplier }: Drawn, value: UncertainValue): boolean {
  return !Number.isNaN(value.value) && posteriorOf(drawKinds[method], value, multiplier).kind === 'known';
}

/** Counts the values that a scorer of a part gives something, over all areas of an evaluation. */
export function exactInputs(
  { plan, evidence, indicators }: Evaluation,
  declared: ReadonlyMap<string, Drawn>,
): ExactCount {
  const found = { exact: 0, of: 0 };
  for (const id of indicatorsBelow(plan.root)) {
    const [columns, own] = [evidence.indicators.get(id), declared.get(id)];
    const grades = indicators.get(id);
    if (!columns || !own || !grades) continue;
    for (let area = 0; area < evidence.areas.length; area++) {
      const at = (name: keyof UncertainValue) => columns[name][area] as number;
      const counts = !Number.isNaN(grades.score[area] as number) || plan.counted[grades.class[area] as number] === true;
      if (Number.isNaN(at('value')) || !counts) continue;
      found.of += 1;
      const [value, lower95, upper95] = [at('value'), at('lower95'), at('upper95')];
      if (isExact(own, { value, lower95, upper95, numerator: at('numerator'), denominator: at('denominator') }))
        found.exact += 1;
    }
  }
  return found;
}

/**
 * Warns where more than half of the values that a framework rates from are taken as exactly right although it draws true values: its
 * chances then say little. Resampling draws no values, and without draws nothing is said.
 *
 * @returns RATING_VALUES_EXACT, or nothing
 */
export function exactValues(
  item: Declared<Framework>,
  evaluations: readonly Evaluation[],
  indicators: readonly Indicator[],
): Issue[] {
  if (item.value.certainty.method !== 'posterior') return [];
  const declared = new Map(indicators.map((one) => [one.id, one]));
  const counts = evaluations.map((one) => exactInputs(one, declared));
  const sum = (key: keyof ExactCount) => counts.reduce((total, one) => total + one[key], 0);
  const [exact, of] = [sum('exact'), sum('of')];
  if (exact * 2 <= of) return [];
  const path = ['certainty', 'method'];
  const where = { file: item.file, ...item.locate(path), path: path.join('.') };
  return [issue('RATING_VALUES_EXACT', where, { value: item.value.id, exact, of })];
}
