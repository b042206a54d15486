import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movesOf, tallyMoves } from '#rating/movement.ts';
import { tablesOf } from '#rating/vectors/tables.ts';

const text = readFileSync(join(import.meta.dirname, '../../../frameworks/clinical-priority-areas-2016.md'), 'utf8');
const order = ['top', 'well', 'needs', 'greatest-need'];
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Counts of moves between two releases of which only the classes are known. */
function movementOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const rated = (classes: ReadonlyMap<string, string>) =>
    new Map([...classes].map(([area, name]) => [area, { class: name }]));
  return tallyMoves(movesOf(rated(before), rated(after), { order }), order);
}

/** Published counts of groups by rating, best first, as the methodology text has them. */
function published(clinicalArea: string): number[][] {
  const table = tablesOf(text).find(({ header }) => header[0] === 'clinical area');
  return (table?.rows ?? [])
    .filter(({ cells }) => cells[0] === clinicalArea)
    .map(({ cells }) => cells.slice(2).map(Number));
}

/** Areas with one class in each of two releases, from how many have each pair; `` stands for none. */
function releases(pairs: readonly (readonly [string, string, number])[]) {
  const [before, after] = [new Map<string, string>(), new Map<string, string>()];
  let code = 0;
  for (const [from, to, count] of pairs) {
    for (let i = 0; i < count; i++, code++) {
      if (from !== '') before.set(`a${code}`, from);
      if (to !== '') after.set(`a${code}`, to);
    }
  }
  return { before, after };
}

/**
 * The published moves for dementia were counts only. This is one table with the published distributions at its edges and the
 * published numbers of moves in it; how many groups made each single move is made up.
 */
const fitting = [
  [36, 9, 2, 0],
  [16, 17, 8, 1],
  [12, 19, 45, 9],
  [0, 8, 13, 14],
];
const pairs = fitting.flatMap((row, i) =>
  row.map((count, j) => [order[i] as string, order[j] as string, count] as const),
);

describe('the published counts of ratings', () => {
  it('add up to the 209 groups', () => {
    for (const area of ['dementia', 'cancer', 'mental health'])
      for (const row of published(area)) expect(sum(row.slice(0, 4))).toBe(row[4]);
    expect([...published('dementia'), ...published('cancer'), ...published('mental health')]).toHaveLength(4);
  });

  it('agree with the published moves for dementia: 56 steps up on the whole', () => {
    const points = published('dementia').map((row) => sum(row.slice(0, 4).map((count, i) => count * (3 - i))));
    expect((points[1] as number) - (points[0] as number)).toBe(48 + 2 * 20 - (26 + 2 * 3));
  });
});

describe('movement between two releases', () => {
  const { before, after } = releases(pairs);
  const movement = movementOf(before, after);

  it('counts 68 groups up, 20 by two steps, 29 down, 3 by two, and 112 the same', () => {
    expect(sum(movement.up)).toBe(68);
    expect(movement.up).toEqual([48, 20, 0]);
    expect(sum(movement.down)).toBe(29);
    expect(movement.down).toEqual([26, 3, 0]);
    expect(movement.same).toBe(112);
    expect(sum(movement.up) + sum(movement.down) + movement.same).toBe(209);
  });

  it('has the distribution before and after at the edges of its table', () => {
    const [first, second] = published('dementia').map((row) => row.slice(0, 4));
    expect(movement.table.map(sum)).toEqual(first);
    expect(order.map((_, j) => sum(movement.table.map((row) => row[j] as number)))).toEqual(second);
  });

  it('tells areas that are rated for the first time from those that no longer are', () => {
    const few = releases([
      ['', 'well', 2],
      ['top', '', 3],
      ['not-rated', 'top', 1],
      ['needs', 'not-rated', 1],
      ['not-rated', 'not-rated', 5],
      ['greatest-need', 'top', 1],
    ]);
    expect(movementOf(few.before, few.after)).toMatchObject({
      up: [0, 0, 1],
      down: [0, 0, 0],
      same: 0,
      appeared: 3,
      left: 4,
    });
  });

  it('turns round with the releases, whatever the ratings', () => {
    const rating = fc.constantFrom('', 'not-rated', ...order);
    fc.assert(
      fc.property(fc.array(fc.tuple(rating, rating, fc.nat(3)), { maxLength: 20 }), (moves) => {
        const made = releases(moves);
        const there = movementOf(made.before, made.after);
        const back = movementOf(made.after, made.before);
        expect([back.down, back.up, back.same, back.left, back.appeared]).toEqual([
          there.up,
          there.down,
          there.same,
          there.appeared,
          there.left,
        ]);
        const rated = [...made.before.values()].filter((name) => order.includes(name)).length;
        expect(sum(there.up) + sum(there.down) + there.same + there.left).toBe(rated);
      }),
    );
  });
});

describe('a move between two releases', () => {
  const unrated = new Set(['not-rated']);
  const moves = (from: string, to: string, chances: [Record<string, number>?, Record<string, number>?] = []) =>
    movesOf(
      new Map([['a', { class: from, chances: chances[0] }]]),
      new Map([['a', { class: to, chances: chances[1] }]]),
      { order, unrated },
    );

  it('is more than chance only where both ratings are sure enough', () => {
    expect(moves('needs', 'top', [{ needs: 1 }, { top: 0.96, needs: 0.04 }])).toEqual([
      { area: 'a', from: 'needs', to: 'top', kind: 'up', steps: 2, chance: 0.96, real: true },
    ]);
    expect(moves('top', 'well', [{ top: 0.6, well: 0.4 }, { well: 1 }])[0]).toMatchObject({
      kind: 'down',
      steps: 1,
      chance: 0.6,
      real: false,
    });
    expect(moves('top', 'well')[0]).not.toHaveProperty('real');
  });

  it('cannot be compared where the later rules do not have the earlier class', () => {
    expect(moves('excellent', 'top')).toMatchObject([{ kind: 'not-comparable', steps: 0 }]);
    expect(moves('excellent', 'not-rated')).toEqual([]);
    expect(moves('not-rated', 'top')).toMatchObject([{ kind: 'appeared' }]);
  });

  it('is counted by whether it is more than chance', () => {
    const all = [
      ...moves('needs', 'top', [{ needs: 1 }, { top: 1 }]),
      ...moves('top', 'well', [{ top: 0.6, well: 0.4 }, { well: 1 }]),
      ...moves('well', 'needs'),
      ...moves('excellent', 'top'),
    ];
    expect(tallyMoves(all, order)).toMatchObject({
      up: [0, 1, 0],
      down: [2, 0, 0],
      notComparable: 1,
      real: { up: 1, down: 0, chance: 1, unknown: 1 },
    });
  });
});
