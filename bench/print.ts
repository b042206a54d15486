/** One figure of the bench and the bar it is held against. */
export interface Line {
  label: string;
  figure: number;
  unit: string;
  atMost?: number;
  atLeast?: number;
  /** How the figure came about. */
  from?: string;
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] as number, sorted[middle] as number];
  return (low + high) / 2;
}

/** The value below which a share of the figures lies. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] as number;
}

export function print({ label, figure, unit, atMost, atLeast, from }: Line): void {
  const met = figure <= (atMost ?? Number.POSITIVE_INFINITY) && figure >= (atLeast ?? Number.NEGATIVE_INFINITY);
  const judged = atMost === undefined && atLeast === undefined ? '      ' : met ? 'meets ' : 'MISSES';
  const shown = `${figure >= 100 ? figure.toFixed(0) : figure.toFixed(2)}${unit ? ` ${unit}` : ''}`;
  const bar = atMost === undefined ? (atLeast === undefined ? '' : `at least ${atLeast}`) : `at most ${atMost}`;
  console.log(
    `${judged}  ${label.padEnd(60)} ${shown.padStart(12)}   ${bar.padEnd(14)}${from ? ` (${from})` : ''}`.trimEnd(),
  );
}
