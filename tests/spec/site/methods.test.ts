import { expect, it } from 'vitest';
import { statisticMethods } from '#statistics/registry.ts';
import { methods } from '#vocabulary/method.ts';
import { english } from '#vocabulary/messages/english/english.ts';

it('the page of methods has every method of the registry in plain words, and no other', () => {
  const told = english.methods.groups.flatMap((group) => group.methods.map(({ id }) => id));
  expect(new Set(told).size).toBe(told.length);
  expect([...told].sort()).toEqual([...new Set([...statisticMethods.map(({ name }) => name), ...methods])].sort());
});
