import type { ChartTable } from '#charts/chart.ts';
import { type MoveStep, movesChart } from '#charts/moves.ts';
import type { AreaMove, FrameworkMovement, Movement, PartMovement } from '#release/reader/movement.ts';
import type { SiteContext } from '../../context.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Areas by where they went: up, down, the same. */
export function directions({ up, down, same }: Movement) {
  return { up: sum(up), down: sum(down), same };
}

export const partTitle = (site: SiteContext, { part }: PartMovement) => part.name || site.messages.movement.whole;

/** The picture of all parts among one type of area. */
export function movementChart(site: SiteContext, moved: FrameworkMovement, parts: PartMovement[], width: number) {
  const words = site.messages.movement;
  const type = parts[0]?.type;
  return movesChart({
    idPrefix: `moves-${type?.key}-${width}`,
    title: words.chartTitle(moved.framework.name, type?.plural ?? ''),
    width,
    words: { part: words.counts.part, steps: words.steps, row: words.chartRow, none: words.none },
    rows: parts.map((one) => ({ name: partTitle(site, one), counts: stepCounts(one.movement) })),
  });
}

/** What is not known to be more than chance is drawn as what may be chance. */
function stepCounts(movement: Movement): Record<MoveStep, number> {
  const { up, down, same } = directions(movement);
  const { real } = movement;
  return { 'down-real': real.down, down: down - real.down, same, up: up - real.up, 'up-real': real.up };
}

/** How many areas moved, part by part, by how many steps, and how many of these moves are more than chance. */
export function countsTable(site: SiteContext, moved: FrameworkMovement, parts: PartMovement[]): ChartTable {
  const { counts: words } = site.messages.movement;
  const plural = parts[0]?.type.plural ?? '';
  const steps = moved.order.slice(1).map((_, at) => at);
  const used = (way: 'up' | 'down', at: number) => at > 0 && parts.some(({ movement }) => (movement[way][at] ?? 0) > 0);
  const beside = (way: 'up' | 'down') =>
    steps
      .filter((at) => used(way, at))
      .map((at) => ({ key: `${way}${at + 1}`, label: `${words[way]} ${words.bySteps(at + 1)}`, numeric: true }));
  const rest = (['appeared', 'left', 'notComparable'] as const).filter((key) =>
    parts.some(({ movement }) => movement[key] > 0),
  );
  const unknown = parts.some(({ movement }) => movement.real.unknown > 0);
  return {
    caption: words.caption(moved.framework.name, plural),
    columns: [
      { key: 'part', label: words.part },
      { key: 'up', label: words.up, numeric: true },
      ...beside('up'),
      { key: 'upReal', label: words.upReal, numeric: true },
      { key: 'down', label: words.down, numeric: true },
      ...beside('down'),
      { key: 'downReal', label: words.downReal, numeric: true },
      { key: 'same', label: words.same, numeric: true },
      ...(unknown ? [{ key: 'unknown', label: words.unknown, numeric: true }] : []),
      ...rest.map((key) => ({ key, label: words[key], numeric: true })),
    ],
    rows: parts.map((one) => {
      const { movement } = one;
      return {
        part: partTitle(site, one),
        ...directions(movement),
        upReal: movement.real.up,
        downReal: movement.real.down,
        unknown: movement.real.unknown,
        ...Object.fromEntries(movement.up.map((count, at) => [`up${at + 1}`, count])),
        ...Object.fromEntries(movement.down.map((count, at) => [`down${at + 1}`, count])),
        ...Object.fromEntries(rest.map((key) => [key, movement[key]])),
      };
    }),
  };
}

/** Areas by rating before, a row each, and now, a column each. */
export function matrixTable(site: SiteContext, moved: FrameworkMovement, one: PartMovement): ChartTable {
  const { matrix: words } = site.messages.movement;
  // Classes that neither release gives to this part, such as those of single measures, are left out.
  const used = moved.order.flatMap((entry, at) =>
    one.movement.table.some((row, from) => (row[at] ?? 0) > 0 || (from === at && sum(row) > 0)) ? [{ entry, at }] : [],
  );
  return {
    caption: words.caption(partTitle(site, one)),
    columns: [
      { key: 'before', label: words.before },
      ...used.map(({ entry }) => ({ key: entry.id, label: words.now(entry.name), numeric: true })),
    ],
    rows: used.map(({ entry, at }) => ({
      before: entry.name,
      ...Object.fromEntries(used.map(({ entry: now, at: to }) => [now.id, one.movement.table[at]?.[to] ?? 0])),
    })),
  };
}

/** Moves to be listed: all but those that stayed. */
export const movedAreas = ({ moves }: PartMovement): AreaMove[] => moves.filter(({ kind }) => kind !== 'same');

/** The areas that moved, in the order of the alphabet; for several parts at once, with the part in the first column. */
export function movesTable(
  site: SiteContext,
  moved: FrameworkMovement,
  parts: PartMovement[],
  options: { withPart: boolean; shown?: number },
): ChartTable {
  const { moves: words } = site.messages.movement;
  const rows = parts.flatMap((one) => movedAreas(one).map((move) => ({ one, move })));
  return {
    caption: words.caption(parts.length === 1 && parts[0] ? partTitle(site, parts[0]) : moved.framework.name),
    columns: [
      ...(options.withPart ? [{ key: 'part', label: words.part }] : []),
      { key: 'area', label: words.area },
      ...(options.withPart ? [{ key: 'code', label: words.code }] : []),
      { key: 'from', label: words.from },
      { key: 'to', label: words.to },
      { key: 'move', label: words.move },
      { key: 'chance', label: words.chance },
    ],
    rows: rows.slice(0, options.shown).map(({ one, move }) => ({
      part: partTitle(site, one),
      area: move.area.name,
      code: move.area.code,
      from: wordBefore(moved, move.from),
      to: wordNow(moved, move.to),
      move: words.kind[move.kind](move.steps),
      chance: chanceWord(site, move),
    })),
  };
}

/** Whether a move is more than chance, in words; nothing where that is no question. */
export function chanceWord(site: SiteContext, { kind, real, chance }: Pick<AreaMove, 'kind' | 'real' | 'chance'>) {
  const { moves: words } = site.messages.movement;
  if (kind !== 'up' && kind !== 'down') return null;
  if (real === undefined || chance === undefined) return words.unknown;
  return `${real ? words.real : words.maybe} (${words.sure(site.format.wholeShare(chance))})`;
}

/** A class in the words of the release that gave it. */
const wordBefore = ({ before }: FrameworkMovement, id: string | undefined) => wordIn(before.classes, id);
const wordNow = ({ after }: FrameworkMovement, id: string | undefined) => wordIn(after.classes, id);

function wordIn(classes: FrameworkMovement['order'], id: string | undefined): string | null {
  return id ? (classes.find((entry) => entry.id === id)?.name ?? id) : null;
}
