import type { RatingClass } from '#charts/palette.ts';
import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type {
  Area,
  FrameworkRecord,
  NeighbourRow,
  ProfileRow,
  RatingRow,
  SeriesPoint,
} from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { type Verdict, verdictOf } from '../../classes.ts';
import { type OthersRating, othersRatingsOf } from './others-ratings.tsx';

/** A rating with all that led to it. */
export interface TracedRating {
  /** The class as the framework calls it; undefined where the area was not rated, or the rules give a score only. */
  className: string | undefined;
  computedName: string | undefined;
  look: RatingClass;
  score: number | null;
  why: RatingRow['why'];
}

/** One rated part of a framework in one area. */
export interface StoryCell extends TracedRating {
  cell: FrameworkCell;
  share: number | null;
  counted: number;
  rows: ProfileRow[];
}

export interface StoryFramework {
  framework: FrameworkRecord;
  overall: TracedRating | undefined;
  cells: StoryCell[];
}

/** All that the page of an area tells. */
export interface AreaStory {
  area: Area;
  /** Larger areas around it, smallest first. */
  ancestors: Area[];
  children: Area[];
  /** Areas of the same type with the same nearest parent, itself left out. */
  beside: Area[];
  /** Areas of its type that lie beside it. */
  neighbours: Area[];
  /** How it compares with each of them, measure by measure. */
  besideNeighbours: NeighbourRow[];
  /** Areas most like it, wherever they lie. */
  similar: Area[];
  profile: ProfileRow[];
  frameworks: StoryFramework[];
  /** The framework of the area’s plain address; the others have addresses of their own. */
  first: FrameworkRecord | undefined;
  /** Measures of no part of the first framework. */
  rest: ProfileRow[];
  counts: Record<Verdict, number>;
  /** Whether it is an area of the smallest kind, which stands beside others like it. */
  smallest: boolean;
  attributes: { key: string; name: string; value: string }[];
  /** Of an area that has closed: the newest number of each measure with the borders of its time. */
  last: SeriesPoint[];
  /** What others rated it by. */
  others: OthersRating[];
}

export async function readAreaStory(release: Release, area: Area, framework?: FrameworkRecord): Promise<AreaStory> {
  const { relations } = release.dimensions;
  const [found, known, attributes, besideNeighbours, past] = await Promise.all([
    release.profile(area),
    release.ratings({ area, traced: false }),
    release.attributes(area),
    release.besideNeighbours(area),
    area.closed ? release.allSeries(area, 0) : [],
  ]);
  const profile = [...found].sort(byImportance);
  const rating = release.frameworks.filter((one) => known.some((row) => row.framework === one));
  const ordered = [...rating].sort((a, b) => Number(b === framework) - Number(a === framework));
  const shown = ordered[0];
  const traced = shown && isTraced(shown.declaration) ? await release.ratings({ area, framework: shown }) : undefined;
  const rated = ordered.map((one) => storyOf(release, one, (one === shown ? traced : undefined) ?? known, profile));
  const ancestors = relations.ancestors(area).filter((one) => one.type.listed);
  const parent = ancestors[0];
  const used = new Set(rated[0]?.cells.flatMap((cell) => cell.rows));
  const counts: Record<Verdict, number> = { better: 0, similar: 0, worse: 0, unjudged: 0, uncompared: 0, missing: 0 };
  for (const row of profile) counts[verdictOf(row.benchmarkOutcome, row.status)] += 1;
  return {
    area,
    ancestors,
    children: relations.children(area).filter((one) => one.type.listed),
    beside: (parent ? relations.children(parent) : []).filter((one) => one.type === area.type && one !== area),
    neighbours: relations.neighbours(area).filter((one) => one.type.listed),
    besideNeighbours,
    similar: release.dimensions.similar.of(area).flatMap(({ area: one }) => (one.type.listed ? [one] : [])),
    profile,
    frameworks: rated,
    first: rating[0],
    rest: profile.filter((row) => !used.has(row)),
    counts,
    smallest: relations.isSmallest(area.type),
    attributes,
    last: newestOfEach(past),
    others: othersRatingsOf(release, area),
  };
}

/** Whether the page tells how ratings of a framework came about, which comparisons with the benchmark alone do not say. */
function isTraced({ overall, scorer, nodes, limits, eligibility }: FrameworkRecord['declaration']): boolean {
  const below = (part: (typeof nodes)[number]): boolean =>
    [part.scorer, ...(part.indicators ?? []).map((one) => (typeof one === 'string' ? undefined : one.scorer))].some(
      (own) => own !== undefined && own.kind !== 'significance',
    ) ||
    (part.limits ?? []).length > 0 ||
    (part.children ?? []).some(below);
  return (
    overall ||
    scorer.kind !== 'significance' ||
    (limits ?? []).length > 0 ||
    (eligibility ?? []).length > 0 ||
    nodes.some(below)
  );
}

/** The newest point with a number of each measure, or the newest of all where none has one. */
function newestOfEach(points: SeriesPoint[]): SeriesPoint[] {
  const byIndicator = new Map<number, SeriesPoint>();
  const rank = (point: SeriesPoint) => `${point.status === 'ok' ? 1 : 0} ${point.period.end}`;
  for (const point of points) {
    const known = byIndicator.get(point.indicator.id);
    if (!known || rank(point) > rank(known)) byIndicator.set(point.indicator.id, point);
  }
  return [...byIndicator.values()].sort((a, b) => collator.compare(a.indicator.plainName, b.indicator.plainName));
}

/** Headline measures first, those without a number last. */
function byImportance(a: ProfileRow, b: ProfileRow): number {
  const rank = (row: ProfileRow) => (row.status === 'ok' ? 0 : 2) + (row.indicator.headline ? 0 : 1);
  return rank(a) - rank(b) || collator.compare(a.indicator.plainName, b.indicator.plainName);
}

const collator = new Intl.Collator('en');

function storyOf(
  release: Release,
  framework: FrameworkRecord,
  ratings: RatingRow[],
  profile: ProfileRow[],
): StoryFramework {
  const own = ratings.filter((rating) => rating.framework === framework);
  const byNode = new Map(own.map((rating) => [rating.node, rating]));
  const classes = new Map(framework.declaration.classes.map((entry) => [entry.id, entry]));
  const name = (id: string | undefined) => (id ? (classes.get(id)?.name ?? id) : undefined);
  const traced = (rating: RatingRow | undefined): TracedRating => ({
    className: name(rating?.publishedClass),
    computedName: name(rating?.computedClass),
    look: ratingLook(classes.get(rating?.publishedClass ?? '')?.look, rating?.score ?? null),
    score: rating?.score ?? null,
    why: rating?.why ?? null,
  });
  const whole = byNode.get('');
  return {
    framework,
    overall: whole && traced(whole),
    cells: release.cells(framework).map((cell) => {
      const rating = byNode.get(cell.id);
      return {
        cell,
        ...traced(rating),
        share: rating?.shareNotWorse ?? null,
        counted: rating?.counted ?? 0,
        rows: profile.filter((row) => cell.indicators.includes(row.indicator)),
      };
    }),
  };
}

/** How a rating is drawn: as its class, and a score without a class as one that nobody judges. */
export function ratingLook(look: RatingClass | undefined, score: number | null): RatingClass {
  return look ?? (score === null ? 'no-data' : 'no-direction');
}

/** The measures that stand out most, the surest and furthest from the benchmark first. */
export function standouts(profile: ProfileRow[], verdict: 'better' | 'worse', limit: number): ProfileRow[] {
  const distance = (row: ProfileRow) => {
    const width = (row.highest ?? 0) - (row.lowest ?? 0);
    return width > 0 ? Math.abs((row.value ?? 0) - (row.benchmarkValue ?? 0)) / width : 0;
  };
  const sure = (row: ProfileRow) => (row.benchmarkOutcome.endsWith('998') ? 1 : 0);
  return profile
    .filter((row) => verdictOf(row.benchmarkOutcome, row.status) === verdict)
    .sort((a, b) => sure(b) - sure(a) || distance(b) - distance(a) || a.indicator.id - b.indicator.id)
    .slice(0, limit);
}
