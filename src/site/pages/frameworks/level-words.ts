import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import { detailLevels } from '#vocabulary/detail.ts';
import type { SiteContext } from '../../context.ts';

/** Whether anything of a framework is shown later than the rest. */
export function hasLevels(cells: readonly Pick<FrameworkCell, 'detail' | 'entries'>[]): boolean {
  return cells.some(({ detail, entries }) =>
    [detail, ...entries.map((one) => one.detail)].some((one) => one !== 'headline'),
  );
}

/** Under which level a part is shown, and which of its measures are shown later. */
export function levelSentences(
  { messages: { detail: words } }: Pick<SiteContext, 'messages'>,
  {
    detail,
    entries,
    indicators,
  }: Pick<FrameworkCell, 'detail' | 'entries'> & Partial<Pick<FrameworkCell, 'indicators'>>,
): string[] {
  const names = new Map((indicators ?? []).map(({ key, plainName }) => [key, plainName]));
  const later = detailLevels.flatMap((level) => {
    const own = entries.filter((one) => one.detail === level && level !== detail);
    return own.length === 0
      ? []
      : [
          words.laterMeasures(
            words.levels[level],
            own.map(({ indicator }) => names.get(indicator) ?? indicator),
          ),
        ];
  });
  return [`${words.levels[detail]}.`, ...later];
}
