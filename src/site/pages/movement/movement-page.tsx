import type { FrameworkMovement, PartMovement } from '#release/reader/movement.ts';
import { frameworkMovement, realChangeLevel } from '#release/reader/movement.ts';
import type { FrameworkRelease } from '#release/reader/past.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import type { Page, PageAnswer, PageRequest } from '../page.ts';
import { countsTable, movementChart, movesTable } from './movement-tables.ts';
import { MovementOfType } from './movement-of-type.tsx';

async function answer({ site, release, releases, params }: PageRequest): Promise<PageAnswer> {
  const framework = release.framework(params.framework as string);
  if (!framework) return undefined;
  const ids = params.before === undefined ? undefined : { before: params.before, after: params.after as string };
  const moved = await frameworkMovement(release, framework, ids);
  if (!moved && ids) return undefined;
  const words = site.messages.movement;
  const titles = new Map((await releases.list()).map((entry) => [entry.id, entry.title]));
  const titleOf = ({ release: id }: FrameworkRelease) => titles.get(id) ?? id;
  const types = moved ? typesOf(moved) : [];
  return {
    title:
      moved && ids
        ? words.titleBetween(framework.name, titleOf(moved.before), titleOf(moved.after))
        : words.title(framework.name),
    description: moved ? words.lead(titleOf(moved.before), titleOf(moved.after)) : words.first,
    breadcrumbs: [
      { label: site.messages.frameworks.title, path: '/frameworks' },
      { label: framework.name, path: paths.framework(framework) },
    ],
    tables: types.flatMap((parts) => {
      const key = parts[0]?.type.key as string;
      return [
        { name: `counts-${key}`, table: countsTable(site, moved as FrameworkMovement, parts) },
        { name: `moves-${key}`, table: movesTable(site, moved as FrameworkMovement, parts, { withPart: true }) },
      ];
    }),
    charts: Object.fromEntries(
      types.map((parts) => [
        `moves-${parts[0]?.type.key}`,
        movementChart(site, moved as FrameworkMovement, parts, 760),
      ]),
    ),
    body: (
      <div className="width stack stack--page">
        <div>
          <p className="eyebrow">
            <a href={site.href(paths.framework(framework))}>{framework.name}</a>
          </p>
          <h1>{words.title(framework.name)}</h1>
          <p className="lead">{moved ? words.lead(titleOf(moved.before), titleOf(moved.after)) : words.first}</p>
          {moved && <p>{words.method(site.format.share(realChangeLevel))}</p>}
          {moved && <RulesNote site={site} moved={moved} />}
        </div>
        {types.map((parts) => (
          <MovementOfType key={parts[0]?.type.id} site={site} moved={moved as FrameworkMovement} parts={parts} />
        ))}
        {moved && types.length === 0 && <p>{words.none}</p>}
        <OtherPairs site={site} release={release} framework={framework} shown={moved} titleOf={titleOf} />
      </div>
    ),
  };
}

/** The parts among each type of area, the types in the order of the site. */
function typesOf({ parts }: FrameworkMovement): PartMovement[][] {
  const types = [...new Set(parts.map(({ type }) => type))].sort((a, b) => b.rank - a.rank);
  return types.map((type) => parts.filter((one) => one.type === type));
}

function RulesNote({ site, moved }: { site: SiteContext; moved: FrameworkMovement }) {
  const { rules } = site.messages.movement;
  if (moved.rulesChanged === undefined) return <p className="inset">{rules.unknown}</p>;
  if (!moved.rulesChanged) return <p>{rules.same}</p>;
  return <p className="inset">{rules.changed(moved.before.version, moved.after.version)}</p>;
}

interface PairsProps {
  site: SiteContext;
  release: Release;
  framework: FrameworkRecord;
  shown: FrameworkMovement | undefined;
  titleOf: (one: FrameworkRelease) => string;
}

/** Every other pair of releases that had the framework, as links. */
function OtherPairs({ site, release, framework, shown, titleOf }: PairsProps) {
  const words = site.messages.movement;
  const pairs = pairsOf(release, framework).filter(
    ({ before, after }) => before.release !== shown?.before.release || after.release !== shown?.after.release,
  );
  if (pairs.length === 0) return null;
  return (
    <section aria-labelledby="others-title">
      <h2 id="others-title">{words.others}</h2>
      <ul>
        {pairs.map(({ before, after }) => (
          <li key={`${before.release} ${after.release}`}>
            <a href={site.href(paths.movement(framework, { before: before.release, after: after.release }))}>
              {words.pair(titleOf(before), titleOf(after))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Newest pairs first. */
function pairsOf(release: Release, framework: FrameworkRecord) {
  const list = release.past.releasesOf(framework);
  return list.flatMap((after, to) => list.slice(0, to).map((before) => ({ before, after }))).reverse();
}

/** How the ratings of a framework moved between the newest two releases. */
export const movementPage: Page = {
  name: 'movement',
  pattern: '/frameworks/:framework/movement',
  *paths(release) {
    for (const framework of release.frameworks) yield paths.movement(framework);
  },
  view: answer,
};

/** The same between any two releases. */
export const movementBetweenPage: Page = {
  name: 'movement-between',
  pattern: '/frameworks/:framework/movement/:before/:after',
  *paths(release) {
    for (const framework of release.frameworks)
      for (const { before, after } of pairsOf(release, framework))
        yield paths.movement(framework, { before: before.release, after: after.release });
  },
  view: answer,
};
