import loadHighs from 'highs';
import type { Solve } from '#disclosure/attacker/attack.ts';
import type { SolvePoint } from '#disclosure/attacker/find-narrow.ts';

const options = { output_flag: false, presolve: 'off' } as const;

/** The attacker's solver: HiGHS. A programme without a bound gives Infinity; one that cannot be met is an error. */
export async function loadSolver(): Promise<Solve> {
  const highs = await loadHighs();
  return (programme) => {
    const { Status, ObjectiveValue } = highs.solve(programme, options);
    if (Status === 'Optimal') return ObjectiveValue;
    if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded') return Number.POSITIVE_INFINITY;
    throw new Error(`the attacker's programme ended as ${Status}`);
  };
}

/** The same solver with the whole solution; undefined when nothing fits. */
export async function loadPointSolver(): Promise<SolvePoint> {
  const highs = await loadHighs();
  return (programme) => {
    const { Status, Columns } = highs.solve(programme, { output_flag: false });
    if (Status === 'Infeasible') return undefined;
    if (Status !== 'Optimal') throw new Error(`the attacker's programme ended as ${Status}`);
    return new Map(Object.entries(Columns).map(([name, column]) => [name, 'Primal' in column ? column.Primal : 0]));
  };
}
