/**
 * Rounds half away from zero, as published scores are. A number that decimal arithmetic would call a half is taken as one:
 * 1.005 counts as 1.005 although the nearest binary number lies below.
 */
export function roundTo(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  const scale = 10 ** digits;
  const scaled = Math.abs(value) * scale;
  const nudged = Math.floor(scaled + 0.5 + scaled * 2 ** -50);
  return (Math.sign(value) * nudged) / scale || 0;
}
