/** Keys of an indicator that change its values; the others are words about it, or change what is done with the values. */
const defining = [
  'method',
  'numerator',
  'denominator',
  'window',
  'multiplier',
  'perDay',
  'exactBelow',
  'standard',
  'levels',
  'publish',
  'minimum',
  'published',
];

/** Whether a key of an indicator’s declaration is part of how its values are made. */
export function definesValue(key: string): boolean {
  return defining.includes(key);
}

/** The keys, sorted, that two declarations do not share or that hold something else; order within objects does not matter. */
export function changedKeys(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => canonical(before[key]) !== canonical(after[key])).sort();
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
