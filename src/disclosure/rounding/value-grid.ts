/** One count that a value rests on, as it is shown, and the base it was rounded to; base 0 for a count shown as it is. */
export interface ShownCount {
  count: number;
  base: number;
}

/**
 * The step to which a value is rounded when its counts are: the smallest of 1, 2 and 5 times a power of ten by which it may differ
 * when each count differs by its base.
 *
 * For values that do not follow from two counts alone, such as rates that are standardised for age: to full precision they would
 * tell more than the counts that stand beside them.
 *
 * @param size  the largest of the value and its limits, without its sign
 * @returns 0 when nothing is to be rounded
 */
export function gridStep(size: number, counts: readonly ShownCount[]): number {
  let share = 0;
  for (const { count, base } of counts) if (base > 0) share += base / Math.max(Math.abs(count), base);
  const effect = size * share;
  if (!(effect > 0 && effect < Number.POSITIVE_INFINITY)) return 0;
  const power = Math.floor(Math.log10(effect) + 1e-12);
  for (const digit of [1, 2, 5]) {
    const step = scaled(digit, power);
    if (step >= effect * (1 - 1e-9)) return step;
  }
  return scaled(1, power + 1);
}

/** The nearest multiple of a step, halves up. */
export function onGrid(value: number, step: number): number {
  if (step === 0) return value;
  const steps = Math.floor(value / step + 0.5);
  // Below 1 the inverse of the step is a whole number, and dividing by it gives the digits as they are written.
  return step < 1 ? steps / Math.round(1 / step) : steps * step;
}

function scaled(digit: number, power: number): number {
  return power < 0 ? digit / 10 ** -power : digit * 10 ** power;
}
