import { type Stratum, stratumSums } from '../../collect/stratum-sums.ts';
import type { PublicTables } from './public-tables.ts';
import type { ReaderBook } from './read-knowledge.ts';
import { sideKey } from './reader-sides.ts';

/** How many sums of each kind a reader can form beside those of areas. */
export interface Links {
  strata: number;
  windows: number;
  measures: number;
}

/** Adds the sums of single areas: across strata, windows of time, and measures that are added up. */
export function linkPlaces(book: ReaderBook, tables: PublicTables): Links {
  const { cells } = book;
  const links: Links = { strata: 0, windows: 0, measures: 0 };
  const counted = (kind: keyof Links, add: () => void) => {
    const before = cells.sums;
    add();
    links[kind] += cells.sums - before;
  };
  counted('windows', () => linkWindows(book));
  counted('measures', () => linkMeasures(book));
  counted('strata', () => linkStrata(book, tables));
  return links;
}

/** A window is the sum of its months, of which most are given nowhere. */
function linkWindows(book: ReaderBook): void {
  for (const { side, time, stratum, at } of [...book.places.values()]) {
    const parts = book.windows.get(time);
    if (!parts) continue;
    for (const [area, total] of at) {
      const months = parts.map((part) => book.place({ key: side }, { key: part, parts: [] }, stratum, area));
      book.cells.sum(total, months);
    }
  }
}

/** A side of several measures is their sum, where one of them is given by itself. */
function linkMeasures(book: ReaderBook): void {
  for (const { key, measures, banded } of book.sides.values()) {
    if (measures.length < 2 || banded) continue;
    const singles = measures.map(({ measure }) => sideKey([{ measure, sign: 1 }]));
    if (!singles.some((single) => book.sides.has(single))) continue;
    for (const { side, time, stratum, at } of [...book.places.values()]) {
      if (side !== key) continue;
      for (const [area, total] of at) {
        const parts = singles.map((single) => book.place({ key: single }, { key: time, parts: [] }, stratum, area));
        book.cells.sum(
          total,
          parts,
          measures.map(({ sign }) => sign),
        );
      }
    }
  }
}

/** Everyone is the sexes, the age bands, the values of a category together: unless figures that are shown contradict it. */
function linkStrata(book: ReaderBook, { strata, ageBands }: PublicTables): void {
  const { cells, places } = book;
  for (const { whole, parts } of stratumSums(strata as unknown as Stratum[], { ageBands })) {
    const found: { side: string; total: number; cells: number[] }[] = [];
    const refuted = new Set<string>();
    for (const { side, time, stratum, at } of places.values()) {
      if (stratum !== whole) continue;
      const smaller = parts.map((part) => places.get(`${side}|${time}|${part}`)?.at);
      for (const [area, total] of at) {
        const own = smaller.map((one) => one?.get(area));
        if (own.some((cell) => cell === undefined)) continue;
        found.push({ side, total, cells: own as number[] });
        if (![total, ...(own as number[])].every((cell) => cells.isKnown(cell))) continue;
        const come = (own as number[]).reduce((sum, cell) => sum + cells.low[cell]!, 0);
        if (Math.abs(come - cells.low[total]!) > 1e-6) refuted.add(side);
      }
    }
    for (const { side, total, cells: own } of found) if (!refuted.has(side)) cells.sum(total, own);
  }
}
