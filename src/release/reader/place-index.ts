import type { Area } from './records.ts';

interface Entry {
  area: Area;
  name: string;
  words: string[];
  code: string;
}

/** Lower case without accents and punctuation, so that “St. Ôswin’s” is found by “st oswins”. */
export function normaliseName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Finds areas by name and code, in memory. Areas without public pages are not in it. */
export class PlaceIndex {
  readonly #entries: Entry[];

  /** @param order  smaller comes first among equally good matches: larger areas before smaller ones */
  constructor(
    areas: Iterable<Area>,
    private readonly order: (area: Area) => number,
  ) {
    this.#entries = [...areas].map((area) => {
      const name = normaliseName(area.name);
      return { area, name, words: name.split(' '), code: area.code.toLowerCase() };
    });
  }

  /** Best first: the whole code, names that start with the text, names that hold every word of it, codes that start so. */
  search(text: string, limit = 20): Area[] {
    const query = normaliseName(text);
    const code = text.trim().toLowerCase();
    if (query === '') return [];
    const parts = query.split(' ');
    const found: { entry: Entry; rank: number }[] = [];
    for (const entry of this.#entries) {
      const rank = rankOf(entry, query, parts, code);
      if (rank < 9) found.push({ entry, rank: rank + (entry.area.closed ? 0.5 : 0) });
    }
    return found
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          this.order(a.entry.area) - this.order(b.entry.area) ||
          (a.entry.name < b.entry.name ? -1 : a.entry.name > b.entry.name ? 1 : a.entry.area.id - b.entry.area.id),
      )
      .slice(0, limit)
      .map(({ entry }) => entry.area);
  }
}

function rankOf(entry: Entry, query: string, parts: string[], code: string): number {
  if (entry.code === code) return 0;
  if (entry.name === query) return 1;
  if (entry.name.startsWith(query)) return 2;
  if (parts.every((part) => entry.words.some((word) => word.startsWith(part)))) return 3;
  if (code.length >= 2 && entry.code.startsWith(code)) return 4;
  return 9;
}
