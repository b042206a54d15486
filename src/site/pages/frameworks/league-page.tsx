import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { ChartFigure } from '../../views/chart-figure.tsx';
import { DataTable } from '../../views/data-table.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import type { Page, PageRequest } from '../page.ts';
import { type League, leagueChart, leagueTable, readLeague } from './league.ts';
import { LeagueLinks } from './league-links.tsx';
import { cellTitle } from './ratings-table.ts';

/** Parts of a framework that have a league: the whole where it is rated, and each cell. */
function partsOf(site: SiteContext | undefined, release: Release, framework: FrameworkRecord) {
  const cells = release.cells(framework).map((cell) => ({ node: cell.id, title: cellTitle(cell) }));
  if (!framework.declaration.overall) return cells;
  return [{ node: '', title: site?.messages.frameworks.whole ?? '' }, ...cells];
}

/** How sure the ratings of all areas of one kind on one part of a framework are, and where each may stand. */
export const leaguePage: Page = {
  name: 'league',
  pattern: '/frameworks/:framework/certainty/:type/:part',
  *paths(release) {
    for (const framework of release.frameworks) {
      const rated = framework.declaration.areaTypes;
      for (const type of release.areaTypes) {
        if (rated ? !rated.includes(type.key) : !type.rated) continue;
        for (const { node } of partsOf(undefined, release, framework)) yield paths.league(framework, type.key, node);
      }
    }
  },
  async view({ site, release, params }: PageRequest) {
    const framework = release.framework(params.framework as string);
    const type = release.areaType(params.type as string);
    if (!framework || !type) return undefined;
    const part = partsOf(site, release, framework).find(
      ({ node }) => (node === '' ? 'whole' : node.toLowerCase()) === params.part,
    );
    const league = part && (await readLeague(release, framework, type, part));
    if (!league) return undefined;
    const words = site.messages.certainty.league;
    const chart = leagueChart(site, league, 760);
    return {
      title: words.title(league.title, type.plural),
      description: words.lead,
      breadcrumbs: [
        { label: site.messages.frameworks.title, path: '/frameworks' },
        { label: framework.name, path: paths.framework(framework) },
      ],
      tables: [{ name: 'certainty', table: leagueTable(site, release, league) }],
      ...(chart ? { charts: { places: chart } } : {}),
      body: (
        <LeagueBody site={site} release={release} league={league} cells={release.cells(framework)} here={part.node} />
      ),
    };
  },
};

interface LeagueBodyProps {
  site: SiteContext;
  release: Release;
  league: League;
  cells: FrameworkCell[];
  here: string;
}

function LeagueBody({ site, release, league, cells, here }: LeagueBodyProps) {
  const { certainty: words, charts } = site.messages;
  const [narrow, wide] = [leagueChart(site, league, 320), leagueChart(site, league, 760)];
  const first = league.groups.flatMap(({ areas }) => areas).find(({ certainty }) => certainty)?.certainty;
  const resampled = league.framework.declaration.certainty?.method === 'bootstrap';
  const draws = site.format.count(first?.draws ?? 0);
  const exact = first ? words.exact(league.exact.exact, league.exact.of) : '';
  return (
    <div className="width stack stack--page">
      <p className="eyebrow">{league.framework.name}</p>
      <h1>{words.league.title(league.title, league.type.plural)}</h1>
      <p className="lead">{words.league.lead}</p>
      {first && <p>{resampled ? words.resampled(draws) : words.lead(draws)}</p>}
      {exact !== '' && <p>{exact}</p>}
      {narrow && wide && (
        <section aria-labelledby="places-title">
          <h2 id="places-title">{words.league.picture}</h2>
          <p>{words.league.pictureAbout}</p>
          <ChartFigure site={site} narrow={narrow} wide={wide} />
        </section>
      )}
      {league.groups.map((group, at) => {
        const table = leagueTable(site, release, league, group);
        return (
          <section key={group.className} aria-labelledby={`class-${at}`}>
            <h2 id={`class-${at}`}>
              <SignedWord
                name={group.look}
                word={words.league.group(
                  group.className || charts.words.classes['no-data'],
                  site.format.count(group.areas.length),
                )}
              />
            </h2>
            <DataTable
              table={table}
              stacked
              cell={(key, _, row) => {
                const entry = group.areas[row];
                if (key !== 'area' || !entry) return undefined;
                return <a href={site.href(paths.areaRatings(entry.area, league.framework))}>{entry.area.name}</a>;
              }}
            />
          </section>
        );
      })}
      {first && (
        <div>
          {[...(first.rank ? [words.notes.place] : []), words.notes.again, words.notes.choices].map((note) => (
            <p key={note} className="muted">
              {note}
            </p>
          ))}
        </div>
      )}
      <LeagueLinks site={site} framework={league.framework} cells={cells} type={league.type} here={here} />
    </div>
  );
}
