import type { ChartTable } from '#charts/chart.ts';
import type { Area, NeighbourRow } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import { verdictOf } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import type { AreaStory } from './area-story.ts';

interface NeighbourTally {
  neighbour: Area;
  better: number;
  similar: number;
  worse: number;
}

/** On how many measures the area is better, about the same or worse than each neighbour; measures that nobody judges are left out. */
function tallies({ neighbours, besideNeighbours }: AreaStory): NeighbourTally[] {
  return neighbours.flatMap((neighbour) => {
    const rows = besideNeighbours.filter((row) => row.neighbour === neighbour && row.indicator.polarity !== 'neither');
    const count = (verdict: string) => rows.filter((row) => verdictOf(row.outcome, 'ok') === verdict).length;
    const tally = { neighbour, better: count('better'), similar: count('similar'), worse: count('worse') };
    return tally.better + tally.similar + tally.worse > 0 ? [tally] : [];
  });
}

/** Every comparison with a neighbour, for files. */
export function neighboursTable(site: SiteContext, story: AreaStory): ChartTable | undefined {
  if (story.besideNeighbours.length === 0) return undefined;
  const { neighbours: words } = site.messages.standing;
  const own = new Map(story.profile.map((row) => [row.indicator, row.value]));
  return {
    caption: words.dataCaption(story.area.name),
    columns: [
      { key: 'measure', label: words.columns.measure },
      { key: 'period', label: words.columns.period },
      { key: 'neighbour', label: words.columns.neighbour },
      { key: 'here', label: words.columns.here, numeric: true },
      { key: 'there', label: words.columns.there, numeric: true },
      { key: 'compared', label: words.columns.compared },
    ],
    rows: story.besideNeighbours.map((row) => ({
      measure: row.indicator.plainName,
      period: row.period.label,
      neighbour: row.neighbour.name,
      here: own.get(row.indicator) ?? null,
      there: row.neighbourValue,
      compared: site.messages.outcomes.short[row.outcome],
    })),
  };
}

/** The area beside each of its neighbours. */
export function NeighboursSection({ site, story }: { site: SiteContext; story: AreaStory }) {
  if (story.neighbours.length === 0) return null;
  const { neighbours: words } = site.messages.standing;
  const rows = tallies(story);
  const table: ChartTable = {
    caption: words.caption(story.area.name),
    columns: [
      { key: 'neighbour', label: words.columns.neighbour },
      { key: 'better', label: words.columns.better },
      { key: 'similar', label: words.columns.similar },
      { key: 'worse', label: words.columns.worse },
      { key: 'compare', label: words.columns.compare },
    ],
    rows: rows.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const row = rows[at] as NeighbourTally;
    if (key === 'neighbour') return <a href={site.href(paths.area(row.neighbour))}>{row.neighbour.name}</a>;
    if (key === 'compare') {
      return (
        <a href={site.href(paths.compare([story.area, row.neighbour]))}>{words.compareLink(row.neighbour.name)}</a>
      );
    }
    return words.count(row[key as 'better' | 'similar' | 'worse']);
  };
  return (
    <section aria-labelledby="neighbours-title">
      <h2 id="neighbours-title">{words.title}</h2>
      <p>{words.lead}</p>
      {rows.length === 0 ? <p>{words.none}</p> : <DataTable table={table} cell={cell} stacked />}
    </section>
  );
}

/** One measure of an area beside all its neighbours, in a few words; undefined where there is none to compare with. */
export function neighboursNote(site: SiteContext, rows: readonly NeighbourRow[]): string | undefined {
  const compared = rows.filter((row) => row.outcome !== 'not-compared');
  const first = compared[0];
  if (!first) return undefined;
  const judged = first.indicator.polarity !== 'neither';
  const count = (word: string) => compared.filter((row) => row.outcome.startsWith(word)).length;
  const [above, below] = judged ? ['better', 'worse'] : ['higher', 'lower'];
  return site.messages.standing.neighbours.note(
    judged,
    count(above as string),
    count(below as string),
    compared.length,
  );
}
