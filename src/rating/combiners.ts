import type { Combiner } from '#project/schema/framework.ts';
import type { CombinerFunction, Part } from './combiners/combiner.ts';
import { copeland } from './combiners/copeland.ts';
import { counts } from './combiners/counts.ts';
import { criteria } from './combiners/criteria.ts';
import { expression } from './combiners/expression.ts';
import { extreme } from './combiners/extreme.ts';
import { grid } from './combiners/grid.ts';
import { meanOf } from './combiners/means.ts';
import { rules } from './combiners/rules.ts';
import { points, sum } from './combiners/sums.ts';
import type { Frame } from './frame.ts';
import type { Grades } from './grades.ts';

/** One function a kind. To add one: declare it in the schema of combiners, write it in combiners/, and name it here. */
const combiners: { [K in Combiner['kind']]: CombinerFunction<K> } = {
  best: extreme,
  copeland,
  counts,
  criteria,
  expression,
  geometric: ({ absent }, parts, { areas }) => meanOf(parts, areas, absent, { by: 'geometric' }, { is: 'geometric' }),
  grid,
  harmonic: ({ absent }, parts, { areas }) => meanOf(parts, areas, absent, { by: 'harmonic' }, { is: 'harmonic' }),
  mean: ({ absent }, parts, { areas }) => meanOf(parts, areas, absent, {}, { is: 'mean' }),
  points,
  power: ({ absent, exponent }, parts, { areas }) =>
    meanOf(parts, areas, absent, { by: 'power', power: exponent }, { is: 'power', values: { exponent } }),
  rules,
  sum,
  worst: extreme,
};

/** Combines the grades of the parts of a framework by its declared rule. */
export function combine(combiner: Combiner, parts: readonly Part[], frame: Frame): Grades {
  const apply = combiners[combiner.kind] as CombinerFunction<Combiner['kind']>;
  return apply(combiner as never, parts, frame);
}
