import loadHighs from 'highs';
import type { Solve } from '../../../src/disclosure/attacker/attack.ts';

/** The attacker's solver: HiGHS. A programme without a bound gives Infinity; one that cannot be met is an error of the test. */
export async function loadSolver(): Promise<Solve> {
  const highs = await loadHighs();
  return (programme) => {
    const { Status, ObjectiveValue } = highs.solve(programme, { output_flag: false, presolve: 'off' });
    if (Status === 'Optimal') return ObjectiveValue;
    if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded') return Number.POSITIVE_INFINITY;
    throw new Error(`the attacker's programme ended as ${Status}`);
  };
}
