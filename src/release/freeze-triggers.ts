import type { Database, Row } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import { evaluateTrigger, type Round } from '#rating/triggers.ts';
import { inPublicationOrder, orderKey } from './publication-order.ts';

interface RatedRow {
  node: string;
  area: number;
  release: string;
  class: string;
  /** Class → chance as JSON; null where it is not known. */
  probabilities: string | null;
}

/**
 * Writes `rating_trigger`: which ratings have stayed below a class over the published releases and this one. Needs the ratings, their
 * periods and the history of `pub`. Only areas that are rated now can be named; withdrawn releases are in no history and count as if they had never been.
 *
 * @param id  of the release that is frozen: its newest round
 */
export async function writeTriggers(evidence: Database, project: Project, id: string): Promise<void> {
  const frameworks = project.frameworks.map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [number, framework] of frameworks.entries()) {
    if (framework.triggers.length === 0) continue;
    const releases = await releasesSince(evidence, framework.id);
    const periods = await ratedPeriods(evidence, framework.id);
    const rounds = roundsOf(await ratedRows(evidence, framework, number, id), [...releases, id], periods);
    const rows = framework.triggers.flatMap((trigger) =>
      (trigger.parts.length > 0 ? trigger.parts : ['']).flatMap((node) =>
        [...(rounds.get(node) ?? [])].flatMap(([area, list]) => {
          const found = evaluateTrigger(trigger, classesOf(framework), list);
          if (!found) return [];
          const { state, rounds: count, since, better, trail } = found;
          return [
            [number, trigger.id, node, area, state, count, since, better ?? null, JSON.stringify({ rounds: trail })],
          ];
        }),
      ),
    );
    if (rows.length > 0) await evidence.run(`INSERT INTO pub.rating_trigger VALUES ${values(rows)}`);
  }
}

function classesOf({ classes }: Framework) {
  return {
    order: classes.filter(({ counted }) => counted).map(({ id }) => id),
    unrated: new Set(classes.filter(({ counted }) => !counted).map(({ id }) => id)),
  };
}

/** Earlier releases in the order of their publication, from the first that had the framework: one that left it out is a round too. */
async function releasesSince(evidence: Database, framework: string): Promise<string[]> {
  const found = await evidence.rows<{ release: string; publishedOn: string; own: boolean }>(
    `SELECT release, published_on AS "publishedOn", bool_or(framework = ${literal(framework)}) AS own FROM pub.rating_history GROUP BY release, published_on ORDER BY published_on, release`,
  );
  const { value } = await evidence.single<{ value: string | null }>(
    `SELECT max(value) AS value FROM pub.meta WHERE key = ${literal(orderKey)}`,
  );
  const rows = inPublicationOrder(found, JSON.parse(value ?? '[]') as string[]);
  const first = rows.findIndex(({ own }) => own);
  return first < 0 ? [] : rows.slice(first).map(({ release }) => release);
}

async function ratedRows(evidence: Database, { id: key }: Framework, number: number, id: string): Promise<RatedRow[]> {
  return evidence.rows<RatedRow & Row>(
    `SELECT r.node, r.area, ${literal(id)} AS release, r.published_class AS class, c.probabilities FROM pub.rating r
     LEFT JOIN pub.rating_certainty c ON c.framework = r.framework AND c.node = r.node AND c.area = r.area WHERE r.framework = ${number}
     UNION ALL
     SELECT h.node, a.id, h.release, h.class, h.probabilities FROM pub.rating_history h JOIN pub.area_type t ON t.key = h.area_type JOIN pub.area a ON a.type = t.id AND a.code = h.area_code
     WHERE h.framework = ${literal(key)}
     ORDER BY node, area, release`,
  );
}

/** Release and part → last day of the newest period from which the part was rated. */
async function ratedPeriods(evidence: Database, framework: string): Promise<Map<string, string>> {
  const rows = await evidence.rows<{ release: string; node: string; period_end: string }>(
    `SELECT release, node, period_end FROM pub.rated_period WHERE framework = ${literal(framework)} ORDER BY release, node`,
  );
  return new Map(rows.map(({ release, node, period_end }) => [`${release} ${node}`, period_end]));
}

/** Part → area → its rounds; areas that are not rated now are left out. */
function roundsOf(
  rows: readonly RatedRow[],
  releases: readonly string[],
  periods: ReadonlyMap<string, string>,
): Map<string, Map<number, Round[]>> {
  const position = new Map(releases.map((release, at) => [release, at]));
  const found = new Map<string, Map<number, Round[]>>();
  for (const { node, area, release, class: name, probabilities } of rows) {
    const at = position.get(release);
    if (at === undefined) continue;
    const areas = found.get(node) ?? new Map<number, Round[]>();
    found.set(node, areas);
    const rounds =
      areas.get(area) ?? releases.map((one): Round => ({ release: one, period: periods.get(`${one} ${node}`) }));
    areas.set(area, rounds);
    rounds[at] = {
      ...(rounds[at] as Round),
      class: name,
      chances: probabilities === null ? undefined : JSON.parse(probabilities),
    };
  }
  const now = releases.at(-1) as string;
  const current = new Set(rows.filter(({ release }) => release === now).map(({ node, area }) => `${node} ${area}`));
  for (const [node, areas] of found)
    for (const area of [...areas.keys()]) if (!current.has(`${node} ${area}`)) areas.delete(area);
  return found;
}
