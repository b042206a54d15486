import {
  compareIntervalWithTarget,
  compareWithRange,
  compareWithTarget,
  type JudgedPolarity,
} from '#statistics/comparing/target.ts';
import type { Outcome } from '#vocabulary/outcome.ts';
import type { Mapping } from '../mapping.ts';
import { maybe, number, type OracleCase, UnmappedCase } from '../oracle-file.ts';
import { outcomeFor, polarityOf, unlessMinusOne } from './words.ts';

function outcome(given: OracleCase): Outcome {
  const polarity = polarityOf(given) as JudgedPolarity;
  const value = unlessMinusOne(maybe(given.value));
  if (given.kind === 'range')
    return compareWithRange(value, number(given.lower_limit), number(given.upper_limit), polarity);
  if (given.kind !== 'single') throw new UnmappedCase(`a range or a single target, not ${String(given.kind)}`);
  const target = number(given.lower_limit);
  if (number(given.use_ci) === 0) return compareWithTarget(value, target, polarity);
  if (value === null) return 'not-compared';
  const interval = { lower: unlessMinusOne(maybe(given.lower95)), upper: unlessMinusOne(maybe(given.upper95)) };
  return compareIntervalWithTarget(interval, target, polarity);
}

export const targetCompare: Mapping = {
  files: ['target_compare'],
  compare: (given) => [
    { what: 'significance', ours: outcome(given), recorded: outcomeFor(given.significance, polarityOf(given)) },
  ],
  refuse: outcome,
};
