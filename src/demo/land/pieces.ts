import type { Draws } from '../draws.ts';
import type { Lattice } from './lattice.ts';
import { distance } from './settlement.ts';

/**
 * Divides the land into pieces that grow from seeds until they meet, as parishes did.
 *
 * Seeds lie closer together where many people live, so that pieces in towns are small. Growth crosses the sea at a price, so
 * that every islet belongs to the nearest shore.
 * @param people people of every cell
 * @returns piece of every cell, −1 at sea
 */
export function growPieces(
  lattice: Lattice,
  land: readonly number[],
  people: Float64Array,
  count: number,
  random: Draws,
): Int32Array {
  const seeds = chooseSeeds(lattice, land, people, count, random);
  const isLand = new Uint8Array(lattice.cells.length);
  for (const cell of land) isLand[cell] = 1;
  const price = Float64Array.from(lattice.cells, (_, cell) => (isLand[cell] ? random.between(0.55, 1.45) : 7));
  const piece = new Int32Array(lattice.cells.length).fill(-1);
  const cost = new Float64Array(lattice.cells.length).fill(Number.POSITIVE_INFINITY);
  const queue: { cell: number; cost: number }[] = [];
  seeds.forEach((cell, index) => {
    piece[cell] = index;
    cost[cell] = 0;
    queue.push({ cell, cost: 0 });
  });
  while (queue.length > 0) {
    const { cell, cost: reached } = takeCheapest(queue);
    if (reached > cost[cell]!) continue;
    for (const next of lattice.cells[cell]!.neighbours) {
      if (next < 0) continue;
      const total = reached + price[next]!;
      if (total >= cost[next]!) continue;
      cost[next] = total;
      piece[next] = piece[cell]!;
      addToHeap(queue, { cell: next, cost: total });
    }
  }
  for (let cell = 0; cell < piece.length; cell++) if (!isLand[cell]) piece[cell] = -1;
  return piece;
}

function chooseSeeds(
  lattice: Lattice,
  land: readonly number[],
  people: Float64Array,
  count: number,
  random: Draws,
): number[] {
  const average = land.reduce((sum, cell) => sum + people[cell]!, 0) / land.length;
  const seeds: number[] = [];
  while (seeds.length < count) {
    let best = -1;
    let merit = -1;
    for (let attempt = 0; attempt < 60; attempt++) {
      const cell = random.pick(land);
      const { centre } = lattice.cells[cell]!;
      let gap = Number.POSITIVE_INFINITY;
      for (const seed of seeds) gap = Math.min(gap, distance(lattice.cells[seed]!.centre, centre));
      const crowding = (0.35 + people[cell]! / average) ** 0.3;
      if (Math.min(gap, 99) * crowding > merit) {
        merit = Math.min(gap, 99) * crowding;
        best = cell;
      }
    }
    seeds.push(best);
  }
  return seeds;
}

interface Step {
  cell: number;
  cost: number;
}

function addToHeap(heap: Step[], step: Step): void {
  let at = heap.push(step) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]!.cost <= step.cost) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = step;
}

function takeCheapest(heap: Step[]): Step {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]!.cost < heap[child]!.cost) child++;
    if (heap[child]!.cost >= last.cost) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
