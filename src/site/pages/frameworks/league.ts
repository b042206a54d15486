import { caterpillarChart } from '#charts/caterpillar.ts';
import type { Chart, ChartTable } from '#charts/chart.ts';
import type { CertaintyRow } from '#release/reader/certainty.ts';
import type { ExactCount } from '#release/reader/exact-inputs.ts';
import type { Area, AreaType, FrameworkRecord, RatingRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { ratingLook } from '../area/area-story.ts';
import { isDrawn } from '../certainty/area-certainty.tsx';
import { CertaintyWords } from '../certainty/certainty-words.ts';

export interface LeagueArea {
  area: Area;
  rating: RatingRow;
  certainty: CertaintyRow | undefined;
}

/** Areas with the same class, by the alphabet. */
export interface LeagueGroup {
  className: string;
  look: ReturnType<typeof ratingLook>;
  areas: LeagueArea[];
}

/** All areas of one kind by one part of a framework: class by class, and by name within a class. */
export interface League {
  framework: FrameworkRecord;
  type: AreaType;
  /** Name of the part. */
  title: string;
  groups: LeagueGroup[];
  /** How many of the numbers behind it count as exactly right. */
  exact: ExactCount;
}

/** @returns undefined where nobody of this kind is rated by it */
export async function readLeague(
  release: Release,
  framework: FrameworkRecord,
  type: AreaType,
  part: { node: string; title: string },
): Promise<League | undefined> {
  const [ratings, certainties] = await Promise.all([
    release.ratings({ framework, type }),
    release.certainty({ framework }),
  ]);
  const own = ratings.filter(({ node }) => node === part.node);
  if (own.length === 0) return undefined;
  const sure = new Map(certainties.filter(({ node }) => node === part.node).map((row) => [row.area, row]));
  const collator = new Intl.Collator('en');
  const groups = framework.declaration.classes.map((entry): LeagueGroup => {
    const inClass = own.filter(({ publishedClass }) => publishedClass === entry.id);
    return {
      className: entry.name,
      look: ratingLook(entry.look, null),
      areas: inClass
        .map((rating) => ({ area: rating.area, rating, certainty: sure.get(rating.area) }))
        .sort((a, b) => collator.compare(a.area.name, b.area.name) || (a.area.code < b.area.code ? -1 : 1)),
    };
  });
  const cells = release.cells(framework).filter(({ id }) => part.node === '' || id === part.node);
  const exact = await release.exactInputs(framework, isDrawn(framework) ? cells : [], type);
  return { framework, type, title: part.title, groups: groups.filter(({ areas }) => areas.length > 0), exact };
}

/** One row for each area, in the order of the page. */
export function leagueTable(site: SiteContext, release: Release, league: League, only?: LeagueGroup): ChartTable {
  const words = site.messages.certainty;
  const tell = new CertaintyWords(site, release, league.framework);
  const groups = only ? [only] : league.groups;
  const rows = groups.flatMap(({ className, areas }) =>
    areas.map(({ area, rating, certainty }) => {
      const chances = certainty && tell.chances(certainty, rating.computedClass);
      return {
        area: area.name,
        rating: className,
        holds: chances?.holds ?? null,
        otherwise: chances?.otherwise ?? null,
        place: certainty ? tell.place(certainty) : null,
        score: certainty ? tell.score(certainty) : null,
        again: certainty && certainty.again !== null ? words.again(certainty.again) : null,
        choices: certainty ? tell.choices(certainty) : null,
      };
    }),
  );
  const keys = ['area', 'rating', 'holds', 'otherwise', 'place', 'score', 'again', 'choices'] as const;
  return {
    caption: only ? `${league.title}: ${only.className}` : words.league.caption(league.title, league.type.plural),
    columns: keys
      .filter((key) => (key === 'rating' ? !only : rows.some((row) => row[key] !== null)))
      .map((key) => ({ key, label: words.columns[key] })),
    rows,
  };
}

/** The likely range of the place of every area, in the order of the page; undefined where there are no places. */
export function leagueChart(site: SiteContext, league: League, width: number): Chart | undefined {
  const words = site.messages.certainty.league;
  const ranked = league.groups.flatMap(({ look, areas }) =>
    areas.flatMap(({ area, certainty }) =>
      certainty?.rank
        ? {
            name: area.name,
            value: certainty.rank.place,
            lower: certainty.rank.lower,
            upper: certainty.rank.upper,
            rating: look,
            href: site.href(paths.area(area)),
          }
        : [],
    ),
  );
  if (ranked.length < 2) return undefined;
  const classes = { ...site.messages.charts.words.classes };
  // Classes may look alike, such as those of measures and of the whole: the words are those of the ratings that are here.
  for (const { look, className } of league.groups) classes[look] = className;
  return caterpillarChart({
    idPrefix: `league-${width}`,
    title: words.pictureTitle(league.title, league.type.plural),
    width,
    format: (place) => site.format.quantity(place),
    words: { ...site.messages.charts.words, classes },
    highIsGood: false,
    order: 'given',
    areas: ranked,
  });
}
