import type { Evaluation } from '../evaluate.ts';
import type { IndicatorColumns } from '../evidence.ts';
import { type Ladder, laddersOf, rung, type Stepped } from './ladder.ts';
import { countedIn, type Probed, Prober, type Variant } from './probe.ts';
import { hasExactLimits } from './restated.ts';
import { alone, searchClimbs } from './search.ts';
import { smallestSet } from './sets.ts';

/** One indicator with the value that it would need. */
export interface NeededChange {
  indicator: string;
  from: number;
  to: number;
  /** Share of the way to the best seen or to the goal, 0 to 1. */
  share: number;
  /** Counts more (above 0) or less, whole and rounded away from 0; null where the counts are hidden or there are none. */
  counts: number | null;
  /** Out of how many. */
  of: number | null;
  /** Whether the counts follow from the value only about, as for standardised rates. */
  about: boolean;
  /** Whether the limits were worked out anew for the other count, as against moved with the value. */
  exactLimits: boolean;
}

/** Changes that together give a better label, and which. */
export interface Way {
  changes: NeededChange[];
  to: string;
}

export interface NextLabel {
  /**
   * `alone`: each of `ways` is enough by itself. `together`: none is enough alone, and `ways` holds one set that is.
   * `none`: not even all indicators at their best. `more`: all at their best would do, and no set of up to three was found.
   * `best`: there is no better label. `not-rated`: there is no label that counts. `no-label`: the part has scores only.
   */
  answer: 'alone' | 'together' | 'none' | 'more' | 'best' | 'not-rated' | 'no-label';
  from: string;
  /** Overrides that make the present label worse than the score would. */
  heldBy: { id: string; because: string }[];
  /** The nearest way first. */
  ways: Way[];
  /** Indicators that could be better. */
  tried: number;
  /** False where the search was cut off because the framework sets all areas against each other and there are many. */
  complete: boolean;
}

/** Cells (evaluations × areas) that a search may take: some seconds at most. */
const mostCells = 1_000_000;
/** Evaluations in which a climb of a thousand steps is settled, and some to spare. */
const settling = 14;

/**
 * What would have to change in one area for the next better label, all other areas as they are.
 *
 * Method — each indicator is moved towards better, count by count where its counts are known, up to the best value of any area
 * or its goal, and the area is rated by the engine. Where no single one is enough, sets of two and three are searched.
 *
 * Edges — hidden values cannot be moved. Where a higher value is neither good nor bad both directions are tried. The answer is
 * about rules: it does not say that the change can be brought about, or that nothing else would change with it.
 *
 * @param base          the framework evaluated over the evidence as it is
 * @param declarations  the declarations of the indicators, by id
 * @param area          position of the area in the evidence
 * @param part          the part that is rated; empty for the whole
 * @param cells         evaluations × areas that the search may take where each change is an evaluation of all areas
 */
export function nextLabel(
  base: Evaluation,
  declarations: ReadonlyMap<string, Stepped>,
  area: number,
  part: string,
  cells = mostCells,
): NextLabel {
  const { plan, evidence } = base;
  const result = base.nodes.get(part);
  const nothing = { from: '', heldBy: [], ways: [], tried: 0, complete: true };
  if (!result) return { ...nothing, answer: 'no-label' };
  const position = result.limited.class[area] as number;
  const from = plan.classNames[position] ?? '';
  const limits = result.node.finish.limits ?? [];
  const unlimited = result.grades.class[area] as number;
  const heldBy = (result.limited.applied.get(area) ?? []).flatMap((at) =>
    unlimited >= 0 && unlimited < position ? [{ id: limits[at]?.id ?? '', because: limits[at]?.because ?? '' }] : [],
  );
  const start = { ...nothing, from, heldBy };
  const labelled = result.limited.class.some((one) => one >= 0);
  if (!labelled) return { ...start, answer: 'no-label' };
  if (plan.counted[position] !== true) return { ...start, answer: 'not-rated' };
  const isBetter = (other: number) => other >= 0 && other < position && plan.counted[other] === true;
  if (!givesBetter(base, part, isBetter)) return { ...start, answer: 'best' };

  const prober = new Prober(base, area, part, Math.ceil(cells / Math.max(1, evidence.areas.length)));
  const ladders = [...countedIn(base, part)].flatMap((id) => {
    const declaration = declarations.get(id);
    const columns = evidence.indicators.get(id);
    return declaration && columns ? laddersOf(declaration, columns, area) : [];
  });
  const tried = new Set(ladders.map(({ indicator }) => indicator)).size;
  const atBest = prober.probe(ladders.map((ladder) => [{ ladder, step: ladder.steps }]));
  const complete = () => prober.left >= 0 && atBest.length === ladders.length;
  const wayOf = (steps: Variant, to: number): Way => ({
    changes: steps.map((one) =>
      neededChange(one, evidence.indicators.get(one.ladder.indicator) as IndicatorColumns, area),
    ),
    to: plan.classNames[to] ?? '',
  });

  const score = result.grades.score[area] as number;
  const better = plan.framework.better === 'low' ? -1 : 1;
  const reaching = ladders.flatMap((ladder, i) =>
    isBetter(atBest[i]?.class ?? -1) ? [{ ladder, end: atBest[i] as Probed }] : [],
  );
  if (reaching.length > 0) {
    const chosen = affordable(prober, reaching, better, score);
    const found = searchClimbs(
      prober,
      chosen.map(({ ladder }) => alone(ladder)),
      chosen.map(({ end }) => end),
      isBetter,
    );
    const ways = found.flatMap((one, i) => {
      const ladder = chosen[i]?.ladder as Ladder;
      return one ? [wayOf([{ ladder, step: one.step }], one.class)] : [];
    });
    const share = (way: Way) => way.changes[0]?.share ?? 1;
    ways.sort((a, b) => share(a) - share(b));
    return { ...start, answer: 'alone', ways, tried, complete: complete() && ways.length === reaching.length };
  }

  const effects = ladders.map((ladder, i) => {
    const gain = better * ((atBest[i]?.score ?? Number.NaN) - score);
    return { ladder, effect: Number.isNaN(gain) ? 0 : gain };
  });
  const oneWay = bestDirections(effects);
  const [all] = prober.probe([oneWay.map(({ ladder }) => ({ ladder, step: ladder.steps }))]);
  if (!all || !isBetter(all.class))
    return { ...start, answer: 'none', tried, complete: complete() && all !== undefined };
  const helpful = effects.filter(({ effect }) => effect > 0);
  const set = smallestSet(prober, helpful.length > 1 ? helpful : effects, isBetter);
  if (!set.found) return { ...start, answer: 'more', tried, complete: complete() && set.complete };
  return { ...start, answer: 'together', ways: [wayOf(set.found.steps, set.found.class)], tried, complete: complete() };
}

/** Those climbs that can be searched to their end: all, or where each try is an evaluation of all areas those that do most. */
function affordable<T extends { end: Probed }>(
  prober: Prober,
  climbs: readonly T[],
  better: number,
  score: number,
): readonly T[] {
  if (prober.together) return climbs;
  const gain = ({ end }: T) => better * (end.score - score) || 0;
  return [...climbs].sort((a, b) => gain(b) - gain(a)).slice(0, Math.max(1, Math.floor(prober.left / settling)));
}

/** Whether any class that the rules of a part can give is better. */
function givesBetter(base: Evaluation, part: string, isBetter: (position: number) => boolean): boolean {
  const { plan } = base;
  const { combiner, finish } = base.nodes.get(part)?.node ?? {};
  const named = JSON.stringify([combiner, finish?.label, finish?.limits]);
  return plan.classNames.some((name, at) => isBetter(at) && named.includes(`"${name}"`));
}

/** One direction an indicator: the one that does more. */
function bestDirections(effects: readonly { ladder: Ladder; effect: number }[]) {
  const found = new Map<string, { ladder: Ladder; effect: number }>();
  for (const one of effects) {
    const known = found.get(one.ladder.indicator);
    if (!known || one.effect > known.effect) found.set(one.ladder.indicator, one);
  }
  return [...found.values()];
}

function neededChange({ ladder, step }: Variant[number], columns: IndicatorColumns, area: number): NeededChange {
  const { value, numerator } = rung(ladder, step);
  const exact = ladder.counted ? ladder.sign * step : numerator - ladder.numerator;
  const whole = Math.sign(exact) * Math.ceil(Math.abs(exact) - 1e-9);
  return {
    indicator: ladder.indicator,
    from: ladder.value,
    to: value,
    share: step / ladder.steps,
    counts: Number.isFinite(whole) ? whole : null,
    of: Number.isFinite(ladder.denominator) ? ladder.denominator : null,
    about: !ladder.counted,
    exactLimits: hasExactLimits(ladder, columns, area),
  };
}
