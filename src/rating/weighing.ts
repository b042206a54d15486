/** Combiners to whose result the weights of the parts matter. */
export const weighing: ReadonlySet<string> = new Set([
  'mean',
  'geometric',
  'harmonic',
  'power',
  'sum',
  'points',
  'copeland',
]);
