import { describe, expect, it } from 'vitest';
import { moveOf, type PastRating } from './rating-moves.ts';

const rating = (look: PastRating['look'], name: string = look): PastRating => ({ look, name });

describe('the movement of a rating', () => {
  it('is up when the word is a better one, down when it is a worse one', () => {
    expect(moveOf(rating('worse-998'), rating('worse-95'))).toBe('up');
    expect(moveOf(rating('better'), rating('expected'))).toBe('down');
    expect(moveOf(rating('expected'), rating('expected'))).toBe('same');
  });

  it('is neither when one of the two was no judgement', () => {
    expect(moveOf(undefined, rating('expected'))).toBe('new');
    expect(moveOf(rating('no-data'), rating('better'))).toBe('new');
    expect(moveOf(rating('better'), rating('no-data'))).toBe('lost');
    expect(moveOf(rating('no-direction'), undefined)).toBe('none');
  });

  it('is a change without direction when two words look alike', () => {
    expect(moveOf(rating('better', 'Good'), rating('better', 'Outstanding'))).toBe('other');
  });
});
