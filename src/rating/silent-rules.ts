import type { Declared } from '#project/declaration.ts';
import type { Framework, Label } from '#project/schema/framework.ts';
import { everyPart, type Placed } from '#project/schema/framework/consistency.ts';
import { conditionTree } from '#project/schema/framework/condition-tree.ts';
import { namedInRules } from '#project/schema/framework/named.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import type { Evaluation, NodeResult } from './evaluate.ts';
import { towardsBetter } from './evidence.ts';
import { nodesOf, type RatingEntry } from './framework-tree.ts';
import { type At, partName, rulesOfAllOrNone } from './silent-rule-lists.ts';
import { standardOf } from './standard.ts';

/** Why a score has no class, and what to do, by the kind of the label. */
const unclassed: Record<Label['kind'], { reason: string; remedy: string }> = {
  'cut-points': {
    reason: 'no band takes such a score',
    remedy: 'Let the bands leave no gap: one without an end takes all that is left.',
  },
  quantiles: {
    reason: 'its group of peers has fewer scores than there are classes, or it belongs to no group',
    remedy: 'Compare larger groups of peers, or declare fewer classes.',
  },
  'k-means': {
    reason: 'its group of peers has fewer different scores than there are classes, or it belongs to no group',
    remedy: 'Compare larger groups of peers, or declare fewer classes.',
  },
};

/**
 * Warns of rules of a framework that came to nothing over the areas it rated, or came to the same for all of them, which nobody would
 * see in the ratings themselves.
 *
 * @param item         the framework, with the place of each of its rules
 * @param evaluations  what it came to, one for each area type; without any area nothing is said
 * @returns RATING_LIMIT_IDLE, RATING_ELIGIBILITY_IDLE, RATING_LIMIT_ALWAYS, RATING_RULE_IDLE, RATING_RULE_ALWAYS, RATING_CLASS_MISSING, RATING_FACT_ABSENT, RATING_STANDARD_BEYOND_FLOOR, in the order of the parts
 */
export function silentRules(item: Declared<Framework>, evaluations: readonly Evaluation[]): Issue[] {
  const areas = evaluations.reduce((sum, { evidence }) => sum + evidence.areas.length, 0);
  if (areas === 0) return [];
  const facts = new Set(
    evaluations.flatMap(({ evidence }) =>
      evidence.areas.flatMap((area) => [...Object.keys(area), ...Object.keys(area.attributes)]),
    ),
  );
  facts.delete('attributes');
  const at = (path: readonly PropertyKey[]) => ({ file: item.file, ...item.locate(path), path: path.join('.') });
  return everyPart(item.value).flatMap((placed) => {
    const results = evaluations.flatMap(({ nodes }) => nodes.get(placed.node.id) ?? []);
    return [
      ...limitsOfAllOrNone(placed, results, areas, at),
      ...rulesOfAllOrNone(placed, evaluations, at),
      ...missingClasses(placed, results, evaluations, areas, at),
      ...absentFacts(placed, facts, areas, at),
      ...crossedStandards(placed, evaluations, areas, at),
    ];
  });
}

function limitsOfAllOrNone({ node, path }: Placed, results: readonly NodeResult[], areas: number, at: At): Issue[] {
  const own = node.limits ?? [];
  // Rules of eligibility stand before the limits of every part; they are told of with the whole.
  const ahead = (results[0]?.limited.fired.length ?? own.length) - own.length;
  const { eligibility = [] } = node as { eligibility?: readonly { id: string; when: string }[] };
  const part = partName(node.id);
  const tell = (kind: 'eligibility' | 'limits', first: number) => (rule: { id: string; when: string }, i: number) => {
    const held = results.reduce((sum, { limited }) => sum + (limited.fired[first + i] as number), 0);
    const where = at([...path, kind, i, 'id']);
    if (held === 0) {
      const code = kind === 'limits' ? 'RATING_LIMIT_IDLE' : 'RATING_ELIGIBILITY_IDLE';
      return [issue(code, where, { value: rule.id, part, areas })];
    }
    const what = kind === 'limits' ? `limit ${rule.id} of ${part}` : `rule of eligibility ${rule.id}`;
    return held === areas && areas > 1 ? [issue('RATING_LIMIT_ALWAYS', where, { value: rule.id, what, areas })] : [];
  };
  return [...eligibility.flatMap(tell('eligibility', 0)), ...own.flatMap(tell('limits', ahead))];
}

function missingClasses(
  { node, path }: Placed,
  results: readonly NodeResult[],
  evaluations: readonly Evaluation[],
  areas: number,
  at: At,
): Issue[] {
  const { label } = node;
  if (!label) return [];
  const without = results.flatMap(({ grades, limited }, i) =>
    Array.from(grades.score, (score, area) => ({ score, area: evaluations[i]?.evidence.areas[area] })).filter(
      ({ score }, area) => !Number.isNaN(score) && (limited.class[area] as number) < 0,
    ),
  );
  const [first] = without;
  if (!first) return [];
  return [
    issue('RATING_CLASS_MISSING', at([...path, 'label']), {
      count: without.length,
      areas,
      part: partName(node.id),
      area: `${first.area?.name} (${first.area?.code})`,
      value: first.score,
      ...unclassed[label.kind],
    }),
  ];
}

function absentFacts({ node, path }: Placed, known: ReadonlySet<string>, areas: number, at: At): Issue[] {
  return namedInRules(node, path).expressions.flatMap(({ path: place, name }) => {
    const { facts, tested } = conditionTree(name);
    return facts
      .filter((fact) => !known.has(fact) && !tested.includes(fact))
      .map((fact) =>
        issue('RATING_FACT_ABSENT', at(place), { value: fact, areas, known: [...known].sort().join(', ') }),
      );
  });
}

function crossedStandards({ node, path }: Placed, evaluations: readonly Evaluation[], areas: number, at: At): Issue[] {
  const entries = new Map(
    evaluations.flatMap(({ plan }) =>
      nodesOf(plan.root)
        .filter(({ id }) => id === node.id)
        .flatMap((part) => part.entries.map((entry): [string, RatingEntry] => [entry.indicator, entry])),
    ),
  );
  return [...entries.values()].flatMap(({ indicator, scorer }) => {
    if (scorer.kind !== 'spread' || !scorer.standard || !scorer.floor) return [];
    const { standard, floor } = scorer;
    let count = 0;
    for (const { evidence } of evaluations) {
      const columns = evidence.indicators.get(indicator);
      if (!columns) continue;
      const [standards, floors] = [standard.at, floor.at].map((line) =>
        standardOf(line, columns, evidence.areas.length),
      );
      const sign = towardsBetter(columns.polarity);
      standards?.forEach((line, area) => {
        if (sign * ((floors?.[area] as number) - line) > 0) count += 1;
      });
    }
    if (count === 0) return [];
    return [issue('RATING_STANDARD_BEYOND_FLOOR', at([...path, 'id']), { value: indicator, count, areas })];
  });
}
