/**
 * Chances in whole tenths that come to 10 together, as nearly as they can: each is rounded down, and what is left goes to those that
 * lost most by it (the largest remainders).
 *
 * Edges — equal remainders: the larger chance first, then the one that stands first. Chances that do not come to 1 come to as many
 * tenths as their sum does.
 *
 * @param chances each 0 to 1
 */
export function tenthsOf(chances: readonly number[]): number[] {
  // A tenth that is only missed by the last bit is one.
  const exact = chances.map((chance) => Math.round(chance * 1e10) / 1e9);
  const tenths = exact.map(Math.floor);
  const left = Math.round(exact.reduce((sum, one) => sum + one, 0)) - tenths.reduce((sum, one) => sum + one, 0);
  const remainder = (at: number) => (exact[at] as number) - (tenths[at] as number);
  const next = exact
    .map((_, at) => at)
    .sort((a, b) => remainder(b) - remainder(a) || (exact[b] as number) - (exact[a] as number) || a - b);
  for (const at of next.slice(0, Math.max(0, left))) tenths[at] = (tenths[at] as number) + 1;
  return tenths;
}
