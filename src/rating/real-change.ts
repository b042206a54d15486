/** How likely each class is, by its id; classes that are left out have no chance. */
export type ClassChances = Readonly<Record<string, number>>;

/** Chances that the later of two ratings is truly better, and truly worse, than the earlier one; the rest is that they are equal. */
export interface ChangeChances {
  better: number;
  worse: number;
}

/** How sure one must be to call a change real, unless a framework declares another level. */
export const realChangeLevel = 0.95;

/**
 * The chance that a rating is truly better, or worse, than an earlier one, from how likely each class was at either time.
 *
 * Method — the two ratings are taken as independent: P(better) is the sum, over every pair of a class now and a worse one before, of
 * the product of their chances. Two ratings that rest partly on the same numbers are more alike than that, so this errs on the side
 * of chance: it never calls more changes real than there are.
 *
 * Edges — classes that the order does not name (no rating) are left out, and the rest is scaled to 1; where nothing is left, the
 * chances are not known.
 *
 * @param before  chances of the classes in the earlier release; undefined where they are not known
 * @param after   the same in the later one
 * @param order   classes that are ratings, from best to worst
 * @returns undefined where either is not known
 */
export function changeChances(
  before: ClassChances | undefined,
  after: ClassChances | undefined,
  order: readonly string[],
): ChangeChances | undefined {
  const [old, young] = [scaled(before, order), scaled(after, order)];
  if (!old || !young) return undefined;
  let [better, worse, oldBetter, youngBetter] = [0, 0, 0, 0];
  for (let at = 0; at < order.length; at++) {
    worse += (young[at] as number) * oldBetter;
    better += (old[at] as number) * youngBetter;
    oldBetter += old[at] as number;
    youngBetter += young[at] as number;
  }
  return { better, worse };
}

function scaled(chances: ClassChances | undefined, order: readonly string[]): number[] | undefined {
  const own = order.map((name) => chances?.[name] ?? 0);
  const whole = own.reduce((sum, chance) => sum + chance, 0);
  return whole > 0 ? own.map((chance) => chance / whole) : undefined;
}
