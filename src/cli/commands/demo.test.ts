import { expect, it } from 'vitest';
import { followLine } from './demo.ts';

it('says that releases follow only where some do', () => {
  expect(followLine(2)).toBe(' 2 more releases follow in a minute or two.');
  expect(followLine(1)).toBe(' One more release follows in a minute or two.');
  expect(followLine(0)).toBe('');
});
