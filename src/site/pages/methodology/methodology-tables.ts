import type { ChartTable } from '#charts/chart.ts';
import { type FrameworkRelease, type FrameworkUse, tablesOf } from '#release/reader/past.ts';
import { changesRules } from '#release/framework-changes.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';
import { cellTitle } from '../frameworks/ratings-table.ts';
import { hasLevels, levelSentences } from '../frameworks/level-words.ts';
import { measureNames } from '../rules/measure-titles.ts';

/** Each part with what it asks and what it is made of. */
export function partsTable(site: SiteContext, release: Release, framework: FrameworkRecord): ChartTable {
  const { partsCaption, partColumns } = site.messages.methodology;
  const cells = release.cells(framework);
  return {
    caption: partsCaption,
    columns: [
      { key: 'part', label: partColumns.part },
      { key: 'about', label: partColumns.about },
      { key: 'measures', label: partColumns.measures },
      ...(hasLevels(cells) ? [{ key: 'detail', label: site.messages.detail.column }] : []),
    ],
    rows: cells.map((cell) => ({
      part: cellTitle(cell),
      about: cell.about ?? null,
      measures: cell.indicators.map(({ plainName }) => plainName).join('; ') || null,
      detail: levelSentences(site, cell).join(' '),
    })),
  };
}

/** Which measure stands in the place of which, by the names that the framework’s text has for its own. */
export function usedTable(
  site: SiteContext,
  release: Release,
  used: FrameworkUse,
  text: string | undefined,
): ChartTable {
  const { usedCaption, usedColumns } = site.messages.methodology;
  const names = measureNames(tablesOf(text ?? ''));
  return {
    caption: usedCaption,
    columns: [
      { key: 'theirs', label: usedColumns.theirs },
      { key: 'ours', label: usedColumns.ours },
    ],
    rows: Object.entries(used.indicators).map(([theirs, ours]) => ({
      theirs: names.get(theirs) ?? theirs,
      ours: release.indicator(ours)?.plainName ?? ours,
    })),
  };
}

/** Which version each release used and what changed in it, the newest first. */
export function versionsTable(
  site: SiteContext,
  history: readonly FrameworkRelease[],
  titles: ReadonlyMap<string, string>,
): ChartTable {
  const words = site.messages.methodology;
  const told = (changed: string[] | null) => {
    if (changed === null) return words.versionFirst;
    if (changed.length === 0) return words.versionSame;
    if (!changesRules(changed)) return words.versionWords;
    return words.changedKeys(changed.flatMap((key) => words.keys[key] ?? []).join(', '));
  };
  return {
    caption: words.versionsCaption,
    columns: [
      { key: 'release', label: words.versionColumns.release },
      { key: 'version', label: words.versionColumns.version },
      { key: 'changed', label: words.versionColumns.changed },
    ],
    rows: [...history].reverse().map(({ release, version, changed }) => ({
      release: titles.get(release) ?? release,
      version,
      changed: told(changed),
    })),
  };
}
