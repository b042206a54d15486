import { type Move, type Movement, movesOf, type ReleasedRating, tallyMoves } from '#rating/movement.ts';
import { changeChances, type ClassChances, realChangeLevel } from '#rating/real-change.ts';
import { changesRules } from '../framework-changes.ts';
import type { FrameworkRelease } from './past.ts';
import type { Area, AreaType, FrameworkRecord } from './records.ts';
import type { Release } from './release.ts';
import { byName } from './relations.ts';

export { type ClassChances, changeChances, type Movement, realChangeLevel };

/** A rated part of a framework; the whole has the id ``. */
export interface MovedPart {
  node: string;
  /** Name with that of the group around it; empty for the whole. */
  name: string;
}

export interface AreaMove extends Omit<Move, 'area'> {
  area: Area;
}

/** How the ratings of one part moved among the areas of one type. */
export interface PartMovement {
  part: MovedPart;
  type: AreaType;
  /** Areas by name. */
  moves: AreaMove[];
  movement: Movement;
}

/** How the ratings of a framework moved between two releases. */
export interface FrameworkMovement {
  framework: FrameworkRecord;
  before: FrameworkRelease;
  after: FrameworkRelease;
  /** Classes that are ratings as the later release has them, from best to worst. */
  order: FrameworkRelease['classes'];
  /** Whether a rule changed on the way from one to the other; undefined where it is not known. */
  rulesChanged: boolean | undefined;
  parts: PartMovement[];
}

/** Parts of a framework that are rated, the whole first where it is. */
export function movedParts(release: Release, framework: FrameworkRecord): MovedPart[] {
  const cells = release.cells(framework).map(({ id, name, group }) => ({
    node: id,
    name: group ? `${group.name}: ${name}` : name,
  }));
  return [...(framework.declaration.overall ? [{ node: '', name: '' }] : []), ...cells];
}

/**
 * How ratings moved from one release to another, part by part and type by type of area, from the history that the release carries.
 *
 * Edges — areas that the release that is read no longer has are left out: on today’s map nobody can be shown for them.
 *
 * @param ids  of the two releases; by default the newest two that have the framework
 * @returns undefined where there are no two such releases, or they do not come in this order
 */
export async function frameworkMovement(
  release: Release,
  framework: FrameworkRecord,
  ids?: { before: string; after: string },
): Promise<FrameworkMovement | undefined> {
  const releases = release.past.releasesOf(framework);
  const at = (id: string | undefined) => releases.findIndex((one) => one.release === id);
  const [from, to] = ids ? [at(ids.before), at(ids.after)] : [releases.length - 2, releases.length - 1];
  const [before, after] = [releases[from], releases[to]];
  if (!before || !after || from >= to) return undefined;
  const steps = releases.slice(from + 1, to + 1);
  const order = after.classes.filter(({ counted }) => counted);
  const rules = {
    order: order.map(({ id }) => id),
    unrated: new Set(after.classes.filter(({ counted }) => !counted).map(({ id }) => id)),
  };
  const [old, young] = await Promise.all([before, after].map((one) => ratingsIn(release, framework, one.release)));
  const parts = movedParts(release, framework).flatMap((part) =>
    release.areaTypes.flatMap((type): PartMovement[] => {
      const key = `${part.node} ${type.key}`;
      const moves = movesOf(old?.get(key) ?? new Map(), young?.get(key) ?? new Map(), rules);
      const known = moves.filter(({ area }) => release.area(type.key, area) !== undefined);
      if (known.length === 0) return [];
      const named = known.map((move) => ({ ...move, area: release.area(type.key, move.area) as Area }));
      named.sort((a, b) => byName(a.area, b.area));
      return [{ part, type, moves: named, movement: tallyMoves(known, rules.order) }];
    }),
  );
  return {
    framework,
    before,
    after,
    order,
    rulesChanged: steps.some(({ changed }) => changed === null)
      ? undefined
      : steps.some(({ changed }) => changesRules(changed ?? [])),
    parts,
  };
}

/** Part and type of area → code of an area → its rating. */
async function ratingsIn(
  release: Release,
  framework: FrameworkRecord,
  id: string,
): Promise<Map<string, Map<string, ReleasedRating>>> {
  const found = new Map<string, Map<string, ReleasedRating>>();
  const note = (node: string, type: string, code: string, rating: ReleasedRating) => {
    const key = `${node} ${type}`;
    const areas = found.get(key) ?? new Map<string, ReleasedRating>();
    areas.set(code, rating);
    found.set(key, areas);
  };
  if (id === release.id) {
    const [ratings, certain] = await Promise.all([release.ratings({ framework }), release.certainty({ framework })]);
    const chances = new Map(certain.map(({ node, area, probabilities }) => [`${node} ${area.id}`, probabilities]));
    for (const { node, area, publishedClass } of ratings)
      note(node, area.type.key, area.code, { class: publishedClass, chances: chances.get(`${node} ${area.id}`) });
    return found;
  }
  for (const { node, areaType, areaCode, class: name, chances } of await release.past.ratingsThen(framework, id))
    note(node, areaType, areaCode, { class: name, chances });
  return found;
}
