import type { Ladder } from './ladder.ts';
import type { Probed, Prober, Variant } from './probe.ts';
import { inStep, searchClimbs } from './search.ts';

/** Indicators among which sets are looked for: those that move the rating most. */
const mostCandidates = 20;
/** Sets of which the smallest change is worked out, of those that would do. */
const mostCompared = 4;

export interface FoundSet {
  steps: Variant;
  class: number;
}

/**
 * The smallest set of two or three indicators that reach a better label together where none does alone: first how few, then
 * which go the smallest share of their way.
 *
 * Method — sets of the indicators with most effect are tried at their best. Of those that reach a better label the shares are
 * worked out, all going the same share of their way; then each is taken back as far as the others allow.
 *
 * @param effect  what an indicator at its best does to the score, above 0 towards better
 * @returns undefined when no such set is found; `complete` says whether all sets of the candidates were tried
 */
export function smallestSet(
  prober: Prober,
  ladders: readonly { ladder: Ladder; effect: number }[],
  isBetter: (position: number) => boolean,
): { found: FoundSet | undefined; complete: boolean } {
  const candidates = [...ladders]
    .sort((a, b) => b.effect - a.effect || (a.ladder.indicator < b.ladder.indicator ? -1 : 1))
    .slice(0, mostCandidates)
    .map(({ ladder }) => ladder);
  for (const size of [2, 3]) {
    const sets = combinations(candidates, size);
    const answers = prober.probe(sets.map(atBest));
    const reaching = sets.filter((_, i) => answers[i] !== undefined && isBetter((answers[i] as Probed).class));
    const ends = answers.filter((answer) => isBetter(answer.class));
    const cheapest = nearest(prober, reaching, ends, isBetter);
    if (cheapest) return { found: cheapest, complete: true };
    if (answers.length < sets.length) return { found: undefined, complete: false };
  }
  return { found: undefined, complete: ladders.length <= mostCandidates };
}

function nearest(
  prober: Prober,
  sets: readonly Ladder[][],
  ends: readonly Probed[],
  isBetter: (position: number) => boolean,
): FoundSet | undefined {
  const chosen = sets.slice(0, mostCompared);
  const climbs = chosen.map(inStep);
  const reached = searchClimbs(prober, climbs, ends.slice(0, mostCompared), isBetter);
  const found = reached.flatMap((one, i) => {
    const climb = climbs[i];
    return one && climb ? [{ share: one.step / climb.steps, steps: climb.at(one.step), class: one.class }] : [];
  });
  const best = found.sort((a, b) => a.share - b.share)[0];
  return best && takenBack(prober, best, isBetter);
}

/** Takes each indicator of a set back as far as the others allow, so that no step of it is for nothing. */
function takenBack(prober: Prober, set: FoundSet, isBetter: (position: number) => boolean): FoundSet {
  let { steps, class: reached } = set;
  steps.forEach((_, index) => {
    const now = steps;
    const own = now[index] as Variant[number];
    const climb = {
      steps: own.step,
      at: (step: number) => now.map((one, i) => (i === index ? { ...one, step } : one)),
    };
    const [found] = searchClimbs(prober, [climb], [{ class: reached, score: Number.NaN }], isBetter);
    if (!found) return;
    steps = climb.at(found.step);
    reached = found.class;
  });
  return { steps, class: reached };
}

const atBest = (set: readonly Ladder[]): Variant => set.map((ladder) => ({ ladder, step: ladder.steps }));

/** Sets of a size, of different indicators, those of the first candidates first. */
function combinations(list: readonly Ladder[], size: number): Ladder[][] {
  if (size === 0) return [[]];
  return list.flatMap((first, i) =>
    combinations(list.slice(i + 1), size - 1)
      .filter((rest) => rest.every(({ indicator }) => indicator !== first.indicator))
      .map((rest) => [first, ...rest]),
  );
}
