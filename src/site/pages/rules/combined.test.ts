import { describe, expect, it } from 'vitest';
import { combinedByDefault, combinedIn, combinedInWhole } from './combined.ts';

type Declared = Parameters<typeof combinedByDefault>[0];
const measures = { id: 'a', name: 'A', indicators: ['x'] };
const tagged = { id: 't', name: 'T', tagged: { topic: 'x' } };
const own = { ...measures, combiner: { kind: 'mean', absent: 're-proportion' } };
const over = { id: 'b', name: 'B', children: [measures] };
const framework = (overall: boolean, ...nodes: object[]) => ({ overall, nodes }) as unknown as Declared;

describe('what a rule combines', () => {
  it('is measures or parts, by what is in the part', () => {
    expect([measures, tagged, over, { ...over, ...measures }].map((node) => combinedIn(node as never))).toEqual([
      'measures',
      'measures',
      'parts',
      'either',
    ]);
  });

  it('is measures in a whole that counts those of all its parts side by side', () => {
    expect(combinedInWhole(framework(true, measures))).toBe('parts');
    expect(combinedInWhole({ ...framework(true, measures), over: 'parts-of-parts' })).toBe('measures');
  });

  it('is for the rule of a framework what all have that take it', () => {
    expect(combinedByDefault(framework(true, own))).toBe('parts');
    expect(combinedByDefault(framework(false, measures, tagged))).toBe('measures');
    expect(combinedByDefault(framework(true, measures))).toBe('either');
  });
});
