import type { Ladder } from './ladder.ts';
import type { Probed, Prober, Variant } from './probe.ts';

/** A climb that is searched: how its step becomes a variant, and how far it goes. */
export interface Climb {
  steps: number;
  at: (step: number) => Variant;
}

/** Where a climb first reaches a better label: at `step`, and not one step below. */
export interface Reached {
  step: number;
  class: number;
}

/** Points between two steps that are tried in one round where variants are rows of one evaluation. */
const pointsTogether = 15;

/**
 * For each climb that reaches a better label at its end, a step that reaches it while the one below does not.
 *
 * Method — sections: the stretch between a step that fails and one that reaches is cut, and the first part whose ends differ is
 * kept, until they are neighbours. Where the label goes up and down on the way, this is one such place and not always the first.
 *
 * @param isBetter  whether a class is better than the present one
 * @returns undefined for a climb whose search was cut off because the budget was used up
 */
export function searchClimbs(
  prober: Prober,
  climbs: readonly Climb[],
  atEnd: readonly Probed[],
  isBetter: (position: number) => boolean,
): (Reached | undefined)[] {
  const open = climbs.map(({ steps }, i) => ({ low: 0, high: steps, class: (atEnd[i] as Probed).class, cut: false }));
  const points = prober.together ? pointsTogether : 1;
  for (;;) {
    const asked = open.flatMap((state, climb) =>
      state.cut ? [] : between(state.low, state.high, points).map((step) => ({ climb, step })),
    );
    if (asked.length === 0) break;
    const answers = prober.probe(asked.map(({ climb, step }) => (climbs[climb] as Climb).at(step)));
    const settled = new Set<number>();
    asked.forEach(({ climb, step }, i) => {
      const state = open[climb] as (typeof open)[number];
      const answer = answers[i];
      if (settled.has(climb)) return;
      if (!answer) {
        state.cut = true;
      } else if (isBetter(answer.class)) {
        state.high = step;
        state.class = answer.class;
        settled.add(climb);
      } else state.low = step;
    });
  }
  return open.map((state) => (state.cut ? undefined : { step: state.high, class: state.class }));
}

/** Whole numbers between two, at most so many, evenly spread. */
function between(low: number, high: number, most: number): number[] {
  const gap = high - low;
  const count = Math.min(most, gap - 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) => low + Math.ceil(((i + 1) * gap) / (count + 1)));
}

/** A climb of one indicator. */
export function alone(ladder: Ladder): Climb {
  return { steps: ladder.steps, at: (step) => [{ ladder, step }] };
}

/** A climb of several indicators at once, each going the same share of its way. */
export function inStep(ladders: readonly Ladder[]): Climb {
  const steps = Math.max(...ladders.map((ladder) => ladder.steps));
  return {
    steps,
    at: (step) => ladders.map((ladder) => ({ ladder, step: Math.ceil((ladder.steps * step) / steps - 1e-12) })),
  };
}
