import { type TextTable, tablesOf } from '#release/reader/past.ts';
import type { Release } from '#release/reader/release.ts';

/** Names of measures by id, as rules tell them: those of the release, and for others those of the framework’s own text. */
export function measureTitles(release: Pick<Release, 'indicators'>, text = ''): Map<string, string> {
  const own = release.indicators.map(({ key, plainName }): [string, string] => [key, plainName]);
  return new Map([...measureNames(tablesOf(text)), ...own]);
}

/** Names by which a text’s own tables of measures know their ids. */
export function measureNames(tables: readonly TextTable[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { header, rows } of tables) {
    const at = header.indexOf('name');
    if (header[0] !== 'measure' || at < 0) continue;
    for (const { cells } of rows) names.set(cells[0] as string, cells[at] as string);
  }
  return names;
}
