import { closestWord } from '#vocabulary/closest-word.ts';

/** A question such as “Did you mean label.bands.good.atLeast? ” before what helps anybody; nothing where no name is near. */
export function meantHint(written: string, known: readonly string[]): string {
  const found = meant(written, known);
  return found === undefined ? '' : `Did you mean ${found}? `;
}

/**
 * The known name that somebody probably meant: the closest one, else the one of which the most steps, as in `nodes.cancer.weight`, were
 * written, or nearly so. Steps that many names have, such as `nodes`, say nothing alone.
 */
export function meant(written: string, known: readonly string[]): string | undefined {
  const whole = closestWord(written, known);
  if (whole !== undefined) return whole;
  const steps = written.split('.').filter((step) => step !== '');
  const common = (step: string) => known.filter((name) => name.split('.').includes(step)).length > known.length / 4;
  let best: { name: string; points: number; length: number } | undefined;
  for (const name of known) {
    const own = name.split('.');
    const near = steps.map((step) => {
      const one = own.includes(step) ? step : closestWord(step, own);
      return one === undefined ? undefined : { one, exact: one === step };
    });
    const found = near.filter((entry) => entry !== undefined);
    if (!found.some(({ one }) => !common(one))) continue;
    const points = found.reduce((sum, { exact }) => sum + (exact ? 2 : 1), 0);
    if (!best || points > best.points || (points === best.points && own.length < best.length))
      best = { name, points, length: own.length };
  }
  return best?.name;
}
