import type { Trigger } from '#project/schema/framework.ts';
import type { RoundKind, TriggerState } from '#vocabulary/movement.ts';
import type { ReleasedRating } from './movement.ts';
import { changeChances } from './real-change.ts';

/** The rating of one part of one area in one release; without a class where there was none. */
export interface Round extends Partial<ReleasedRating> {
  release: string;
  /** Last day of the newest period that the part was rated from; without it the release is a round of its own. */
  period?: string | undefined;
}

export interface TriggerAnswer {
  state: TriggerState;
  /** Rounds below the label without a break, up to now. */
  rounds: number;
  /** The release in which they began. */
  since: string;
  /** Chance that the rating is truly better now than at the start of the rounds that count; absent where it is not known. */
  better?: number | undefined;
  /** Every release, oldest first. */
  trail: { release: string; class: string | null; is: RoundKind; period?: string }[];
}

export interface TriggerClasses {
  /** Classes that are ratings, from best to worst. */
  order: readonly string[];
  /** Classes that say that there is no rating. */
  unrated: ReadonlySet<string>;
}

/**
 * Whether one part of one area has been below a label for several rounds in a row without getting better.
 *
 * A round is a period that was rated: of several releases for the same newest period, such as a release and its correction, only the
 * last counts, in its place among the periods: a late correction of an older one does not become the newest. A trigger may take each
 * release for a round instead.
 *
 * Edges — a round without a rating, or with a class that the rules of today do not have, breaks the row or is passed over, as the
 * trigger declares; so does the newest one. Whether it got better is asked of the last `rounds` rounds of the row: an area that
 * once improved and then stood still is not excused for ever. Where the chances of the classes are not known, nothing excuses.
 *
 * @param rounds  releases in the order of their publication, the newest last
 * @returns undefined where it is not below the label now, or for fewer rounds than one short of the declared number
 */
export function evaluateTrigger(
  trigger: Trigger,
  { order, unrated }: TriggerClasses,
  rounds: readonly Round[],
): TriggerAnswer | undefined {
  const threshold = order.indexOf(trigger.below);
  const kindOf = (name: string | undefined): RoundKind => {
    if (name === undefined || name === '' || unrated.has(name)) return 'not-rated';
    const at = order.indexOf(name);
    return at < 0 ? 'not-comparable' : at > threshold ? 'below' : 'not-below';
  };
  const last = new Map(rounds.map(({ period }, at) => [period, at]));
  const replaced = ({ period }: Round, at: number) =>
    trigger.roundsOf === 'periods' && period !== undefined && last.get(period) !== at;
  const kinds = rounds.map((round, at) => (replaced(round, at) ? 'replaced' : kindOf(round.class)));
  const row: Round[] = [];
  for (const at of inOrder(trigger, rounds).reverse()) {
    if (kinds[at] === 'replaced') continue;
    if (kinds[at] === 'not-below') break;
    if (kinds[at] === 'below') row.unshift(rounds[at] as Round);
    else if (trigger.missing === 'breaks') break;
  }
  if (row.length === 0 || row.length < trigger.rounds - 1) return undefined;
  const counted = row.slice(-trigger.rounds);
  const better = changeChances(counted[0]?.chances, counted.at(-1)?.chances, order)?.better;
  const full = row.length >= trigger.rounds;
  const excused = trigger.improving === 'excuses' && better !== undefined && better >= trigger.level;
  return {
    state: !full ? 'watched' : excused ? 'excused' : 'triggered',
    rounds: row.length,
    since: (row[0] as Round).release,
    ...(better === undefined ? {} : { better }),
    trail: rounds.map(({ release, class: name, period }, at) => ({
      release,
      class: name || null,
      is: kinds[at] as RoundKind,
      ...(period === undefined ? {} : { period }),
    })),
  };
}

/** Positions of the rounds as they follow one another: by the period that was rated, where all have one and a trigger counts periods. */
function inOrder({ roundsOf }: Trigger, rounds: readonly Round[]): number[] {
  const positions = rounds.map((_, at) => at);
  if (roundsOf !== 'periods' || rounds.some(({ period }) => period === undefined)) return positions;
  const periodOf = (at: number) => rounds[at]?.period as string;
  return positions.sort((a, b) => (periodOf(a) < periodOf(b) ? -1 : periodOf(a) > periodOf(b) ? 1 : a - b));
}
