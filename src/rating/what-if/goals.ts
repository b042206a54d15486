import { targetColumns } from '#statistics/comparing/target.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { IndicatorColumns, RatingEvidence } from '../evidence.ts';
import type { MadeChange } from './changed-framework.ts';
import { meantHint } from './meant.ts';
import type { WantedNumber } from './wanted.ts';

const ofGoal = /^goals[.:]([a-z0-9-]+)$/;

/** Wanted numbers that are goals of indicators, as in `goals.waiting=18`, and the others. */
export function goalsApart(set: readonly WantedNumber[]): { goals: WantedNumber[]; others: WantedNumber[] } {
  return {
    goals: set.filter(({ address }) => ofGoal.test(address)),
    others: set.filter(({ address }) => !ofGoal.test(address)),
  };
}

/**
 * The evidence with other goals; comparisons with them are made anew, by the middle band where the goal has one.
 *
 * @throws WHAT_IF_PLACE_UNKNOWN for an indicator without a goal
 */
export function withGoals(
  evidence: RatingEvidence,
  goals: readonly WantedNumber[],
): { evidence: RatingEvidence; changed: MadeChange[] } {
  if (goals.length === 0) return { evidence, changed: [] };
  const indicators = new Map(evidence.indicators);
  const changed = goals.map(({ address, value, where }): MadeChange => {
    const id = ofGoal.exec(address)?.[1] ?? '';
    const columns = indicators.get(id);
    if (!columns?.goal) {
      const known = [...indicators].flatMap(([name, { goal }]) => (goal ? [`goals.${name}`] : []));
      throw new AppError('WHAT_IF_PLACE_UNKNOWN', { where, value: address, hint: meantHint(`goals.${id}`, known) });
    }
    indicators.set(id, againstGoal(columns, { ...columns.goal, value }));
    return { address: `goals.${id}`, from: columns.goal.value, to: value };
  });
  return { evidence: { areas: evidence.areas, indicators }, changed };
}

function againstGoal(columns: IndicatorColumns, goal: NonNullable<IndicatorColumns['goal']>): IndicatorColumns {
  if (columns.polarity === 'neither') return { ...columns, goal };
  const outcome = new Uint8Array(columns.value.length);
  targetColumns({
    value: columns.value,
    target: goal.upper === undefined ? goal.value : { lower: goal.value, upper: goal.upper },
    polarity: columns.polarity,
    out: outcome,
  });
  return { ...columns, goal, outcomes: { ...columns.outcomes, goal: Int8Array.from(outcome) } };
}
