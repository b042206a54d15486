import { wholeWeight } from '#estimates/ways-up.ts';
import type { Gathered } from './gather-cells.ts';
import type { GrowingSums } from './growing-sums.ts';
import type { Side } from './protected-indicators.ts';
import type { StratumSum } from './stratum-sums.ts';

type Block = Gathered['cells']['blocks'][number];

/** Takes a sum: its total, and its parts with their weights, by position in `GatheredCells`. Lists are not kept. */
type Take = (total: number, parts: readonly number[], weights: readonly number[]) => void;

/**
 * Adds the sums that link the gathered cells: larger areas on both maps, strata, windows of time, sums and differences of measures, and
 * totals that are given both as stated and as added up from age bands. Parts that no cell gives are left out, so such a sum holds only
 * where they are nothing.
 *
 * @param idOf  cell → its position in the cell table
 */
export function gatherSums(
  gathered: Gathered,
  sides: readonly Side[],
  strata: readonly StratumSum[],
  { idOf, sums }: { idOf: Int32Array; sums: GrowingSums },
): void {
  const taking =
    (about: string): Take =>
    (total, parts, weights) => {
      if (parts.length === 0) return;
      const sum = sums.next;
      const sorted = parts.every((cell, i) => i === 0 || idOf[parts[i - 1]!]! <= idOf[cell]!);
      const order = sorted ? undefined : parts.map((_, i) => i).sort((a, b) => idOf[parts[a]!]! - idOf[parts[b]!]!);
      for (let k = 0; k < parts.length; k++) {
        const i = order ? order[k]! : k;
        sums.add(about, sum, idOf[total]!, idOf[parts[i]!]!, weights[i]!);
      }
    };
  addAreas(gathered, taking('areas'));
  addStrata(gathered, strata, taking('strata'));
  addWindows(gathered, taking('windows'));
  addMeasures(gathered, sides, taking('measures'));
  addBands(gathered, sides, taking('age bands'));
}

/** The areas behind each larger one. */
function addAreas({ cells, order, sets }: Gathered, take: Take): void {
  const parts: number[] = [];
  const weights: number[] = [];
  for (const total of order) {
    const [block, set] = [cells.at('block', total), cells.at('set', total)];
    const members = sets.membersOf(set);
    if (!members) continue;
    parts.length = weights.length = 0;
    for (let i = 0; i < members.areas.length; i++) {
      const alone = sets.alone(members.areas[i]!);
      const cell = alone === set ? -1 : cells.find(block, alone);
      if (cell < 0) continue;
      parts.push(cell);
      weights.push(members.weights[i]! / wholeWeight);
    }
    take(total, parts, weights);
  }
}

/** Cells of one area: what strata, times and measures add up to in larger areas follows from these. */
function eachLeaf({ cells, order }: Gathered, see: (cell: number, set: number, block: Block) => void): void {
  for (const cell of order)
    if (cells.at('leaves', cell) === 1) see(cell, cells.at('set', cell), cells.blocks[cells.at('block', cell)]!);
}

/** Takes a cell as the sum of the same areas in other blocks. */
function takeBlocks(
  { cells }: Gathered,
  { total, set, take }: { total: number; set: number; take: Take },
  blocks: readonly { block: number; weight: number }[],
): void {
  if (blocks.length === 0) return;
  const parts: number[] = [];
  const weights: number[] = [];
  for (const { block, weight } of blocks) {
    const cell = cells.find(block, set);
    if (cell < 0) continue;
    parts.push(cell);
    weights.push(weight);
  }
  take(total, parts, weights);
}

function addStrata(gathered: Gathered, strata: readonly StratumSum[], take: Take): void {
  const { cells } = gathered;
  const byWhole = new Map<number, StratumSum[]>();
  for (const sum of strata) byWhole.set(sum.whole, [...(byWhole.get(sum.whole) ?? []), sum]);
  const blocksOf = remembered(({ side, time, stratum }) =>
    (byWhole.get(stratum) ?? []).map(({ parts }) =>
      parts.map((one) => ({ block: cells.findBlock(side, time, one), weight: 1 })),
    ),
  );
  eachLeaf(gathered, (total, set, block) => {
    for (const blocks of blocksOf(block)) takeBlocks(gathered, { total, set, take }, blocks);
  });
}

function addWindows(gathered: Gathered, take: Take): void {
  const { cells, spans, single } = gathered;
  const blocksOf = remembered(({ side, time, stratum }) => {
    const periods = spans[time] ?? [];
    if (periods.length < 2) return [];
    return periods.map((period) => ({ block: cells.findBlock(side, single.get(period)!, stratum), weight: 1 }));
  });
  eachLeaf(gathered, (total, set, block) => {
    takeBlocks(gathered, { total, set, take }, blocksOf(block));
  });
}

function addMeasures(gathered: Gathered, sides: readonly Side[], take: Take): void {
  const { cells } = gathered;
  const single = singleSides(sides);
  const blocksOf = remembered(({ side, time, stratum }) => {
    const { measures, banded } = sides[side] as Side;
    if (measures.length < 2 || banded) return [];
    return measures.flatMap(({ measure, sign }) =>
      (single.get(measure.id) ?? []).map(({ id }) => ({ block: cells.findBlock(id, time, stratum), weight: sign })),
    );
  });
  eachLeaf(gathered, (total, set, block) => {
    takeBlocks(gathered, { total, set, take }, blocksOf(block));
  });
}

function addBands(gathered: Gathered, sides: readonly Side[], take: Take): void {
  const { cells } = gathered;
  const single = singleSides(sides);
  const blocksOf = remembered(({ side, time, stratum }) => {
    const { measures, banded } = sides[side] as Side;
    if (measures.length !== 1 || !banded) return [];
    const stated = single.get(measures[0]!.measure.id) ?? [];
    return stated.map(({ id }) => ({ block: cells.findBlock(id, time, stratum), weight: 1 }));
  });
  eachLeaf(gathered, (total, set, block) => {
    takeBlocks(gathered, { total, set, take }, blocksOf(block));
  });
}

/** Single measures, as sides of their own. */
function singleSides(sides: readonly Side[]): Map<string, Side[]> {
  const found = new Map<string, Side[]>();
  for (const side of sides) {
    const measure = side.measures[0]?.measure.id;
    if (side.measures.length !== 1 || side.banded || measure === undefined) continue;
    found.set(measure, [...(found.get(measure) ?? []), side]);
  }
  return found;
}

/** Looks up once what holds for every cell of a block. */
function remembered<T>(look: (block: Block) => T): (block: Block) => T {
  const known = new Map<Block, T>();
  return (block) => {
    const found = known.get(block) ?? look(block);
    known.set(block, found);
    return found;
  };
}
