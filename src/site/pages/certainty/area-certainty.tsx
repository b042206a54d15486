import type { ChartTable } from '#charts/chart.ts';
import type { CertaintyRow } from '#release/reader/certainty.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import { cellName } from '../area/area-ratings.tsx';
import type { AreaStory, StoryFramework, TracedRating } from '../area/area-story.ts';
import { ratingWord } from '../area/rating-trace.ts';
import { CertaintyWords } from './certainty-words.ts';

/** How sure each rating of one area by one framework is. */
export interface AreaCertaintyStory {
  table: ChartTable;
  /** What other rules would make of the ratings; undefined where no rule was varied. */
  rules: ChartTable | undefined;
  /** Sentences about the rating of the whole; none where there is none. */
  overall: string[];
  draws: number;
  resampled: boolean;
  /** How many numbers count as exactly right; empty where none does. */
  exact: string;
  notes: string[];
}

/**
 * @param found  what is known of how sure the ratings of the area by the framework are
 * @returns undefined where nothing is known of it
 */
export async function readAreaCertainty(
  site: SiteContext,
  release: Release,
  { area, profile }: AreaStory,
  { framework, overall, cells }: StoryFramework,
  found: readonly CertaintyRow[],
): Promise<AreaCertaintyStory | undefined> {
  if (found.length === 0) return undefined;
  const words = site.messages.certainty;
  const drawn = isDrawn(framework);
  const { exact, of } = await release.exactInputs(framework, drawn ? cells.map(({ cell }) => cell) : [], profile);
  const tell = new CertaintyWords(site, release, framework);
  const byNode = new Map(found.map((row) => [row.node, row]));
  const line = (topic: string, node: string, rating: TracedRating) => {
    const row = byNode.get(node);
    return row ? [certaintyLine(site, tell, topic, rating, row)] : [];
  };
  const rows = [
    ...(overall ? line(site.messages.frameworks.whole, '', overall) : []),
    ...cells.flatMap((one) => line(cellName(one), one.cell.id, one)),
  ];
  const used = (key: string) => rows.some((row) => row[key] !== null && row[key] !== undefined);
  const { columns } = words;
  const whole = byNode.get('');
  const tableOf = (caption: string, keys: readonly (keyof typeof columns)[]): ChartTable => ({
    caption,
    columns: keys.filter(used).map((key) => ({ key, label: columns[key] })),
    rows: rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))),
  });
  return {
    table: tableOf(words.caption(area.name), ['topic', 'rating', 'holds', 'otherwise', 'place', 'score', 'again']),
    rules: used('choices') ? tableOf(words.rulesCaption(area.name), ['topic', 'rating', 'choices', 'most']) : undefined,
    overall:
      // Where most numbers stay where they are, the draws say nothing of how sure the rating is.
      whole && overall && exact * 2 <= of
        ? wholeSentences(site, whole, tell.chances(whole, ownClass(tell, overall, whole)).holds, area.type.plural)
        : [],
    draws: found[0]?.draws ?? 0,
    exact: words.exact(exact, of),
    resampled: framework.declaration.certainty?.method === 'bootstrap',
    notes: (['place', 'again'] as const).filter((key) => used(key)).map((key) => words.notes[key]),
  };
}

/** Whether true values are drawn, so that it matters how far each may be off. */
export function isDrawn({ declaration }: FrameworkRecord): boolean {
  return (declaration.certainty?.method ?? 'posterior') === 'posterior';
}

function certaintyLine(
  site: SiteContext,
  tell: CertaintyWords,
  topic: string,
  rating: TracedRating,
  row: CertaintyRow,
): ChartTable['rows'][number] {
  const own = ownClass(tell, rating, row);
  const { holds, otherwise } = tell.chances(row, own);
  return {
    topic,
    rating: ratingWord(site, rating) ?? site.messages.charts.words.classes['no-data'],
    holds: rating.computedName === undefined ? null : holds,
    otherwise: rating.computedName === undefined ? null : otherwise,
    place: tell.place(row),
    score: tell.score(row),
    again: row.again === null ? null : site.messages.certainty.again(row.again),
    choices: tell.choices(row),
    most: tell.most(row),
  };
}

/** The class that a rating has, as it stands among its chances. */
function ownClass(tell: CertaintyWords, { computedName }: TracedRating, { probabilities }: CertaintyRow): string {
  return Object.keys(probabilities).find((id) => tell.className(id) === computedName) ?? '';
}

function wholeSentences(
  { messages, format }: SiteContext,
  { holds, rank }: CertaintyRow,
  told: string,
  plural: string,
): string[] {
  const words = messages.certainty;
  return [
    words.holds(holds, told),
    ...(rank
      ? [words.placeSentence(format.count(rank.lower), format.count(rank.upper), format.count(rank.of), plural)]
      : []),
  ];
}

export function AreaCertainty({ site, certainty }: { site: SiteContext; certainty: AreaCertaintyStory }) {
  const words = site.messages.certainty;
  const draws = site.format.count(certainty.draws);
  return (
    <section aria-labelledby="certainty-title">
      <h2 id="certainty-title">{words.title}</h2>
      <p>{certainty.resampled ? words.resampled(draws) : words.lead(draws)}</p>
      {certainty.exact !== '' && <p>{certainty.exact}</p>}
      <DataTable table={certainty.table} stacked />
      {certainty.notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
      {certainty.rules && (
        <details className="plain-details">
          <summary>{words.rules}</summary>
          <p>{words.notes.choices}</p>
          <DataTable table={certainty.rules} stacked />
        </details>
      )}
    </section>
  );
}
